"""Goals of teams, the rota of allies, and what people answer about their own intentions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select

from coach.programme.allies import Ally, Place
from coach.programme.checks import Check
from coach.programme.team import Idea, Support, TeamGoal
from coach.storage.records import Record
from coach.storage.tables_team import AllyRow, CheckRow, IdeaRow, PlaceRow, SupportRow, TeamGoalRow

_IDEAS = Record(Idea, IdeaRow)
_SUPPORTS = Record(Support, SupportRow)
_GOALS = Record(TeamGoal, TeamGoalRow)
_ALLIES = Record(Ally, AllyRow)
_PLACES = Record(Place, PlaceRow)
_CHECKS = Record(Check, CheckRow)


class Teams:
    """The store of what a team does together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ideas(self, teams: Collection[str]) -> Sequence[Idea]:
        """The ideas that lie before these teams."""
        query = _IDEAS.select().where(IdeaRow.team.in_(teams)).order_by(IdeaRow.written, IdeaRow.id)
        return _IDEAS.all(self._connection, query) if teams else ()

    def add_idea(self, idea: Idea) -> None:
        """Keep a new one."""
        self._connection.execute(insert(IdeaRow).values(_IDEAS.columns(idea)))

    def remove_ideas(self, ideas: Collection[UUID]) -> None:
        """Take ideas away, with who joined in."""
        self._connection.execute(delete(IdeaRow).where(IdeaRow.id.in_(ideas)))

    def supports(self, ideas: Collection[UUID]) -> Sequence[Support]:
        """Who joins in with these ideas."""
        query = _SUPPORTS.select().where(SupportRow.idea.in_(ideas))
        return _SUPPORTS.all(self._connection, query) if ideas else ()

    def support(self, support: Support, *, on: bool) -> None:
        """Join in or not; doing it twice changes nothing."""
        same = (SupportRow.idea == support.idea, SupportRow.person == support.person)
        self._connection.execute(delete(SupportRow).where(*same))
        if on:
            self._connection.execute(insert(SupportRow).values(_SUPPORTS.columns(support)))

    def goals(self, teams: Collection[str]) -> Sequence[TeamGoal]:
        """The latest goal of each of these teams."""
        latest = (
            select(TeamGoalRow.team, func.max(TeamGoalRow.month).label("month"))
            .where(TeamGoalRow.team.in_(teams))
            .group_by(TeamGoalRow.team)
            .subquery()
        )
        query = _GOALS.select().join(
            latest, (TeamGoalRow.team == latest.c.team) & (TeamGoalRow.month == latest.c.month)
        )
        return _GOALS.all(self._connection, query) if teams else ()

    def add_goal(self, goal: TeamGoal) -> None:
        """Keep what a team chose."""
        self._connection.execute(insert(TeamGoalRow).values(_GOALS.columns(goal)))

    def allies(self, teams: Collection[str]) -> Sequence[Ally]:
        """Who wants to be in the rota of these teams, whether or not they are still in the team."""
        query = _ALLIES.select().where(AllyRow.team.in_(teams)).order_by(AllyRow.since, AllyRow.person)
        return _ALLIES.all(self._connection, query) if teams else ()

    def put_ally(self, ally: Ally, *, on: bool) -> None:
        """Be in the rota from now on, or out of it and of every ring."""
        same = (AllyRow.team == ally.team, AllyRow.person == ally.person)
        there = self._connection.execute(select(AllyRow.person).where(*same)).first() is not None
        if on and not there:
            self._connection.execute(insert(AllyRow).values(_ALLIES.columns(ally)))
        if not on:
            self._connection.execute(delete(AllyRow).where(*same))
            placed = (PlaceRow.team == ally.team, PlaceRow.person == ally.person)
            self._connection.execute(delete(PlaceRow).where(*placed))

    def places(self, teams: Collection[str], months: Collection[date]) -> Sequence[Place]:
        """The rings of these teams in these months."""
        wanted = PlaceRow.team.in_(teams) & PlaceRow.month.in_(months)
        query = _PLACES.select().where(wanted).order_by(PlaceRow.team, PlaceRow.month, PlaceRow.position)
        return _PLACES.all(self._connection, query) if teams else ()

    def put_places(self, team: str, month: date, places: Collection[Place]) -> None:
        """Keep a month's ring instead of the one that was there."""
        self._connection.execute(delete(PlaceRow).where(PlaceRow.team == team, PlaceRow.month == month))
        if places:
            self._connection.execute(insert(PlaceRow), [_PLACES.columns(place) for place in places])


class Checks:
    """The store of what people answer about their own intentions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, learner: UUID) -> Sequence[Check]:
        """All answers of somebody, oldest first."""
        query = _CHECKS.select().where(CheckRow.learner == learner).order_by(CheckRow.answered, CheckRow.after)
        return _CHECKS.all(self._connection, query)

    def put(self, check: Check) -> None:
        """Keep an answer instead of the one before."""
        same = (CheckRow.intention == check.intention, CheckRow.after == check.after)
        self._connection.execute(delete(CheckRow).where(*same))
        self._connection.execute(insert(CheckRow).values(_CHECKS.columns(check)))
