"""Promises and agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, or_, update

from coach.programme.commitment import Commitment
from coach.storage.records import Record
from coach.storage.tables_commitment import CommitmentRow

_COMMITMENTS = Record(Commitment, CommitmentRow)


class Commitments:
    """The store of what people will do for or with each other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, commitment: Commitment) -> None:
        """Keep a new one."""
        self._connection.execute(insert(CommitmentRow).values(_COMMITMENTS.columns(commitment)))

    def get(self, commitment: UUID) -> Commitment | None:
        """One by id."""
        return _COMMITMENTS.one(self._connection, _COMMITMENTS.select().where(CommitmentRow.id == commitment))

    def of(self, person: UUID) -> Sequence[Commitment]:
        """Those that somebody does or was told of, oldest first."""
        query = _COMMITMENTS.select().where(or_(CommitmentRow.owner == person, CommitmentRow.other == person))
        return _COMMITMENTS.all(self._connection, query.order_by(CommitmentRow.made, CommitmentRow.id))

    def mark(self, commitment: UUID, done: datetime | None) -> None:
        """Keep when it was done, or that it is still to do."""
        self._connection.execute(update(CommitmentRow).where(CommitmentRow.id == commitment).values(done=done))

    def remove(self, commitment: UUID) -> None:
        """Take it away."""
        self._connection.execute(delete(CommitmentRow).where(CommitmentRow.id == commitment))
