"""The checker on improvised scenarios: each slip where it stands, what both kinds share, and what only play shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.scenario.checker import check_folder
from coach.scenario.finding import Finding, advice, sentence
from coach.wording import wording
from tests.check_cases import Case
from tests.improvised_cases import IMPROVISED
from tests.improvised_files import side_file, small, write_improvised


def findings(folder: Path, text: str | None = None, dutch: str | None = None) -> list[Finding]:
    """What is found about the example and its translation, notes and stale texts left out."""
    found = check_folder(write_improvised(folder, text, dutch), "room-at-ten.yaml")
    return [one for one in found if one.code not in {"RC704", "RC518"}]


def replaced(old: str, new: str) -> str:
    """The example with one thing changed."""
    assert old in small()
    return small().replace(old, new, 1)


def test_nothing_is_found_in_the_example(tmp_path: Path) -> None:
    """It is sound in both languages, or the other tests would prove nothing."""
    assert check_folder(write_improvised(tmp_path), "") == []


@pytest.mark.parametrize("case", IMPROVISED, ids=lambda case: case.code)
def test_each_slip_is_found_at_its_line_and_can_be_told(tmp_path: Path, case: Case) -> None:
    """The code, the line, what was meant where that is clear, and a sentence in both languages."""
    broken = case.applied(small())
    found = [one for one in findings(tmp_path, broken) if one.code == case.code]
    assert found, case.code
    lines = broken.split("\n")
    assert any(case.at in lines[one.line - 1] for one in found), (found, case.at)
    if case.meant:
        assert found[0].values["meant"] == case.meant
    for language in ("nl", "en"):
        words = wording(language)
        told = sentence(case.code, found[0].values, words) + advice(case.code, found[0].values, words)
        assert "None" not in told
        assert not {"{id}", "{known}", "{state}"} & set(told.split())


_NO_EXERCISE = "    try:\n      brief: |\n        Then"

SLIPS = [
    ("    does: Hold", "    doess: Hold", "RC201", "does"),
    ("    does: Hold", "    doet: Hold", "RC201", "does"),
    ("    price: 2\n", "", "RC202", None),
    ("kind: improvised", "kind: improvized", "RC204", "improvised"),
    ("kind: improvised", "kind: scripted", "RC215", None),
    ("turns: 8\n", "turns: 8\nnodes: []\n", "RC201", None),
    ("core: ", "kern: ", "RC201", "core"),
    ("    price: 3", "    price: three", "RC203", None),
    ("    weight: 4", "    weight: 12", "RC206", None),
    ('      - {id: great, text: "Great. Close the door?"}\n', "", "RC209", None),
    ("  - id: last-time\n    move", "  - move", "RC202", None),
    ("does: Hold them off. Promise", "does: Hold them off: promise", "RC105", None),
    ("hears: [kept, kept, kept]", "hears: kept", "RC203", None),
    ("  - id: stung", "  - id: lost", "RC301", None),
    ("  - id: stung", "  - id: opening", "RC312", None),
    ("{id: star,", "{id: gives,", "RC312", None),
    ("    who: bart\n    does: Grant", "    who: brat\n    does: Grant", "RC302", "bart"),
    ("ends: kitchen-table}", "ends: kitchen-tabel}", "RC313", "kitchen-table"),
    ("when: kept and not acknowledged", "when: kept and not acknowleged", "RC404", "acknowledged"),
    ("turns == 3 and", "told_smal_room and", "RC404", "told_small_room"),
    ("when: acknowledged and good", "when: acknowledged en good", "RC401", "acknowledged and good"),
    ("when: steps >= 1, to", "when: steps = 1, to", "RC402", "steps == 1"),
    ('when: turns == 3 and pressure != "calm"', 'when: pressure == "clam"', "RC405", "calm"),
    ("effects: {tension: 1}}", "effects: {tensoin: 1}}", "RC304", "tension"),
    ("    exercises: [clear-voice]\n    try:\n      brief: |\n        Then", _NO_EXERCISE, "RC615", None),
    ("Two secs, {learner}.", "Two secs, {name}.", "RC611", None),
    ("beats:\n    - id: two-secs", "beats:\n    - id: two-secs\n      cuts: true", "RC515", None),
    ("ends: five-past-ten}", "ends: door-left-open}", "RC512", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "meant"), SLIPS, ids=[slip[1].strip()[:40] for slip in SLIPS])
def test_one_slip_is_one_finding(tmp_path: Path, old: str, new: str, code: str, meant: str | None) -> None:
    """What merely follows from a slip is not told; what was meant is, where that is clear."""
    found = [one for one in findings(tmp_path, replaced(old, new)) if one.file == "room-at-ten.yaml"]
    assert {one.code for one in found if one.code not in {"RC621", "RC701", "RC421"}} == {code}
    assert found[0].values.get("meant") == meant or any(one.values.get("meant") == meant for one in found)


def test_variables_must_not_take_a_name_that_is_heard_or_counted(tmp_path: Path) -> None:
    """``steps`` is the app's; so is what tells whether a fact was told."""
    for name in ("steps", "kept", "told_small_room"):
        text = replaced("turns: 8\n", f"turns: 8\nvariables:\n  {name}: {{type: boolean, start: false}}\n")
        assert "RC311" in {one.code for one in findings(tmp_path / name, text)}


