"""What following up needs of storage: promises and agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from coach.programme.commitment import Commitment


class CommitmentStore(Protocol):
    """What people will do for or with each other."""

    def add(self, commitment: Commitment) -> None: ...
    def get(self, commitment: UUID) -> Commitment | None: ...
    def of(self, person: UUID) -> Sequence[Commitment]:
        """Those that somebody does or was told of, oldest first."""
        ...

    def mark(self, commitment: UUID, done: datetime | None) -> None:
        """Keep when it was done, or that it is still to do."""
        ...

    def remove(self, commitment: UUID) -> None: ...


class FollowUpStores(Protocol):
    """The stores of following up within one transaction; part of ``Stores``."""

    @property
    def commitments(self) -> CommitmentStore: ...
