"""What preparing for a meeting needs of the outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from coach.programme.meeting import Meeting


class MeetingStore(Protocol):
    """Learners' own meetings."""

    def add(self, meeting: Meeting) -> None: ...
    def put(self, meeting: Meeting) -> None: ...
    def get(self, meeting: UUID) -> Meeting | None: ...
    def of(self, learner: UUID) -> Sequence[Meeting]:
        """Somebody's, newest first."""
        ...

    def remove(self, meeting: UUID) -> None: ...


class MeetingStores(Protocol):
    """The stores of a transaction that have to do with meetings."""

    @property
    def meetings(self) -> MeetingStore: ...
