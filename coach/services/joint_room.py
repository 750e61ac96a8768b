"""What one person sees of a joint rehearsal: everybody's words, and of all else only what their seat may know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from coach.conversation.turns import Turn
from coach.programme.joint import Joint, JointSeat, Note, Role, State, Voice, seat_now
from coach.programme.people import Person
from coach.scenario.script import Ending, Scene
from coach.services.play_card import PlayCard
from coach.services.room import Room


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's seat, as everybody in the room sees it."""

    person: UUID
    name: str
    """Their first name."""
    full_name: str
    face: Mapping[str, str]
    role: Role
    """The one with which they came."""
    sits: Role
    """Where they sit now: learner and counterpart may have changed places."""
    plays: str | None
    """The id of the scene's person that they play now."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A line that may be picked."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class JointRoom:
    """Everything that the room shows to one person."""

    id: UUID
    me: UUID
    role: Role
    """The one with which I came."""
    sits: Role
    """Where I sit now."""
    seats: tuple[Seat, ...]
    """Learner first, then the counterpart, then observers."""
    names: Mapping[UUID, str]
    """First names of everybody who has a seat; whoever said something and is not in it has left."""
    state: State
    learner: str
    """The learner's first name."""
    scenario: str | None
    meeting: UUID | None
    scene: Scene | None
    """Without what this seat may not know; None while it waits to begin."""
    language: str | None
    pressure: str | None
    turns: tuple[Turn, ...]
    """What was heard, in order: ``by`` says who spoke, ``player`` whether an AI did; ``move`` is ``own`` where somebody
    did not say the line as it is written, else empty."""
    last_seq: int
    """What ``say`` and ``pick`` expect."""
    tension: int
    ending: Ending | None
    turn: Role | None
    """Whose turn it is: the learner's seat or the counterpart's; None when nobody's (an AI's, over, not begun)."""
    card: PlayCard | None
    """Only for whoever plays the counterpart."""
    choices: tuple[Offer, ...]
    """Only for whoever sits in the learner's seat, in the order to show."""
    visible: bool
    """Whether the choices are in view."""
    speaking: str | None
    """The id of the scene's person whom an AI is to voice now: call ``perform``."""
    stood_in: bool
    """Whether the newest line that an AI was to voice is a written one."""
    voice: Voice
    can_choose_part: tuple[str, ...]
    """The ids of those in the scene whom the human may play, whoever speaks most first."""
    swapped: bool
    paused_by: UUID | None
    notes: tuple[Note, ...]
    """Mine."""
    slot: datetime | None
    opened: datetime | None
    closed: datetime | None
    version: str
    """As it was before the room was read: pass it on to the poll."""
    take: UUID | None
    """Only for the learner."""

    @property
    def may_speak(self) -> bool:
        """Whether I am asked to say something now."""
        return self.state == "open" and self.paused_by is None and self.turn is not None and self.turn == self.sits

    @property
    def my_part(self) -> str | None:
        """The id of the scene's person whom I play now, if I do."""
        return next((seat.plays for seat in self.seats if seat.person == self.me), None)


@dataclass(frozen=True, slots=True)
class Around:
    """Who is there: a rehearsal, everybody's seats, and the people in them."""

    joint: Joint
    mine: JointSeat
    seats: tuple[JointSeat, ...]
    people: Mapping[UUID, Person]

    @property
    def sits(self) -> Role:
        """Where the person who looks sits now."""
        return seat_now(self.joint, self.mine)

    @property
    def learner(self) -> str:
        """The learner's first name."""
        return self.people[self.joint.learner].first_name

    @property
    def player(self) -> UUID | None:
        """Who came to play the counterpart, while they are there."""
        return next((seat.person for seat in self.seats if seat.role == "counterpart"), None)

    @property
    def names(self) -> Mapping[UUID, str]:
        """First names by id."""
        return {seat.person: self.people[seat.person].first_name for seat in self.seats if seat.person in self.people}

    def views(self) -> tuple[Seat, ...]:
        """The seats as everybody sees them."""
        part = next((seat.plays for seat in self.seats if seat.plays), None)
        found = []
        for seat in self.seats:
            person = self.people.get(seat.person)
            if person is not None:
                sits = seat_now(self.joint, seat)
                found.append(
                    Seat(
                        person.id, person.first_name, person.name, person.face, seat.role, sits,
                        part if sits == "counterpart" else None,
                    )
                )  # fmt: skip
        return tuple(found)


