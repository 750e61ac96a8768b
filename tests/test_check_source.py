"""What a file is as text: too large, not text, a bomb, a trap of YAML."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from coach.scenario.load import load, load_text
from coach.scenario.yaml_tree import scalar
from tests.trainings import SCENARIO


def codes(path: Path) -> list[str]:
    """What is found in a file on disk."""
    return [one.code for one in load(path, path.name).findings]


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    """The size alone decides, and is told."""
    path = tmp_path / "first-word.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    found = load(path, path.name).findings
    assert [one.code for one in found] == ["RC101"]
    assert found[0].values["size"] == "50"


def test_a_yaml_bomb_is_defused() -> None:
    """Aliases are refused, never expanded."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
    )
    assert {one.code for one in load_text(bomb, "first-word.yaml").findings} >= {"RC110"}


def test_endless_nesting_and_endless_lists_are_refused() -> None:
    """Both stop early."""
    assert [one.code for one in load_text("[" * 100_000, "x.yaml").findings] == ["RC111"]
    assert "RC126" in [one.code for one in load_text("- a\n" * 120_000, "x.yaml").findings]


def test_other_encodings_and_control_characters_are_named(tmp_path: Path) -> None:
    """Latin-1 and UTF-16 are what Windows editors leave behind; control characters come from copying."""
    path = tmp_path / "x.yaml"
    path.write_bytes("title: één".encode("latin-1"))
    assert codes(path) == ["RC102"]
    path.write_bytes("title: één".encode("utf-16"))
    assert codes(path) == ["RC102"]
    path.write_bytes(b"title: a\x07b")
    assert codes(path) == ["RC117"]


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    """A file that went away while the folder was read."""
    assert codes(tmp_path / "gone.yaml") == ["RC116"]


def test_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    """Notepad writes both."""
    path = tmp_path / "first-word.yaml"
    path.write_bytes(codecs.BOM_UTF8 + SCENARIO.replace("\n", "\r\n").encode())
    document = load(path, path.name)
    assert document.findings == []
    assert document.model == load_text(SCENARIO, "first-word.yaml").model


@pytest.mark.parametrize("word", ["No", "yes", "9:30", "1_000", "2026-11-23", "3", "null"])
def test_a_bare_word_stays_the_text_that_was_written(word: str) -> None:
    """It is pointed out, and read as written all the same."""
    text = SCENARIO.replace("text: Sorry?", f"text: {word}")
    document = load_text(text, "first-word.yaml")
    assert [one.code for one in document.findings] == ["RC113"]
    assert f"'{word}'" in repr(document.model)


def test_remarks_are_left_alone_outside_of_texts() -> None:
    """Trainers may write remarks behind ids and numbers."""
    text = SCENARIO.replace("difficulty: 1", "difficulty: 1   # for a first try").replace("need: wise", "need: wise #2")
    assert load_text(text, "first-word.yaml").findings == []


def test_plain_scalars_mean_what_yaml_1_2_says() -> None:
    """No sexagesimals, no yes and no, no underscores."""
    assert [scalar(raw) for raw in ("12", "-3", "true", "~", "1.5")] == [12, -3, True, None, 1.5]
    assert [scalar(raw) for raw in ("yes", "No", "9:30", "1_000", "0x1f")] == ["yes", "No", "9:30", "1_000", "0x1f"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1, 2\nb: 3\n", "RC107"),
        ("a: 'x\nb: y\n", "RC106"),
        ("a: Ik denk: we gaan\n", "RC105"),
        ("a: *niet doen* hoor\n", "RC110"),
        ("a: !nu\n", "RC110"),
        ("a: 'it's'\n", "RC120"),
        ("a: Actie #3\n  is klaar\n", "RC112"),
        ("<<: {a: 1}\n", "RC110"),
        ("a:b\nc: d\n", "RC121"),
        ("a: ]\n", "RC107"),
        ("a\tb: c", "RC103"),
        ("a: |\n  x\nzomaar\n", "RC122"),
        ("a: 1\n   b: 2\n", "RC108"),
        ('a: "C:\\x"\n', "RC124"),
        ("a: | tekst\n  x\n", "RC123"),
    ],
)
def test_yaml_errors_become_human_words(text: str, code: str) -> None:
    """Each of YAML's own messages has a slip behind it."""
    assert code in [one.code for one in load_text(text, "x.yaml").findings]
