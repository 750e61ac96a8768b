"""Rehearse: begin a take, say or pick a line, get the room's answer, stop, go back to a moment.

The learner's turn is kept before anything else happens; :meth:`Rehearse.answer` is separate, idempotent, and finishes
what a crash left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from coach.conversation.takes import alone
from coach.conversation.turns import MAX_TURN, Turn
from coach.errors import Conflict, InputRefused, NotFound
from coach.scenario.improvisation import Improvisation
from coach.scenario.running import LEARNER
from coach.scenario.training import Catalogue
from coach.services.access import actor, own_take
from coach.services.access_joint import may_rehearse_of, may_rehearse_this
from coach.services.answering import Answering, still_open
from coach.services.begin import begun_just_now, new_take
from coach.services.ear import AssessorOf, Ear
from coach.services.hints import COACH, next_hint
from coach.services.ids import uuid7
from coach.services.performing import Performing
from coach.services.players import Players
from coach.services.ports import AttachHabit, Clock, Database, Entropy, Matcher
from coach.services.room import NewTake, Room, check_new
from coach.services.rooms import Rooms
from coach.services.shelf import Shelf
from coach.services.words import typed


class Rehearse:
    """The use cases of a rehearsal."""

    def __init__(  # noqa: PLR0913, PLR0917 - the ports that it stands on
        self,
        database: Database,
        catalogue: Catalogue,
        shelf: Shelf,
        matcher: Matcher,
        assessor_of: AssessorOf,
        attach_habit: AttachHabit,
        players: Players,
        clock: Clock,
        entropy: Entropy,
    ) -> None:
        self._database, self._catalogue = database, catalogue
        self._matcher, self._attach_habit = matcher, attach_habit
        self._clock, self._entropy = clock, entropy
        self._rooms = Rooms(database, shelf, clock)
        self._ear, self._agreement = Ear(matcher, assessor_of), players.agreement
        self._performing = Performing(database, self._rooms, players)
        self._answering = Answering(database, self._rooms, self._ear, self._performing.released, clock)

    def start(self, person: UUID, new: NewTake) -> UUID:
        """Begin a take on the scenario as it is now, and open the scene.

        Raises:
            NotFound: no such scenario (or not in that language).
            NotAllowed: not the person's training.
            InputRefused: a pressure that the scenario lacks, a confidence outside 0–10, a habit above 200 characters,
                a model as the counterpart before its notice was accepted.
        """
        entry = self._catalogue.scenarios().get(new.scenario)
        if entry is None or new.language not in entry.scenes:
            raise NotFound("no-scenario", scenario=new.scenario)
        check_new(new, entry.scenes[new.language])
        now = self._clock()
        with self._database.read() as stores:
            may_rehearse_this(stores, actor(stores, person, now), entry, self._catalogue)
            if new.counterpart == "model" and not self._agreement.may_hear(stores, person, "counterpart"):
                raise InputRefused("notice-first")
        new = self._habit_known(new, entry.training)
        with self._database.write() as stores:
            who = actor(stores, person, now)
            may_rehearse_this(stores, who, entry, self._catalogue)
            take = begun_just_now(stores, who, entry, new)
            if take is None:
                training = self._catalogue.training_source(entry.training)
                take = new_take(stores, who, entry, training, new, self._entropy)
                stores.takes.add(take)
        self._matcher.expect(entry.scenes[new.language])
        self.answer(person, take.id)
        return take.id

    def watches(self, person: UUID, training: str, habit: str, language: str) -> str | None:
        """Which of a training's habits the app would watch for, by the learner's own name for it; None: it cannot."""
        with self._database.read() as stores:
            may_rehearse_of(stores, actor(stores, person, self._clock()), training, self._catalogue)
        found, words = self._catalogue.trainings().get(training), typed(habit)
        return self._attach_habit(words, found.habits, language) if found is not None and words else None

    def room(self, person: UUID, take: UUID) -> Room:
        """What the room shows now; what a crash left unanswered or unvoiced is finished first."""
        room = self._rooms.look(person, take)
        if room.unfinished:
            self.answer(person, take)
            room = self._rooms.look(person, take)
        return room

    def pick(self, person: UUID, take: UUID, expected_seq: int, turn_key: str, choice: str) -> None:
        """Keep that the learner picked a line. ``expected_seq`` is the last seq that their page showed.

        Raises:
            Conflict: another tab was first; ``turn-repeated`` sends are taken once, silently.
            InputRefused: the line is not offered now.
        """
        room = self._rooms.look(person, take)
        offered = {option.id: option for option in room.choices}
        if room.has(turn_key):
            return
        self._expect(room, expected_seq)
        if choice not in offered or not room.visible:
            raise InputRefused("choice-gone")
        text = offered[choice].text.replace("{learner}", room.learner)
        self._keep(room, Turn(expected_seq + 1, LEARNER, "picked", text=text, choice=choice, turn_key=turn_key))

    def say(self, person: UUID, take: UUID, expected_seq: int, turn_key: str, words: str) -> None:
        """Keep what the learner said in their own words, exactly as written (outer white space apart).

        Raises:
            InputRefused: empty, or longer than :data:`~coach.conversation.turns.MAX_TURN` characters.
            Conflict: another tab was first.
        """
        text = typed(words)
        if not text:
            raise InputRefused("turn-empty")
        if len(text) > MAX_TURN:
            raise InputRefused("turn-too-long", length=len(text), limit=MAX_TURN)
        room = self._rooms.look(person, take)
        if room.has(turn_key):
            return
        self._expect(room, expected_seq)
        if room.speaking is not None:
            self._answering.settle(person, take)
        self._keep(room, Turn(expected_seq + 1, LEARNER, "said", text=text, turn_key=turn_key))

    def answer(self, person: UUID, take: UUID) -> None:
        """Let the room answer: open the scene, direct the waiting turn, voice open cues. Twice does nothing."""
        self._answering.answer(person, take)

    def perform(self, person: UUID, take: UUID) -> Iterator[str]:
        """Voice the next open cue of a model's; see :meth:`coach.services.performing.Performing.perform`."""
        return self._performing.perform(person, take)

    def hint(self, person: UUID, take: UUID, expected_seq: int) -> str:
        """What to attend to now: a competency of this moment, kept in the log so that it is counted.

        Raises:
            InputRefused: none when the pressure is heated, none twice at one moment.
            Conflict: another tab was first.
        """
        room = self._rooms.look(person, take)
        self._expect(room, expected_seq)
        named = next_hint(room, self._rooms.training(room.take), self._ear)
        self._keep(room, Turn(expected_seq + 1, COACH, "hint", text=named))
        return named

    def leave(self, person: UUID, take: UUID, expected_seq: int) -> None:
        """End an improvisation where it stands; how it ended follows from where it had come to.

        Raises:
            InputRefused: a scripted scene ends by itself, or is stopped.
            Conflict: another tab was first.
        """
        self._answering.settle(person, take)
        room = self._rooms.look(person, take)
        if not isinstance(room.scene, Improvisation):
            raise InputRefused("no-leaving")
        if room.position.over:
            return
        self._expect(room, expected_seq)
        self._keep(room, Turn(expected_seq + 1, LEARNER, "left"))
        self.answer(person, take)

    def stop(self, person: UUID, take: UUID) -> None:
        """Close a take where it stands; stopping a closed one does nothing."""
        self._answering.hush(person, take)
        now = self._clock()
        with self._database.write() as stores:
            found = own_take(stores, actor(stores, person, now), take)
            if found.status == "open":
                stores.takes.close(take, "stopped", now)

    def rewind(self, person: UUID, take: UUID, seq: int) -> UUID:
        """A new take that goes on from just before one of the learner's turns; the old one stays as it is.

        Raises:
            NotFound: that turn is not in this take.
        """
        self._answering.settle(person, take)  # a fork inherits no cue that is still open
        room = self._rooms.look(person, take)
        if not any(turn.seq == seq and turn.is_learners for turn in room.turns):
            raise NotFound("no-moment")
        return self._fork(room, seq - 1)

    def go_on(self, person: UUID, take: UUID) -> UUID:
        """Go on after a stop: a fork at the end (an open take simply goes on)."""
        self._answering.settle(person, take)
        room = self._rooms.look(person, take)
        if room.take.status == "open":
            return take
        if room.position.over:
            raise InputRefused("take-over")
        return self._fork(room, room.position.last_seq)

    def _fork(self, room: Room, after: int) -> UUID:
        now = self._clock()
        old = room.take
        with self._database.write() as stores:
            number = len([t for t in stores.takes.of(old.learner) if t.scenario == old.scenario]) + 1
            new = replace(
                old, id=uuid7(now, self._entropy(10)), number=number, status="open", started=now, closed=None,
                parent=old.id, forked_after=after, confidence_after=None, counterpart=alone(old.counterpart),
            )  # fmt: skip
            stores.takes.add(new)
        return new.id

    def _habit_known(self, new: NewTake, training: str) -> NewTake:
        """The brief with its habit cleaned, and attached to one that the training can watch for where it is clear."""
        habit, found = typed(new.habit or ""), self._catalogue.trainings().get(training)
        if found is None:  # its file broke a moment ago
            raise NotFound("no-scenario", scenario=new.scenario)
        known = new.habit_id if new.habit_id in {one.id for one in found.habits} else None
        if habit and known is None:
            known = self._attach_habit(habit, found.habits, new.language)
        return replace(new, habit=habit or None, habit_id=known)

    def _expect(self, room: Room, expected_seq: int) -> None:
        if not room.open:
            raise InputRefused("take-closed")
        if room.position.last_seq != expected_seq or room.position.waiting is not None:
            raise Conflict("turn-taken")

    def _keep(self, room: Room, turn: Turn) -> None:
        at = room.position.state.at if room.position.state else ""
        turn = replace(turn, node=at, choices_visible=room.visible, at=self._clock())
        try:
            with self._database.write() as stores:
                stores.takes.append(room.take.id, (turn,))
                if not still_open(stores, room.take.id):  # another tab stopped it since the page looked
                    raise InputRefused("take-closed")
        except Conflict as conflict:
            if conflict.code != "turn-repeated":
                raise
