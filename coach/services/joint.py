"""Rehearse together: propose, sit down, begin, play, note in silence, stop. What comes after is the debrief's.

Two people or more share one take of the learner's. The counterpart's cues stay open in its log until a human voices
them; everything else goes as in a rehearsal alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from uuid import UUID

from coach.conversation.by_hand import parts
from coach.errors import InputRefused, NotAllowed, NotFound
from coach.programme.joint import State
from coach.scenario.improvisation import Improvisation
from coach.scenario.training import Catalogue, Entry
from coach.services.access import actor
from coach.services.access_joint import may_rehearse_this, seated
from coach.services.begin import new_take
from coach.services.ear import AssessorOf
from coach.services.joint_base import PLAYERS
from coach.services.joint_hands import Handing
from coach.services.joint_play import Playing
from coach.services.joint_room import Around, JointRoom, seen_room, waiting_room
from coach.services.joint_seats import Seating
from coach.services.play_card import play_card
from coach.services.players import Players
from coach.services.ports import Clock, Database, Entropy, Matcher
from coach.services.proposing import Proposing
from coach.services.room import NewTake, check_new
from coach.services.shelf import Shelf
from coach.wording import wording


@dataclass(frozen=True, slots=True)
class Brief:
    """What the learner settles before it begins."""

    scenario: str
    pressure: str
    language: str
    hide_choices: bool = False
    plays: str | None = None
    """The id of the scene's person whom the human plays; None: whoever speaks most."""
    confidence: int | None = None
    meeting: UUID | None = None
    """The learner's own meeting, for a scenario that is a frame for one; None: the proposal's, if there was one."""


class Joints(Proposing, Seating, Playing, Handing):
    """Use cases of rehearsing together."""

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
        super().__init__(database, catalogue, shelf, matcher, assessor_of, players, clock, entropy)
        self._busy: set[tuple[UUID, int]] = set()
        self._lock = Lock()

    def begin(self, person: UUID, joint: UUID, brief: Brief) -> None:
        """Sit down and open the scene. Twice does nothing.

        Raises:
            NotFound: no seat here; no such scenario (or not in that language); nobody of that id to play; no meeting.
            NotAllowed: ``joint-learner-begins``; not the learner's training.
            InputRefused: a pressure that the scenario lacks, a confidence outside 0–10; ``joint-alone``.
        """
        entry = self._catalogue.scenarios().get(brief.scenario)
        with self._database.read() as stores:
            around = self._around(stores, person, joint)
        if around.mine.role != "learner":
            raise NotAllowed("joint-learner-begins")
        if around.joint.state == "waiting":
            self._open(person, joint, brief, entry)
        with self._database.read() as stores:
            around = self._around(stores, person, joint)
        if around.joint.state == "open" and around.joint.take is not None:
            self._answer(around, around.joint.take)

    def _open(self, person: UUID, joint: UUID, brief: Brief, entry: Entry | None) -> None:
        if entry is None or brief.language not in entry.scenes:
            raise NotFound("no-scenario", scenario=brief.scenario)
        scene = entry.scenes[brief.language]
        new = NewTake(
            brief.scenario, brief.language, brief.pressure, brief.confidence, choices_hidden=brief.hide_choices
        )
        check_new(new, scene)
        able = parts(scene)
        plays = brief.plays or next(iter(able), None)
        if plays not in able:
            raise NotFound("no-part")
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            around = self._around(stores, person, joint)
            if around.joint.state != "waiting":
                return
            may_rehearse_this(stores, who, entry, self._catalogue)
            if around.player is None:
                raise InputRefused("joint-alone")
            training = self._catalogue.training_source(entry.training)
            frame = isinstance(scene, Improvisation) and scene.own_meeting
            meeting = brief.meeting or (around.joint.meeting if frame else None)
            new = replace(new, counterpart="human", meeting=meeting)
            take = new_take(stores, who, entry, training, new, self._entropy)
            stores.takes.add(take)
            seat = next(seat for seat in around.seats if seat.role == "counterpart")
            stores.joints.seat(replace(seat, plays=plays))
            begun = replace(
                around.joint, take=take.id, meeting=meeting, training=entry.training, scenario=entry.id,
                language=brief.language, pressure=brief.pressure, state="open", opened=now,
            )  # fmt: skip
            stores.joints.put(begun)
        self._matcher.expect(scene)

    def room(self, person: UUID, joint: UUID, language: str | None = None) -> JointRoom:
        """What the room shows this person now; what a crash left unanswered or unvoiced is finished first.

        Args:
            person: somebody with a seat.
            joint: the rehearsal.
            language: of the play card; None: that of the rehearsal.

        Raises:
            NotFound: ``no-joint``, no seat here (any more).
        """
        with self._database.read() as stores:
            around, notes = self._around(stores, person, joint), stores.debriefs.notes(joint)
        notes = [note for note in notes if note.author == person]
        version, take = _version(around), around.joint.take
        if take is None:
            return waiting_room(around, version, notes)
        room = self._rooms.look(around.joint.learner, take)
        if room.unfinished and around.joint.state == "open":
            self._answer(around, take)
            with self._database.read() as stores:
                around = self._around(stores, person, joint)
            version = _version(around)
            room = self._rooms.look(around.joint.learner, take)
        card = None
        if around.sits == "counterpart" and around.mine.role in PLAYERS:
            training = self._rooms.training(room.take)
            card = play_card(room, training, wording(language or room.take.language))
        return seen_room(around, room, version, notes, card, parts(room.scene))

    def stop(self, person: UUID, joint: UUID) -> None:
        """End it where it stands, and go on to the debrief. Twice does nothing.

        Raises:
            NotAllowed: ``joint-watching``. InputRefused: ``joint-not-begun``.
        """
        with self._database.read() as stores:
            around = self._around(stores, person, joint)
        if around.mine.role not in PLAYERS:
            raise NotAllowed("joint-watching")
        if around.joint.take is None:
            raise InputRefused("joint-not-begun")
        if around.joint.state != "open":
            return
        self._answering.hush(around.joint.learner, around.joint.take)
        now = self._clock()
        with self._database.write() as stores:
            found = self._around(stores, person, joint).joint
            if found.state == "open":
                stores.takes.close(around.joint.take, "stopped", now)
                stores.joints.put(replace(found, state="debrief", paused_by=None))

    def version(self, person: UUID, joint: UUID) -> str:
        """Changes whenever something that this person sees of the room changes; two queries by index at most.

        Raises:
            NotFound: ``no-joint``, no seat here (any more).
        """
        with self._database.read() as stores:
            found = seated(stores, person, joint, self._clock())
        return _mark(found.joint.revision, found.seat.revision, found.joint.state)


def _version(around: Around) -> str:
    return _mark(around.joint.revision, around.mine.revision, around.joint.state)


def _mark(revision: int, mine: int, state: State) -> str:
    return f"{state}.{revision}.{mine}"
