"""Takes and their logs. A log only grows; the one thing filled in later is how a cue was voiced."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, literal, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from coach.conversation.takes import Status, Take
from coach.conversation.turns import Turn
from coach.errors import Conflict
from coach.storage.records import Record
from coach.storage.tables import TakeRow, TurnRow

_TAKES = Record(Take, TakeRow)
_TURNS = Record(Turn, TurnRow)


class Takes:
    """The store of takes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, take: Take) -> None:
        """Keep a new take."""
        self._connection.execute(insert(TakeRow).values(_TAKES.columns(take)))

    def get(self, take: UUID) -> Take | None:
        """A take by id."""
        return _TAKES.one(self._connection, _TAKES.select().where(TakeRow.id == take))

    def of(self, learner: UUID) -> Sequence[Take]:
        """All takes of a learner, oldest first."""
        query = _TAKES.select().where(TakeRow.learner == learner).order_by(TakeRow.started, TakeRow.id)
        return _TAKES.all(self._connection, query)

    def lineage(self, take: UUID) -> Sequence[Take]:
        """A take and those that it was rewound from, nearest first, in one query."""
        first = select(TakeRow.id, TakeRow.parent, literal(0).label("depth")).where(TakeRow.id == take)
        line = first.cte("line", recursive=True)
        parent = aliased(TakeRow)
        line = line.union_all(
            select(parent.id, parent.parent, line.c.depth + 1).join_from(line, parent, parent.id == line.c.parent)
        )
        query = _TAKES.select().join(line, TakeRow.id == line.c.id).order_by(line.c.depth)
        return _TAKES.all(self._connection, query)

    def logs(self, takes: Collection[UUID]) -> Mapping[UUID, tuple[Turn, ...]]:
        """Each take's own log in order of seq."""
        found: dict[UUID, list[Turn]] = {take: [] for take in takes}
        if takes:
            query = _TURNS.select(TurnRow.take).where(TurnRow.take.in_(takes)).order_by(TurnRow.take, TurnRow.seq)
            for row in self._connection.execute(query):
                found[row[-1]].append(_TURNS.value(row))
        return {take: tuple(turns) for take, turns in found.items()}

    def tail(self, take: UUID, after: int) -> Sequence[Turn]:
        """A take's own turns above a seq, in order."""
        query = _TURNS.select().where(TurnRow.take == take, TurnRow.seq > after).order_by(TurnRow.seq)
        return _TURNS.all(self._connection, query)

    def append(self, take: UUID, turns: Sequence[Turn]) -> None:
        """Add turns at the end.

        Raises:
            Conflict: ``turn-taken`` when the log is not where these turns go on from, ``turn-repeated`` when a
                turn_key is there already.
        """
        if not turns:
            return
        sent = [turn.turn_key for turn in turns if turn.turn_key]
        known = select(TurnRow.seq).where(TurnRow.take == take, TurnRow.turn_key.in_(sent))
        if sent and self._connection.execute(known).first() is not None:
            raise Conflict("turn-repeated")
        last = select(func.coalesce(func.max(TurnRow.seq), TakeRow.forked_after)).select_from(TakeRow)
        last = last.outerjoin(TurnRow, TurnRow.take == TakeRow.id).where(TakeRow.id == take)
        found = self._connection.execute(last.group_by(TakeRow.id, TakeRow.forked_after)).scalar()
        if [turn.seq for turn in turns] != list(range((found or 0) + 1, (found or 0) + 1 + len(turns))):
            raise Conflict("turn-taken")
        rows = [{**_TURNS.columns(turn), "take": take} for turn in turns]
        try:
            self._connection.execute(insert(TurnRow), rows)
        except IntegrityError as error:
            if found is None:  # no such take (any more): not a conflict
                raise
            raise Conflict("turn-taken") from error

    def voice(self, take: UUID, turns: Sequence[Turn]) -> None:
        """Keep how open cues were voiced."""
        for turn in turns:
            open_cue = (TurnRow.take == take, TurnRow.seq == turn.seq, TurnRow.kind == "cue", TurnRow.spoken.is_(None))
            voiced = {
                "spoken": turn.spoken,
                "player": turn.player,
                "why": turn.why,
                "by": turn.by,
                "turn_key": turn.turn_key,
            }
            self._connection.execute(update(TurnRow).where(*open_cue).values(**voiced))

    def close(self, take: UUID, status: Status, at: datetime) -> None:
        """Close an open take."""
        still_open = (TakeRow.id == take, TakeRow.status == "open")
        self._connection.execute(update(TakeRow).where(*still_open).values(status=status, closed=at))

    def confidence_after(self, take: UUID, confidence: int) -> None:
        """Keep how confident the learner is afterwards."""
        self._connection.execute(update(TakeRow).where(TakeRow.id == take).values(confidence_after=confidence))
