"""What a manager did with an assignment of a guide: planned it, did it, left it, wrote a note. Theirs alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid5

AssignmentStatus = Literal["open", "planned", "done", "skipped"]
"""``open``: nothing was decided, or it was undone; ``skipped``: "not for me"."""

MAX_NOTE = 1000
"""Characters of a note to oneself."""


@dataclass(frozen=True, slots=True)
class AssignmentState:
    """An assignment in the hands of one manager, about one member or about the team. Nobody else sees it."""

    id: UUID
    manager: UUID
    training: str
    assignment: str
    member: UUID | None
    """Whom it is about; None: the team, or nobody in particular."""
    status: AssignmentStatus
    day: date | None
    """The day that it is planned for, where the manager is; only while it is planned."""
    note: str
    changed: datetime


def state_id(manager: UUID, training: str, assignment: str, member: UUID | None) -> UUID:
    """The id of a state: one per manager, assignment and member, so that two tabs can never make two of them."""
    return uuid5(manager, "\n".join((training, assignment, str(member or ""))))
