"""Who sits at the table: what is coming, who watches, who leaves; silent notes; with whom one has rehearsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from coach.errors import InputRefused, NotAllowed
from coach.programme.joint import MAX_NOTE, Joint, JointSeat, Note, Role
from coach.programme.people import Person
from coach.services.access import actor
from coach.services.access_joint import for_managers, partner, still_seated
from coach.services.ids import uuid7
from coach.services.joint_base import PLAYERS, JointBase
from coach.services.words import typed

MOST_OBSERVERS = 8
_SAME_CLICK = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Coming:
    """A joint rehearsal in which the actor has a seat."""

    joint: Joint
    role: Role
    learner: Person
    counterpart: Person | None
    observers: tuple[Person, ...]


class Seating(JointBase):
    """Use cases of seats and notes; part of :class:`coach.services.joint.Joints`."""

    def joints(self, person: UUID) -> Sequence[Coming]:
        """The rehearsals that are coming, under way, or to be talked over, in which the person has a seat."""
        now = self._clock()
        with self._database.read() as stores:
            who = actor(stores, person, now)
            mine = still_seated(stores, stores.joints.of(who.id), who)
            seats = stores.joints.seats([joint.id for joint in mine])
            people = stores.people.many({seat.person for seat in seats})
        return [_coming(joint, [seat for seat in seats if seat.joint == joint.id], people, who.id) for joint in mine]

    def note(self, person: UUID, joint: UUID, text: str) -> None:
        """Note something in silence; nobody else sees it, or that it was written, until the learner has spoken first.

        Raises:
            InputRefused: empty, too long, or it is not running.
        """
        words, now = typed(text), self._clock()
        if not words:
            raise InputRefused("note-empty")
        if len(words) > MAX_NOTE:
            raise InputRefused("note-too-long", length=len(words), limit=MAX_NOTE)
        with self._database.write() as stores:
            around = self._around(stores, person, joint)
            if around.joint.state != "open" or around.joint.take is None:
                raise InputRefused("take-closed")
            tail = stores.takes.tail(around.joint.take, 0)
            at = tail[-1].seq if tail else 0
            mine = [note for note in stores.debriefs.notes(joint) if note.author == person]
            if mine and (mine[-1].text, mine[-1].after_seq) == (words, at) and now - mine[-1].at < _SAME_CLICK:
                return
            stores.debriefs.note(Note(uuid7(now, self._entropy(10)), joint, person, words, now, at))
            stores.joints.nudge(joint, person)

    def invite_observer(self, person: UUID, joint: UUID, other: UUID) -> None:
        """Have somebody watch; the learner alone may ask them in. Twice does nothing.

        Raises:
            NotAllowed: ``joint-learner-invites``.
            NotFound: nobody with whom the learner may rehearse.
            InputRefused: ``joint-full``; it is over.
        """
        with self._database.write() as stores:
            around = self._around(stores, person, joint)
            if around.mine.role != "learner":
                raise NotAllowed("joint-learner-invites")
            if any(seat.person == other for seat in around.seats):
                return
            if around.joint.state not in {"waiting", "open"}:
                raise InputRefused("take-closed")
            partner(stores, actor(stores, person, self._clock()), other)
            if sum(seat.role == "observer" for seat in around.seats) >= MOST_OBSERVERS:
                raise InputRefused("joint-full", limit=MOST_OBSERVERS)
            stores.joints.seat(JointSeat(joint, other, "observer"))
            stores.joints.touch(joint)

    def leave_seat(self, person: UUID, joint: UUID) -> None:
        """Get up.

        Before it begins the appointment is off when learner or counterpart does; while it runs, the written lines go
        on in the counterpart's place. The learner stops instead.

        Raises:
            InputRefused: ``joint-stop-instead``, the learner in a rehearsal that has begun.
        """
        with self._database.write() as stores:
            around = self._around(stores, person, joint)
            if around.mine.role in PLAYERS and around.joint.state == "waiting":
                stores.joints.remove(joint)
                stores.proposals.remove(joint)
                return
            if around.mine.role == "learner":
                raise InputRefused("joint-stop-instead")
            stores.joints.leave(joint, person)
            left = around.joint
            if around.mine.role == "counterpart" and left.state == "open":
                left = replace(left, voice="script", swapped=False)
            if left.paused_by == person:
                left = replace(left, paused_by=None)
            stores.joints.put(left)
        if around.joint.take is not None and around.joint.state == "open":
            self._answer(around, around.joint.take)

    def company(self, person: UUID) -> Mapping[UUID, Sequence[str]]:
        """The person's takes that were played together → the first names of who else was there."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            joints = {joint.id: joint for joint in stores.joints.of(who.id) if joint.learner == who.id}
            seats = stores.joints.seats(tuple(joints))
            people = stores.people.many({seat.person for seat in seats})
        found: dict[UUID, list[str]] = {joint.take: [] for joint in joints.values() if joint.take is not None}
        for seat in seats:
            take = joints[seat.joint].take
            if take is not None and seat.person != who.id and seat.person in people:
                found[take].append(people[seat.person].first_name)
        return found

    def first_time(self, person: UUID) -> Sequence[str]:
        """For a manager who has not yet played with anybody: the scenarios of the managers' own part, in order."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            mine = [joint for joint in stores.joints.of(who.id) if joint.learner != who.id and joint.take is not None]
            return () if mine else for_managers(stores, who, self._catalogue)


def _coming(joint: Joint, seats: Sequence[JointSeat], people: Mapping[UUID, Person], me: UUID) -> Coming:
    def those(role: Role) -> tuple[Person, ...]:
        return tuple(people[seat.person] for seat in seats if seat.role == role and seat.person in people)

    mine = next(seat.role for seat in seats if seat.person == me)
    if mine != "learner":  # the take and the meeting are the learner's
        joint = Joint(
            joint.id, joint.learner, None, joint.training, joint.scenario, None, joint.language, joint.pressure,
            joint.state, joint.voice, joint.swapped, joint.paused_by, joint.revision, joint.slot, joint.made,
            joint.opened, joint.closed,
        )  # fmt: skip
    return Coming(joint, mine, people[joint.learner], next(iter(those("counterpart")), None), those("observer"))
