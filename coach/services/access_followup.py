"""Who may see which message, talk and promise: the two whom it concerns, as long as one manages the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from unicodedata import normalize
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.errors import NotFound
from coach.programme.commitment import Commitment
from coach.programme.followup import TeamMessage
from coach.programme.people import Person, Relation
from coach.programme.talk import Talk
from coach.services.access import Actor, managers_of
from coach.services.ports import Stores


def members(stores: Stores, who: Actor, team: str | None = None) -> Mapping[UUID, Person]:
    """Who is now in the teams that the actor manages now, or in one of these, by first name in the alphabet's order.

    Never by what anybody did or did not do. The actor is not among them.

    Raises:
        NotFound: a team that the actor does not manage now, or that does not exist: the same.
    """
    teams = who.subjects("manages")
    if team is not None and team not in teams:
        raise NotFound("no-team")
    found = stores.people.related("member", teams if team is None else [team]) if teams else ()
    people = stores.people.many({relation.person for relation in found} - {who.id})
    here = {one.person for one in found if one.person in people and _holds(one, people[one.person], who)}
    return {one.id: one for one in sorted((people[person] for person in here), key=by_first_name)}


def by_first_name(person: Person) -> tuple[str, str, UUID]:
    """Sorts people as a list on paper would: first name, then the whole name; accents count as their letter."""
    return _plain(person.first_name), _plain(person.name), person.id


def my_member(stores: Stores, who: Actor, member: UUID) -> Person:
    """Somebody who is now in a team that the actor manages now.

    Raises:
        NotFound: of another team, or nobody: the same.
    """
    found = members(stores, who).get(member)
    if found is None:
        raise NotFound("no-member")
    return found


def own_message(stores: Stores, who: Actor, message: UUID) -> TeamMessage:
    """A message that the actor sent to a team that they still manage."""
    found = stores.messages.get(message)
    if found is None or found.manager != who.id or found.team not in who.subjects("manages"):
        raise NotFound("no-message")
    return found


def received_message(stores: Stores, who: Actor, message: UUID) -> TeamMessage:
    """A message that the actor got from somebody who still manages that team, with the actor still in it."""
    found = next((one for one in stores.messages.to(who.id) if one.id == message), None)
    if found is None or (found.manager, found.team) not in my_managers(stores, who):
        raise NotFound("no-message")
    return found


def my_managers(stores: Stores, who: Actor) -> frozenset[tuple[UUID, str]]:
    """Who manages which of the teams that the actor is in, now."""
    today = who.now.astimezone(who.zone).date()
    relations = stores.people.related("manages", who.subjects("member"))
    return frozenset((one.person, one.subject) for one in relations if one.holds(today) and one.person != who.id)


def talk_of(stores: Stores, who: Actor, talk: UUID) -> tuple[Talk, Person]:
    """A talk of the actor's, and the other in it.

    For a manager as long as they manage the other; a member keeps what took place. What the member said no to is gone
    for the member, and looks to the manager as it did before.

    Raises:
        NotFound: not theirs, lapsed, or never there: the same.
    """
    found = stores.talks.get(talk)
    others = visible_talks(stores, who, (found,)) if found is not None else {}
    if found is None or found not in others:
        raise NotFound("no-talk")
    return found, others[found]


def visible_talks(
    stores: Stores, who: Actor, talks: Collection[Talk], managed: Mapping[UUID, Person] | None = None
) -> Mapping[Talk, Person]:
    """Those of some talks that the actor may see now, in the same order, each with the other in it.

    ``managed`` are the actor's :func:`members`, where they are at hand.
    """
    running = [talk for talk in talks if who.id in {talk.manager, talk.member} and not talk.gone(who.now)]
    if not running:
        return {}
    mine = members(stores, who) if managed is None else managed
    managers = {manager.id for manager in managers_of(stores, who)}
    theirs = stores.people.many({talk.manager for talk in running} - {who.id})
    seen: dict[Talk, Person] = {}
    for talk in running:
        if talk.manager == who.id and talk.member in mine:
            seen[talk] = mine[talk.member]
        kept = talk.manager in managers or talk.state(who.now) == "past"
        if talk.member == who.id and talk.manager in theirs and not talk.hidden and kept:
            seen[talk] = theirs[talk.manager]
    return seen


def own_commitment(stores: Stores, who: Actor, commitment: UUID) -> Commitment:
    """Something that the actor is to do, with somebody whose dealings with them they may still see."""
    found = stores.commitments.get(commitment)
    if found is None or found.owner != who.id or found.other not in still_with(stores, who, {found.other}):
        raise NotFound("no-promise")
    return found


def still_with(stores: Stores, who: Actor, others: Collection[UUID]) -> frozenset[UUID]:
    """Those of some people with whom the actor still sees what was agreed.

    Whoever managed somebody, and no longer does, sees it no more, unless they now work in one team or are managed by
    them; the other keeps it.
    """
    today = who.now.astimezone(who.zone).date()
    relations = stores.people.relations((who.id, *others))

    def teams(person: UUID, kind: str, *, now: bool) -> set[str]:
        return {
            one.subject for one in relations
            if one.person == person and one.kind == kind and (one.holds(today) or not now)
        }  # fmt: skip

    def barred(other: UUID) -> bool:
        together = (teams(who.id, "manages", now=True) | teams(who.id, "member", now=True)) & teams(
            other, "member", now=True
        ) or teams(who.id, "member", now=True) & teams(other, "manages", now=True)
        return not together and bool(teams(who.id, "manages", now=False) & teams(other, "member", now=False))

    return frozenset(other for other in others if not barred(other))


def _holds(relation: Relation, person: Person, who: Actor) -> bool:
    """Whether it holds today, where that person is."""
    return relation.holds(who.now.astimezone(ZoneInfo(person.zone)).date())


def _plain(name: str) -> str:
    return "".join(sign for sign in normalize("NFD", name.casefold()) if sign.isalnum() or sign == " ")
