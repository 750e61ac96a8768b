"""What everybody did in a month, and the figures that were published of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select

from coach.programme.aggregate import Figure, Measure
from coach.programme.people import Relation
from coach.storage.records import Record
from coach.storage.tables import RelationRow, TakeRow
from coach.storage.tables_followup import TalkRow
from coach.storage.tables_team import CheckRow, ClosedMonthRow, FigureRow

_FIGURES = Record(Figure, FigureRow)
_RELATIONS = Record(Relation, RelationRow)


class Figures:
    """The store of published figures; only what works a month out reads what people did."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def closed(self) -> date | None:
        """The last month that was worked out."""
        return self._connection.execute(select(func.max(ClosedMonthRow.month))).scalar()

    def first_day(self) -> date | None:
        """The day of the first rehearsal that there is."""
        moment = self._connection.execute(select(func.min(TakeRow.started))).scalar()
        return None if moment is None else moment.date()

    def relations(self) -> Sequence[Relation]:
        """Who is, was or will be member or manager of which team and learner of which training."""
        query = _RELATIONS.select().where(RelationRow.kind.in_(("member", "manages", "learns")))
        return _RELATIONS.all(self._connection, query.order_by(RelationRow.id))

    def done(self, since: datetime, until: datetime) -> Mapping[Measure, Mapping[tuple[UUID, str], int]]:
        """How often each person did something from a moment to another (not included), per measure.

        The second half of a key is the training of a rehearsal, "" of what belongs to none.
        A rehearsal is a take that was ended and not rewound from another.
        """
        alone = self._takes(since, until).where(TakeRow.counterpart != "human")
        together = self._takes(since, until).where(TakeRow.counterpart == "human")
        kept = (
            select(CheckRow.learner, func.count())
            .where(CheckRow.answer == "kept", CheckRow.answered >= since, CheckRow.answered < until)
            .group_by(CheckRow.learner)
        )
        talks = (
            select(TalkRow.member, func.count())
            .where(TalkRow.held >= since, TalkRow.held < until)
            .group_by(TalkRow.member)
        )
        return {
            "rehearsals": {(row[0], row[1]): row[2] for row in self._connection.execute(alone)},
            "together": {(row[0], row[1]): row[2] for row in self._connection.execute(together)},
            "kept": {(row[0], ""): row[1] for row in self._connection.execute(kept)},
            "talks": {(row[0], ""): row[1] for row in self._connection.execute(talks)},
        }

    def _takes(self, since: datetime, until: datetime) -> Select[UUID, str, int]:
        return (
            select(TakeRow.learner, TakeRow.training, func.count())
            .where(TakeRow.parent.is_(None), TakeRow.closed >= since, TakeRow.closed < until)
            .group_by(TakeRow.learner, TakeRow.training)
        )

    def close(self, month: date, figures: Collection[Figure], at: datetime) -> None:
        """Keep a month's figures as they are published, for ever."""
        self._connection.execute(insert(ClosedMonthRow).values(month=month, closed=at))
        if figures:
            self._connection.execute(insert(FigureRow), [_FIGURES.columns(figure) for figure in figures])

    def of_teams(self, teams: Collection[str], since: date) -> Sequence[Figure]:
        """What was published of these teams from a month on."""
        query = _FIGURES.select().where(FigureRow.team.in_(teams), FigureRow.month >= since)
        return self._in_order(query) if teams else ()

    def of_training(self, training: str, since: date) -> Sequence[Figure]:
        """What was published of a training from a month on."""
        return self._in_order(_FIGURES.select().where(FigureRow.training == training, FigureRow.month >= since))

    def _in_order(self, query: Select[tuple[Figure]]) -> Sequence[Figure]:
        order = (FigureRow.month, FigureRow.team, FigureRow.training, FigureRow.measure)
        return _FIGURES.all(self._connection, query.order_by(*order))
