"""The tables. A column carries the name of the value's field, so that rows and values meet by name (``records.py``).

Everything that belongs to a person goes with the person (``ON DELETE CASCADE``); content versions stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, MetaData, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from coach.feedback.report import Report
from coach.programme.sharing import Document
from coach.scenario.heard import Heard
from coach.storage.columns import Json, Key, UtcTime

_PERSON, _TAKE = "person.id", "take.id"


class Base(DeclarativeBase):
    """What all tables share: names of constraints that stay the same in every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        UUID: Uuid(as_uuid=True),
        datetime: UtcTime(),
        str: Text(),
    }


class PersonRow(Base):
    """Somebody who uses the app."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    handle: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    first_name: Mapped[str]
    zone: Mapped[str]
    language: Mapped[str | None]
    face: Mapped[Mapping[str, str]] = mapped_column(Json(dict[str, str]))
    demo: Mapped[bool]
    email: Mapped[str | None]


class RelationRow(Base):
    """Who is what to a team or training, from when to when."""

    __tablename__ = "relation"
    __table_args__ = (Index(None, "kind", "subject"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    subject: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]


class VersionRow(Base):
    """The files of a scenario or training as they were."""

    __tablename__ = "version"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str]
    id: Mapped[str]
    files: Mapped[Mapping[str, str]] = mapped_column(Json(dict[str, str]))


class TakeRow(Base):
    """One try at a scenario."""

    __tablename__ = "take"
    __table_args__ = (UniqueConstraint("learner", "scenario", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"))
    scenario: Mapped[str]
    training: Mapped[str]
    number: Mapped[int]
    language: Mapped[str]
    pressure: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    choices_hidden: Mapped[bool]
    version: Mapped[str] = mapped_column(ForeignKey("version.sha256"))
    training_version: Mapped[str] = mapped_column(ForeignKey("version.sha256"))
    status: Mapped[str]
    started: Mapped[datetime]
    closed: Mapped[datetime | None]
    parent: Mapped[UUID | None] = mapped_column(ForeignKey(_TAKE, ondelete="CASCADE"), index=True)
    forked_after: Mapped[int]
    confidence_before: Mapped[int | None]
    confidence_after: Mapped[int | None]
    habit: Mapped[str | None]
    habit_id: Mapped[str | None]
    counterpart: Mapped[str] = mapped_column(server_default="authored")
    meeting: Mapped[UUID | None]


class TurnRow(Base):
    """One entry of a take's log: appended, voiced once if it is a cue, never changed otherwise."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("take", "turn_key"), Index(None, "by"))

    take: Mapped[UUID] = mapped_column(ForeignKey(_TAKE, ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seat: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    choice: Mapped[str | None]
    answers: Mapped[int | None]
    node: Mapped[str]
    beat: Mapped[str]
    move: Mapped[str]
    silence: Mapped[int]
    cut_at: Mapped[int | None]
    doing: Mapped[tuple[tuple[str, str], ...]] = mapped_column(Json(tuple[tuple[str, str], ...]))
    cause: Mapped[str]
    tension: Mapped[int]
    spoken: Mapped[str | None]
    player: Mapped[str | None]
    why: Mapped[str] = mapped_column(Key, nullable=True)
    heard: Mapped[Heard | None] = mapped_column(Json(Heard))
    choices_visible: Mapped[bool]
    turn_key: Mapped[str] = mapped_column(Key, nullable=True)
    at: Mapped[datetime | None]
    by: Mapped[UUID | None]


class ReportRow(Base):
    """The feedback on a take up to a turn, by what it is about and how it was made."""

    __tablename__ = "report"

    take: Mapped[UUID] = mapped_column(ForeignKey(_TAKE, ondelete="CASCADE"), primary_key=True)
    last_seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    assessor: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str] = mapped_column(primary_key=True)
    report: Mapped[Report] = mapped_column(Json(Report))
    made: Mapped[datetime]


class ReflectionRow(Base):
    """What a learner wrote after a take."""

    __tablename__ = "reflection"

    take: Mapped[UUID] = mapped_column(ForeignKey(_TAKE, ondelete="CASCADE"), primary_key=True)
    learner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    text: Mapped[str]
    written: Mapped[datetime]


class IntentionRow(Base):
    """An if-then intention; it outlives the take that it came from."""

    __tablename__ = "intention"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    cue: Mapped[str]
    behaviour: Mapped[str]
    competency: Mapped[str | None]
    take: Mapped[UUID | None] = mapped_column(ForeignKey(_TAKE, ondelete="SET NULL"), index=True)
    written: Mapped[datetime]
    dropped: Mapped[datetime | None]


class ShareRow(Base):
    """A frozen document shown by one person to one other."""

    __tablename__ = "share"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sharer: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    receiver: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    document: Mapped[Document] = mapped_column(Json(Document))
    shared: Mapped[datetime]
    ends: Mapped[datetime | None]
    revoked: Mapped[datetime | None]
    opened: Mapped[datetime | None]


class ReplyRow(Base):
    """A word back on a share."""

    __tablename__ = "reply"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    share: Mapped[UUID] = mapped_column(ForeignKey(ShareRow.id, ondelete="CASCADE"), index=True)
    author: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    text: Mapped[str]
    written: Mapped[datetime]


class AccessRow(Base):
    """Who looked at what of somebody else's, and when."""

    __tablename__ = "access"

    id: Mapped[int] = mapped_column(primary_key=True)
    actor: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    action: Mapped[str]
    subject: Mapped[str]
    at: Mapped[datetime]
