"""The catalogue: what is sound can be used, what is broken is left out with notices, changes are seen while it runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.errors import ContentBroken
from coach.scenario.catalogue import FolderCatalogue, reader_of
from coach.scenario.reader import FileReader
from coach.scenario.training import Catalogue, Reader
from tests.trainings import files, write


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Now."""
        return self.moment

    def later(self, seconds: float = 5) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


def catalogue(folder: Path, kept: Path | None = None) -> tuple[FolderCatalogue, Clock]:
    """A catalogue on a folder, with its clock."""
    clock = Clock()
    return FolderCatalogue(folder, clock, kept), clock


def test_a_sound_training_is_there_in_both_languages(tmp_path: Path) -> None:
    """With its examples, its scenario, its texts, and its usual length."""
    found, _ = catalogue(write(tmp_path))
    port: Catalogue = found
    training = port.trainings()["speaking"]
    entry = port.scenarios()["first-word"]
    assert len(training.examples) == 50
    assert training.tracks["learners"].scenarios == training.scenarios == ("first-word",)
    assert training.feedback["clear-voice"][2]["en"] == "You mumbled."
    assert entry.languages == ("en", "nl")
    assert entry.scenes["en"].title == "En Het eerste woord"
    assert set(entry.source.files) == {"first-word.yaml", "first-word.en.yaml"}
    assert set(port.training_source("speaking").files) == {"training.yaml", "examples.nl.yaml", "examples.en.yaml"}
    assert 1 <= entry.minutes[0] <= entry.minutes[1] <= 3
    assert 2 <= entry.moments[0] <= entry.moments[1] <= 4
    assert port.notices() == ()


def test_a_broken_scenario_is_left_out_and_the_rest_works(tmp_path: Path) -> None:
    """The trainer hears which line."""
    second = files()["first-word.yaml"].replace("id: first-word", "id: second").replace("need: wise", "need: wize")
    found, _ = catalogue(write(tmp_path, {"second.yaml": second}))
    assert set(found.scenarios()) == {"first-word"}
    assert [(notice.code, notice.file) for notice in found.notices()] == [("RC204", "speaking/second.yaml")]


def test_a_broken_translation_takes_its_language_along(tmp_path: Path) -> None:
    """The scenario stays in its own language."""
    text = files()["first-word.en.yaml"].replace("  you: |\n    En Je zit aan de tafel.\n", "")
    found, _ = catalogue(write(tmp_path, {"first-word.en.yaml": text}))
    entry = found.scenarios()["first-word"]
    assert entry.languages == ("nl",)
    assert set(entry.source.files) == {"first-word.yaml"}
    assert [notice.code for notice in found.notices()] == ["RC702"]


def test_a_broken_training_takes_its_scenarios_along(tmp_path: Path) -> None:
    """And the notices say why."""
    text = files()["training.yaml"].replace("expected_behaviour:", "expected_behavior:")
    found, _ = catalogue(write(tmp_path, {"training.yaml": text}))
    assert found.trainings() == {}
    assert found.scenarios() == {}
    assert [notice.code for notice in found.notices()] == ["RC201", "RC809"]


def test_a_wrong_example_is_left_out_alone(tmp_path: Path) -> None:
    """The other forty-nine still teach."""
    text = files()["examples.nl.yaml"].replace("ratings: {clear-voice: 3}", "ratings: {loud-voice: 3}", 1)
    folder = write(tmp_path, {"examples.nl.yaml": text})
    found, _ = catalogue(folder)
    training = found.trainings()["speaking"]
    assert len(training.examples) == 49
    assert FileReader().training(found.training_source("speaking").files) == training


def test_a_track_may_name_a_scenario_that_is_gone(tmp_path: Path) -> None:
    """Deleting one file does not close the training."""
    found, _ = catalogue(write(tmp_path, {"first-word.yaml": None, "first-word.en.yaml": None}))
    assert set(found.trainings()) == {"speaking"}
    assert found.scenarios() == {}
    assert "RC307" in [notice.code for notice in found.notices()]


