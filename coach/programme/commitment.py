"""What one person will do for or with another: a manager's promise, or what two people agreed after a talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

CommitmentSource = Literal["promise", "joint", "talk"]
"""``promise``: made by the owner alone; ``joint``: agreed in a debrief; ``talk``: agreed in a talk."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something to do, who does it, and the one other person who knows of it. Nobody else ever sees it."""

    id: UUID
    owner: UUID
    """Who does it."""
    other: UUID
    """With whom it was agreed, or to whom it was promised."""
    what: str
    due: date | None
    """The last day on which it is meant to be done, where the owner is; None: no day was named."""
    source: CommitmentSource
    made: datetime
    done: datetime | None = None

    def concerns(self, one: UUID, two: UUID) -> bool:
        """Whether it is between these two, whoever does it."""
        return {self.owner, self.other} == {one, two}
