"""Whatever lies in the scenarios folder: what is sound is used, and nothing makes anybody wait or fall."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.cli.check import as_text
from coach.scenario.catalogue import FolderCatalogue
from coach.scenario.finding import Finding, finding
from coach.scenario.folder import below, read_folder
from coach.scenario.source import MAX_BYTES, read_source
from coach.wording import wording


def _notices(folder: Path) -> list[tuple[str, str]]:
    catalogue = FolderCatalogue(folder, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    return [(notice.code, notice.file) for notice in catalogue.notices() if notice.code != "RC211"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX's")
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    """Reading one would never end; it is a file that cannot be opened, for `coach check` and for the app."""
    (tmp_path / "t").mkdir()
    os.mkfifo(tmp_path / "t" / "pipe.yaml")
    (tmp_path / "t" / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "t" / "gone.yaml").symlink_to("nowhere")
    found = [("RC116", f"t/{name}.yaml") for name in ("gone", "pipe", "zero")]
    assert sorted(_notices(tmp_path)) == found
    (folder,) = read_folder(tmp_path, "")
    assert {(one.code, one.file) for document in folder.documents() for one in document.findings} >= set(found)


def test_no_more_is_read_than_a_file_may_hold(tmp_path: Path) -> None:
    """Also of a file that grew since somebody looked at its size."""
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    text, (found,) = read_source(path, "x.yaml")
    assert text is None
    assert found.code == "RC101"
    path.write_bytes(b"#" * MAX_BYTES)
    assert read_source(path, "x.yaml") == ("#" * MAX_BYTES, [])


def test_a_folder_in_which_nobody_may_look_takes_nothing_else_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that can be listed and not entered gives names whose every question fails."""
    for name in ("open", "shut"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yaml").write_text("kind: scripted\n", "utf-8")
    real = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent.name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    assert ("RC116", "shut/x.yaml") in _notices(tmp_path)
    assert any(name == "open/x.yaml" for _, name in _notices(tmp_path))


def test_a_trainings_folder_may_be_a_link_and_circles_end(tmp_path: Path) -> None:
    """Links further down are not followed."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "elsewhere" / "round").symlink_to("..")
    root = tmp_path / "scenarios"
    root.mkdir()
    (root / "linked").symlink_to(tmp_path / "elsewhere")
    (root / "round").symlink_to(".")
    assert [path.relative_to(root).as_posix() for path in below(root)] == ["linked/x.yaml"]


def test_what_a_file_says_does_not_steer_the_terminal() -> None:
    """YAML can write any character down, as an escape: it is shown as its number."""
    told = finding("RC201", "a\x1b[31m.yaml", 1, "nodes › \x1b]0;owned\x07", key="\x1b[2J\u202ex", known="id")
    assert isinstance(told, Finding)
    text = as_text([told], wording("en")).replace("\x1b[1m", "").replace("\x1b[31merror", "").replace("\x1b[0m", "")
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "<U+001B>[2J<U+202E>x" in text
