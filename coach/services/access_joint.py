"""Who may rehearse with whom, who sits where, and what is kept back until the learner has spoken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.conversation.takes import Take
from coach.errors import InputRefused, NotFound
from coach.programme.joint import Joint, Proposal, Sitting
from coach.programme.people import Person, Relation
from coach.scenario.training import Catalogue, Entry
from coach.services.access import Actor, actor, may_rehearse
from coach.services.ports import Stores

Tie = Literal["manager", "member", "colleague"]
"""What the other is to the person who acts: their manager, a member of their team, or a colleague in a team."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody with whom one may rehearse."""

    person: Person
    tie: Tie
    can_learn: bool
    """Whether one may propose that they rehearse, and play the other side oneself: only to members of one's team."""


def partners_of(stores: Stores, who: Actor) -> tuple[Partner, ...]:
    """The people with whom the actor may rehearse now, managers first, then by name."""
    today = who.now.astimezone(who.zone).date()
    teams, managed = who.subjects("member"), who.subjects("manages")
    around = [
        *stores.people.related("manages", sorted(teams)),
        *stores.people.related("member", sorted(teams | managed)),
    ]
    ties: dict[UUID, Tie] = {}
    for relation in around:
        if relation.person == who.id or not relation.holds(today):
            continue
        tie: Tie = "manager" if relation.kind == "manages" else "member" if relation.subject in managed else "colleague"
        if ties.get(relation.person) in {None, "colleague"}:
            ties[relation.person] = tie
    people = stores.people.many(tuple(ties))
    learning = _learning(stores, [one for one, tie in ties.items() if tie == "member"], today)
    found = [Partner(people[one], tie, one in learning) for one, tie in ties.items() if one in people]
    return tuple(sorted(found, key=lambda one: (one.tie != "manager", one.person.name.casefold(), one.person.id)))


def partner(stores: Stores, who: Actor, other: UUID) -> Partner:
    """One of these.

    Raises:
        NotFound: ``no-partner``, nobody with whom the actor may rehearse.
    """
    found = next((one for one in partners_of(stores, who) if one.person.id == other), None)
    if found is None:
        raise NotFound("no-partner")
    return found


def related(relations: Sequence[Relation], one: UUID, other: UUID, today: date) -> bool:
    """Whether two people may rehearse together on a day: one manages the other, or they share a team."""
    held = [relation for relation in relations if relation.holds(today)]

    def subjects(person: UUID, kind: str) -> set[str]:
        return {relation.subject for relation in held if relation.person == person and relation.kind == kind}

    mine, theirs = subjects(one, "member"), subjects(other, "member")
    return bool(mine & theirs or subjects(one, "manages") & theirs or mine & subjects(other, "manages"))


def seated(stores: Stores, person: UUID, joint: UUID, now: datetime) -> Sitting:
    """A joint rehearsal with the actor's seat in it, in two queries.

    Raises:
        NotFound: ``no-joint``, no seat there, or no longer: whoever ceases to be the learner's manager or colleague
            loses it, and when it is closed the learner alone may look.
        NotAllowed: nobody with this id.
    """
    found = stores.joints.sitting(joint, person)
    if found is None:
        actor(stores, person, now)
        raise NotFound("no-joint")
    if found.seat.role == "learner":
        return found
    today = now.astimezone(ZoneInfo(found.zone)).date()
    learner = found.joint.learner
    if found.joint.state == "closed" or not related(stores.people.relations([person, learner]), person, learner, today):
        raise NotFound("no-joint")
    return found


def still_seated(stores: Stores, joints: Collection[Joint], who: Actor) -> tuple[Joint, ...]:
    """Those of some joint rehearsals in which the actor still has their seat and something is to come."""
    running = [joint for joint in joints if joint.state != "closed"]
    learners = {joint.learner for joint in running}
    relations = stores.people.relations(tuple(learners | {who.id}))
    people = stores.people.many(tuple(learners))

    def stays(joint: Joint) -> bool:
        if joint.learner == who.id:
            return True
        today = who.now.astimezone(ZoneInfo(people[joint.learner].zone)).date()
        return related(relations, who.id, joint.learner, today)

    return tuple(joint for joint in running if stays(joint))


def received_proposal(stores: Stores, who: Actor, proposal: UUID) -> Proposal:
    """A proposal to the actor that they have not declined and that has not ended.

    Raises:
        NotFound: withdrawn, ended, declined, to somebody else, or from somebody who is no partner any more: all alike.
    """
    found = stores.proposals.get(proposal)
    if found is None or found.receiver != who.id or found.hidden or found.ends <= who.now:
        raise NotFound("no-proposal")
    if not any(one.person.id == found.proposer for one in partners_of(stores, who)):
        raise NotFound("no-proposal")
    return found


def rehearsable(stores: Stores, who: Actor, catalogue: Catalogue) -> frozenset[str]:
    """The scenarios that the actor may rehearse.

    Those of the trainings that they learn or give; and for a manager those that the managers' track of a training
    names which their team learns, of whichever training they are: the manager's own part.
    """
    mine = who.subjects("learns") | who.subjects("trains")
    own = {name for name, entry in catalogue.scenarios().items() if entry.training in mine}
    return frozenset(own | set(for_managers(stores, who, catalogue)))


def for_managers(stores: Stores, who: Actor, catalogue: Catalogue) -> tuple[str, ...]:
    """The scenarios, in order, of the managers' track of the trainings that members of the actor's teams now learn."""
    if not who.manages:
        return ()
    today = who.now.astimezone(who.zone).date()
    members = {r.person for r in stores.people.related("member", sorted(who.subjects("manages"))) if r.holds(today)}
    relations = stores.people.relations(tuple(sorted(members - {who.id})))
    learnt = {r.subject for r in relations if r.kind == "learns" and r.holds(today)}
    found = catalogue.scenarios()
    tracks = [
        one.tracks["managers"]
        for name, one in catalogue.trainings().items()
        if name in learnt
        if "managers" in one.tracks
    ]
    return tuple(dict.fromkeys(name for track in tracks for name in track.scenarios if name in found))


def may_rehearse_this(stores: Stores, who: Actor, entry: Entry, catalogue: Catalogue) -> None:
    """Learners rehearse their own trainings, trainers may try theirs, managers the managers' part.

    Raises:
        NotAllowed: ``not-your-training``.
    """
    if entry.id not in for_managers(stores, who, catalogue):
        may_rehearse(who, entry.training)


def may_rehearse_of(stores: Stores, who: Actor, training: str, catalogue: Catalogue) -> None:
    """The same for whatever scenario of a training.

    Raises:
        NotAllowed: ``not-your-training``.
    """
    mine = rehearsable(stores, who, catalogue)
    if not any(entry.training == training and name in mine for name, entry in catalogue.scenarios().items()):
        may_rehearse(who, training)


def spoken_first(stores: Stores, take: Take) -> None:
    """What a joint rehearsal showed is kept back, from its learner too, until they have said what they make of it.

    Raises:
        InputRefused: ``debrief-first``.
    """
    if take.counterpart == "human" and take.id in stores.joints.held_back(take.learner):
        raise InputRefused("debrief-first")


def _learning(stores: Stores, people: Sequence[UUID], today: date) -> frozenset[UUID]:
    relations = stores.people.relations(people)
    return frozenset(r.person for r in relations if r.kind == "learns" and r.holds(today))