def test_changes_are_seen_after_a_few_seconds(tmp_path: Path) -> None:
    """A scenario that breaks while it runs goes, and comes back when it is mended."""
    folder = write(tmp_path)
    path = folder / "speaking" / "first-word.yaml"
    found, clock = catalogue(folder)
    before = found.scenarios()["first-word"]
    path.write_text("format: [", "utf-8")
    assert found.scenarios()["first-word"] is before
    clock.later()
    assert found.scenarios() == {}
    assert [notice.code for notice in found.notices()] == ["RC107"]
    path.write_text(files()["first-word.yaml"].replace("difficulty: 1", "difficulty: 3"), "utf-8")
    clock.later()
    assert found.scenarios()["first-word"].scenes["nl"].difficulty == 3
    assert found.scenarios()["first-word"].source.sha256 != before.source.sha256


def test_nothing_is_read_again_while_nothing_changes(tmp_path: Path) -> None:
    """Entries stay the same objects."""
    found, clock = catalogue(write(tmp_path))
    before = found.scenarios()
    clock.later(60)
    assert found.scenarios() is before


def test_a_kept_version_gives_the_same_script_again(tmp_path: Path) -> None:
    """In each language, long after the folder has changed."""
    folder = write(tmp_path)
    found, _ = catalogue(folder)
    entry = found.scenarios()["first-word"]
    reader: Reader = FileReader()
    for language in ("nl", "en"):
        again = reader.scene(entry.source.files, language)
        assert again.nodes["opening"].choices[0].said_as == entry.scenes[language].nodes["opening"].choices[0].said_as
        assert (again.title, again.language) == (entry.scenes[language].title, language)
    assert reader.scene(entry.source.files, "fr").language == "nl"
    assert reader.training(found.training_source("speaking").files) == found.trainings()["speaking"]
    assert reader_of(found).scene(entry.source.files, "en") is entry.scenes["en"]


def test_a_version_without_a_scenario_is_refused() -> None:
    """With a sentence, not with a KeyError."""
    with pytest.raises(ContentBroken):
        FileReader().scene({"x.yaml": "format: ["}, "nl")
    with pytest.raises(ContentBroken):
        FileReader().training({"x.yaml": "format: 1"})


def test_what_was_checked_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next start checks nothing; a change or a spoilt file is checked again."""
    folder, kept = write(tmp_path), tmp_path / "kept"
    first, _ = catalogue(folder, kept)
    entry = first.scenarios()["first-word"]
    checks: list[int] = []
    from coach.scenario import checked  # noqa: PLC0415 - to count what it does

    real = checked.check_trainings
    monkeypatch.setattr(checked, "check_trainings", lambda read: (checks.append(1), real(read)))
    again, _ = catalogue(folder, kept)
    assert checks == []
    assert again.scenarios()["first-word"].source == entry.source
    assert again.scenarios()["first-word"].minutes == entry.minutes
    assert again.trainings() == first.trainings()
    assert checks == []
    (file,) = kept.iterdir()
    file.write_text('[{"folder": 1}]', "utf-8")
    assert set(catalogue(folder, kept)[0].scenarios()) == {"first-word"}
    assert checks == [1]
    (folder / "speaking" / "first-word.yaml").write_text("{", "utf-8")
    assert catalogue(folder, kept)[0].scenarios() == {}
    assert len(list(kept.iterdir())) == 1


def test_a_folder_that_is_not_there_is_a_notice(tmp_path: Path) -> None:
    """And an empty one has nothing to say."""
    assert [n.code for n in catalogue(tmp_path / "gone")[0].notices()] == ["RC116"]
    (tmp_path / "empty").mkdir()
    assert catalogue(tmp_path / "empty")[0].notices() == ()


def test_a_kept_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    """The next start is slower, nothing else."""
    (tmp_path / "kept").write_text("a file in the way", "utf-8")
    assert set(catalogue(write(tmp_path), tmp_path / "kept")[0].scenarios()) == {"first-word"}
