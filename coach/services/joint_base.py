"""What the use cases of a joint rehearsal share: who acts, what the room is like now, and letting it answer."""

from __future__ import annotations

from uuid import UUID

from coach.conversation.by_hand import card_cues
from coach.conversation.turns import Turn
from coach.errors import Conflict, InputRefused, NotAllowed
from coach.programme.joint import Role
from coach.scenario.training import Catalogue
from coach.services.access_joint import seated
from coach.services.agreement import Agreement
from coach.services.answering import Answering
from coach.services.ear import AssessorOf, Ear
from coach.services.joint_room import Around
from coach.services.performing import Performing
from coach.services.players import Players
from coach.services.ports import Clock, Database, Entropy, Matcher, Stores
from coach.services.room import Room
from coach.services.rooms import Rooms
from coach.services.shelf import Shelf

PLAYERS: frozenset[Role] = frozenset({"learner", "counterpart"})


class JointBase:
    """The ports that joint rehearsals stand on."""

    def __init__(  # noqa: PLR0913, PLR0917 - the ports that it stands on
        self,
        database: Database,
        catalogue: Catalogue,
        shelf: Shelf,
        matcher: Matcher,
        assessor_of: AssessorOf,
        players: Players,
        clock: Clock,
        entropy: Entropy,
    ) -> None:
        self._database, self._catalogue, self._shelf = database, catalogue, shelf
        self._matcher, self._clock, self._entropy = matcher, clock, entropy
        self._players = players
        self._rooms = Rooms(database, shelf, clock, together=True)
        self._performing = Performing(database, self._rooms, players)
        ear = Ear(matcher, assessor_of)
        self._answering = Answering(database, self._rooms, ear, self._performing.released, clock)

    @property
    def _agreement(self) -> Agreement:
        return self._players.agreement

    def _around(self, stores: Stores, person: UUID, joint: UUID) -> Around:
        """Who is there, for somebody who has a seat."""
        found = seated(stores, person, joint, self._clock())
        seats = tuple(stores.joints.seats([joint]))
        return Around(found.joint, found.seat, seats, stores.people.many({seat.person for seat in seats}))

    def _enter(self, person: UUID, joint: UUID) -> tuple[Around, Room]:
        """Who is there, and the room of a rehearsal that is being played.

        Raises:
            NotFound: no seat there.
            InputRefused: ``joint-not-begun``; ``take-closed``, it is over.
        """
        around, room = self._look(person, joint)
        if around.joint.state != "open":
            raise InputRefused("take-closed")
        return around, room

    def _sent(self, person: UUID, joint: UUID, turn_key: str) -> tuple[Around, Room, bool]:
        """The same, and whether this very send has arrived before: then all is well, also when it is over by now."""
        around, room = self._look(person, joint)
        arrived = room.has(turn_key)
        if around.joint.state != "open" and not arrived:
            raise InputRefused("take-closed")
        return around, room, arrived

    def _look(self, person: UUID, joint: UUID) -> tuple[Around, Room]:
        with self._database.read() as stores:
            around = self._around(stores, person, joint)
        if around.joint.take is None:
            raise InputRefused("joint-not-begun")
        return around, self._rooms.look(around.joint.learner, around.joint.take)

    def _sure(self, stores: Stores, person: UUID, joint: UUID, sits: Role | None = None) -> Around:
        """The same once more, within the transaction that writes: nothing can change any more until it is kept.

        Raises:
            InputRefused: ``paused``, ``take-closed``.
            Conflict: ``seat-changed``, roles have been swapped.
            NotAllowed: ``joint-watching``, observers do not speak.
        """
        around = self._around(stores, person, joint)
        if around.joint.state != "open" or around.joint.take is None:
            raise InputRefused("take-closed")
        if around.mine.role not in PLAYERS:
            raise NotAllowed("joint-watching")
        if sits is not None and around.sits != sits:
            raise Conflict("seat-changed")
        if sits is not None and around.joint.paused_by is not None:
            raise InputRefused("paused")
        return around

    def _answer(self, around: Around, take: UUID) -> None:
        """Let the room answer: direct the waiting turn, voice what no human voices, close what is over.

        While it is paused nothing is said, by no machine either: whoever looks after the pause finds it finished.
        """
        if around.joint.paused_by is not None:
            return
        self._answering.answer(around.joint.learner, take)

    @staticmethod
    def _card(room: Room) -> tuple[Turn, ...]:
        """The cues that wait to be said by whoever plays the counterpart."""
        if room.table is None:
            return ()
        return card_cues(room.turns, room.table.plays)
