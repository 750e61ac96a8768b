"""This week of a manager: two or three things over all members and trainings, and never a pile of what was not done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Literal
from uuid import UUID

from coach.programme.assignment import AssignmentState
from coach.programme.guide import ENDS, Fitted, PersonalGuide, about_one, assigned, rank, supposes
from coach.programme.material import Material
from coach.programme.people import Person
from coach.scenario.training import Assignment, Training

MOST = 3
"""Things in a week."""
_PERSONAL = 2
"""Of these, at most so many about one person each: the team is always in it too, when something is there for it."""

Nothing = Literal["no-team", "no-people", "no-training", "before", "after", "through"]
"""Why a week is empty: no team, a team without people, nobody follows a training, it has not ended yet, it ended long
ago, or all of it was done, planned for later or left."""


@dataclass(frozen=True, slots=True)
class Learning:
    """Somebody of the team who follows a training: in which week they are, and what they shared."""

    person: Person
    week: int | None
    material: Material


@dataclass(frozen=True, slots=True)
class Part:
    """A training that people of the team follow."""

    training: Training
    week: int | None
    """Since its end for those who finished last; None: it has not ended for anybody."""
    coming: date | None
    """The next day on which it ends for somebody."""
    learning: tuple[Learning, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something for this week."""

    guide: PersonalGuide
    fitted: Fitted[Assignment]
    member: Person | None
    """Whom it is about; None: the team, or nobody in particular."""
    state: AssignmentState | None

    @property
    def planned(self) -> date | None:
        """The day that it is planned for."""
        return self.state.day if self.state is not None and self.state.status == "planned" else None


@dataclass(frozen=True, slots=True)
class Home:
    """What a manager comes in on."""

    things: tuple[Thing, ...]
    nothing: Nothing | None
    """Why there is nothing."""
    trainings: tuple[Training, ...]
    begins: date | None
    """When the next training ends, if that is why there is nothing."""


def week_of(parts: Sequence[Part], states: Sequence[AssignmentState], today: date, language: str) -> Home:
    """What to do this week.

    Planned for this week comes first, whatever it is. Then what stands on something that was shared, by what was
    shared and the newest first, one thing per person; then the team. Only what belongs to the phase that a person or
    the training is in now: what an earlier phase left undone is not asked for any more.
    """
    kept = {(one.training, one.assignment, one.member): one for one in states}
    planned: list[Thing] = []
    personal: list[Thing] = []
    general: list[Thing] = []
    for thing in _in_turns([tuple(_things(part, kept, language)) for part in parts]):
        day = thing.planned
        if day is not None:
            if _same_week(day, today):
                planned.append(thing)
        elif (thing.state is None or thing.state.status == "open") and _asked(thing):
            (personal if thing.member is not None else general).append(thing)
    general = [one for one in general if not _under_way(one, states)]
    chosen = sorted(planned, key=lambda one: (one.planned or today, one.fitted.title))[:MOST]
    chosen += _personal(personal, chosen)[: max(0, MOST - len(chosen) - bool(general))]
    taken = {_key(one) for one in chosen}
    chosen += [one for one in general if _key(one) not in taken][: MOST - len(chosen)]
    trainings = tuple(part.training for part in parts)
    begins = min((part.coming for part in parts if part.coming is not None), default=None)
    nothing = None if chosen else _nothing(parts)
    return Home(tuple(chosen), nothing, trainings, begins)


def _things(part: Part, kept: Mapping[tuple[str, str, UUID | None], AssignmentState], language: str) -> Iterator[Thing]:
    """Every assignment of a training in general, and those about a person again for whoever shared something."""
    training = part.training
    general = assigned(training, Material(date.min), part.week, language)
    for fitted in general.assignments:
        yield Thing(general, fitted, None, kept.get((training.id, fitted.of.id, None)))
    about = {member for name, _, member in kept if name == training.id and member is not None}
    for one in part.learning:
        if one.material.shared or one.person.id in about:
            guide = assigned(training, one.material, one.week, language)
            for fitted in guide.assignments:
                if fitted.of.about == "person":
                    state = kept.get((training.id, fitted.of.id, one.person.id))
                    yield Thing(guide, about_one(fitted, one.person.first_name, language), one.person, state)


def _in_turns(things: Sequence[Sequence[Thing]]) -> Iterator[Thing]:
    """The first of every training, then the second of every training, and so on."""
    for row in zip_longest(*things):
        yield from (one for one in row if one is not None)


def _key(thing: Thing) -> tuple[str, str]:
    return thing.guide.training.id, thing.fitted.of.id


def _under_way(thing: Thing, states: Sequence[AssignmentState]) -> bool:
    """Whether something in general is planned, done or left for somebody already."""
    return any(
        (one.training, one.assignment) == _key(thing) and one.member is not None and one.status != "open"
        for one in states
    )


def _asked(thing: Thing) -> bool:
    """Whether it belongs to now, and to this person rather than to everybody; or to everybody, without supposing."""
    week = thing.guide.week
    if week is None or week >= ENDS or not thing.fitted.current:
        return False
    return not supposes(thing.fitted) if thing.member is None else thing.fitted.because.personal


def _personal(found: Sequence[Thing], chosen: Sequence[Thing]) -> list[Thing]:
    """The best thing per person and per assignment, for a few people."""
    newest = sorted(found, key=lambda one: one.fitted.because.day or date.min, reverse=True)
    people = {one.member.id for one in chosen if one.member is not None}
    assignments: set[tuple[str, str]] = set()
    best: list[Thing] = []
    for one in sorted(newest, key=lambda one: rank(one.fitted.because)):
        if one.member is not None and one.member.id not in people and _key(one) not in assignments:
            people.add(one.member.id)
            assignments.add(_key(one))
            best.append(one)
    return best[:_PERSONAL]


def _same_week(day: date, today: date) -> bool:
    """Whether both are in one week, from Monday to Sunday."""
    monday = today - timedelta(days=today.weekday())
    return monday <= day < monday + timedelta(days=7)


def _nothing(parts: Sequence[Part]) -> Nothing:
    if not parts:
        return "no-training"
    if all(part.week is None for part in parts):
        return "before"
    if all(part.week is None or part.week >= ENDS for part in parts):
        return "after"
    return "through"
