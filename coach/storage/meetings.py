"""Learners' own meetings."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, insert, update

from coach.programme.meeting import Meeting
from coach.storage.records import Record
from coach.storage.tables_meeting import MeetingRow

_MEETINGS = Record(Meeting, MeetingRow)


class Meetings:
    """The store of meetings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, meeting: Meeting) -> None:
        """Keep a new one."""
        self._connection.execute(insert(MeetingRow).values(_MEETINGS.columns(meeting)))

    def put(self, meeting: Meeting) -> None:
        """Keep one that is there as it is now."""
        row = update(MeetingRow).where(MeetingRow.id == meeting.id)
        self._connection.execute(row.values(_MEETINGS.columns(meeting)))

    def get(self, meeting: UUID) -> Meeting | None:
        """One by id."""
        return _MEETINGS.one(self._connection, _MEETINGS.select().where(MeetingRow.id == meeting))

    def of(self, learner: UUID) -> Sequence[Meeting]:
        """Somebody's, newest first."""
        query = _MEETINGS.select().where(MeetingRow.learner == learner)
        return _MEETINGS.all(self._connection, query.order_by(MeetingRow.written.desc(), MeetingRow.id.desc()))

    def remove(self, meeting: UUID) -> None:
        """Take it away."""
        self._connection.execute(delete(MeetingRow).where(MeetingRow.id == meeting))
