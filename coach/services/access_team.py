"""Who may see what of a team, and who may have a transfer report."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from coach.errors import NotAllowed, NotFound
from coach.programme.people import Person
from coach.programme.team import Idea
from coach.services.access import Actor
from coach.services.ports import Stores


@dataclass(frozen=True, slots=True)
class TeamPeople:
    """Who is in a team today, by name; somebody who manages it is not among its members."""

    members: tuple[Person, ...]
    managers: tuple[Person, ...]

    @property
    def ids(self) -> frozenset[UUID]:
        """All of them."""
        return frozenset(person.id for person in (*self.members, *self.managers))


def own_teams(who: Actor) -> frozenset[str]:
    """The teams that the actor is now a member or the manager of: both see the same."""
    return who.subjects("member") | who.subjects("manages")


def own_team(who: Actor, team: str) -> None:
    """One of these; another's team, a former one and none at all are the same "not found".

    Raises:
        NotFound: not one of theirs.
    """
    if team not in own_teams(who):
        raise NotFound("no-team")


def own_teams_idea(stores: Stores, who: Actor, idea: UUID) -> Idea:
    """An idea that lies before one of the actor's teams.

    Raises:
        NotFound: another team's, or gone.
    """
    found = next((one for one in stores.teams.ideas(own_teams(who)) if one.id == idea), None)
    if found is None:
        raise NotFound("no-idea")
    return found


def people_of(stores: Stores, who: Actor, teams: Collection[str]) -> Mapping[str, TeamPeople]:
    """Who is in these teams today, where the actor is; in three queries."""
    today = who.now.astimezone(who.zone).date()
    members = [one for one in stores.people.related("member", teams) if one.holds(today)]
    managers = [one for one in stores.people.related("manages", teams) if one.holds(today)]
    people = stores.people.many({one.person for one in (*members, *managers)})

    def named(ids: Collection[UUID]) -> tuple[Person, ...]:
        found = [people[one] for one in ids if one in people]
        return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))

    found = {}
    for team in teams:
        leading = {one.person for one in managers if one.subject == team}
        found[team] = TeamPeople(
            named({one.person for one in members if one.subject == team} - leading), named(leading)
        )
    return found


def may_have_report(who: Actor, training: str) -> None:
    """Only whoever pays for a training has its transfer report; giving it, managing or learning gives no right to it.

    Raises:
        NotAllowed: not a sponsor of this training now.
    """
    if training not in who.subjects("sponsors"):
        raise NotAllowed("not-your-report")
