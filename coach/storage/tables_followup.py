"""The tables of following up: messages to a team and what is answered, talks and the notes on them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from coach.storage.columns import Json
from coach.storage.tables import Base

_PERSON = "person.id"


class TeamMessageRow(Base):
    """A message from a manager to a team."""

    __tablename__ = "team_message"
    __table_args__ = (Index(None, "manager", "team"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    manager: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"))
    team: Mapped[str]
    training: Mapped[str | None]
    how: Mapped[str]
    support: Mapped[str]
    sent: Mapped[datetime]


class MessageDraftRow(Base):
    """A message that is being written."""

    __tablename__ = "message_draft"

    manager: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True)
    team: Mapped[str] = mapped_column(primary_key=True)
    training: Mapped[str | None]
    how: Mapped[str]
    support: Mapped[str]
    changed: Mapped[datetime]


class RecipientRow(Base):
    """Who got a message."""

    __tablename__ = "message_recipient"

    message: Mapped[UUID] = mapped_column(ForeignKey(TeamMessageRow.id, ondelete="CASCADE"), primary_key=True)
    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    at: Mapped[datetime]


class TeamAnswerRow(Base):
    """What somebody answered."""

    __tablename__ = "team_answer"

    message: Mapped[UUID] = mapped_column(ForeignKey(TeamMessageRow.id, ondelete="CASCADE"), primary_key=True)
    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    helps: Mapped[str]
    hinders: Mapped[str]
    moment: Mapped[str]
    written: Mapped[datetime]


class TalkRow(Base):
    """A talk between a manager and a member of the team."""

    __tablename__ = "talk"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    manager: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    member: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    questions: Mapped[tuple[str, ...]] = mapped_column(Json(tuple[str, ...]))
    slots: Mapped[tuple[datetime, ...]] = mapped_column(Json(tuple[datetime, ...]))
    minutes: Mapped[int]
    made: Mapped[datetime]
    changed: Mapped[datetime]
    lapses: Mapped[datetime | None] = mapped_column(index=True)
    chosen: Mapped[datetime | None]
    asked: Mapped[datetime | None]
    asked_words: Mapped[str]
    cancelled: Mapped[datetime | None]
    held: Mapped[datetime | None]
    hidden: Mapped[bool]
    sequence: Mapped[int]


class TalkNoteRow(Base):
    """What one of the two wrote down about a talk."""

    __tablename__ = "talk_note"

    talk: Mapped[UUID] = mapped_column(ForeignKey(TalkRow.id, ondelete="CASCADE"), primary_key=True)
    author: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    text: Mapped[str]
    shared: Mapped[bool]
    written: Mapped[datetime]
