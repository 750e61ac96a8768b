"""The table of learners' own meetings."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coach.storage.tables import Base


class MeetingRow(Base):
    """A meeting that somebody prepares for; it goes with them."""

    __tablename__ = "meeting"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    day: Mapped[date | None]
    with_name: Mapped[str]
    with_role: Mapped[str]
    about: Mapped[str]
    want: Mapped[str]
    worry: Mapped[str]
    written: Mapped[datetime]
    went: Mapped[str]
    told: Mapped[datetime | None]