def test_several_moves_that_leave_no_gap_are_as_good_as_one_that_always_comes(tmp_path: Path) -> None:
    """What counts is that somebody can always answer, whatever was heard."""
    press = "    weight: 2\n    title: |\n      A minute\n"
    gap = replaced(press, f"    when: not good\n{press}")
    assert "RC905" in {one.code for one in findings(tmp_path / "gap", gap)}
    closed = gap.replace("    when: acknowledged and good\n", "    when: good\n")
    assert "RC905" not in {one.code for one in findings(tmp_path / "closed", closed)}


def test_a_fact_that_a_translation_gives_away_is_found_there(tmp_path: Path) -> None:
    """Each language has leaks and lines of its own."""
    dutch = side_file().replace("Nl Hold them off.", "Zwijg over Nl room two.")
    assert dutch != side_file()
    found = findings(tmp_path, None, dutch)
    assert [(one.code, one.file) for one in found] == [("RC917", "room-at-ten.nl.yaml")]


def test_what_comes_only_after_the_fact_may_name_it(tmp_path: Path) -> None:
    """By its own condition, or because play shows that it never comes before."""
    after = replaced("    weight: 2\n", "    weight: 2\n")
    named = after.replace("when: acknowledged and good", "when: told_small_room").replace(
        "does: Grant that they have a point.", "does: Grant that room two exists."
    )
    assert [one.code for one in findings(tmp_path / "own", named)] == []
    early = small().replace("does: Grant that they have a point.", "does: Grant that room two exists.")
    assert [one.code for one in findings(tmp_path / "early", early)] == ["RC917"]
    shown = small().replace("    gives: He leaves the room", "    when: seen\n    gives: Room two for him. He leaves")
    shown = shown.replace("turns: 8\n", "turns: 8\nvariables:\n  seen: {type: boolean, start: false}\n")
    shown = shown.replace("    leaks: [room two", "    effects: {seen: true}\n    leaks: [room two")
    assert "RC917" not in {one.code for one in findings(tmp_path / "shown", shown)}


def test_a_test_may_end_by_leaving(tmp_path: Path) -> None:
    """``left`` is what it is called; the ends then decide."""
    text = replaced("hears: [kept, attacked, left], ends: frosted-glass", "hears: [kept, left], ends: kitchen-table")
    assert {one.code for one in findings(tmp_path, text)} == {"RC621"}


def test_who_gives_in_may_reach_it_when_it_is_calm(tmp_path: Path) -> None:
    """Only "tense" and "heated" must hold."""
    text = replaced(
        "{when: drops >= 3, to",
        '{when: drops >= 3 and pressure == "calm", to: five-past-ten}\n  - {when: drops >= 3, to',
    )
    assert "RC923" not in {one.code for one in findings(tmp_path, text)}


def test_the_same_file_gives_the_same_findings(tmp_path: Path) -> None:
    """Plays follow from their numbers alone."""
    text = replaced("    most: 1\n", "    when: turns >= 7\n    most: 1\n")
    assert findings(tmp_path / "a", text) == findings(tmp_path / "b", text)
