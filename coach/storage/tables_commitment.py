"""The table of promises and agreements."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coach.storage.tables import Base

_PERSON = "person.id"


class CommitmentRow(Base):
    """What one person will do for or with another; it goes with either of them."""

    __tablename__ = "commitment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    owner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    other: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    what: Mapped[str]
    due: Mapped[date | None]
    source: Mapped[str]
    made: Mapped[datetime]
    done: Mapped[datetime | None]
