"""Translations: every text has an address, a mark that notices change, and commands that a translator can use."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli.main import run
from coach.errors import ContentBroken
from coach.scenario.addresses import texts_of
from coach.scenario.checker import check_folder
from coach.scenario.compile import compile_script
from coach.scenario.load import load_text
from coach.scenario.model import ScenarioFile
from coach.scenario.stamp import marks, read_pair, stamp, stamped
from tests.trainings import SCENARIO, files, write

NAME = "first-word.en.yaml"


def unstamped(tmp_path: Path) -> Path:
    """The small training's translation without marks."""
    text = files()[NAME]
    folder = write(tmp_path, {NAME: text[: text.index("\nof:") + 1]})
    return folder / "speaking" / NAME


def test_every_text_has_an_address_of_its_own() -> None:
    """With all addresses translated, no word of the source is left in the script."""
    scenario = load_text(SCENARIO, "first-word.yaml").model
    assert isinstance(scenario, ScenarioFile)
    texts = list(texts_of(scenario))
    assert len({text.address for text in texts}) == len(texts)
    other = {t.address: "XX" if isinstance(t.value, str) else ("XX",) for t in texts}
    source, translated = compile_script(scenario), repr(compile_script(scenario, other, "en"))
    for text in texts:
        for line in (text.value,) if isinstance(text.value, str) else text.value:
            assert repr(line) not in translated, text.address
    assert repr(source) != translated


def test_stamping_marks_every_text_and_touches_nothing_else(tmp_path: Path) -> None:
    """The file stays byte for byte what it was, its new block aside."""
    path = unstamped(tmp_path)
    before = path.read_text("utf-8")
    count = stamp(read_pair(path))
    after = path.read_text("utf-8")
    assert after.startswith(before.rstrip())
    assert count == after[len(before) :].count('"') // 2
    assert check_folder(path.parent.parent, "") == []
    assert stamped(after, marks(read_pair(path))) == after


def test_stamping_keeps_windows_line_ends_and_what_follows_the_marks(tmp_path: Path) -> None:
    """Whatever the editor, whatever the order of the keys."""
    path = unstamped(tmp_path)
    text = path.read_text("utf-8")
    body = text.replace("texts:\n", "of: {}\n# ours\ntexts:\n").replace("\n", "\r\n")
    path.write_bytes(body.encode())
    stamp(read_pair(path))
    raw = path.read_bytes()
    assert b"\r\n# ours\r\ntexts:\r\n" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_changed_source_makes_its_translation_stale_until_it_is_stamped(tmp_path: Path) -> None:
    """Only that text, and only until somebody has looked."""
    path = unstamped(tmp_path)
    stamp(read_pair(path))
    source = path.with_name("first-word.yaml")
    source.write_text(SCENARIO.replace("Een kamer met", "Een zaal met").replace("De stilte.", "Stilte."), "utf-8")
    stale = [one for one in check_folder(path.parent.parent, "") if one.code == "RC704"]
    assert [one.values["id"] for one in stale] == ["setting", "obstacle"]
    stamp(read_pair(path), ["setting"])
    stale = [one for one in check_folder(path.parent.parent, "") if one.code == "RC704"]
    assert [one.values["id"] for one in stale] == ["obstacle"]
    with pytest.raises(ContentBroken, match="text-not-translated"):
        stamp(read_pair(path), ["nowhere"])


def test_other_ways_of_saying_are_never_stale(tmp_path: Path) -> None:
    """They are written natively."""
    path = unstamped(tmp_path)
    stamp(read_pair(path))
    path.with_name("first-word.yaml").write_text(SCENARIO.replace("- Laat maar.", "- Laat het maar."), "utf-8")
    assert check_folder(path.parent.parent, "") == []


def test_what_is_missing_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The printed block is YAML that completes the file."""
    text = files()[NAME]
    cut = text.index("  setting: |")
    path = write(tmp_path, {NAME: text[:cut] + text[text.index("  you: |") :]}) / "speaking" / NAME
    assert run(["translations", "missing", str(path), "--language", "en"]) == 0
    printed = capsys.readouterr().out
    path.write_text(path.read_text("utf-8").replace("texts:\n", "texts:\n" + printed), "utf-8")
    assert run(["translations", "stamp", str(path)]) == 0
    assert check_folder(path.parent.parent, "") == []


def test_commands_refuse_what_is_no_translation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a sentence and a failing status; nothing is written."""
    source = write(tmp_path) / "speaking" / "first-word.yaml"
    assert run(["translations", "stamp", str(source)]) == 1
    assert "translation" in capsys.readouterr().err
    assert source.read_text("utf-8") == SCENARIO


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk loses nothing."""
    path = unstamped(tmp_path)
    before = path.read_bytes()

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    pair = read_pair(path)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ContentBroken, match="file-not-written"):
        stamp(pair)
    assert path.read_bytes() == before
