"""Contests: a learner sees a level differently, and a trainer of that training says what they make of it.

What a trainer gets is frozen and small: a first name, the competency, the level, the words on which it stood, what the
learner says of it. The rest of the take stays the learner's. Nothing of anybody else's is replaced: the feedback's
level, the learner's and each trainer's stay visible side by side, with who or what set them. A trainer who thinks again
replaces their own. What is taken back loses its words and quotes, in the database too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from coach.competency.model import LEVELS, Competency
from coach.errors import Conflict, InputRefused, NotFound
from coach.feedback.report import Finding
from coach.programme.models import Contest, Shown, TrainerLevel
from coach.programme.people import Person
from coach.services.access import actor, own_contest, own_take, received_contest, trainers_for, visible_contests
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores
from coach.services.review import Review, Reviews
from coach.services.shelf import Shelf
from coach.services.words import typed

MAX_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Answered:
    """What a trainer made of a contested level."""

    level: TrainerLevel
    trainer: str
    """First name."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A contested level as its learner sees it, with what trainers made of it."""

    contest: Contest
    answers: Sequence[Answered]
    """Oldest first, one per trainer."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A contested level in a trainer's list: from whom and about what; none of their words."""

    id: UUID
    learner: str
    """First name."""
    training: str
    competency: Competency
    """With its anchors as they were then."""
    scene: str
    said: datetime
    answered: bool
    """By the trainer whose list it is."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A contested level as a trainer reads it."""

    listed: Listed
    shown: Shown
    level: int | None
    """What the learner would say."""
    words: str
    answer: TrainerLevel | None
    """The reading trainer's own."""
    others: Sequence[Answered]
    """Those of other trainers, oldest first."""


class Contests:
    """Use cases of seeing a level differently."""

    def __init__(self, database: Database, shelf: Shelf, reviews: Reviews, clock: Clock, entropy: Entropy) -> None:
        self._database, self._shelf, self._reviews = database, shelf, reviews
        self._clock, self._entropy = clock, entropy

    def readers(self, person: UUID, take: UUID) -> Sequence[Person]:
        """Who would read it now: the trainers of the take's training, whoever manages the learner left out."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            return trainers_for(stores, who, own_take(stores, who, take).training)

    def differ(self, person: UUID, take: UUID, competency: str, level: int | None, words: str) -> UUID:
        """Say that one sees a level differently: what one would say (1–5), or why, or both.

        Raises:
            InputRefused: neither a level nor words, a level outside 1–5, too many words.
            NotFound: the feedback on the take does not speak of that competency.
            Conflict: it was said before and stands; take that back first.
        """
        said = typed(words)
        _check_level(level)
        if len(said) > MAX_WORDS:
            raise InputRefused("contest-too-long", length=len(said), limit=MAX_WORDS)
        review = self._reviews.review(person, take)
        found = next((of for of in review.report.findings if of.competency == competency), None)
        if found is None:
            raise NotFound("no-moment")
        if not said and level in {None, found.level}:
            raise InputRefused("contest-empty")
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            own_take(stores, who, take)
            if any(of.shown.competency == competency for of in stores.contests.of_take(take)):
                raise Conflict("contest-there")
            new = uuid7(now, self._entropy(10))
            shown = _shown(review, found)
            stores.contests.add(Contest(new, take, who.id, review.take.training, shown, level, said, now))
        return new

    def mine(self, person: UUID, take: UUID) -> Sequence[Differing]:
        """What the learner sees differently in a take, oldest first, with what trainers made of it."""
        with self._database.read() as stores:
            own_take(stores, actor(stores, person, self._clock()), take)
            contests = stores.contests.of_take(take)
            answers = _answers(stores, [of.id for of in contests])
        return [
            Differing(contest, tuple(one for one in answers if one.level.contest == contest.id)) for contest in contests
        ]

    def withdraw(self, person: UUID, contest: UUID) -> None:
        """Take it back: it is gone for the trainers, and so is what they made of it; its words and quotes are wiped."""
        now = self._clock()
        with self._database.write() as stores:
            own_contest(stores, actor(stores, person, now), contest)
            stores.contests.withdraw(contest, now)

    def for_trainer(self, person: UUID) -> Sequence[Listed]:
        """What learners of the person's trainings see differently, newest first."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            seen = visible_contests(stores, who, stores.contests.in_trainings(who.subjects("trains")))
            levels = stores.contests.levels([contest.id for contest in seen])
            answered = {level.contest for level in levels if level.trainer == who.id}
            return [
                self._listed(stores, contest, learner, answered=contest.id in answered)
                for contest, learner in seen.items()
            ]

    def open(self, person: UUID, contest: UUID) -> Opened:
        """Read one; that it was read is noted.

        Raises:
            NotFound: taken back, of another training, or not for this person: all the same.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found, learner = received_contest(stores, who, contest)
            stores.access.note(who.id, "open-contest", str(contest), now)
            answers = _answers(stores, [contest])
            own = next((one.level for one in answers if one.level.trainer == who.id), None)
            others = tuple(one for one in answers if one.level.trainer != who.id)
            listed = self._listed(stores, found, learner, answered=own is not None)
            return Opened(listed, found.shown, found.level, found.words, own, others)

    def set_level(self, person: UUID, contest: UUID, level: int, words: str) -> None:
        """Say what one makes of it as a trainer; it stands beside the others, instead of what they said before.

        Raises:
            InputRefused: a level outside 1–5, too many words.
            NotFound: taken back, or not for this person.
        """
        said = typed(words)
        _check_level(level)
        if len(said) > MAX_WORDS:
            raise InputRefused("contest-too-long", length=len(said), limit=MAX_WORDS)
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            received_contest(stores, who, contest)
            stores.contests.put_level(TrainerLevel(contest, who.id, level, said, now))
            stores.access.note(who.id, "set-level", str(contest), now)

    def _listed(self, stores: Stores, contest: Contest, learner: Person, *, answered: bool) -> Listed:
        shown = contest.shown
        training = self._shelf.trained(stores, shown.training_version)
        return Listed(
            contest.id, learner.first_name, contest.training, training.competencies[shown.competency], shown.scene,
            contest.said, answered,
        )  # fmt: skip


def _answers(stores: Stores, contests: Sequence[UUID]) -> Sequence[Answered]:
    levels = stores.contests.levels(contests)
    trainers = stores.people.many({level.trainer for level in levels})
    return [Answered(level, trainers[level.trainer].first_name) for level in levels if level.trainer in trainers]


def _check_level(level: int | None) -> None:
    if level is not None and level not in LEVELS:
        raise InputRefused("level-range")


def _shown(review: Review, found: Finding) -> Shown:
    take = review.take
    return Shown(
        scenario=take.scenario,
        scene=review.scene.title,
        language=take.language,
        number=take.number,
        competency=found.competency,
        level=found.level,
        basis=found.basis,
        quotes=tuple(quote.text for quote in found.quotes if quote.basis == found.basis and quote.level is not None),
        assessor=review.report.assessor,
        training_version=take.training_version,
    )
