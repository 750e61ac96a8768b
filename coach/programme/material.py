"""What somebody shared that can be seen now: all that a guide may know of a person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
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

    def about(self, training: Training) -> Material:
        """What of it can be about a training: a document that names competencies, but none of these, is not."""
        own = set(training.competencies)
        kept = tuple(one for one in self.shared if not (named := named_in(one.document)) or named & own)
        return Material(self.today, self.name, kept)

    def holding(self, ground: Because, competencies: Collection[str] = ()) -> Shared | None:
        """The newest document with this in it, and about one of these competencies if it says what it is about."""
        for one in self.shared:
            named = named_in(one.document)
            fits = not competencies or not named or bool(named & set(competencies))
            if fits and ground in _grounds(one.document, self.today):
                return one
        return None

    def about_one_of(self, competencies: Collection[str]) -> Shared | None:
        """The newest document that says that it is about one of these competencies."""
        return next((one for one in self.shared if named_in(one.document) & set(competencies)), None)


def _grounds(document: Document, today: date) -> list[Because]:
    found: list[Because] = []
    if document.meeting is not None and document.meeting.day >= today:
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
