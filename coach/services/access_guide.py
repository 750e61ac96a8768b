"""Who may read which guide: whoever manages, now, a team in which somebody follows the training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.errors import NotFound
from coach.programme.people import Person, Relation
from coach.services.access import Actor
from coach.services.ports import Stores


@dataclass(frozen=True, slots=True)
class Managed:
    """Those whom somebody manages now, and what they learn."""

    people: Mapping[UUID, Person]
    """By id, in alphabetical order: never by what anybody did."""
    ended: Mapping[str, Mapping[UUID, date]]
    """Training → who learns it now, or from a coming day → the day on which it ended (or will) for them."""

    def running(self, training: str, today: date) -> date | None:
        """The end of a training that was last, seen from today; None while it is still to come for everybody."""
        return max((day for day in self.ended[training].values() if day <= today), default=None)

    def coming(self, training: str, today: date) -> date | None:
        """The first day that is still to come."""
        return min((day for day in self.ended[training].values() if day > today), default=None)


def managed(stores: Stores, who: Actor) -> Managed:
    """The members of the teams that somebody manages now, with as many queries however many they are."""
    teams = who.subjects("manages")
    memberships = stores.people.related("member", teams) if teams else ()
    ids = {relation.person for relation in memberships} - {who.id}  # nobody manages themselves
    people = stores.people.many(ids)
    mine = _members(who, people, memberships)
    ended: dict[str, dict[UUID, date]] = {}
    for relation in stores.people.relations(tuple(mine)):
        if relation.kind == "learns" and _runs(relation, _today(who, mine[relation.person])):
            days = ended.setdefault(relation.subject, {})
            days[relation.person] = max(relation.since, days.get(relation.person, relation.since))
    names = sorted(mine.values(), key=lambda one: (one.name.casefold(), one.id))
    return Managed({one.id: one for one in names}, ended)


def learning(stores: Stores, who: Actor, training: str, member: UUID | None = None) -> Managed:
    """Those whom somebody manages, when one of them, or this member, learns the training.

    Raises:
        NotFound: not their team, not their member, not learnt there: all the same.
    """
    found = managed(stores, who)
    if training not in found.ended or (member is not None and member not in found.ended[training]):
        raise NotFound("no-guide")
    return found


def _members(who: Actor, people: Mapping[UUID, Person], memberships: Sequence[Relation]) -> dict[UUID, Person]:
    found = {}
    for relation in memberships:
        one = people.get(relation.person)
        if one is not None and relation.holds(_today(who, one)):
            found[one.id] = one
    return found


def _today(who: Actor, member: Person) -> date:
    """Where the member is, as with everything that they share."""
    return who.now.astimezone(ZoneInfo(member.zone)).date()


def _runs(relation: Relation, today: date) -> bool:
    return relation.until is None or today <= relation.until
