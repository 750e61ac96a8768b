"""What rehearsing together needs of storage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from coach.programme.joint import Debrief, Joint, JointSeat, Note, Proposal, Sitting, View


class ProposalStore(Protocol):
    """Proposals to rehearse together."""

    def add(self, proposal: Proposal) -> None: ...
    def get(self, proposal: UUID) -> Proposal | None: ...
    def of(self, person: UUID) -> Sequence[Proposal]:
        """Those that somebody made or was made, oldest first."""
        ...

    def accept(self, proposal: UUID, at: datetime, slot: datetime | None) -> None: ...
    def hide(self, proposal: UUID) -> None: ...
    def remove(self, proposal: UUID) -> None: ...
    def sweep(self, now: datetime) -> None:
        """Delete what has ended, answered or not."""
        ...


class JointStore(Protocol):
    """Joint rehearsals and their seats."""

    def add(self, joint: Joint, seats: Sequence[JointSeat]) -> None: ...
    def get(self, joint: UUID) -> Joint | None: ...
    def sitting(self, joint: UUID, person: UUID) -> Sitting | None:
        """A rehearsal with somebody's seat in it, in one query; None without a seat."""
        ...

    def of(self, person: UUID) -> Sequence[Joint]:
        """Those in which somebody has a seat, newest first."""
        ...

    def of_takes(self, takes: Collection[UUID]) -> Mapping[UUID, Joint]:
        """Take → the rehearsal that it was played in."""
        ...

    def seats(self, joints: Collection[UUID]) -> Sequence[JointSeat]:
        """Learner, counterpart, observers; within these in the order in which they came."""
        ...

    def put(self, joint: Joint) -> None:
        """Keep a changed rehearsal; ``revision`` goes up by itself."""
        ...

    def touch(self, joint: UUID) -> None:
        """Something changed that everybody in the room sees."""
        ...

    def nudge(self, joint: UUID, person: UUID) -> None:
        """Something changed that this person alone sees."""
        ...

    def seat(self, seat: JointSeat) -> None:
        """Keep a seat, new or changed."""
        ...

    def leave(self, joint: UUID, person: UUID) -> None: ...
    def remove(self, joint: UUID) -> None: ...
    def held_back(self, learner: UUID) -> Sequence[UUID]:
        """The learner's takes of which they have not spoken yet in the debrief."""
        ...


class DebriefStore(Protocol):
    """Notes, what the learner says first, and the others' views."""

    def note(self, note: Note) -> None: ...
    def notes(self, joint: UUID) -> Sequence[Note]:
        """In the order in which they were written."""
        ...

    def get(self, joint: UUID) -> Debrief: ...
    def put(self, debrief: Debrief) -> None: ...
    def view(self, view: View) -> None:
        """Keep a view instead of what its author said of the same competency before."""
        ...

    def views(self, joint: UUID) -> Sequence[View]: ...


class JointStores(Protocol):
    """The stores of rehearsing together within one transaction; part of ``Stores``."""

    @property
    def proposals(self) -> ProposalStore: ...
    @property
    def joints(self) -> JointStore: ...
    @property
    def debriefs(self) -> DebriefStore: ...
