"""The checker finds each slip where it stands, says what was meant, and says all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.scenario.checker import check_folder
from coach.scenario.finding import Finding, advice, sentence
from coach.scenario.rules import RULES
from coach.wording import wording
from tests.check_cases import CASES, ELSEWHERE, Case
from tests.improvised_cases import IMPROVISED
from tests.trainings import files, write


def findings(folder: Path, changed: dict[str, str | None] | None = None) -> list[Finding]:
    """Everything that is found in the small training with these changes."""
    return check_folder(write(folder, changed), "")


def test_nothing_is_found_where_nothing_is_wrong(tmp_path: Path) -> None:
    """The small training is sound, or the other tests would prove nothing."""
    assert findings(tmp_path) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_each_slip_is_found_at_its_line(tmp_path: Path, case: Case) -> None:
    """The code, the file, the line, and what was meant where that is clear."""
    broken = case.applied(files()[case.file])
    found = [one for one in findings(tmp_path, {case.file: broken}) if one.code == case.code]
    assert found, case.code
    lines = broken.split("\n")
    if case.at:
        assert any(case.at in lines[one.line - 1] for one in found if one.file.endswith(case.file)), found
    if case.meant:
        assert found[0].values["meant"] == case.meant


def test_every_code_has_a_case() -> None:
    """A new code comes with a slip that provokes it."""
    assert {case.code for case in (*CASES, *IMPROVISED)} | ELSEWHERE == set(RULES)


def test_every_finding_can_be_told(tmp_path: Path) -> None:
    """In both languages, with no slot left open."""
    for number, case in enumerate(CASES[::3]):
        for one in findings(tmp_path / str(number), {case.file: case.applied(files()[case.file])}):
            for language in ("nl", "en"):
                words = wording(language)
                told = sentence(one.code, one.values, words) + advice(one.code, one.values, words)
                assert "None" not in told
                assert not {"{code}", "{id}", "{known}"} & set(told.split())


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    """A typo in a key, an id, a condition, a goto and a missing text: one run names them all."""
    broken = (
        files()["first-word.yaml"]
        .replace("outcome: missed", "outcom: missed")
        .replace("who: tom, move", "who: tim, move")
        .replace("when: rapport == 0", "when: raport == 0")
        .replace("        goto: lost", "        goto: lots")
        .replace("        instead: |\n          Ik heb toch iets.\n", "")
        .replace("text: |\n          En, {learner}?", "text: Zeg: {learner}")
    )
    codes = {one.code for one in findings(tmp_path, {"first-word.yaml": broken})}
    assert {"RC201", "RC302", "RC404", "RC303", "RC609"} <= codes


def test_a_clear_slip_does_not_hide_what_play_shows(tmp_path: Path) -> None:
    """With the probable correction in its place, the scene is played all the same."""
    broken = (
        files()["first-word.yaml"]
        .replace("        goto: lost", "        goto: lots")
        .replace('when: pressure == "heated"', "when: tension > 3")
    )
    codes = {one.code for one in findings(tmp_path, {"first-word.yaml": broken})}
    assert {"RC303", "RC509"} <= codes
    assert not codes & {"RC518", "RC503", "RC504"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rapport > 0 en asked", "rapport > 0 and asked"),
        ("rapport > 0 && !asked", "rapport > 0 and not asked"),
        ("rapport => 1 of asked", "rapport >= 1 or asked"),
        ("rapport = 1", "rapport == 1"),
        ("pressure == heated", 'pressure == "heated"'),
        ("pressure in [calm, tense]", 'pressure in ["calm", "tense"]'),
        ("raport > 0", "raport"),
    ],
)
def test_a_condition_in_another_spelling_is_understood(tmp_path: Path, written: str, meant: str) -> None:
    """The checker says how it is written here, and plays the scene with it."""
    text = files()["first-word.yaml"].replace("when: rapport > 0 and asked", f"when: '{written}'")
    found = findings(tmp_path, {"first-word.yaml": text})
    slip = next(one for one in found if one.code.startswith("RC40"))
    assert slip.values["meant"] == (meant if meant != "raport" else "rapport")
    assert "RC518" not in {one.code for one in found}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("people:\n  - id: tom\n    name", "people:\n  tom:\n    name", "RC203"),
        ("level: 5}", "level: high}", "RC203"),
        ("need: wise", "need: {a: b}", "RC203"),
        ("      - id: mumble\n", "        id: mumble\n", "RC127"),
    ],
)
def test_what_could_not_be_read_draws_no_further_complaints(tmp_path: Path, old: str, new: str, code: str) -> None:
    """One slip in a part that others lean on is one finding, not twenty."""
    text = files()["first-word.yaml"].replace(old, new)
    found = findings(tmp_path, {"first-word.yaml": text})
    assert [one.code for one in found if one.severity != "note"] == [code]


def test_several_confusing_colons_are_all_found(tmp_path: Path) -> None:
    """YAML stops at the first; the checker reads on."""
    broken = files()["first-word.yaml"]
    for name in ("twee", "een"):
        broken = broken.replace(
            "      - id: mark\n", f"      - id: {name}\n        text: Ik zeg: {name}\n      - id: mark\n"
        )
    found = [one for one in findings(tmp_path, {"first-word.yaml": broken}) if one.code == "RC105"]
    assert len(found) == 2


def test_two_files_cannot_share_an_id(tmp_path: Path) -> None:
    """Takes and links go by id; the copy is the one to change."""
    found = findings(tmp_path, {"second.yaml": files()["first-word.yaml"]})
    assert [(one.code, one.file.rsplit("/", 1)[-1]) for one in found if one.severity == "error"] == [
        ("RC309", "second.yaml")
    ]


def test_near_duplicate_examples_are_named(tmp_path: Path) -> None:
    """The assessor learns nothing from the same turn twice."""
    text = files()["examples.nl.yaml"]
    first = text.split("learner_says: ")[1].split("\n")[0]
    second = text.split("learner_says: ")[2].split("\n")[0]
    found = findings(tmp_path, {"examples.nl.yaml": text.replace(second, first)})
    assert [one.values["id"] for one in found if one.code == "RC806"] == ["turn-0"]


def test_missing_files_are_missed(tmp_path: Path) -> None:
    """A translation, examples, tests, the training itself."""
    source = files()["first-word.yaml"]
    no_tests = source[: source.index("tests:")]
    assert "RC701" in {one.code for one in findings(tmp_path / "a", {"first-word.en.yaml": None})}
    assert "RC804" in {one.code for one in findings(tmp_path / "b", {"examples.en.yaml": None})}
    assert "RC614" in {one.code for one in findings(tmp_path / "c", {"first-word.yaml": no_tests})}
    assert "RC211" in {one.code for one in findings(tmp_path / "d", {"training.yaml": None})}


def test_misplaced_files_are_mentioned(tmp_path: Path) -> None:
    """A .yml, a misnamed translation, a folder with nothing in it."""
    found = findings(tmp_path / "a", {"other.yml": "x", "first-words.en.yaml": files()["first-word.en.yaml"]})
    assert {"RC210", "RC709"} <= {one.code for one in found}
    empty = tmp_path / "empty"
    empty.mkdir()
    assert [one.code for one in check_folder(empty)] == ["RC214"]


def test_one_file_is_checked_with_its_translations(tmp_path: Path) -> None:
    """A trainer who works on one scenario hears of that one."""
    folder = write(tmp_path, {"training.yaml": files()["training.yaml"].replace("[1, 2]", "[1, 9]")})
    source = folder / "speaking" / "first-word.yaml"
    source.write_text(files()["first-word.yaml"].replace("Een kamer met een tafel", "Een zaal"), "utf-8")
    assert {(one.code, Path(one.file).name) for one in check_folder(source)} == {("RC704", "first-word.en.yaml")}


def test_a_slip_that_shows_everywhere_is_told_once_with_its_lines(tmp_path: Path) -> None:
    """A competency that is gone from the training does not fill the screen with the examples that rate it."""
    training = files()["training.yaml"].replace("  clear-voice:", "  other-voice:")
    found = [one for one in findings(tmp_path, {"training.yaml": training}) if one.code == "RC305"]
    assert len([one for one in found if one.file.endswith("examples.nl.yaml")]) == 1
    told = sentence("RC305", next(one.values for one in found if "examples.nl" in one.file), wording("nl"))
    assert "clear-voice" in told
    assert "Ook op regel" in told


def test_one_file_that_no_track_holds_hears_of_it(tmp_path: Path) -> None:
    """A new scenario that is sound and still cannot be found in the app would puzzle its author."""
    folder = write(tmp_path, {"training.yaml": files()["training.yaml"].replace("[first-word]", "[]")})
    assert [one.code for one in check_folder(folder / "speaking" / "first-word.yaml")] == ["RC803"]
