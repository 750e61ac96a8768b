"""The team's side: a goal that is chosen together, allies, and figures about everybody at once. All see the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coach.errors import Conflict, InputRefused, NotFound
from coach.programme.aggregate import Figure, first_of, last_closed
from coach.programme.allies import Ally
from coach.programme.team import MANY, Idea, Support, TeamGoal, leading
from coach.scenario.training import Catalogue
from coach.services.access import Actor, actor
from coach.services.access_team import TeamPeople, own_team, own_teams, own_teams_idea, people_of
from coach.services.figures import close_months, months_back
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores
from coach.services.reflect import MAX_HALF
from coach.services.rota import Eyes, eyes_of, settle_rings
from coach.services.tracks import TeamTrack, tracks_of
from coach.services.words import typed

MAX_IDEAS = 12
"""Ideas that lie before a team at most."""
_SHOWN = 3
"""Months of which figures are shown."""


@dataclass(frozen=True, slots=True)
class ShownIdea:
    """An idea as everybody in the team sees it: without a name, and without a number."""

    id: UUID
    cue: str
    behaviour: str
    mine: bool
    joined: bool
    """Whether the one who looks joins in."""
    many: bool
    """Whether five or more join in."""


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team as one of its people sees it."""

    team: str
    people: TeamPeople
    goal: TeamGoal | None
    may_choose: bool
    """Whether a goal can be chosen this month."""
    ideas: tuple[ShownIdea, ...]
    eyes: Eyes | None
    """For the one who looks, when they are in the rota."""
    figures: tuple[Figure, ...]
    """Of the last months that are over, newest first; none when the group is too small."""
    tracks: tuple[TeamTrack, ...]


class Teams:
    """Use cases of a team. A member and the manager see and may do the same."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock, entropy: Entropy) -> None:
        self._database, self._catalogue, self._clock, self._entropy = database, catalogue, clock, entropy

    def mine(self, person: UUID) -> Sequence[TeamView]:
        """The teams that the person is in now, by name; a constant number of queries however many people they have."""
        now = self._clock()
        with self._database.read() as stores:
            who = actor(stores, person, now)
        close_months(self._database, now, self._entropy)
        with self._database.read() as stores:
            teams = sorted(own_teams(who))
            people = people_of(stores, who, teams)
            settled = settle_rings(stores, people, _month(who), write=False)
        if not settled:
            with self._database.write() as stores:
                settle_rings(stores, people, _month(who), write=True)
        with self._database.read() as stores:
            return self._views(stores, who, teams, {team: people[team] for team in teams})

    def _views(self, stores: Stores, who: Actor, teams: Sequence[str], people: dict[str, TeamPeople]) -> list[TeamView]:
        goals = {goal.team: goal for goal in stores.teams.goals(teams)}
        ideas = stores.teams.ideas(teams)
        supports = stores.teams.supports([idea.id for idea in ideas])
        eyes = eyes_of(stores, who, people, _month(who))
        since = months_back(last_closed(who.now), _SHOWN - 1)
        figures = stores.figures.of_teams(teams, since)
        tracks = tracks_of(stores, who, people, self._catalogue.trainings())
        return [
            TeamView(
                team,
                people[team],
                goals.get(team),
                team not in goals or goals[team].month < _month(who),
                _shown([idea for idea in ideas if idea.team == team], supports, people[team], who),
                eyes.get(team),
                tuple(figure for figure in reversed(figures) if figure.team == team),
                tracks[team],
            )
            for team in teams
        ]

    def suggest(self, person: UUID, team: str, cue: str, behaviour: str) -> UUID:
        """Lay an idea before the team: in this situation, this behaviour. Whoever writes it joins in.

        Raises:
            NotFound: not a team of the person's.
            InputRefused: a half is empty or too long, or there are :data:`MAX_IDEAS` already.
        """
        when, then = typed(cue), typed(behaviour)
        if not when or not then:
            raise InputRefused("team-idea-half")
        if max(len(when), len(then)) > MAX_HALF:
            raise InputRefused("team-idea-too-long", length=max(len(when), len(then)), limit=MAX_HALF)
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            own_team(who, team)
            if len(stores.teams.ideas([team])) >= MAX_IDEAS:
                raise InputRefused("team-ideas-full", limit=MAX_IDEAS)
            new = uuid7(now, self._entropy(10))
            stores.teams.add_idea(Idea(new, team, who.id, when, then, now))
            stores.teams.support(Support(new, who.id), on=True)
        return new

    def withdraw(self, person: UUID, idea: UUID) -> None:
        """Take one's own idea away.

        Raises:
            NotFound: not the person's, or gone.
        """
        with self._database.write() as stores:
            who = actor(stores, person, self._clock())
            if own_teams_idea(stores, who, idea).author != who.id:
                raise NotFound("no-idea")
            stores.teams.remove_ideas([idea])

    def join(self, person: UUID, idea: UUID, *, on: bool) -> None:
        """Join in with an idea, or no longer. Nobody sees who does.

        Raises:
            NotFound: not an idea of one of the person's teams, or gone.
        """
        with self._database.write() as stores:
            who = actor(stores, person, self._clock())
            own_teams_idea(stores, who, idea)
            stores.teams.support(Support(idea, who.id), on=on)

    def choose(self, person: UUID, team: str) -> TeamGoal:
        """Close the choosing: what most people join in with becomes the goal, whoever closes it.

        Raises:
            NotFound: not a team of the person's.
            Conflict: a goal was chosen this month already.
            InputRefused: no idea yet that two people join in with, one of them a member.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            own_team(who, team)
            if any(goal.month >= _month(who) for goal in stores.teams.goals([team])):
                raise Conflict("team-goal-chosen")
            people = people_of(stores, who, [team])[team]
            ideas = stores.teams.ideas([team])
            supports = _present(stores.teams.supports([idea.id for idea in ideas]), people)
            chosen = leading(ideas, supports, {member.id for member in people.members})
            if chosen is None:
                raise InputRefused("team-goal-not-yet")
            goal = TeamGoal(team, _month(who), chosen.cue, chosen.behaviour, now)
            stores.teams.add_goal(goal)
            stores.teams.remove_ideas([idea.id for idea in ideas])
        return goal

    def ally(self, person: UUID, team: str, *, on: bool) -> None:
        """Be in the team's rota of allies from now on, or out of it at once.

        Raises:
            NotFound: not a team of the person's.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            own_team(who, team)
            stores.teams.put_ally(Ally(team, who.id, now), on=on)


def _month(who: Actor) -> date:
    return first_of(who.now.astimezone(who.zone).date())


def _present(supports: Collection[Support], people: TeamPeople) -> Sequence[Support]:
    """Those of people who are in the team now."""
    return [support for support in supports if support.person in people.ids]


def _shown(
    ideas: Collection[Idea], supports: Collection[Support], people: TeamPeople, who: Actor
) -> tuple[ShownIdea, ...]:
    there = _present(supports, people)
    shown = []
    for idea in ideas:
        joined = {support.person for support in there if support.idea == idea.id}
        shown.append(
            ShownIdea(
                idea.id, idea.cue, idea.behaviour, idea.author == who.id, who.id in joined, len(joined) >= MANY
            )
        )  # fmt: skip
    return tuple(shown)
