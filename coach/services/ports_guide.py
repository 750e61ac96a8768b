"""What the guide needs of storage: what managers do with its assignments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from coach.programme.assignment import AssignmentState


class AssignmentStore(Protocol):
    """Assignments that managers planned, did or left."""

    def of(self, manager: UUID) -> Sequence[AssignmentState]: ...
    def get(self, state: UUID) -> AssignmentState | None: ...
    def put(self, state: AssignmentState) -> None:
        """Keep how it stands now, instead of how it stood."""
        ...


class GuideStores(Protocol):
    """The store of the guide within one transaction; part of ``Stores``."""

    @property
    def assignments(self) -> AssignmentStore: ...
