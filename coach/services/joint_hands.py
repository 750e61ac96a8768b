"""Whose hands the parts are in: an AI takes over and yields, two people change places, everybody may pause."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from threading import Lock
from uuid import UUID

from coach.conversation.by_hand import parts
from coach.conversation.turns import Turn
from coach.errors import InputRefused, NotAllowed, NotFound
from coach.programme.joint import Voice
from coach.scenario.improvisation import Improvisation
from coach.services.joint_base import PLAYERS, JointBase
from coach.services.joint_room import Around
from coach.services.ports import Stores
from coach.services.room import Room


class Handing(JointBase):
    """Use cases of who plays what; part of :class:`coach.services.joint.Joints`."""

    _busy: set[tuple[UUID, int]]
    """The lines that an AI is voicing now."""
    _lock: Lock

    def take_over(self, person: UUID, joint: UUID, *, on: bool) -> Voice:
        """Have an AI voice the counterpart, or give the part back; gives who voices it now.

        Without a model, or when one of the two has not agreed to it, the written lines are said (``script``).

        Raises:
            NotAllowed: ``joint-watching``. NotFound, InputRefused ``take-closed``: as above.
        """
        around, room = self._enter(person, joint)
        with self._database.write() as stores:
            now = self._sure(stores, person, joint)
            voice: Voice = "human" if not on else "model" if self._may_model(stores, now, room) else "script"
            if now.joint.voice != voice:
                stores.joints.put(replace(now.joint, voice=voice))
        self._answer(around, room.take.id)
        return voice

    def _may_model(self, stores: Stores, around: Around, room: Room) -> bool:
        """Whether everybody whose words a model would read has agreed to that."""
        if self._players.model is None or not isinstance(room.scene, Improvisation):
            return False
        heard = self._heard(around, room)
        return all(self._agreement.may_hear(stores, one, "counterpart") for one in heard)

    @staticmethod
    def _heard(around: Around, room: Room) -> set[UUID]:
        """The learner, whoever came to play, and everybody whose words stand in the log."""
        said = {turn.by for turn in room.turns if turn.by is not None}
        return {around.joint.learner, *said, *((around.player,) if around.player else ())}

    def perform(self, person: UUID, joint: UUID) -> Iterator[str]:
        """Have the AI voice its next line; sentences come as they are released.

        For one page at a time: to a second one nothing comes. It stops when the human speaks after all, and after
        the sentence in which somebody pauses.

        Raises:
            InputRefused: ``paused``. NotAllowed, NotFound: as above.
        """
        around, room = self._enter(person, joint)
        if around.mine.role not in PLAYERS:
            raise NotAllowed("joint-watching")
        if around.joint.paused_by is not None:
            raise InputRefused("paused")
        cue = room.speaking
        return iter(()) if cue is None else self._performed(around, room, cue)

    def _performed(self, around: Around, room: Room, cue: Turn) -> Iterator[str]:
        key = (room.take.id, cue.seq)
        with self._lock:
            if key in self._busy:
                return
            self._busy.add(key)
        try:
            others = self._heard(around, room) - {around.joint.learner}
            spoken = self._performing.perform(around.joint.learner, room.take.id, others)
            with closing(spoken) as sentences:  # type: ignore[type-var]  # what performs is a generator
                for sentence in sentences:
                    if self._cut_off(around.joint.id, room.take.id, cue.seq):
                        break
                    yield sentence
                    if self._cut_off(around.joint.id, room.take.id, cue.seq):
                        break
        finally:
            with self._lock:
                self._busy.discard(key)
        self._answer(around, room.take.id)

    def _cut_off(self, joint: UUID, take: UUID, seq: int) -> bool:
        """Whether the human has spoken after all, or somebody paused: then a line is what was heard of it."""
        with self._database.read() as stores:
            now, tail = stores.joints.get(joint), stores.takes.tail(take, seq - 1)
        return now is None or now.paused_by is not None or not tail or tail[0].spoken is not None

    def swap(self, person: UUID, joint: UUID, *, to: bool | None = None) -> bool:
        """Change places: the learner plays the counterpart, the other sits in the learner's seat; gives how it is now.

        Args:
            person: the learner or the counterpart; either may, and the other sees it.
            joint: the rehearsal.
            to: swapped (or not) is how it shall be: a double click is one change. None: the other way.

        Raises:
            InputRefused: ``swap-between``, only between turns; ``joint-alone``, nobody is there to change with.
            NotAllowed: ``joint-watching``. NotFound: no seat here.
        """
        _, room = self._enter(person, joint)
        with self._database.write() as stores:
            now = self._sure(stores, person, joint)
            swapped = not now.joint.swapped if to is None else to
            if swapped == now.joint.swapped:
                return swapped
            if now.player is None:
                raise InputRefused("joint-alone")
            last = stores.takes.tail(room.take.id, room.position.last_seq - 1)
            moved = not last or last[-1].seq != room.position.last_seq
            if moved or room.position.waiting is not None or room.open_cues:
                raise InputRefused("swap-between")
            stores.joints.put(replace(now.joint, swapped=swapped, voice="human"))
        return swapped

    def pause(self, person: UUID, joint: UUID) -> None:
        """Nobody speaks until somebody resumes; for everybody with a seat. Twice does nothing."""
        self._pause(person, joint, on=True)

    def resume(self, person: UUID, joint: UUID) -> None:
        """Go on after a pause; for everybody with a seat, whoever paused. Twice does nothing."""
        self._pause(person, joint, on=False)

    def _pause(self, person: UUID, joint: UUID, *, on: bool) -> None:
        self._enter(person, joint)
        with self._database.write() as stores:
            now = self._around(stores, person, joint).joint
            if now.state == "open" and (now.paused_by is not None) != on:
                stores.joints.put(replace(now, paused_by=person if on else None))

    def choose_part(self, person: UUID, joint: UUID, who: str) -> None:
        """Whoever plays takes another part in the scene, between two lines.

        Raises:
            NotFound: ``no-part``. InputRefused: ``swap-between``. Conflict: ``seat-changed``.
        """
        _, room = self._enter(person, joint)
        if who not in parts(room.scene):
            raise NotFound("no-part")
        with self._database.write() as stores:
            now = self._sure(stores, person, joint, "counterpart")
            seat = next(seat for seat in now.seats if seat.role == "counterpart")
            last = stores.takes.tail(room.take.id, room.position.last_seq)
            if last or room.position.waiting is not None or room.open_cues:
                raise InputRefused("swap-between")
            stores.joints.seat(replace(seat, plays=who))
            stores.joints.touch(joint)
