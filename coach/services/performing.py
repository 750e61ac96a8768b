"""Let a model voice an open cue, and keep how it was voiced, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from uuid import UUID

from coach.conversation.model_player import Performance, Slot
from coach.conversation.part import part_of
from coach.conversation.turns import Turn
from coach.scenario.improvisation import Improvisation
from coach.services.players import Players
from coach.services.ports import Database
from coach.services.room import Room
from coach.services.rooms import Rooms


class Performing:
    """Streams what a model makes of open cues. The cue is in the log before a word is asked for."""

    def __init__(self, database: Database, rooms: Rooms, players: Players) -> None:
        self._database, self._rooms, self._agreement = database, rooms, players.agreement
        self._player, self._plain = players.model, players.plain
        self._under_way: dict[tuple[UUID, int], Performance] = {}

    def perform(self, person: UUID, take: UUID, others: Collection[UUID] = ()) -> Iterator[str]:
        """Voice the next open cue of a model's; sentences come as they are released. Nothing open: nothing comes.

        What was released is kept also when whoever listens goes away in the middle. Nothing is asked of a model
        unless the learner (``person``) and all ``others`` whose words stand in the log have agreed.
        """
        room = self._rooms.look(person, take)
        cue, player = room.speaking, self._player
        if cue is None or not isinstance(room.scene, Improvisation):
            return
        with self._database.read() as stores:
            allowed = all(self._agreement.may_hear(stores, one, "counterpart") for one in (person, *others))
        made = Performance()
        if player is None or not allowed:
            made.player, made.why = "script", "model-unset"
            made.said.append(cue.text.replace("{learner}", room.learner))
            self._keep(room, cue, made)
            yield made.spoken
            return
        language = room.take.language
        part = part_of(room.scene, room.turns, cue, room.learner, lambda text: self._plain(text, language))
        self._under_way[take, cue.seq] = made
        try:
            yield from player.perform(part, Slot(str(person), str(take), cue.seq), made)
        finally:
            try:
                if made.said:
                    self._keep(room, cue, made)
            finally:
                if self._under_way.get((take, cue.seq)) is made:
                    del self._under_way[take, cue.seq]

    def released(self, take: UUID, cue: Turn) -> Turn | None:
        """An open cue voiced as far as it has been heard; None when nothing of it has been.

        Whoever goes on without waiting must not find another line in the log than the one that they had begun to hear.
        """
        made = self._under_way.get((take, cue.seq))
        if made is None or not made.said:
            return None
        return replace(cue, spoken=made.spoken, player=made.player)

    def _keep(self, room: Room, cue: Turn, made: Performance) -> None:
        voiced = replace(cue, spoken=made.spoken, player=made.player, why=made.why)
        with self._database.write() as stores:
            stores.takes.voice(room.take.id, (voiced,))
            if room.table is not None:
                stores.joints.touch(room.table.joint)
