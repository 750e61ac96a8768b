"""The checker on frames for a meeting of the learner's own: one in a training, one counterpart, in no track."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.scenario.checker import check_folder
from coach.scenario.finding import Finding, advice, sentence
from coach.wording import wording
from tests.improvised_files import NAME, side_file, small, write_improvised

_PERSON = "  - {id: an, name: An Nys, short: An, part: counterpart, role: intern, about: Waits., doing: waits}\n"


def framed(folder: Path) -> Path:
    """The small training with a sound frame in no track; its folder."""
    path = write_improvised(folder, small().replace("difficulty: 1\n", "difficulty: 1\nown_meeting: true\n", 1))
    tracks = path.with_name("training.yaml")
    tracks.write_text(tracks.read_text("utf-8").replace("[first-word, room-at-ten]", "[first-word]"), "utf-8")
    return path.parent


def found_in(folder: Path) -> list[Finding]:
    """What is found, but for a translation that an added sentence left behind."""
    return [one for one in check_folder(folder.parent, "") if one.code.startswith("RC8")]


def at(folder: Path, found: Finding) -> str:
    """The line that it points to."""
    return (folder / found.file.rsplit("/", 1)[-1]).read_text("utf-8").split("\n")[found.line - 1]


def test_one_frame_with_one_counterpart_and_no_track_is_sound(tmp_path: Path) -> None:
    """Also without anybody being told that no track holds it."""
    assert check_folder(framed(tmp_path).parent, "") == []


def test_a_second_frame_is_one_too_many(tmp_path: Path) -> None:
    """The later file hears of the first."""
    folder = framed(tmp_path)
    other = (folder / NAME).read_text("utf-8").replace("id: room-at-ten", "id: room-later", 1)
    (folder / "room-later.yaml").write_text(other, "utf-8")
    (folder / "room-later.nl.yaml").write_text(side_file().replace("room-at-ten", "room-later", 1), "utf-8")
    (found,) = found_in(folder)
    assert (found.code, found.values["other"], at(folder, found)) == ("RC818", NAME, "own_meeting: true")


def test_a_frame_with_two_counterparts_leaves_open_which_of_them_is_meant(tmp_path: Path) -> None:
    """The learner tells of one; the other would keep the frame's own name."""
    folder = framed(tmp_path)
    text = (folder / NAME).read_text("utf-8")
    (folder / NAME).write_text(text.replace("people:\n", f"people:\n{_PERSON}", 1), "utf-8")
    (found,) = found_in(folder)
    assert (found.code, found.values["count"]) == ("RC819", 2)
    assert at(folder, found).startswith("people:")


def test_a_frame_in_a_track_is_told_where_it_stands(tmp_path: Path) -> None:
    """There it would be a rehearsal with nobody in it."""
    folder = framed(tmp_path)
    tracks = folder / "training.yaml"
    tracks.write_text(tracks.read_text("utf-8").replace("[first-word]", "[first-word, room-at-ten]"), "utf-8")
    (found,) = found_in(folder)
    assert (found.code, found.severity, found.values["id"]) == ("RC820", "warning", "room-at-ten")
    assert "room-at-ten" in at(folder, found)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", ["RC818", "RC819", "RC820"])
def test_each_can_be_told(code: str, language: str) -> None:
    """With what to do about it."""
    values = {"other": "own-meeting.yaml", "count": 2, "id": "own-meeting"}
    told = sentence(code, values, wording(language)) + advice(code, values, wording(language))
    assert "{" not in told
    assert len(told) > 60
