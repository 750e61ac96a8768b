"""Who has an eye out for whom this month: a ring of the people who want to, drawn anew each month.

In a ring everybody looks after one person and is looked after by one, and nobody by themselves (a derangement with one
cycle). Somebody who leaves takes themselves out: who looked after them now looks after the next. Somebody who comes is
put at the end. So a change touches one other person, not everybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

_TRIES = 64


@dataclass(frozen=True, slots=True)
class Ally:
    """Somebody of a team wants to have an eye out, and somebody to have one out for them."""

    team: str
    person: UUID
    since: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place in a month's ring."""

    team: str
    month: date
    person: UUID
    position: int


def watches(ring: Sequence[UUID]) -> Mapping[UUID, UUID]:
    """For whom each has an eye out: the next one; nobody when there are not two."""
    if len(ring) < 2:  # noqa: PLR2004 - a pair
        return {}
    return dict(zip(ring, [*ring[1:], ring[0]], strict=True))


def ring(team: str, month: date, people: Collection[UUID], before: Mapping[UUID, UUID]) -> Sequence[UUID]:
    """The order of a month: the same for everybody who works it out.

    ``before`` says who had an eye out for whom last month; as few of these pairs come back as can be found.
    """

    def order(attempt: int) -> Sequence[UUID]:
        return sorted(people, key=lambda one: sha256(f"{team}|{month}|{attempt}|{one}".encode()).digest())

    def again(found: Sequence[UUID]) -> int:
        return sum(before.get(one) == other for one, other in watches(found).items())

    best = order(0)
    for attempt in range(1, _TRIES):
        if not again(best):
            break
        best = min(best, order(attempt), key=again)
    return best


def kept(places: Collection[Place], people: Collection[UUID]) -> Sequence[UUID]:
    """A month's ring as it is now: without those who left, with those who came at the end."""
    inside = [place.person for place in sorted(places, key=lambda place: place.position) if place.person in people]
    came = sorted(set(people) - set(inside), key=str)
    return [*inside, *came]
