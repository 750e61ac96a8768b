"""What the team's side needs of the outside: stores of goals, the rota, answers about intentions, and figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from coach.programme.aggregate import Figure, Measure
from coach.programme.allies import Ally, Place
from coach.programme.checks import Check
from coach.programme.people import Relation
from coach.programme.team import Idea, Support, TeamGoal


class TeamStore(Protocol):
    """What a team does together."""

    def ideas(self, teams: Collection[str]) -> Sequence[Idea]: ...
    def add_idea(self, idea: Idea) -> None: ...
    def remove_ideas(self, ideas: Collection[UUID]) -> None: ...
    def supports(self, ideas: Collection[UUID]) -> Sequence[Support]: ...
    def support(self, support: Support, *, on: bool) -> None:
        """Join in or not; doing it twice changes nothing."""
        ...

    def goals(self, teams: Collection[str]) -> Sequence[TeamGoal]:
        """The latest goal of each of these teams."""
        ...

    def add_goal(self, goal: TeamGoal) -> None: ...
    def allies(self, teams: Collection[str]) -> Sequence[Ally]: ...
    def put_ally(self, ally: Ally, *, on: bool) -> None:
        """Be in the rota from now on, or out of it and of every ring."""
        ...

    def places(self, teams: Collection[str], months: Collection[date]) -> Sequence[Place]: ...
    def put_places(self, team: str, month: date, places: Collection[Place]) -> None: ...


class CheckStore(Protocol):
    """What people answer about their own intentions."""

    def of(self, learner: UUID) -> Sequence[Check]: ...
    def put(self, check: Check) -> None:
        """Keep an answer instead of the one before."""
        ...


class FigureStore(Protocol):
    """Published figures."""

    def closed(self) -> date | None:
        """The last month that was worked out."""
        ...

    def first_day(self) -> date | None:
        """The day of the first rehearsal that there is."""
        ...

    def relations(self) -> Sequence[Relation]:
        """Who is, was or will be member or manager of which team and learner of which training."""
        ...

    def done(self, since: datetime, until: datetime) -> Mapping[Measure, Mapping[tuple[UUID, str], int]]:
        """How often each person did something, by person and a rehearsal's training ("" where there is none)."""
        ...

    def close(self, month: date, figures: Collection[Figure], at: datetime) -> None: ...
    def of_teams(self, teams: Collection[str], since: date) -> Sequence[Figure]: ...
    def of_training(self, training: str, since: date) -> Sequence[Figure]: ...


class TeamStores(Protocol):
    """The stores of the team's side within one transaction; part of ``Stores``."""

    @property
    def teams(self) -> TeamStore: ...
    @property
    def checks(self) -> CheckStore: ...
    @property
    def figures(self) -> FigureStore: ...
