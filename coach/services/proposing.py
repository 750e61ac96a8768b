"""Propose a rehearsal together, and answer such a proposal. A decline leaves no trace that anybody can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from coach.errors import Conflict, InputRefused, NotFound
from coach.programme.joint import MAX_WORDS, MOST_SLOTS, Joint, JointSeat, Proposal, Role
from coach.programme.people import Person
from coach.scenario.training import Catalogue
from coach.services.access import Actor, actor
from coach.services.access_joint import Partner, partner, partners_of, received_proposal, rehearsable
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores
from coach.services.words import typed

SAME_CLICK = timedelta(seconds=10)
"""The same proposal again, this soon, is a double click."""


@dataclass(frozen=True, slots=True)
class NewProposal:
    """What somebody proposes; with the partner alone it is one click: now."""

    partner: UUID
    scenario: str | None = None
    meeting: UUID | None = None
    """The proposer's own coming meeting."""
    words: str = ""
    slots: tuple[datetime, ...] = ()
    """Up to three moments to choose from; none: now."""
    they_learn: bool | None = None
    """The partner rehearses and I play the other side; left open: so it is with a member of one's team."""


@dataclass(frozen=True, slots=True)
class Received:
    """A proposal that waits for the actor's answer."""

    id: UUID
    proposer: Person
    role: Role
    """What the actor would be: learner or counterpart."""
    scenario: str | None
    words: str
    slots: tuple[datetime, ...]
    """Those that are still to come."""
    made: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A proposal that the actor made and that was not accepted; whether it was declined is nowhere in it."""

    id: UUID
    receiver: Person
    role: Role
    """What the actor would be."""
    scenario: str | None
    meeting: UUID | None
    words: str
    slots: tuple[datetime, ...]
    made: datetime


class Proposing:
    """Use cases of proposing; part of :class:`coach.services.joint.Joints`."""

    _database: Database
    _catalogue: Catalogue
    _clock: Clock
    _entropy: Entropy

    def partners(self, person: UUID) -> Sequence[Partner]:
        """With whom the person may rehearse: their managers, members of their teams, colleagues in a team."""
        with self._database.read() as stores:
            return partners_of(stores, actor(stores, person, self._clock()))

    def propose(self, person: UUID, new: NewProposal) -> UUID:
        """Propose a rehearsal; the same again within seconds is the same proposal.

        Raises:
            NotFound: ``no-partner``; ``no-scenario``, one that whoever would rehearse may not; ``no-meeting``, not
                the proposer's own.
            InputRefused: words too long, more than three moments, one that has passed, or nobody of the two has
                anything to rehearse.
        """
        words, now = typed(new.words), self._clock()
        slots = tuple(sorted(dict.fromkeys(new.slots)))
        if len(words) > MAX_WORDS:
            raise InputRefused("joint-words-too-long", length=len(words), limit=MAX_WORDS)
        if len(slots) > MOST_SLOTS:
            raise InputRefused("joint-slots-many", limit=MOST_SLOTS)
        if slots and slots[0] <= now:
            raise InputRefused("joint-slot-past")
        with self._database.write() as stores:
            stores.proposals.sweep(now)
            who = actor(stores, person, now)
            found = partner(stores, who, new.partner)
            theirs = found.can_learn if new.they_learn is None else new.they_learn
            if theirs and not found.can_learn:
                raise NotFound("no-partner")
            learner = actor(stores, found.person.id, now) if theirs else who
            self._check(stores, who, learner, new)
            made = Proposal(
                uuid7(now, self._entropy(10)), who.id, learner.id, who.id if theirs else found.person.id,
                new.scenario, new.meeting, words, slots, now,
            )  # fmt: skip
            same = next((one for one in stores.proposals.of(who.id) if _same_click(one, made)), None)
            if same is not None:
                return same.id
            stores.proposals.add(made)
        return made.id

    def _check(self, stores: Stores, who: Actor, learner: Actor, new: NewProposal) -> None:
        able = rehearsable(stores, learner, self._catalogue)
        if new.scenario is not None and new.scenario not in able:
            raise NotFound("no-scenario", scenario=new.scenario)
        own = stores.meetings.get(new.meeting) if new.meeting is not None else None
        if new.meeting is not None and (own is None or own.learner != who.id or learner.id != who.id):
            raise NotFound("no-meeting")
        if not able:
            raise InputRefused("joint-nothing-to-rehearse")

    def proposals(self, person: UUID) -> tuple[Sequence[Received], Sequence[Sent]]:
        """What waits for the person's answer, and what they proposed themselves and nobody has accepted yet."""
        now = self._clock()
        with self._database.read() as stores:
            who = actor(stores, person, now)
            found = stores.proposals.of(who.id)
            around = {one.person.id: one.person for one in partners_of(stores, who)}
        if any(one.ends <= now for one in found):
            with self._database.write() as stores:
                stores.proposals.sweep(now)
        running = [one for one in found if one.ends > now and one.accepted is None]
        received = [
            Received(
                one.id, around[one.proposer], _role(one, who.id), one.scenario, one.words,
                tuple(slot for slot in one.slots if slot > now), one.made,
            )
            for one in running
            if one.receiver == who.id and not one.hidden and one.proposer in around
        ]  # fmt: skip
        sent = [
            Sent(
                one.id, around[one.receiver], _role(one, who.id), one.scenario, one.meeting, one.words, one.slots,
                one.made,
            )
            for one in running
            if one.proposer == who.id and one.receiver in around
        ]  # fmt: skip
        return received, sent

    def accept(self, person: UUID, proposal: UUID, slot: datetime | None = None) -> UUID:
        """Say yes; gives the id of the rehearsal. Saying it twice changes nothing.

        Raises:
            NotFound: ``no-proposal``, gone, for whatever reason.
            InputRefused: moments were proposed and ``slot`` is none of those still to come.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            done = stores.joints.sitting(proposal, who.id)
            if done is not None:
                return done.joint.id
            found = received_proposal(stores, who, proposal)
            if found.accepted is not None:  # and left since
                raise NotFound("no-proposal")
            coming = {one for one in found.slots if one > now}
            if (slot is None) != (not found.slots) or (slot is not None and slot not in coming):
                raise InputRefused("joint-slot-gone")
            joint = Joint(
                found.id, found.learner, None, None, found.scenario, found.meeting, None, None, "waiting", "human",
                swapped=False, paused_by=None, revision=0, slot=slot, made=now,
            )  # fmt: skip
            seats = (
                JointSeat(joint.id, found.learner, "learner"),
                JointSeat(joint.id, found.counterpart, "counterpart"),
            )
            stores.joints.add(joint, seats)
            stores.proposals.accept(found.id, now, slot)
            stores.proposals.sweep(now)
        return joint.id

    def decline(self, person: UUID, proposal: UUID) -> None:
        """Say nothing: it is out of the way, and nobody can see that it was. Twice does nothing.

        Raises:
            NotFound: ``no-proposal``.
            Conflict: ``proposal-accepted``, in another tab.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found = stores.proposals.get(proposal)
            if found is not None and found.receiver == who.id and found.hidden:
                return
            found = received_proposal(stores, who, proposal)
            if found.accepted is not None:
                raise Conflict("proposal-accepted")
            stores.proposals.hide(found.id)

    def withdraw(self, person: UUID, proposal: UUID) -> None:
        """Take one's own proposal back.

        Raises:
            NotFound: ``no-proposal``, gone, or somebody else's.
            Conflict: ``proposal-accepted``: leave the rehearsal instead.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found = stores.proposals.get(proposal)
            if found is None or found.proposer != who.id or found.ends <= now:
                raise NotFound("no-proposal")
            if found.accepted is not None:
                raise Conflict("proposal-accepted")
            stores.proposals.remove(found.id)


def _role(proposal: Proposal, person: UUID) -> Role:
    return "learner" if proposal.learner == person else "counterpart"


def _same_click(one: Proposal, other: Proposal) -> bool:
    about = ("proposer", "learner", "counterpart", "scenario", "meeting", "words", "slots")
    same = all(getattr(one, name) == getattr(other, name) for name in about)
    return same and one.accepted is None and timedelta() <= other.made - one.made < SAME_CLICK
