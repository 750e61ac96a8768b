"""Reflections and intentions."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, insert, update

from coach.programme.sharing import Intention, Reflection
from coach.storage.records import Record
from coach.storage.tables import IntentionRow, ReflectionRow

_REFLECTIONS = Record(Reflection, ReflectionRow)
_INTENTIONS = Record(Intention, IntentionRow)


class Reflections:
    """The store of what learners write for themselves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, reflection: Reflection) -> None:
        """Keep the reflection on a take instead of the one before; an empty one clears it."""
        self._connection.execute(delete(ReflectionRow).where(ReflectionRow.take == reflection.take))
        if reflection.text:
            self._connection.execute(insert(ReflectionRow).values(_REFLECTIONS.columns(reflection)))

    def get(self, take: UUID) -> Reflection | None:
        """The reflection on a take."""
        return _REFLECTIONS.one(self._connection, _REFLECTIONS.select().where(ReflectionRow.take == take))

    def put_intention(self, intention: Intention) -> None:
        """Keep an intention, new or changed."""
        columns = _INTENTIONS.columns(intention)
        changed = update(IntentionRow).where(IntentionRow.id == intention.id).values(columns)
        if not self._connection.execute(changed).rowcount:  # not by replacing: what was answered about it hangs on it
            self._connection.execute(insert(IntentionRow).values(columns))

    def intention(self, intention: UUID) -> Intention | None:
        """An intention by id."""
        return _INTENTIONS.one(self._connection, _INTENTIONS.select().where(IntentionRow.id == intention))

    def intentions(self, learner: UUID) -> Sequence[Intention]:
        """Those not dropped, newest first."""
        query = _INTENTIONS.select().where(IntentionRow.learner == learner, IntentionRow.dropped.is_(None))
        newest = query.order_by(IntentionRow.written.desc(), IntentionRow.id.desc())
        return _INTENTIONS.all(self._connection, newest)
