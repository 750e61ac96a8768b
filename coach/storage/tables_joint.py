"""The tables of rehearsing together. What is somebody's goes with them; what belongs to a take goes with the take."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coach.storage.columns import Json
from coach.storage.tables import Base, TakeRow

_PERSON = "person.id"


class ProposalRow(Base):
    """Somebody asks somebody to rehearse together."""

    __tablename__ = "proposal"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    proposer: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    learner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    counterpart: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    scenario: Mapped[str | None]
    meeting: Mapped[UUID | None]
    words: Mapped[str]
    slots: Mapped[tuple[datetime, ...]] = mapped_column(Json(tuple[datetime, ...]))
    made: Mapped[datetime]
    accepted: Mapped[datetime | None]
    slot: Mapped[datetime | None]
    hidden: Mapped[bool]
    ends: Mapped[datetime] = mapped_column(index=True)


class JointRow(Base):
    """A rehearsal of two people or more."""

    __tablename__ = "joint"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    take: Mapped[UUID | None] = mapped_column(ForeignKey(TakeRow.id, ondelete="CASCADE"), unique=True)
    training: Mapped[str | None]
    scenario: Mapped[str | None]
    meeting: Mapped[UUID | None]
    language: Mapped[str | None]
    pressure: Mapped[str | None]
    state: Mapped[str]
    voice: Mapped[str]
    swapped: Mapped[bool]
    paused_by: Mapped[UUID | None] = mapped_column(ForeignKey(_PERSON, ondelete="SET NULL"), index=True)
    revision: Mapped[int]
    slot: Mapped[datetime | None]
    made: Mapped[datetime]
    opened: Mapped[datetime | None]
    closed: Mapped[datetime | None]


class JointSeatRow(Base):
    """Somebody's seat."""

    __tablename__ = "joint_seat"

    joint: Mapped[UUID] = mapped_column(ForeignKey(JointRow.id, ondelete="CASCADE"), primary_key=True)
    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str]
    plays: Mapped[str | None]
    revision: Mapped[int]


class NoteRow(Base):
    """A silent observation."""

    __tablename__ = "joint_note"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    joint: Mapped[UUID] = mapped_column(ForeignKey(JointRow.id, ondelete="CASCADE"), index=True)
    author: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    text: Mapped[str]
    at: Mapped[datetime]
    after_seq: Mapped[int]


class DebriefRow(Base):
    """What the learner says first."""

    __tablename__ = "joint_debrief"

    joint: Mapped[UUID] = mapped_column(ForeignKey(JointRow.id, ondelete="CASCADE"), primary_key=True)
    went_well: Mapped[str]
    would_try: Mapped[str]
    spoken: Mapped[datetime | None]
    shown: Mapped[bool]
    alone: Mapped[bool]
    agreement: Mapped[UUID | None]


class ViewRow(Base):
    """How somebody who was there saw one competency."""

    __tablename__ = "joint_view"

    joint: Mapped[UUID] = mapped_column(ForeignKey(JointRow.id, ondelete="CASCADE"), primary_key=True)
    author: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    competency: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[int | None]
    words: Mapped[str]
    at: Mapped[datetime]
