"""The debrief of a joint rehearsal: the learner first, then the others, then the coach's evidence, then one agreement.

What is said too early waits: the others can write down what they saw, and nobody else sees it, or that it is there,
before the learner has spoken. The levels of the coach are the learner's; the others see where views lie apart when the
learner shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from coach.competency.model import LEVELS
from coach.errors import Conflict, InputRefused, NotAllowed, NotFound
from coach.programme.joint import MAX_DEBRIEF, TalkingPoint, View
from coach.services.access_joint import seated
from coach.services.debrief_room import (
    MAX_AGREEMENT,
    DebriefRoom,
    Evidence,
    NewAgreement,
    agreement,
    apart,
    ready,
    said,
    take_of,
)
from coach.services.ids import uuid7
from coach.services.joint_base import PLAYERS
from coach.services.joint_room import Around
from coach.services.ports import Clock, Database, Entropy, Stores
from coach.services.review import Reviews
from coach.services.shelf import Shelf


class Debriefs:
    """Use cases after a joint rehearsal."""

    def __init__(self, database: Database, shelf: Shelf, reviews: Reviews, clock: Clock, entropy: Entropy) -> None:
        self._database, self._shelf, self._reviews = database, shelf, reviews
        self._clock, self._entropy = clock, entropy

    def debrief(self, person: UUID, joint: UUID) -> DebriefRoom:
        """What this person sees now.

        Raises:
            NotFound: ``no-joint``, no seat there; when it is closed, for everybody but the learner.
            InputRefused: ``debrief-early``, it is still running.
        """
        with self._database.read() as stores:
            around = self._after(stores, person, joint)
            debrief, notes = stores.debriefs.get(joint), stores.debriefs.notes(joint)
            views = stores.debriefs.views(joint)
            take = stores.takes.get(take_of(around))
            assert take is not None  # noqa: S101 - a rehearsal goes with its take
            scene, training = self._shelf.scene(stores, take), self._shelf.training(stores, take)
            agreed = stores.commitments.get(debrief.agreement) if debrief.agreement is not None else None
        learner = around.mine.role == "learner"
        spoken = debrief.spoken is not None
        everybody = learner and spoken
        points: tuple[TalkingPoint, ...] = ()
        if debrief.shown and not learner:
            points = self._points(around, [view for view in views if view.author == person])
        return DebriefRoom(
            id=joint, me=person, role=around.mine.role, state=around.joint.state, learner=around.learner,
            title=scene.title, seats=around.views(), spoken=spoken, went_well=debrief.went_well,
            would_try=debrief.would_try, notes=tuple(note for note in notes if everybody or note.author == person),
            views=tuple(view for view in views if everybody or view.author == person),
            rubric=tuple(training.competencies[name] for name in scene.competencies if name in training.competencies),
            evidence_ready=everybody and ready(debrief, views), points=points, shown=debrief.shown,
            agreement=agreed if agreed is not None and person in {agreed.owner, agreed.other} else None,
            opened=around.joint.opened, version=f"{around.joint.state}.{around.joint.revision}.{around.mine.revision}",
            take=take.id if learner else None,
        )  # fmt: skip

    def speak_first(self, person: UUID, joint: UUID, went_well: str, would_try: str) -> None:
        """The learner says what went well and what they would try; both may be empty when it was said out loud.

        From now on they see what the others noted and wrote. Said again, it is put better.

        Raises:
            NotAllowed: ``debrief-learners``, somebody else. InputRefused: too long.
        """
        well, other = said(went_well, MAX_DEBRIEF), said(would_try, MAX_DEBRIEF)
        with self._database.write() as stores:
            self._learner(stores, person, joint)
            found = stores.debriefs.get(joint)
            spoken = replace(found, went_well=well, would_try=other, spoken=found.spoken or self._clock())
            stores.debriefs.put(spoken)
            stores.joints.touch(joint)

    def view(self, person: UUID, joint: UUID, competency: str, level: int | None, words: str = "") -> None:
        """How somebody who was there saw one competency; given again, it replaces what they gave before.

        Raises:
            NotAllowed: ``debrief-others``, the learner. NotFound: ``no-competency``, not of this scenario.
            InputRefused: a level outside 1–5, too long; ``debrief-shown``, the learner shows where views lie apart.
        """
        if level is not None and level not in LEVELS:
            raise InputRefused("debrief-level")
        text = said(words, MAX_DEBRIEF)
        with self._database.write() as stores:
            around = self._after(stores, person, joint)
            if around.mine.role == "learner":
                raise NotAllowed("debrief-others")
            if stores.debriefs.get(joint).shown:  # or trying each level in turn would find the coach's
                raise InputRefused("debrief-shown")
            take = stores.takes.get(take_of(around))
            if take is None or competency not in self._shelf.scene(stores, take).competencies:
                raise NotFound("no-competency")
            stores.debriefs.view(View(joint, person, competency, level, text, self._clock()))
            stores.joints.nudge(joint, person)
            if stores.debriefs.get(joint).spoken is not None:
                stores.joints.nudge(joint, around.joint.learner)

    def evidence(self, person: UUID, joint: UUID, *, alone: bool = False) -> Evidence:
        """The coach's evidence, and where views differ: for the learner, after they and the others have spoken.

        Args:
            person: the learner.
            joint: the rehearsal.
            alone: go on although nobody gave a view; it is kept that they did.

        Raises:
            NotAllowed: ``debrief-learners``, somebody else.
            InputRefused: ``debrief-first``, the learner has not spoken; ``debrief-views``, nobody else has.
        """
        with self._database.write() as stores:
            around = self._learner(stores, person, joint)
            debrief, views = stores.debriefs.get(joint), stores.debriefs.views(joint)
            if debrief.spoken is None:
                raise InputRefused("debrief-first")
            if not ready(debrief, views):
                if not alone:
                    raise InputRefused("debrief-views")
                stores.debriefs.put(replace(debrief, alone=True))
                stores.joints.nudge(joint, person)
        review = self._reviews.review(person, take_of(around))
        return Evidence(review, apart(review, views))

    def show(self, person: UUID, joint: UUID, *, on: bool) -> None:
        """The learner shows the others where their views and the coach's lie apart, or no longer.

        Raises:
            NotAllowed: ``debrief-learners``. InputRefused: ``debrief-first``, ``debrief-views``, as above.
        """
        with self._database.write() as stores:
            self._learner(stores, person, joint)
            found = stores.debriefs.get(joint)
            if found.spoken is None:
                raise InputRefused("debrief-first")
            if not ready(found, stores.debriefs.views(joint)):
                raise InputRefused("debrief-views")
            stores.debriefs.put(replace(found, shown=on))
            stores.joints.touch(joint)

    def agree(self, person: UUID, joint: UUID, new: NewAgreement) -> UUID:
        """The one agreement in which it ends; both find it in their follow-up. The same again is the same.

        Raises:
            InputRefused: ``debrief-first``, the learner has not spoken; empty, too long, a day that has passed.
            NotFound: ``no-partner``, somebody who was not there.
            Conflict: ``debrief-agreed``, there is one already.
            NotAllowed: ``joint-watching``.
        """
        what = said(new.what, MAX_AGREEMENT)
        if not what:
            raise InputRefused("debrief-agree-empty")
        now = self._clock()
        with self._database.write() as stores:
            around = self._after(stores, person, joint)
            if around.mine.role not in PLAYERS:
                raise NotAllowed("joint-watching")
            found = stores.debriefs.get(joint)
            if found.spoken is None:
                raise InputRefused("debrief-first")
            made = agreement(around, new, what, uuid7(now, self._entropy(10)), now)
            last = stores.commitments.get(found.agreement) if found.agreement is not None else None
            if last is not None:
                if replace(last, id=made.id, made=made.made, done=None) == made:
                    return last.id
                raise Conflict("debrief-agreed")
            stores.commitments.add(made)
            stores.debriefs.put(replace(found, agreement=made.id))
            stores.joints.touch(joint)
        return made.id

    def unagree(self, person: UUID, joint: UUID) -> None:
        """Either of the two takes the agreement back while it is talked over: nobody is bound to what another wrote.

        It is gone from both follow-ups, and another can be made. Twice does nothing.

        Raises:
            NotAllowed: ``joint-watching``, neither of the two. NotFound: ``no-joint``, it is closed.
        """
        with self._database.write() as stores:
            around = self._after(stores, person, joint)
            if around.joint.state == "closed":
                raise NotFound("no-joint")
            found = stores.debriefs.get(joint)
            made = stores.commitments.get(found.agreement) if found.agreement is not None else None
            if around.mine.role not in PLAYERS if made is None else person not in {made.owner, made.other}:
                raise NotAllowed("joint-watching")
            if made is not None:
                stores.debriefs.put(replace(found, agreement=None))
                stores.commitments.remove(made.id)
                stores.joints.touch(joint)

    def close(self, person: UUID, joint: UUID) -> None:
        """It is over: from now on the learner alone sees what was said. Twice does nothing.

        Raises:
            NotAllowed: ``debrief-learners``. InputRefused: ``debrief-first``.
        """
        now = self._clock()
        with self._database.write() as stores:
            found = seated(stores, person, joint, now)
            if found.seat.role == "learner" and found.joint.state == "closed":
                return
            around = self._learner(stores, person, joint)
            if stores.debriefs.get(joint).spoken is None:
                raise InputRefused("debrief-first")
            stores.joints.put(replace(around.joint, state="closed", closed=now))

    def _after(self, stores: Stores, person: UUID, joint: UUID) -> Around:
        """Who was there, once it has been played."""
        found = seated(stores, person, joint, self._clock())
        if found.joint.take is None or found.joint.state in {"waiting", "open"}:
            raise InputRefused("debrief-early")
        seats = tuple(stores.joints.seats([joint]))
        return Around(found.joint, found.seat, seats, stores.people.many({seat.person for seat in seats}))

    def _learner(self, stores: Stores, person: UUID, joint: UUID) -> Around:
        around = self._after(stores, person, joint)
        if around.mine.role != "learner":
            raise NotAllowed("debrief-learners")
        return around

    def _points(self, around: Around, views: Sequence[View]) -> tuple[TalkingPoint, ...]:
        return apart(self._reviews.review(around.joint.learner, take_of(around)), views) if views else ()
