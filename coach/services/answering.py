"""Let the room answer: direct the waiting turn, voice what nobody has voiced yet, close what is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from coach.conversation.director import direct, voice
from coach.conversation.part import for_model
from coach.conversation.turns import Turn
from coach.errors import Conflict
from coach.scenario.heard import Heard
from coach.scenario.script import Choice
from coach.services.ear import Ear
from coach.services.ports import Clock, Database, Stores
from coach.services.room import Room
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
                self._append_once(take, tuple(replace(turn, at=self._clock()) for turn in new))
                room = self._rooms.look(person, take)  # another tab's answer may be the one that was kept
        theirs = room.take.counterpart == "model"
        self._voice(room, [cue for cue in room.open_cues if not (theirs and for_model(room.scene, cue))])

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
                if room.position.over:
                    stores.takes.close(room.take.id, "finished", self._clock())

    def _directed(self, room: Room) -> tuple[Turn, ...]:
        def place(words: str, choices: Sequence[Choice]) -> str | None:
            return self._ear.place(room, words, choices)

        def hear(words: str) -> Heard:
            return self._ear.hear(room, self._rooms.training(room.take), words)

        return direct(setup_of(room.take, room.scene), room.turns, place, hear)

    def _append_once(self, take: UUID, turns: tuple[Turn, ...]) -> None:
        try:
            with self._database.write() as stores:
                if still_open(stores, take):
                    stores.takes.append(take, turns)
        except Conflict:
            return  # another tab, or the same one before a crash, has answered already


def still_open(stores: Stores, take: UUID) -> bool:
    """Whether a take can still get turns."""
    found = stores.takes.get(take)
    return found is not None and found.status == "open"
