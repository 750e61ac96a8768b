"""What somebody shared that can be seen now: all that a guide may know of a person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from coach.programme.sharing import Document
from coach.scenario.training import Training

Because = Literal["meeting", "goal", "request", "reflection", "competency", "general"]
"""On what a piece of advice stands: something that was shared, or nothing but the training itself."""

GROUNDS: tuple[Because, ...] = ("meeting", "goal", "request", "reflection", "competency")
"""What was shared, in the order in which it counts: what is soonest and most concrete comes first."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A document that the manager may see now, and the day on which it was shared, where the sharer is."""

    share: UUID
    day: date
    document: Document


@dataclass(frozen=True, slots=True)
class Material:
    """What one member of the team shared, newest first; without a name it is nobody's: the general guide."""

    today: date
    name: str | None = None
    """First name."""
    shared: tuple[Shared, ...] = ()
    _named: tuple[frozenset[str], ...] = field(init=False, compare=False, repr=False)
    _grounds: tuple[frozenset[Because], ...] = field(init=False, compare=False, repr=False)
    """What each document names and holds, found once: a guide asks for every line of it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_named", tuple(frozenset(named_in(one.document)) for one in self.shared))
        grounds = tuple(frozenset(_grounds(one.document, self.today)) for one in self.shared)
        object.__setattr__(self, "_grounds", grounds)

    def about(self, training: Training) -> Material:
        """What of it can be about a training: a document that names competencies, but none of these, is not."""
        own = set(training.competencies)
        kept = tuple(one for one, named in zip(self.shared, self._named, strict=True) if not named or named & own)
        return Material(self.today, self.name, kept)

    def holding(self, ground: Because, competencies: Collection[str] = ()) -> Shared | None:
        """The newest document with this in it, and about one of these competencies if it says what it is about."""
        for one, named, grounds in zip(self.shared, self._named, self._grounds, strict=True):
            if ground in grounds and (not competencies or not named or not named.isdisjoint(competencies)):
                return one
        return None

    def about_one_of(self, competencies: Collection[str]) -> Shared | None:
        """The newest document that says that it is about one of these competencies."""
        both = zip(self.shared, self._named, strict=True)
        return next((one for one, named in both if not named.isdisjoint(competencies)), None)


def _grounds(document: Document, today: date) -> list[Because]:
    found: list[Because] = []
    meeting = document.meeting
    if meeting is not None and (meeting.day is None or meeting.day >= today):
        found.append("meeting")
    if document.intention:
        found.append("goal")
    if document.request:
        found.append("request")
    if document.reflection:
        found.append("reflection")
    return found


def named_in(document: Document) -> set[str]:
    """The competencies that a document names."""
    named = {rating.competency for rating in document.ratings}
    return named | ({document.focus.competency} if document.focus is not None else set())