def waiting_room(around: Around, version: str, notes: Sequence[Note]) -> JointRoom:
    """What there is to see before it has begun."""
    joint, mine = around.joint, around.mine
    return JointRoom(
        id=joint.id, me=mine.person, role=mine.role, sits=around.sits, seats=around.views(), names=around.names,
        state=joint.state, learner=around.learner, scenario=joint.scenario, meeting=_own_meeting(around), scene=None,
        language=joint.language, pressure=joint.pressure, turns=(), last_seq=0, tension=0, ending=None, turn=None,
        card=None, choices=(), visible=False, speaking=None, stood_in=False, voice=joint.voice, can_choose_part=(),
        swapped=joint.swapped, paused_by=joint.paused_by, notes=tuple(notes), slot=joint.slot, opened=joint.opened,
        closed=joint.closed, version=version, take=None,
    )  # fmt: skip


def seen_room(  # noqa: PLR0913, PLR0917 - what one looks at, and what only some get
    around: Around, room: Room, version: str, notes: Sequence[Note], card: PlayCard | None, able: tuple[str, ...]
) -> JointRoom:
    """What somebody sees of a rehearsal that has begun."""
    joint, sits = around.joint, around.sits
    heard = room.heard
    speaking = room.speaking
    playing = joint.state == "open" and room.take.status == "open"
    waits = playing and any(room.waits(cue) for cue in room.open_cues) and speaking is None
    mine = playing and sits == "learner" and room.open and not room.open_cues
    return replace(
        waiting_room(around, version, notes),
        scene=_scene(room, around),
        turns=tuple(_shown(turn, room.learner) for turn in heard if turn.is_learners or turn.kind in {"cue", "left"}),
        last_seq=room.position.last_seq,
        tension=next((turn.tension for turn in reversed(heard) if turn.kind == "cue"), 0),
        ending=room.ending if not waits else None,
        turn="counterpart" if waits else "learner" if playing and room.open and speaking is None else None,
        card=card if sits == "counterpart" and joint.state == "open" else None,
        choices=_offers(room) if mine else (),
        visible=mine and room.visible,
        speaking=speaking.seat if playing and speaking is not None else None,
        stood_in=bool(heard) and next((bool(turn.why) for turn in reversed(heard) if turn.kind == "cue"), False),
        can_choose_part=able if sits == "counterpart" else (),
        take=room.take.id if around.mine.role == "learner" else None,
    )  # fmt: skip


def _offers(room: Room) -> tuple[Offer, ...]:
    return tuple(Offer(one.id, one.text.replace("{learner}", room.learner)) for one in room.choices)


def _own_meeting(around: Around) -> UUID | None:
    return around.joint.meeting if around.mine.role == "learner" else None


def _scene(room: Room, around: Around) -> Scene:
    """The scene as a seat may know it: who is there, what is going on, and the learner's side in the learner's seat.

    When seats have been changed over the learner's own meeting, what they want of it stays theirs.
    """
    scene = room.scene
    theirs = around.mine.role == "learner"
    told = theirs or (around.sits == "learner" and room.take.meeting is None)
    at = room.take.pressure
    return Scene(
        id=scene.id, training=scene.training, language=scene.language, difficulty=scene.difficulty,
        competencies=scene.competencies, title=scene.title, setting=scene.setting,
        you=scene.you if told else "", goal=scene.goal if told else "", obstacle=scene.obstacle if told else "",
        people={name: replace(person, character=None) for name, person in scene.people.items()},
        domains={}, starts={}, dial={at: replace(scene.dial[at], effects={})}, nodes={},
        endings={room.ending.id: room.ending} if room.ending is not None else {},
    )  # fmt: skip


def _shown(turn: Turn, learner: str) -> Turn:
    """A turn as it was heard, without what only the director and feedback need."""
    text = turn.text if turn.is_learners else ""
    own = turn.player == "human" and turn.spoken not in {"", turn.text.replace("{learner}", learner)}
    return Turn(
        turn.seq, turn.seat, turn.kind, text, move="own" if own else "", silence=turn.silence, cut_at=turn.cut_at,
        doing=turn.doing, cause=turn.cause, tension=turn.tension, spoken=turn.spoken, player=turn.player, why=turn.why,
        at=turn.at, by=turn.by,
    )  # fmt: skip
