"""What a learner gets after a rehearsal: feedback made once, progress, model answers, reflections."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.errors import InputRefused, NotFound
from tests import fakes
from tests.values import HARD, uid
from tests.world import World, opened, populate

OWNER = uid("owner")


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation on each database, nobody having rehearsed yet."""
    with opened(url) as made:
        populate(made)
        yield made


def _played(world: World, *words: str) -> object:
    take = world.take()
    for word in words:
        world.say(take, word)
    return take


def test_feedback_is_made_once_and_kept(world: World) -> None:
    """Looking again asks the assessor nothing, and gives the same."""
    take = world.take()
    world.say(take, "stay")
    first = world.app.reviews.review(OWNER, take)
    assert world.app.reviews.review(OWNER, take) == first
    assert len(world.rows()["report"]) == 1
    world.say(take, "hold")
    assert world.app.reviews.review(OWNER, take).report.last_seq > first.report.last_seq
    assert len(world.rows()["report"]) == 2


def test_a_take_without_a_word_has_feedback_too(world: World) -> None:
    """Stopped at once: nothing was observed, and that is no error."""
    take = world.take()
    world.app.rehearse.stop(OWNER, take)
    review = world.app.reviews.review(OWNER, take)
    assert (review.report.last_seq, review.report.findings[0].basis, review.ending) == (0, "none", None)


def test_progress_counts_a_rewound_turn_once(world: World) -> None:
    """In the take in which it was said, not in the fork that inherits it; picks stand apart."""
    first = world.take()
    world.say(first, "stay")
    world.say(first, "hold")
    second = [turn.seq for turn in world.app.rehearse.room(OWNER, first).turns if turn.is_learners][1]
    fork = world.app.rehearse.rewind(OWNER, first, second)
    world.pick(fork, "drop")
    steps = world.app.reviews.progress(OWNER, fakes.TRAINING)
    assert [(step.take.number, step.basis, step.level) for step in steps] == [(1, "said", 4), (2, "picked", 2)]


def test_open_and_silent_takes_are_no_progress(world: World) -> None:
    """Nor is another training's."""
    world.say(world.take(), "stay")
    world.app.rehearse.stop(OWNER, world.take())
    assert world.app.reviews.progress(OWNER, fakes.TRAINING) == []
    assert world.app.reviews.progress(OWNER, "another") == []


def test_progress_costs_the_same_number_of_questions_however_many_takes(world: World) -> None:
    """Two takes or twelve, forks of forks among them: as many queries, once their feedback is there."""

    def play_on(take: object) -> object:
        seq = next(t.seq for t in world.app.rehearse.room(OWNER, take).turns if t.is_learners)  # type: ignore[arg-type]
        fork = world.app.rehearse.rewind(OWNER, take, seq)  # type: ignore[arg-type]
        for word in ("stay", "hold"):
            world.say(fork, word)
        return fork

    def queries() -> int:
        world.app.reviews.progress(OWNER, fakes.TRAINING)
        return world.count(lambda: world.app.reviews.progress(OWNER, fakes.TRAINING))

    take = play_on(_played(world, "stay", "hold"))
    before = queries()
    for _ in range(10):
        take = play_on(take)
    assert queries() == before
    assert len(world.app.reviews.progress(OWNER, fakes.TRAINING)) == 12


def test_a_room_costs_the_same_number_of_questions_however_often_it_was_rewound(world: World) -> None:
    """A fork of a fork of a fork reads its log in as many queries as a fork."""
    take = world.take()
    world.say(take, "joke")
    world.say(take, "bla")
    counts = set()
    for _ in range(5):
        seq = next(t.seq for t in world.app.rehearse.room(OWNER, take).turns if t.text == "bla")
        take = world.app.rehearse.rewind(OWNER, take, seq)
        world.say(take, "bla")
        counts.add(world.count(lambda fork=take: world.app.rehearse.room(OWNER, fork)))  # type: ignore[misc]
    assert len(counts) == 1


def test_model_answers_come_after_trying(world: World) -> None:
    """Not before, not for a moment that was never reached; another try at the same scenario counts."""
    take = world.take()
    with pytest.raises(NotFound, match="no-moment"):
        world.app.reviews.model_answers(OWNER, take, "opening")
    world.say(take, "bla")
    again = world.take()
    strong = world.app.reviews.model_answers(OWNER, again, "opening").strong
    assert strong is not None
    for node in ("again", "nowhere"):
        with pytest.raises(NotFound, match="no-moment"):
            world.app.reviews.model_answers(OWNER, again, node)


def test_two_takes_of_one_scenario_lie_side_by_side(world: World) -> None:
    """Of different scenarios they do not."""
    one, other = _played(world, "stay"), _played(world, "yield")
    world.content.files["other"] = world.content.files["tiny"].replace('"id": "tiny"', '"id": "other"')
    foreign = world.take(scenario="other")
    both = world.app.reviews.side_by_side(OWNER, one, other)  # type: ignore[arg-type]  # ids
    assert [review.take.number for review in both] == [1, 2]
    with pytest.raises(InputRefused, match="takes-differ"):
        world.app.reviews.side_by_side(OWNER, one, foreign)  # type: ignore[arg-type]  # ids


@pytest.mark.parametrize("confidence", [-1, 11])
def test_confidence_is_from_0_to_10(world: World, confidence: int) -> None:
    """Anything else is refused."""
    take = world.take()
    with pytest.raises(InputRefused, match="confidence-range"):
        world.app.reviews.confidence(OWNER, take, confidence)
    world.app.reviews.confidence(OWNER, take, 10)
    assert world.app.library.takes(OWNER)[0].confidence_after == 10


def test_a_reflection_is_kept_as_written_and_can_be_replaced_or_cleared(world: World) -> None:
    """One per take."""
    take = world.take()
    for text, kept in ((HARD, HARD), ("Kort.\x00", "Kort."), ("  ", None)):
        world.app.reflect.write(OWNER, take, text)
        found = world.app.reflect.reflection(OWNER, take)
        assert (found.text if found else None) == kept
    with pytest.raises(InputRefused, match="reflection-too-long"):
        world.app.reflect.write(OWNER, take, "x" * 2001)


def test_an_intention_has_two_halves(world: World) -> None:
    """A cue and a behaviour, neither empty nor endless; dropped ones are gone from the list."""
    for cue, behaviour, code in (
        ("", "x", "intention-half"), ("x", "\x00", "intention-half"), ("x" * 301, "x", "intention-too-long"),
    ):  # fmt: skip
        with pytest.raises(InputRefused, match=code):
            world.app.reflect.intend(OWNER, cue, behaviour)
    first = world.app.reflect.intend(OWNER, "iemand me onderbreekt", HARD)
    second = world.app.reflect.intend(OWNER, "later", "dan")
    assert [intention.id for intention in world.app.reflect.intentions(OWNER)] == [second, first]
    world.app.reflect.drop(OWNER, first)
    assert [intention.id for intention in world.app.reflect.intentions(OWNER)] == [second]


def test_a_browser_that_reports_nonsense_changes_nothing(world: World) -> None:
    """A zone or language that does not exist is passed over, so that nobody is locked out by it."""
    world.app.account.settle(OWNER, language="xx", zone="Mars/Olympus")
    person = world.app.account.me(OWNER).person
    assert (person.language, person.zone) == (None, "Europe/Brussels")
    world.app.account.settle(OWNER, language="en", zone="Asia/Tokyo")
    person = world.app.account.me(OWNER).person
    assert (person.language, person.zone) == ("en", "Asia/Tokyo")
