"""Stores of rehearsing together: proposals, rehearsals with their seats, debriefs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, case, delete, insert, or_, select, update

from coach.programme.joint import Debrief, Joint, JointSeat, Note, Proposal, Sitting, View
from coach.storage.records import Record
from coach.storage.tables import PersonRow
from coach.storage.tables_joint import DebriefRow, JointRow, JointSeatRow, NoteRow, ProposalRow, ViewRow

_PROPOSALS = Record(Proposal, ProposalRow)
_JOINTS = Record(Joint, JointRow)
_SEATS = Record(JointSeat, JointSeatRow)
_NOTES = Record(Note, NoteRow)
_DEBRIEFS = Record(Debrief, DebriefRow)
_VIEWS = Record(View, ViewRow)

_ORDER = case({"learner": 0, "counterpart": 1}, value=JointSeatRow.role, else_=2)


class Proposals:
    """The store of proposals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proposal: Proposal) -> None:
        """Keep a new one."""
        values = {**_PROPOSALS.columns(proposal), "ends": proposal.ends}
        self._connection.execute(insert(ProposalRow).values(values))

    def get(self, proposal: UUID) -> Proposal | None:
        """One by id."""
        return _PROPOSALS.one(self._connection, _PROPOSALS.select().where(ProposalRow.id == proposal))

    def of(self, person: UUID) -> Sequence[Proposal]:
        """Those that somebody made or was made, oldest first."""
        # Whoever proposes is the learner or the counterpart, so these two name everybody.
        query = _PROPOSALS.select().where(or_(ProposalRow.learner == person, ProposalRow.counterpart == person))
        return _PROPOSALS.all(self._connection, query.order_by(ProposalRow.made, ProposalRow.id))

    def accept(self, proposal: UUID, at: datetime, slot: datetime | None) -> None:
        """Keep that it was accepted, and for when."""
        self._connection.execute(
            update(ProposalRow).where(ProposalRow.id == proposal).values(accepted=at, slot=slot)
        )  # fmt: skip

    def hide(self, proposal: UUID) -> None:
        """Its receiver sees it no more."""
        self._connection.execute(update(ProposalRow).where(ProposalRow.id == proposal).values(hidden=True))

    def remove(self, proposal: UUID) -> None:
        """Take it away."""
        self._connection.execute(delete(ProposalRow).where(ProposalRow.id == proposal))

    def sweep(self, now: datetime) -> None:
        """Delete what has ended."""
        self._connection.execute(delete(ProposalRow).where(ProposalRow.ends <= now))


