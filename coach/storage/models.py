"""Stores of what models are used for: who agreed, what calls cost, which levels are seen differently."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from coach.llm.chat import CallRecord, Usage
from coach.programme.models import Consent, Contest, TrainerLevel
from coach.storage.records import Record
from coach.storage.tables_model import ConsentRow, ContestRow, ModelCallRow, TrainerLevelRow

_CONSENTS = Record(Consent, ConsentRow)
_CONTESTS = Record(Contest, ContestRow)
_LEVELS = Record(TrainerLevel, TrainerLevelRow)


class Consents:
    """Who agreed to which notice."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person: UUID, notice: str) -> Consent | None:
        """Whether somebody agreed to a notice, also when they have taken it back since."""
        query = _CONSENTS.select().where(ConsentRow.person == person, ConsentRow.notice == notice)
        return _CONSENTS.one(self._connection, query)

    def put(self, consent: Consent) -> None:
        """Keep it instead of what was there for the same notice."""
        same = (ConsentRow.person == consent.person, ConsentRow.notice == consent.notice)
        self._connection.execute(delete(ConsentRow).where(*same))
        self._connection.execute(insert(ConsentRow).values(_CONSENTS.columns(consent)))


class ModelCalls:
    """What was asked of models, and what it cost."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def spent(self, person: str | None, since: datetime) -> int:
        """Tokens since then, by a person or by all."""
        total = func.coalesce(func.sum(ModelCallRow.prompt_tokens + ModelCallRow.completion_tokens), 0)
        query = select(total).where(ModelCallRow.at >= since)
        if person is not None:
            query = query.where(ModelCallRow.person == person)
        return int(self._connection.execute(query).scalar_one())

    def note(self, record: CallRecord) -> None:
        """Keep a call."""
        self._connection.execute(
            insert(ModelCallRow).values(
                person=record.person, take=record.take, seq=record.seq, role=record.role, model=record.model,
                host=record.host, prompt_tokens=record.usage.prompt, completion_tokens=record.usage.completion,
                cached_tokens=record.usage.cached, estimated=record.usage.estimated, first_ms=record.first_ms,
                total_ms=record.total_ms, outcome=record.outcome, attempts=record.attempts, at=record.at,
            )
        )  # fmt: skip

    def since(self, since: datetime) -> Sequence[CallRecord]:
        """All calls since then, oldest first."""
        table = ModelCallRow.__table__
        rows = self._connection.execute(select(table).where(table.c.at >= since).order_by(table.c.id)).mappings()
        return tuple(
            CallRecord(
                row["person"], row["take"], row["seq"], row["role"], row["model"], row["host"],
                Usage(row["prompt_tokens"], row["completion_tokens"], row["cached_tokens"], row["estimated"]),
                row["first_ms"], row["total_ms"], row["outcome"], row["attempts"], row["at"],
            )
            for row in rows
        )  # fmt: skip


class Contests:
    """Levels that are seen differently, and what trainers make of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, contest: Contest) -> None:
        """Keep a new one."""
        self._connection.execute(insert(ContestRow).values(_CONTESTS.columns(contest)))

    def get(self, contest: UUID) -> Contest | None:
        """One by id."""
        return _CONTESTS.one(self._connection, _CONTESTS.select().where(ContestRow.id == contest))

    def of_take(self, take: UUID) -> Sequence[Contest]:
        """Those about a take that stand, oldest first."""
        query = _CONTESTS.select().where(ContestRow.take == take, ContestRow.withdrawn.is_(None))
        return _CONTESTS.all(self._connection, query.order_by(ContestRow.said, ContestRow.id))

    def in_trainings(self, trainings: Collection[str]) -> Sequence[Contest]:
        """Those in some trainings that stand, newest first."""
        query = _CONTESTS.select().where(ContestRow.training.in_(trainings), ContestRow.withdrawn.is_(None))
        return _CONTESTS.all(self._connection, query.order_by(ContestRow.said.desc(), ContestRow.id.desc()))

    def withdraw(self, contest: UUID, at: datetime) -> None:
        """Take it back: its words and quotes are wiped; what trainers set goes with it out of view."""
        found = self.get(contest)
        if found is None:
            return
        values = {"withdrawn": at, "words": "", "shown": replace(found.shown, quotes=())}
        self._connection.execute(update(ContestRow).where(ContestRow.id == contest).values(values))

    def put_level(self, level: TrainerLevel) -> None:
        """Keep what a trainer sets, instead of what the same trainer set before; other trainers' stay."""
        same = (TrainerLevelRow.contest == level.contest, TrainerLevelRow.trainer == level.trainer)
        self._connection.execute(delete(TrainerLevelRow).where(*same))
        self._connection.execute(insert(TrainerLevelRow).values(_LEVELS.columns(level)))

    def levels(self, contests: Collection[UUID]) -> Sequence[TrainerLevel]:
        """What trainers set on these, oldest first; one per trainer."""
        query = _LEVELS.select().where(TrainerLevelRow.contest.in_(contests))
        return _LEVELS.all(self._connection, query.order_by(TrainerLevelRow.set, TrainerLevelRow.trainer))
