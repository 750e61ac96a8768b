"""What comes first in a guide follows from what was shared and from the week, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.programme.guide import PersonalGuide, tailored, weeks_since
from coach.programme.guide_words import because
from coach.programme.material import Material, Shared
from coach.programme.sharing import Document, SharedMeeting
from coach.programme.week import Part, week_of
from coach.scenario.training import Assignment, Item, Named, Tags
from coach.wording import wording
from tests import fakes
from tests.guided import ELSEWHERE, FOCUSED, GOAL, MEETING, RATED, REFLECTION, TODAY, document
from tests.values import uid

TRAINING = fakes.training()


def _shared(*documents: Document) -> Material:
    """What Lotte shared, the newest first, each a day before the one before it."""
    days = (TODAY - timedelta(days=ago) for ago in range(len(documents)))
    kept = tuple(Shared(uid(f"s{day}"), day, one) for day, one in zip(days, documents, strict=True))
    return Material(TODAY, "Lotte", kept)


def _guide(*documents: Document, week: int | None = 1, language: str = "nl") -> PersonalGuide:
    return tailored(TRAINING, _shared(*documents), week, language)


def _because(guide: PersonalGuide, assignment: str) -> str:
    return next(one.because.ground for one in guide.assignments if one.of.id == assignment)


def test_nothing_shared_is_the_general_guide_without_a_word_about_it() -> None:
    """The same guide as for everybody, name and all: nobody can read from it that somebody shared nothing."""
    for week in (None, 0, 5, 40):
        assert _guide(week=week) == tailored(TRAINING, Material(TODAY), week, "nl")
    assert _guide().bases == ()
    assert "Lotte" not in repr(_guide())


def test_nothing_is_ever_left_out() -> None:
    """Whatever was shared, in whichever week: all advice, all assignments, all questions, each once."""
    for documents in ((), (GOAL,), (MEETING, REFLECTION, RATED)):
        for week in (None, 0, 1, 3, 7, 12, 60):
            guide = _guide(*documents, week=week)
            assert sorted(one.of.id for one in guide.advice) == sorted(one.id for one in TRAINING.advice)
            assert {one.of.id for one in guide.assignments} == {one.id for one in TRAINING.assignments}
            assert len(guide.starters) == len(TRAINING.guide.starters)


@pytest.mark.parametrize(
    ("shared", "first", "ground"),
    [(MEETING, "floor", "meeting"), (GOAL, "floor", "goal"), (FOCUSED, "floor", "goal")],
)
def test_what_was_shared_brings_its_assignment_to_the_front(shared: Document, first: str, ground: str) -> None:
    """With the person's first name in it, where the trainer wrote it so."""
    guide = _guide(shared)
    assert guide.assignments[0].of.id == first
    assert guide.assignments[0].because.ground == ground
    assert guide.assignments[0].title == "Geef Lotte het woord"


def test_advice_about_a_competency_comes_first_when_somebody_works_on_it() -> None:
    """By an intention that says so, or by ratings that were added on purpose; not by one about something else."""
    for shared in (FOCUSED, RATED):
        assert _guide(shared).advice[0].of.id == "finish"
        assert _guide(shared).advice[0].because.competency == "holding-ground"
    assert all(one.because.ground == "general" for one in _guide(GOAL).advice)


def test_what_is_about_another_training_changes_nothing() -> None:
    """A document that names competencies, but none of this training's."""
    assert _guide(ELSEWHERE) == tailored(TRAINING, Material(TODAY), 1, "nl")


def test_a_meeting_that_is_over_is_no_longer_coming() -> None:
    """On its day it still is."""
    later = replace(_shared(MEETING), today=TODAY + timedelta(days=3))
    assert later.holding("meeting")
    assert _shared(document(meeting=SharedMeeting("Ooit", None))).holding("meeting")
    assert tailored(TRAINING, later, 1, "nl").bases[0].ground == "meeting"
    over = replace(_shared(MEETING), today=TODAY + timedelta(days=4))
    assert tailored(TRAINING, over, 1, "nl").bases == ()


def test_what_is_soonest_counts_most() -> None:
    """A coming meeting before an intention, whichever was shared last."""
    assert _because(_guide(GOAL, MEETING), "floor") == "meeting"
    assert _because(_guide(MEETING, GOAL), "floor") == "meeting"


def test_the_phase_decides_what_belongs_to_now() -> None:
    """The highest phase that is reached; what stands on something shared comes first among what belongs to now."""
    for week, now in ((0, {"ask-where"}), (1, {"rule", "floor"}), (3, {"talk"}), (5, {"rehearse"}), (99, {"keep"})):
        guide = _guide(GOAL, week=week)
        current = [one.of.id for one in guide.assignments if one.current]
        assert set(current) == now
        assert [one.of.id for one in guide.assignments][: len(now)] == current
    assert next(one.of.id for one in _guide(week=9).advice) == "relapse"


def test_weeks_are_whole_and_none_before_the_end() -> None:
    """The last day of a training is day 0 of week 0."""
    last = date(2026, 11, 11)
    told = {days: weeks_since(last, last + timedelta(days=days)) for days in (-1, 0, 6, 7, 12, 84)}
    assert told == {-1: None, 0: 0, 6: 0, 7: 1, 12: 1, 84: 12}


def test_something_for_when_nothing_was_shared_never_stands_on_a_share() -> None:
    """It is general advice, for everybody alike."""
    item = Item("n", {"nl": "x", "en": "x"}, Tags(when=("nothing",)))
    training = replace(TRAINING, advice=(item,))
    for material in (_shared(GOAL), Material(TODAY)):
        assert tailored(training, material, 1, "nl").advice[0].because.ground == "general"


def test_words_that_speak_of_something_shared_name_nobody_who_did_not_share_it() -> None:
    """Doing what Lotte asked is for when Lotte asked; for others it stays general, and out of the week."""
    words = {"nl": "Doe wat {name} vroeg", "en": "Do what {name} asked"}
    asked = Assignment(
        "asked", 1, {"nl": "Doe wat gevraagd werd"}, {"nl": "Eén keer."}, "person", Tags(when=("request",)),
        Named(words, words),
    )  # fmt: skip
    training = replace(TRAINING, assignments=(asked,))
    plain, told = (
        tailored(training, _shared(shared), 1, "nl").assignments[0].title
        for shared in (GOAL, replace(GOAL, request="Geef me het woord."))
    )
    assert (plain, told) == ("Doe wat gevraagd werd", "Doe wat Lotte vroeg")
    assert week_of([Part(training, 1, None, ())], (), TODAY, "nl").things == ()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Op basis van het voornemen dat Lotte op 23 november met je deelde."),
        ("en", "Based on the intention that Lotte shared with you on 23 November."),
    ],
)
def test_each_thing_says_on_what_it_stands(language: str, told: str) -> None:
    """Who shared what and when; or that it is general advice for this phase."""
    guide = _guide(GOAL, language=language)
    assert because(guide.assignments[0].because, guide, wording(language)) == told
    general = next(one for one in guide.assignments if one.of.id == "rule")
    assert because(general.because, guide, wording(language)) in {
        "Algemeen advies voor de tweede week.", "General advice for the second week.",
    }  # fmt: skip
