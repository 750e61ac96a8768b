"""A learner sees a level differently: who reads that, what they read of it, and what a trainer makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from coach.errors import Conflict, InputRefused, NotFound
from coach.programme.people import Relation
from coach.services.contests import MAX_WORDS
from tests import fakes
from tests.values import HARD, uid
from tests.world import START, TEAM, World, opened, populate

OWNER, TRAINER = uid("owner"), uid("trainer")
HOLD = "holding-ground"
WORDS = "stay want ik weet het zelf"


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation on each database, nobody having rehearsed yet."""
    with opened(url) as made:
        populate(made)
        yield made


def _take(world: World) -> UUID:
    take = world.take()
    world.say(take, WORDS)
    world.say(take, "hold dat deel ik met niemand")
    return take


def _differ(world: World, take: UUID, level: int | None = 5, words: str = "Ik hield vol.") -> UUID:
    return world.app.contests.differ(OWNER, take, HOLD, level, words)


def test_what_was_shown_is_frozen_with_its_versions(world: World) -> None:
    """Level, words of the learner's on which it stood, who read them, and which edition of the training."""
    take = _take(world)
    _differ(world, take, 5, HARD)
    (mine,) = world.app.contests.mine(OWNER, take)
    shown = mine.contest.shown
    assert (shown.level, shown.quotes) == (4, (WORDS, "hold dat deel ik met niemand"))
    assert (shown.assessor, shown.basis, shown.scene) == ("fours-1", "said", "Klein")
    assert shown.training_version == world.app.rehearse.room(OWNER, take).take.training_version
    assert (mine.contest.level, mine.contest.words, mine.answers) == (5, HARD, ())


def test_a_trainer_reads_that_and_nothing_else(world: World) -> None:
    """The list has no words; opened, it has the first name and the frozen words; neither leads to the take."""
    take = _take(world)
    contest = _differ(world, take)
    (listed,) = world.app.contests.for_trainer(TRAINER)
    assert (listed.id, listed.learner, listed.competency.id, listed.answered) == (contest, "Owner", HOLD, False)
    assert WORDS not in repr(listed)
    opened_one = world.app.contests.open(TRAINER, contest)
    assert (opened_one.words, opened_one.level, opened_one.shown.quotes[0]) == ("Ik hield vol.", 5, WORDS)
    assert str(take) not in repr((listed, opened_one))
    assert str(OWNER) not in repr((listed, opened_one))


def test_reading_and_answering_are_noted(world: World) -> None:
    """The log says who looked at what; making the list does not count as looking."""
    contest = _differ(world, _take(world))
    world.app.contests.for_trainer(TRAINER)
    assert world.rows()["access"] == []
    world.app.contests.open(TRAINER, contest)
    world.app.contests.set_level(TRAINER, contest, 3, "")
    noted = [(row[1], row[2], row[3]) for row in world.rows()["access"]]
    assert noted == [(TRAINER, "open-contest", str(contest)), (TRAINER, "set-level", str(contest))]


def test_a_trainers_level_stands_beside_the_first(world: World) -> None:
    """The learner sees both, and the newest word of that trainer's; the feedback itself is not rewritten."""
    take = _take(world)
    contest = _differ(world, take)
    for level, words in ((2, "Eerst gedacht."), (5, "Toch een vijf.")):
        world.app.contests.set_level(TRAINER, contest, level, words)
    (mine,) = world.app.contests.mine(OWNER, take)
    (answer,) = mine.answers
    assert (mine.contest.shown.level, answer.level.level, answer.level.words, answer.trainer) == (
        4, 5, "Toch een vijf.", "Trainer",
    )  # fmt: skip
    assert world.app.reviews.review(OWNER, take).report.findings[0].level == 4
    assert world.app.contests.for_trainer(TRAINER)[0].answered


def test_no_trainer_replaces_another(world: World) -> None:
    """Each has a level of their own, oldest first; a trainer thinks again about their own alone."""
    other = uid("other training's trainer")
    take = _take(world)
    contest = _differ(world, take)
    _relate(world, other, "trains", fakes.TRAINING)
    for who, level, words in ((TRAINER, 2, "Een twee."), (other, 5, "Een vijf.")):
        assert not world.app.contests.for_trainer(who)[0].answered
        world.app.contests.set_level(who, contest, level, words)
    (mine,) = world.app.contests.mine(OWNER, take)
    first, second = mine.answers
    assert [(one.level.trainer, one.level.level, one.level.words) for one in mine.answers] == [
        (TRAINER, 2, "Een twee."), (other, 5, "Een vijf."),
    ]  # fmt: skip
    read = world.app.contests.open(TRAINER, contest)
    assert (read.answer, read.others) == (first.level, (second,))
    world.app.contests.set_level(TRAINER, contest, 3, "Een drie.")
    (mine,) = world.app.contests.mine(OWNER, take)
    assert [one.level.words for one in mine.answers] == ["Een vijf.", "Een drie."]


def test_what_is_taken_back_is_wiped(world: World) -> None:
    """Nothing that the learner wrote or said is left in its row; that something was contested is."""
    take = _take(world)
    contest = _differ(world, take)
    world.app.contests.withdraw(OWNER, contest)
    (row,) = world.rows()["contest"]
    assert contest in row
    assert WORDS not in repr(row)
    assert "Ik hield vol." not in repr(row)


