"""Who may do what. Every use case asks here; nothing else decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.conversation.takes import Take
from coach.errors import NotAllowed, NotFound
from coach.programme.models import Contest
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

    @property
    def sponsors(self) -> bool:
        """Whether the person pays for a training."""
        return bool(self.subjects("sponsors"))

    @property
    def in_a_team(self) -> bool:
        """Whether the person is in a team now, as a member or as who manages it."""
        return self.manages or bool(self.subjects("member"))


def actor(stores: Stores, person: UUID, now: datetime) -> Actor:
    """Who acts, with the relations that hold today.

    Raises:
        NotAllowed: nobody with this id.
    """
    found = stores.people.get(person)
    if found is None:
        raise NotAllowed("not-signed-in")
    return Actor(found, now, _now_holding(stores.people.relations([person]), found, now))


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
    """The people who now manage a team of which the actor is a member; today is where the actor is."""
    today = who.now.astimezone(who.zone).date()
    relations = stores.people.related("manages", who.subjects("member"))
    ids = dict.fromkeys(r.person for r in relations if r.holds(today) and r.person != who.id)
    people = stores.people.many(tuple(ids))
    return tuple(people[manager] for manager in ids if manager in people)


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
    if found is None or not visible_shares(stores, who, (found,)):
        raise NotFound("no-share")
    return found


def visible_shares(stores: Stores, who: Actor, shares: Sequence[Share]) -> Mapping[Share, Person]:
    """Those of some shares that the actor may see now as their receiver, each with its sharer."""
    running = [share for share in shares if share.receiver == who.id and share.visible(who.now)]
    sharers = stores.people.many({share.sharer for share in running} - {who.id})
    memberships: dict[UUID, list[Relation]] = {sharer: [] for sharer in sharers}
    for relation in stores.people.relations(tuple(sharers)):
        if relation.kind == "member":
            memberships[relation.person].append(relation)
    managed = [r for r in stores.people.relations([who.id]) if r.kind == "manages"]
    led = {
        sharer.id
        for sharer in sharers.values()
        if {r.subject for r in _now_holding(memberships[sharer.id], sharer, who.now)}
        & {r.subject for r in _now_holding(managed, sharer, who.now)}
    }
    return {share: sharers[share.sharer] for share in running if share.sharer in led}


def trainers_for(stores: Stores, who: Actor, training: str) -> tuple[Person, ...]:
    """The people who now give a training and read what the actor sees differently in it.

    Not the actor, and nobody who now manages them: levels stay out of a manager's sight, whatever else they do.
    """
    today = who.now.astimezone(who.zone).date()
    ids = dict.fromkeys(r.person for r in stores.people.related("trains", [training]) if r.holds(today))
    managers = {manager.id for manager in managers_of(stores, who)}
    people = stores.people.many(tuple(ids))
    return tuple(people[one] for one in ids if one in people and one not in managers | {who.id})


def own_contest(stores: Stores, who: Actor, contest: UUID) -> Contest:
    """What the actor sees differently, as long as it was not taken back."""
    found = stores.contests.get(contest)
    if found is None or found.learner != who.id or found.withdrawn is not None:
        raise NotFound("no-contest")
    return found


def received_contest(stores: Stores, who: Actor, contest: UUID) -> tuple[Contest, Person]:
    """What somebody sees differently in a training that the actor gives now, and who that is.

    Taken back, of another training, the actor's own, of somebody whom they manage: all the same "not found".
    """
    found = stores.contests.get(contest)
    seen = visible_contests(stores, who, (found,)) if found is not None else {}
    if found is None or found not in seen:
        raise NotFound("no-contest")
    return found, seen[found]


def visible_contests(stores: Stores, who: Actor, contests: Sequence[Contest]) -> Mapping[Contest, Person]:
    """Those of some contests that the actor may see now as a trainer, each with its learner, in the same order."""
    given, managed = who.subjects("trains"), who.subjects("manages")
    sent = [
        contest for contest in contests
        if contest.withdrawn is None and contest.training in given and contest.learner != who.id
    ]  # fmt: skip
    learners = stores.people.many({contest.learner for contest in sent})
    memberships = [r for r in stores.people.relations(tuple(learners)) if r.kind == "member"]
    teams = {
        learner.id: {r.subject for r in _now_holding(memberships, learner, who.now) if r.person == learner.id}
        for learner in learners.values()
    }
    return {
        contest: learners[contest.learner]
        for contest in sent
        if contest.learner in learners and not teams[contest.learner] & managed
    }


def may_see_notices(who: Actor) -> None:
    """Only trainers see what is wrong with scenario files."""
    if not who.trains:
        raise NotAllowed("trainers-only")


def _now_holding(relations: Sequence[Relation], person: Person, now: datetime) -> tuple[Relation, ...]:
    """The relations that hold today, where this person is."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    return tuple(relation for relation in relations if relation.holds(today))
