"""The guides that are shipped hold what a manager needs for twelve weeks, in both languages, and no scores."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from coach.scenario.load import load
from coach.scenario.reader import training_of
from coach.scenario.training import AUDIENCES, PHASES, Training, Words, phase_of
from coach.scenario.training_model import TrainingFile

FOLDER = Path(__file__).resolve().parent.parent / "scenarios"
TRAININGS = ("assertive-meetings", "receiving-assertiveness")
LANGUAGES = ("nl", "en")
WRONG = re.compile(
    r"!|%|\b[1-5]/5\b|\b(?:Lotte|Sofie|Karim)\b|\b(?:geweldig|fantastisch|goed gedaan|great job|well done)\b",
    re.IGNORECASE,
)
GROUNDS = {"goal", "meeting", "reflection", "request", "nothing"}


@cache
def training(name: str) -> Training:
    """A shipped training."""
    file = load(FOLDER / name / "training.yaml", "training.yaml").model
    assert isinstance(file, TrainingFile)
    return training_of(file, ())


def texts(name: str) -> Iterator[Words]:
    """Everything that managers and colleagues read."""
    of = training(name)
    for item in (*of.advice, *of.guide.welcome_back, *of.guide.starters, *of.guide.dos, *of.guide.donts):
        yield item.text
    first = of.guide.first_opportunity
    yield from (first.title, first.text)
    for assignment in of.assignments:
        named = (assignment.named.title, assignment.named.text) if assignment.named is not None else ()
        yield from (assignment.title, assignment.text, *named)
    for track in of.tracks.values():
        for task in track.tasks:
            yield from (task.title, task.text)
        yield from (item.text for item in track.guide)


@pytest.mark.parametrize("name", TRAININGS)
def test_there_is_enough_of_everything_and_not_too_much(name: str) -> None:
    """What one reads in a quarter of an hour and does in twelve weeks."""
    of = training(name)
    assert 10 <= len(of.advice) <= 14
    assert 12 <= len(of.assignments) <= 16
    assert 5 <= len(of.guide.welcome_back) <= 7
    assert 8 <= len(of.guide.starters) <= 10
    assert 5 <= len(of.guide.dos) <= 7
    assert 5 <= len(of.guide.donts) <= 7


@pytest.mark.parametrize("name", TRAININGS)
def test_each_phase_has_something_for_the_team_or_a_person(name: str) -> None:
    """At least two assignments begin in each; some are about one person, with their name, some about the team."""
    of = training(name)
    begins = Counter(phase_of(one.week) for one in of.assignments)
    assert all(begins[phase] >= 2 for phase in PHASES), begins
    assert sum(one.about == "team" for one in of.assignments) >= 4
    assert all(one.named is not None for one in of.assignments if one.about == "person")


@pytest.mark.parametrize("name", TRAININGS)
def test_there_is_something_for_each_competency_and_for_whatever_was_shared(name: str) -> None:
    """So that tailoring has something to put first."""
    of = training(name)
    for pieces in (of.advice, of.guide.starters, of.assignments):
        named = {one for piece in pieces for one in piece.tags.competencies}
        assert pieces is of.assignments or named == set(of.competencies), set(of.competencies) - named
    assert {one for piece in of.advice for one in piece.tags.when} == GROUNDS
    assert {one for piece in of.assignments for one in piece.tags.when} >= {"meeting", "reflection", "request"}


@pytest.mark.parametrize("name", TRAININGS)
def test_words_that_suppose_something_shared_say_so_in_their_tags(name: str) -> None:
    """What somebody asked or wrote is not spoken of to a manager with whom it was not shared."""
    supposing = re.compile(r"\{name\} (je )?(vroeg|schreef|deelde)|met je deelde")
    for one in training(name).assignments:
        if one.named is not None and supposing.search(f"{one.named.title['nl']} {one.named.text['nl']}"):
            assert one.tags.when, one.id
            assert "nothing" not in one.tags.when, one.id


@pytest.mark.parametrize("name", TRAININGS)
def test_each_audience_has_its_scenarios_tasks_and_guide(name: str) -> None:
    """And every scenario that a track names is there, in this training or in the other."""
    tracks = training(name).tracks
    assert tuple(tracks) == AUDIENCES
    for track in tracks.values():
        assert track.scenarios
        assert all((FOLDER / track.training / f"{scenario}.yaml").is_file() for scenario in track.scenarios)
        assert len(track.tasks) >= 4
        assert len(track.guide) >= 4
    assert {task.id for task in tracks["colleagues"].tasks} >= {"agree", "notice", "nudge", "floor-back"}


@pytest.mark.parametrize("name", TRAININGS)
def test_nothing_shouts_scores_or_names_somebody_of_the_demo_team(name: str) -> None:
    """No exclamation marks, no percentages, no figure out of five; examples are about nobody who is in the app."""
    for words in texts(name):
        for language in LANGUAGES:
            assert not WRONG.search(words[language]), words[language]


@pytest.mark.parametrize("name", TRAININGS)
def test_each_language_is_written_on_its_own_and_short(name: str) -> None:
    """A piece is read in one breath; only the first opportunity takes a paragraph."""
    first = training(name).guide.first_opportunity.text
    for words in texts(name):
        assert words["nl"] != words["en"]
        for language in LANGUAGES:
            assert len(words[language].split()) <= (95 if words is first else 45), words[language]
