"""Let the room answer: direct the waiting turn, voice what nobody has voiced yet, close what is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from coach.conversation.director import direct, voice
from coach.conversation.turns import Turn
from coach.errors import Conflict
from coach.scenario.heard import Heard
from coach.scenario.script import Choice
from coach.services.ear import Ear
from coach.services.ports import Clock, Database, Stores
from coach.services.room import Room, Table
from coach.services.rooms import Rooms, setup_of

Released = Callable[[UUID, Turn], Turn | None]
"""An open cue of a take as far as a model has voiced it; None when it has not begun."""


class Answering:
    """Finishes what is open in a room; doing it twice does nothing."""

    def __init__(self, database: Database, rooms: Rooms, ear: Ear, released: Released, clock: Clock) -> None:
        self._database, self._rooms, self._ear, self._clock = database, rooms, ear, clock
        self._released = released

    def answer(self, person: UUID, take: UUID) -> None:
        """Open the scene, direct the waiting turn, voice open cues, close the take when it is over."""
        room = self._rooms.look(person, take)
        if room.take.status == "open":
            new = self._directed(room)
            if new:
                self._append_once(room, tuple(replace(turn, at=self._clock()) for turn in new))
                room = self._rooms.look(person, take)  # another tab's answer may be the one that was kept
        self._voice(room, [cue for cue in room.open_cues if not room.waits(cue)])

    def settle(self, person: UUID, take: UUID) -> None:
        """The same, and what a model was to voice gets its authored line: somebody goes on without waiting."""
        self.answer(person, take)
        self.hush(person, take)

    def hush(self, person: UUID, take: UUID) -> None:
        """Give every open cue what was heard of it, else its authored line; a waiting turn goes on waiting."""
        room = self._rooms.look(person, take)
        self._voice(room, room.open_cues)

    def _voice(self, room: Room, cues: Sequence[Turn]) -> None:
        mine = [cue for cue in cues if cue.seq > room.take.forked_after]
        own = [self._released(room.take.id, cue) or voice(cue, room.learner) for cue in mine]
        if own or room.must_close:
            with self._database.write() as stores:
                stores.takes.voice(room.take.id, own)
                last = room.position.over and (
                    room.table is None or {cue.seq for cue in room.open_cues} <= {cue.seq for cue in own}
                )
                if last:
                    stores.takes.close(room.take.id, "finished", self._clock())
                if room.table is not None:
                    seen(stores, room.table, over=last)

    def _directed(self, room: Room) -> tuple[Turn, ...]:
        def place(words: str, choices: Sequence[Choice]) -> str | None:
            return self._ear.place(room, words, choices)

        def hear(words: str) -> Heard:
            return self._ear.hear(room, self._rooms.training(room.take), words)

        return direct(setup_of(room.take, room.scene), room.turns, place, hear)

    def _append_once(self, room: Room, turns: tuple[Turn, ...]) -> None:
        try:
            with self._database.write() as stores:
                if still_open(stores, room.take.id):
                    stores.takes.append(room.take.id, turns)
                    if room.table is not None:
                        seen(stores, room.table)
        except Conflict:
            return  # another tab, or the same one before a crash, has answered already


def seen(stores: Stores, table: Table, *, over: bool = False) -> None:
    """Have everybody round the table see that something changed; when it is over, they go on to talk about it."""
    joint = stores.joints.get(table.joint) if over else None
    if joint is not None and joint.state == "open":
        stores.joints.put(replace(joint, state="debrief", paused_by=None))
    else:
        stores.joints.touch(table.joint)


def still_open(stores: Stores, take: UUID) -> bool:
    """Whether a take can still get turns."""
    found = stores.takes.get(take)
    return found is not None and found.status == "open"
