"""What managers do with the assignments of a guide."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, insert

from coach.programme.assignment import AssignmentState
from coach.storage.records import Record
from coach.storage.tables_guide import AssignmentRow

_STATES = Record(AssignmentState, AssignmentRow)


class Assignments:
    """The store of assignments that managers planned, did or left."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, manager: UUID) -> Sequence[AssignmentState]:
        """All of a manager's, oldest change first."""
        query = _STATES.select().where(AssignmentRow.manager == manager)
        return _STATES.all(self._connection, query.order_by(AssignmentRow.changed, AssignmentRow.id))

    def get(self, state: UUID) -> AssignmentState | None:
        """One by id."""
        return _STATES.one(self._connection, _STATES.select().where(AssignmentRow.id == state))

    def put(self, state: AssignmentState) -> None:
        """Keep how it stands now, instead of how it stood."""
        self._connection.execute(delete(AssignmentRow).where(AssignmentRow.id == state.id))
        self._connection.execute(insert(AssignmentRow).values(_STATES.columns(state)))
