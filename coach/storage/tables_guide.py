"""The table of what managers do with the assignments of a guide."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coach.storage.tables import Base

_PERSON = "person.id"


class AssignmentRow(Base):
    """One assignment in the hands of one manager; it goes with the manager, and with the member whom it is about."""

    __tablename__ = "assignment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    manager: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    training: Mapped[str]
    assignment: Mapped[str]
    member: Mapped[UUID | None] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    status: Mapped[str]
    day: Mapped[date | None]
    note: Mapped[str]
    changed: Mapped[datetime]