class Joints:
    """The store of joint rehearsals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, joint: Joint, seats: Sequence[JointSeat]) -> None:
        """Keep a new one with its seats."""
        self._connection.execute(insert(JointRow).values(_JOINTS.columns(joint)))
        self._connection.execute(insert(JointSeatRow), [_SEATS.columns(seat) for seat in seats])

    def get(self, joint: UUID) -> Joint | None:
        """One by id."""
        return _JOINTS.one(self._connection, _JOINTS.select().where(JointRow.id == joint))

    def sitting(self, joint: UUID, person: UUID) -> Sitting | None:
        """A rehearsal with somebody's seat in it, in one query."""
        mine = and_(JointSeatRow.joint == JointRow.id, JointSeatRow.person == person)
        columns = [getattr(JointSeatRow, name) for name in ("joint", "person", "role", "plays", "revision")]
        query = _JOINTS.select(*columns, PersonRow.zone).join(JointSeatRow, mine)
        query = query.join(PersonRow, PersonRow.id == JointRow.learner).where(JointRow.id == joint)
        row = self._connection.execute(query).first()
        return None if row is None else Sitting(_JOINTS.value(row), JointSeat(*row[-6:-1]), row[-1])

    def of(self, person: UUID) -> Sequence[Joint]:
        """Those in which somebody has a seat, newest first."""
        query = _JOINTS.select().join(JointSeatRow, JointSeatRow.joint == JointRow.id)
        query = query.where(JointSeatRow.person == person).order_by(JointRow.made.desc(), JointRow.id.desc())
        return _JOINTS.all(self._connection, query)

    def of_takes(self, takes: Collection[UUID]) -> Mapping[UUID, Joint]:
        """Take → the rehearsal that it was played in."""
        if not takes:
            return {}
        found = _JOINTS.all(self._connection, _JOINTS.select().where(JointRow.take.in_(takes)))
        return {joint.take: joint for joint in found if joint.take is not None}

    def seats(self, joints: Collection[UUID]) -> Sequence[JointSeat]:
        """Learner, counterpart, observers."""
        query = _SEATS.select().where(JointSeatRow.joint.in_(joints))
        return _SEATS.all(self._connection, query.order_by(JointSeatRow.joint, _ORDER, JointSeatRow.person))

    def put(self, joint: Joint) -> None:
        """Keep a changed rehearsal, one revision further."""
        values = {**_JOINTS.columns(joint), "revision": JointRow.revision + 1}
        self._connection.execute(update(JointRow).where(JointRow.id == joint.id).values(values))

    def touch(self, joint: UUID) -> None:
        """One revision further."""
        self._connection.execute(
            update(JointRow).where(JointRow.id == joint).values(revision=JointRow.revision + 1)
        )  # fmt: skip

    def nudge(self, joint: UUID, person: UUID) -> None:
        """One seat is a revision further."""
        mine = (JointSeatRow.joint == joint, JointSeatRow.person == person)
        self._connection.execute(update(JointSeatRow).where(*mine).values(revision=JointSeatRow.revision + 1))

    def seat(self, seat: JointSeat) -> None:
        """Keep a seat, new or changed."""
        mine = (JointSeatRow.joint == seat.joint, JointSeatRow.person == seat.person)
        columns = _SEATS.columns(seat)
        if self._connection.execute(select(JointSeatRow.role).where(*mine)).first() is None:
            self._connection.execute(insert(JointSeatRow).values(columns))
        else:
            self._connection.execute(update(JointSeatRow).where(*mine).values(columns))

    def leave(self, joint: UUID, person: UUID) -> None:
        """Somebody gets up."""
        mine = (JointSeatRow.joint == joint, JointSeatRow.person == person)
        self._connection.execute(delete(JointSeatRow).where(*mine))

    def remove(self, joint: UUID) -> None:
        """Take it away; a take that was played in it stays."""
        self._connection.execute(delete(JointRow).where(JointRow.id == joint))

    def held_back(self, learner: UUID) -> Sequence[UUID]:
        """The learner's takes of which they have not spoken yet in the debrief."""
        query = select(JointRow.take).outerjoin(DebriefRow, DebriefRow.joint == JointRow.id)
        running = (JointRow.take.is_not(None), JointRow.state != "closed", DebriefRow.spoken.is_(None))
        query = query.where(JointRow.learner == learner, *running)
        return tuple(take for take in self._connection.execute(query).scalars() if take is not None)


class Debriefs:
    """The store of notes, debriefs and views."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, note: Note) -> None:
        """Keep a note."""
        self._connection.execute(insert(NoteRow).values(_NOTES.columns(note)))

    def notes(self, joint: UUID) -> Sequence[Note]:
        """In the order in which they were written."""
        query = _NOTES.select().where(NoteRow.joint == joint).order_by(NoteRow.at, NoteRow.id)
        return _NOTES.all(self._connection, query)

    def get(self, joint: UUID) -> Debrief:
        """What was said in the debrief; nothing yet where there is no row."""
        query = _DEBRIEFS.select().where(DebriefRow.joint == joint)
        return _DEBRIEFS.one(self._connection, query) or Debrief(joint)

    def put(self, debrief: Debrief) -> None:
        """Keep it instead of what was there."""
        self._connection.execute(delete(DebriefRow).where(DebriefRow.joint == debrief.joint))
        self._connection.execute(insert(DebriefRow).values(_DEBRIEFS.columns(debrief)))

    def view(self, view: View) -> None:
        """Keep a view instead of what its author said of the same competency before."""
        same = (ViewRow.joint == view.joint, ViewRow.author == view.author, ViewRow.competency == view.competency)
        self._connection.execute(delete(ViewRow).where(*same))
        self._connection.execute(insert(ViewRow).values(_VIEWS.columns(view)))

    def views(self, joint: UUID) -> Sequence[View]:
        """All of them, oldest first."""
        query = _VIEWS.select().where(ViewRow.joint == joint)
        return _VIEWS.all(self._connection, query.order_by(ViewRow.at, ViewRow.author, ViewRow.competency))