def test_what_is_taken_back_is_gone(world: World) -> None:
    """For the trainer as if it had never been; for the learner too, and they can say it anew."""
    take = _take(world)
    contest = _differ(world, take)
    world.app.contests.set_level(TRAINER, contest, 5, "")
    world.app.contests.withdraw(OWNER, contest)
    assert world.app.contests.mine(OWNER, take) == []
    assert world.app.contests.for_trainer(TRAINER) == []
    for call in (
        lambda: world.app.contests.open(TRAINER, contest),
        lambda: world.app.contests.set_level(TRAINER, contest, 3, ""),
        lambda: world.app.contests.withdraw(OWNER, contest),
    ):
        with pytest.raises(NotFound, match="no-contest"):
            call()
    assert _differ(world, take) != contest


@pytest.mark.parametrize(
    ("level", "words", "code"),
    [
        (None, "", "contest-empty"), (None, " \x00\u200b", "contest-empty"), (4, "", "contest-empty"),
        (0, "x", "level-range"), (6, "x", "level-range"), (5, "x" * (MAX_WORDS + 1), "contest-too-long"),
    ],
)  # fmt: skip
def test_what_says_nothing_or_too_much_is_refused(world: World, level: int | None, words: str, code: str) -> None:
    """The level that it had already says nothing either."""
    take = _take(world)
    with pytest.raises(InputRefused, match=code):
        _differ(world, take, level, words)
    assert world.app.contests.mine(OWNER, take) == []


@pytest.mark.parametrize(("level", "words"), [(5, ""), (None, "Niet eens."), (4, "Niet eens.")])
def test_a_level_or_words_are_enough(world: World, level: int | None, words: str) -> None:
    """Either says something."""
    take = _take(world)
    _differ(world, take, level, words)
    assert len(world.app.contests.mine(OWNER, take)) == 1


def test_one_stands_per_competency_of_a_take(world: World) -> None:
    """Sending twice is told, not kept twice; a competency that there is not is refused."""
    take = _take(world)
    _differ(world, take)
    with pytest.raises(Conflict, match="contest-there"):
        _differ(world, take)
    with pytest.raises(NotFound):
        world.app.contests.differ(OWNER, take, "nonsense", 5, "x")
    _differ(world, _take(world))
    assert len(world.app.contests.for_trainer(TRAINER)) == 2


@pytest.mark.parametrize(("level", "words", "code"), [(6, "", "level-range"), (3, "x" * 1001, "contest-too-long")])
def test_a_trainer_is_held_to_the_same(world: World, level: int, words: str, code: str) -> None:
    """A description from the list, and words that fit."""
    contest = _differ(world, _take(world))
    with pytest.raises(InputRefused, match=code):
        world.app.contests.set_level(TRAINER, contest, level, words)


def test_the_learner_knows_who_reads_it(world: World) -> None:
    """Those who give the training now; a former trainer and another training's do not."""
    take = _take(world)
    assert [person.id for person in world.app.contests.readers(OWNER, take)] == [TRAINER]
    contest = _differ(world, take)
    for who in ("manager", "former trainer", "other training's trainer"):
        assert world.app.contests.for_trainer(uid(who)) == []
        with pytest.raises(NotFound):
            world.app.contests.open(uid(who), contest)


def _relate(world: World, who: UUID, kind: str, subject: str) -> None:
    with world.database.write() as stores:
        stores.people.relate(Relation(uid(f"{kind}-{who}"), who, kind, subject, START))  # type: ignore[arg-type]


def test_a_trainer_who_manages_the_learner_does_not_read_it(world: World) -> None:
    """Levels stay out of a manager's sight, also when they give the training themselves."""
    take = _take(world)
    contest = _differ(world, take)
    _relate(world, uid("manager"), "trains", fakes.TRAINING)
    _relate(world, TRAINER, "manages", TEAM)
    assert world.app.contests.readers(OWNER, take) == ()
    for who in (uid("manager"), TRAINER):
        assert world.app.contests.for_trainer(who) == []
        with pytest.raises(NotFound):
            world.app.contests.open(who, contest)


def test_a_trainer_does_not_answer_themselves(world: World) -> None:
    """Trainers rehearse too; their own view is for another trainer."""
    take = world.take("trainer")
    world.say(take, WORDS, "trainer")
    contest = world.app.contests.differ(TRAINER, take, HOLD, 5, "")
    assert world.app.contests.readers(TRAINER, take) == ()
    assert world.app.contests.for_trainer(TRAINER) == []
    with pytest.raises(NotFound):
        world.app.contests.set_level(TRAINER, contest, 5, "")


def test_the_list_costs_as_many_questions_however_long_it_is(world: World) -> None:
    """Two or eight: as many queries."""
    counts = []
    for more in (2, 6):
        for _ in range(more):
            _differ(world, _take(world))
        counts.append(world.count(lambda: world.app.contests.for_trainer(TRAINER)))
    assert counts[0] == counts[1]


def test_erasure_takes_it_along(world: World) -> None:
    """With the learner goes what they contested; with the trainer, what they said of it."""
    take = _take(world)
    contest = _differ(world, take)
    world.app.contests.set_level(TRAINER, contest, 5, "")
    with world.database.write() as stores:
        stores.people.erase(TRAINER)
    (mine,) = world.app.contests.mine(OWNER, take)
    assert mine.answers == ()
    with world.database.write() as stores:
        stores.people.erase(OWNER)
    assert world.rows()["contest"] == []
