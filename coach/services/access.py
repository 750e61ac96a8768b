"""Who may do what. Every use case asks here; nothing else decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.conversation.takes import Take
from coach.errors import NotAllowed, NotFound
from coach.programme.people import Person, Relation
from coach.programme.sharing import Share
from coach.services.ports import Stores


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and when."""

    person: Person
    now: datetime
    relations: tuple[Relation, ...]
    """Those that hold today, where the person is."""

    @property
    def id(self) -> UUID:
        """The person's id."""
        return self.person.id

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone."""
        return ZoneInfo(self.person.zone)

    def subjects(self, kind: str) -> frozenset[str]:
        """What the person now learns, trains, manages or is a member of."""
        return frozenset(relation.subject for relation in self.relations if relation.kind == kind)

    @property
    def learns(self) -> bool:
        """Whether the person rehearses here."""
        return bool(self.subjects("learns"))

    @property
    def manages(self) -> bool:
        """Whether the person manages a team now."""
        return bool(self.subjects("manages"))

    @property
    def trains(self) -> bool:
        """Whether the person gives a training now."""
        return bool(self.subjects("trains"))


def actor(stores: Stores, person: UUID, now: datetime) -> Actor:
    """Who acts, with the relations that hold today.

    Raises:
        NotAllowed: nobody with this id.
    """
    found = stores.people.get(person)
    if found is None:
        raise NotAllowed("not-signed-in")
    today = now.astimezone(ZoneInfo(found.zone)).date()
    return Actor(found, now, tuple(r for r in stores.people.relations(person) if r.holds(today)))


def may_rehearse(who: Actor, training: str) -> None:
    """Learners rehearse their own trainings, trainers may try theirs; managing gives no right to rehearse."""
    if training not in who.subjects("learns") | who.subjects("trains"):
        raise NotAllowed("not-your-training")


def own_take(stores: Stores, who: Actor, take: UUID) -> Take:
    """A take of the person who acts; another's take does not exist for anybody else, whatever their role."""
    found = stores.takes.get(take)
    if found is None or found.learner != who.id:
        raise NotFound("no-take")
    return found


def managers_of(stores: Stores, who: Actor) -> tuple[Person, ...]:
    """The people who now manage a team of which the actor is a member."""
    today = who.now.astimezone(who.zone).date()
    found: dict[UUID, Person] = {}
    for team in sorted(who.subjects("member")):
        for relation in stores.people.related("manages", team):
            person = stores.people.get(relation.person)
            if person is not None and relation.holds(today) and person.id != who.id:
                found[person.id] = person
    return tuple(found.values())


def own_share(stores: Stores, who: Actor, share: UUID) -> Share:
    """A share that the actor made, whether or not it still runs."""
    found = stores.shares.get(share)
    if found is None or found.sharer != who.id:
        raise NotFound("no-share")
    return found


def received_share(stores: Stores, who: Actor, share: UUID) -> Share:
    """A share that the actor may see now: made for them, running, and they still manage the sharer.

    A former manager sees nothing any more; revoked, expired and foreign shares are all the same "not found".
    """
    found = stores.shares.get(share)
    if found is None or found.receiver != who.id or not found.visible(who.now):
        raise NotFound("no-share")
    sharer = actor(stores, found.sharer, who.now)
    if who.id not in {manager.id for manager in managers_of(stores, sharer)}:
        raise NotFound("no-share")
    return found


def may_see_notices(who: Actor) -> None:
    """Only trainers see what is wrong with scenario files."""
    if not who.trains:
        raise NotAllowed("trainers-only")
