"""The rota of allies: drawing a month's ring, keeping it true while people come and go, and what each sees of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coach.programme.allies import Place, kept, ring, watches
from coach.programme.people import Person
from coach.services.access import Actor
from coach.services.access_team import TeamPeople
from coach.services.figures import months_back
from coach.services.ports import Stores


@dataclass(frozen=True, slots=True)
class Eyes:
    """What somebody in the rota sees of it, and no more."""

    on: Person | None
    """For whom they have an eye out this month; None: there is nobody else yet."""
    by: Person | None
    """Who has an eye out for them."""


def settle_rings(stores: Stores, people: Mapping[str, TeamPeople], month: date, *, write: bool) -> bool:
    """Whether each team's ring of the month is as it should be; with ``write`` it then is.

    A ring is drawn when it is first looked at. Later, who left is taken out and who came is put at the end.
    """
    before = months_back(month, 1)
    places = stores.teams.places(tuple(people), (before, month))
    allies = stores.teams.allies(tuple(people))
    settled = True
    for team, those in people.items():
        wanting = [ally.person for ally in allies if ally.team == team and ally.person in those.ids]
        now = [place for place in places if place.team == team and place.month == month]
        if now:
            order: Sequence[UUID] = kept(now, wanting)
        else:
            last = [place.person for place in places if place.team == team and place.month == before]
            order = ring(team, month, wanting, watches(last))
        if list(order) == [place.person for place in now]:
            continue
        settled = False
        if write:
            new = [Place(team, month, person, position) for position, person in enumerate(order)]
            stores.teams.put_places(team, month, new)
    return settled or write


def eyes_of(stores: Stores, who: Actor, people: Mapping[str, TeamPeople], month: date) -> Mapping[str, Eyes]:
    """Per team in whose rota the actor is: for whom they have an eye out, and who has one out for them."""
    places = stores.teams.places(tuple(people), (month,))
    found: dict[str, Eyes] = {}
    for team, those in people.items():
        order = [place.person for place in places if place.team == team]
        if who.id not in order:
            continue
        named = {person.id: person for person in (*those.members, *those.managers)}
        pairs = watches([person for person in order if person in named])
        by = next((one for one, other in pairs.items() if other == who.id), None)
        found[team] = Eyes(named.get(pairs.get(who.id, who.id)) if pairs else None, named[by] if by else None)
    return found
