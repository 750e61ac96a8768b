"""The tables of what models are used for: consent, calls, and where people see a level differently."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from coach.programme.models import Shown
from coach.storage.columns import Json
from coach.storage.tables import Base

_PERSON, _TAKE = "person.id", "take.id"


class ConsentRow(Base):
    """Somebody agreed to a notice."""

    __tablename__ = "consent"

    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True)
    notice: Mapped[str] = mapped_column(primary_key=True)
    given: Mapped[datetime]
    withdrawn: Mapped[datetime | None]


class ModelCallRow(Base):
    """One call of a model, without a word of what was said."""

    __tablename__ = "model_call"
    __table_args__ = (Index(None, "person", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    take: Mapped[str]
    seq: Mapped[int]
    role: Mapped[str]
    model: Mapped[str]
    host: Mapped[str]
    prompt_tokens: Mapped[int]
    completion_tokens: Mapped[int]
    cached_tokens: Mapped[int]
    estimated: Mapped[bool]
    first_ms: Mapped[int | None]
    total_ms: Mapped[int]
    outcome: Mapped[str]
    attempts: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)


class ContestRow(Base):
    """A learner sees a level differently."""

    __tablename__ = "contest"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    take: Mapped[UUID] = mapped_column(ForeignKey(_TAKE, ondelete="CASCADE"), index=True)
    learner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    training: Mapped[str] = mapped_column(index=True)
    shown: Mapped[Shown] = mapped_column(Json(Shown))
    level: Mapped[int | None]
    words: Mapped[str]
    said: Mapped[datetime]
    withdrawn: Mapped[datetime | None]


class TrainerLevelRow(Base):
    """What a trainer makes of a contested level; each trainer of the training has a row of their own."""

    __tablename__ = "trainer_level"

    contest: Mapped[UUID] = mapped_column(ForeignKey(ContestRow.id, ondelete="CASCADE"), primary_key=True)
    trainer: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    level: Mapped[int]
    words: Mapped[str]
    set: Mapped[datetime]
