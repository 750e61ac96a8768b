"""The tables of what a team does together, of looking back on intentions, and of figures as they were published."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coach.storage.tables import Base, IntentionRow

_PERSON = "person.id"


class CheckRow(Base):
    """What somebody answered about their own intention."""

    __tablename__ = "intention_check"

    intention: Mapped[UUID] = mapped_column(ForeignKey(IntentionRow.id, ondelete="CASCADE"), primary_key=True)
    after: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    learner: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    answer: Mapped[str]
    answered: Mapped[datetime] = mapped_column(index=True)


class IdeaRow(Base):
    """An idea for a team's goal."""

    __tablename__ = "team_idea"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team: Mapped[str] = mapped_column(index=True)
    author: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), index=True)
    cue: Mapped[str]
    behaviour: Mapped[str]
    written: Mapped[datetime]


class SupportRow(Base):
    """Somebody joins in with an idea."""

    __tablename__ = "team_support"

    idea: Mapped[UUID] = mapped_column(ForeignKey(IdeaRow.id, ondelete="CASCADE"), primary_key=True)
    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)


class TeamGoalRow(Base):
    """What a team chose in a month: the team's, and nobody's."""

    __tablename__ = "team_goal"

    team: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    cue: Mapped[str]
    behaviour: Mapped[str]
    chosen: Mapped[datetime]


class AllyRow(Base):
    """Somebody wants to be in their team's rota."""

    __tablename__ = "ally"

    team: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    since: Mapped[datetime]


class PlaceRow(Base):
    """A place in a month's ring."""

    __tablename__ = "ally_place"

    team: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    person: Mapped[UUID] = mapped_column(ForeignKey(_PERSON, ondelete="CASCADE"), primary_key=True, index=True)
    position: Mapped[int]


class ClosedMonthRow(Base):
    """A month whose figures were worked out, for everybody at once."""

    __tablename__ = "closed_month"

    month: Mapped[date] = mapped_column(primary_key=True)
    closed: Mapped[datetime]


class FigureRow(Base):
    """A figure as it was published; it names nobody, and stays whoever comes or goes."""

    __tablename__ = "figure"

    month: Mapped[date] = mapped_column(ForeignKey(ClosedMonthRow.month), primary_key=True)
    team: Mapped[str] = mapped_column(primary_key=True)
    training: Mapped[str] = mapped_column(primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int | None]
