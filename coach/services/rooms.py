"""The room of a take as it is now, read in one transaction."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from coach.conversation.director import Setup, choices_now, choices_visible, replay
from coach.conversation.takes import Take
from coach.errors import InputRefused
from coach.scenario.script import Scene
from coach.scenario.training import Training
from coach.services.access import actor, own_take
from coach.services.log import Logs
from coach.services.ports import Clock, Database, Stores
from coach.services.room import Room, Table
from coach.services.shelf import Shelf


class Rooms:
    """Looks into rooms; into those of joint rehearsals while they run only with ``together``."""

    def __init__(self, database: Database, shelf: Shelf, clock: Clock, *, together: bool = False) -> None:
        self._database, self._shelf, self._clock, self._together = database, shelf, clock, together
        self._logs = Logs()

    def look(self, person: UUID, take: UUID) -> Room:
        """What a learner's room shows now.

        Raises:
            NotFound: no such take of this person's.
            InputRefused: ``joint-take``, it is being played with others.
        """
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found = own_take(stores, who, take)
            turns = self._logs.full(stores, found)
            scene = self._shelf.scene(stores, found)
            table = _table(stores, found) if found.counterpart == "human" else None
        if table is not None and not self._together:
            raise InputRefused("joint-take")
        setup = setup_of(found, scene)
        position = replay(setup, turns)
        choices = choices_now(setup, position) if found.status == "open" else ()
        ending = scene.endings[position.state.at] if position.state is not None and position.over else None
        room = Room(
            found, scene, turns, position, choices, choices_visible(setup, position), ending, who.person.first_name,
            table=table,
        )  # fmt: skip
        if room.hinted is None:
            return room
        return replace(room, nudge=self.training(found).nudge(room.hinted, found.language))

    def training(self, take: Take) -> Training:
        """The training as it was when a take began."""
        with self._database.read() as stores:
            return self._shelf.training(stores, take)


def _table(stores: Stores, take: Take) -> Table | None:
    """Who plays what, as long as a take is played with others."""
    joint = stores.joints.of_takes([take.id]).get(take.id)
    if joint is None or joint.state != "open" or take.status != "open":
        return None
    seats = stores.joints.seats([joint.id])
    plays = next((seat.plays for seat in seats if seat.role == "counterpart" and seat.plays), "")
    return Table(joint.id, plays, joint.voice if plays else "script")


def setup_of(take: Take, scene: Scene) -> Setup:
    """What stays the same during a take."""
    return Setup(scene, take.pressure, take.seed, take.choices_hidden)
