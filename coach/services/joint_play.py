"""Play together: say or pick in the learner's seat, play the counterpart from a card.

A turn belongs to a seat, and ``by`` says who sat there. Each of the learner's turns is kept before anything else
happens; what a crash leaves open is finished by whoever looks next. Who may do what is asked again within the
transaction that writes, so that of two at the same instant one is first and the other is told.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from coach.conversation.by_hand import card_cues, read_out, voiced
from coach.conversation.turns import MAX_TURN, Turn
from coach.errors import Conflict, InputRefused, NotAllowed
from coach.scenario.running import LEARNER
from coach.services.answering import still_open
from coach.services.joint_base import PLAYERS, JointBase
from coach.services.joint_room import Around
from coach.services.play_card import lines_of
from coach.services.room import Room
from coach.services.words import typed


class Playing(JointBase):
    """Use cases of speaking; part of :class:`coach.services.joint.Joints`."""

    def say(self, person: UUID, joint: UUID, expected_seq: int, turn_key: str, words: str) -> None:
        """Say something in the learner's seat, in own words; the room answers at once.

        Raises:
            InputRefused: empty, too long; ``paused``; ``their-turn``: the counterpart has not answered yet.
            Conflict: ``turn-taken``, another tab or person was first; ``seat-changed``, roles were swapped.
            NotAllowed: ``joint-watching``.
            NotFound: no seat here.
        """
        text = _checked(words)
        around, room, arrived = self._sent(person, joint, turn_key)
        if not arrived:
            self._keep(around, room, Turn(expected_seq + 1, LEARNER, "said", text=text, turn_key=turn_key, by=person))
        self._answer(around, room.take.id)

    def pick(self, person: UUID, joint: UUID, expected_seq: int, turn_key: str, choice: str) -> None:
        """Pick a line in the learner's seat. Raises as :meth:`say`, and InputRefused when the line is not offered."""
        around, room, arrived = self._sent(person, joint, turn_key)
        if not arrived:
            offered = {option.id: option for option in room.choices}
            turn = Turn(expected_seq + 1, LEARNER, "picked", choice=choice, turn_key=turn_key, by=person)
            if room.position.last_seq == expected_seq and (choice not in offered or not room.visible):
                raise InputRefused("choice-gone")
            if choice in offered:
                turn = replace(turn, text=offered[choice].text.replace("{learner}", room.learner))
            self._keep(around, room, turn)
        self._answer(around, room.take.id)

    def _keep(self, around: Around, room: Room, turn: Turn) -> None:
        """Keep a turn of the learner's seat; one that was sent twice is kept once."""
        take, person, joint = room.take.id, around.mine.person, around.joint.id
        with self._database.read() as stores:
            self._sure(stores, person, joint, "learner")
        if not room.open:
            raise InputRefused("take-closed")
        if room.position.last_seq != turn.seq - 1 or room.position.waiting is not None:
            raise Conflict("turn-taken")
        if room.speaking is not None:
            self._answering.hush(around.joint.learner, take)  # somebody goes on without waiting for an AI
        elif any(room.waits(cue) for cue in room.open_cues):
            raise InputRefused("their-turn")
        at = room.position.state.at if room.position.state is not None else ""
        turn = replace(turn, node=at, choices_visible=room.visible, at=self._clock())
        try:
            with self._database.write() as stores:
                self._sure(stores, person, joint, "learner")
                stores.takes.append(take, (turn,))
                if not still_open(stores, take):
                    raise InputRefused("take-closed")
                stores.joints.touch(joint)
        except Conflict as conflict:
            if conflict.code != "turn-repeated":
                raise

    def speak(self, person: UUID, joint: UUID, expected_seq: int, turn_key: str, words: str) -> None:
        """Say the counterpart's line in one's own words. ``expected_seq`` is the card's ``seq``.

        While an AI has the part, whoever speaks first has it back, as long as the line was not kept yet.

        Raises:
            InputRefused: empty, too long; ``paused``.
            Conflict: ``cue-voiced``, somebody was first; ``turn-taken``, no such card; ``seat-changed``.
            NotAllowed: ``joint-watching``.
            NotFound: no seat here.
        """
        self._voice(person, joint, expected_seq, turn_key, _checked(words), 0)

    def say_line(self, person: UUID, joint: UUID, expected_seq: int, turn_key: str, example: int = 0) -> None:
        """Say the card's line as it is written: the first, or another of its examples. Raises as :meth:`speak`."""
        self._voice(person, joint, expected_seq, turn_key, "", example)

    def _voice(  # noqa: PLR0913, PLR0917 - what is said, by whom and where
        self, person: UUID, joint: UUID, expected_seq: int, turn_key: str, words: str, example: int
    ) -> None:
        around, room, arrived = self._sent(person, joint, turn_key)
        take = room.take.id
        if arrived:
            self._answer(around, take)
            return
        words = words or self._example(room, expected_seq, example)
        with self._database.write() as stores:
            now = self._sure(stores, person, joint, "counterpart")
            tail = tuple(stores.takes.tail(take, expected_seq - 1))
            if not tail or tail[0].kind != "cue":
                raise Conflict("turn-taken")
            if tail[0].spoken is not None:
                if tail[0].turn_key != turn_key:
                    raise Conflict("cue-voiced")
                return
            plays = next((seat.plays for seat in now.seats if seat.plays), "")
            cues = card_cues(tail, plays)
            if not cues:
                raise Conflict("turn-taken")
            said = voiced(cues, words, person, turn_key) if words else read_out(cues, room.learner, person, turn_key)
            stores.takes.voice(take, said)
            stores.joints.put(replace(now.joint, voice="human"))
        self._answer(around, take)

    def _example(self, room: Room, seq: int, example: int) -> str:
        """Another line of the card; empty for the first, which is read out as it is written."""
        cues = card_cues(tuple(turn for turn in room.turns if turn.seq >= seq), room.table.plays if room.table else "")
        if example == 0 or not cues:
            return ""
        lines = lines_of(room, cues)
        if not 0 <= example < len(lines):
            raise InputRefused("choice-gone")
        return lines[example]

    def other_line(self, person: UUID, joint: UUID, shown: int = 0) -> tuple[int, str]:
        """The next example of the card of now, by its number for :meth:`say_line`; the first comes after the last.

        Raises:
            Conflict: ``turn-taken``, there is no card now; ``seat-changed``.
        """
        around, room = self._enter(person, joint)
        if around.mine.role not in PLAYERS:
            raise NotAllowed("joint-watching")
        if around.sits != "counterpart":
            raise Conflict("seat-changed")
        lines = lines_of(room, self._card(room))
        if not lines:
            raise Conflict("turn-taken")
        number = (shown + 1) % len(lines)
        return number, lines[number]


def _checked(words: str) -> str:
    text = typed(words)
    if not text:
        raise InputRefused("turn-empty")
    if len(text) > MAX_TURN:
        raise InputRefused("turn-too-long", length=len(text), limit=MAX_TURN)
    return text
