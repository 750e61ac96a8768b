"""A goal that a team chooses together: ideas, who joins in, and which one it becomes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

MANY = 5
"""How many have to join in before it is said that many do."""
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Idea:
    """Something that somebody of the team would like everybody to do: in this situation, this behaviour."""

    id: UUID
    team: str
    author: UUID
    """Is not shown: an idea of the manager's weighs as much as another."""
    cue: str
    behaviour: str
    written: datetime


@dataclass(frozen=True, slots=True)
class Support:
    """Somebody joins in."""

    idea: UUID
    person: UUID


@dataclass(frozen=True, slots=True)
class TeamGoal:
    """What the team chose in a month; it stands until a later one is chosen."""

    team: str
    month: date
    cue: str
    behaviour: str
    chosen: datetime


def leading(ideas: Collection[Idea], supports: Collection[Support], members: Collection[UUID]) -> Idea | None:
    """The idea that most people join in with; on a tie the one that was written first.

    ``supports`` are those of people who are in the team now. None when no idea has two people, one of whom is a member:
    nobody, and no manager, chooses alone.
    """
    joined: dict[UUID, set[UUID]] = {idea.id: set() for idea in ideas}
    for support in supports:
        if support.idea in joined:
            joined[support.idea].add(support.person)
    shared = [idea for idea in ideas if len(joined[idea.id]) >= _TOGETHER and joined[idea.id] & set(members)]
    return min(shared, key=lambda idea: (-len(joined[idea.id]), idea.written, idea.id), default=None)


def ordered(ideas: Collection[Idea]) -> Sequence[Idea]:
    """As they are shown: in the order in which they were written, which says nothing of how many join in."""
    return sorted(ideas, key=lambda idea: (idea.written, idea.id))
