"""A play card: what whoever plays the counterpart may do now, from the same director as every other player.

Made from a part, so nothing is on it that the counterpart could not know: no facts that are still locked, and nothing
of what the learner wants or how they are rated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.conversation.by_hand import card_cues
from coach.conversation.part import part_of
from coach.conversation.turns import Turn
from coach.scenario.improvisation import Improvisation
from coach.scenario.improvise import TELL
from coach.scenario.training import Training
from coach.services.room import Room
from coach.wording import Wording

_MOVES = {
    "say": "card.say",
    "press": "card.press",
    "brush-off": "card.brush_off",
    "interrupt": "card.interrupt",
    "silent": "card.silent",
    "one-word": "card.one_word",
    "status": "card.status",
    "group": "card.group",
    "subject": "card.subject",
    "guilt": "card.guilt",
    "misread": "card.misread",
    "test": "card.test",
    "soften": "card.soften",
    "ask": "card.ask",
    "concede": "card.concede",
    "refuse": "card.refuse",
    "doubt": "card.doubt",
    "deflect": "card.deflect",
    "joke": "card.joke",
    TELL: "card.tell",
}
_HEARD = {
    "attacked": "card.heard_attacked",
    "silent": "card.heard_silent",
    "off": "card.heard_off",
    "dropped": "card.heard_dropped",
    "repeated": "card.heard_repeated",
    "requested": "card.heard_requested",
    "kept": "card.heard_kept",
    "acknowledged": "card.heard_acknowledged",
    "asked": "card.heard_asked",
    "apologised": "card.heard_apologised",
}
"""What is told of a turn: the first that was heard."""


@dataclass(frozen=True, slots=True)
class PlayCard:
    """What whoever plays the counterpart sees, and nobody else."""

    seat: str
    """The id of the scene's person who is played."""
    who: str
    """Their short name."""
    imperative: str
    """The move: "Wuif het weg"."""
    does: str
    """The author's own direction to an actor; empty in a script."""
    examples: tuple[str, ...]
    """Lines that would do; the first is the one that :meth:`say_line` says. In the language of the rehearsal."""
    why: str
    """Why now, from the state."""
    trains: tuple[str, ...]
    """Names of the competencies that this moment exercises."""
    seq: int
    """Of the card in the log: what ``speak`` expects."""
    move: str
    """The move's id."""
    tells: str = ""
    """A fact that comes out with this move; empty when none does."""


def play_card(room: Room, training: Training, say: Wording) -> PlayCard | None:
    """The card of now; None when nothing waits to be said by whoever plays."""
    table = room.table
    cues = card_cues(room.turns, table.plays) if table is not None else ()
    if not cues or not room.waits(cues[0]):
        return None
    cue, person = cues[0], room.scene.people[cues[0].seat]
    move = next((one.move for one in cues if one.move in _MOVES and one.move != "say"), cue.move)
    does, tells, examples = _part(room, cues)
    return PlayCard(
        seat=person.id,
        who=person.short,
        imperative=say(_MOVES.get(move, "card.say")),
        does=does,
        examples=examples,
        why=_why(room, cue, say),
        trains=_trains(room, cue, training, say.language),
        seq=cue.seq,
        move=move,
        tells=tells,
    )


def lines_of(room: Room, cues: Sequence[Turn]) -> tuple[str, ...]:
    """The lines that a card of these cues shows."""
    return _part(room, cues)[2] if cues else ()


def _part(room: Room, cues: Sequence[Turn]) -> tuple[str, str, tuple[str, ...]]:
    """The direction, the fact that is told, and the lines; lines of other moves only where one line makes the card."""
    written = " ".join(cue.text.replace("{learner}", room.learner) for cue in cues)
    scene, cue = room.scene, cues[0]
    if not isinstance(scene, Improvisation):
        return "", "", (written,)
    of = scene.moves.get(cue.node) or scene.facts.get(cue.node)
    if of is None or of.who != cue.seat or all(line.id != cue.beat for line in of.lines):
        return "", "", (written,)
    part = part_of(scene, room.turns, cue, room.learner)
    others = () if len(cues) > 1 else part.examples[1:]
    return part.does, part.tells, tuple(dict.fromkeys((written, *others)))


def _why(room: Room, cue: Turn, say: Wording) -> str:
    directed = next((turn for turn in reversed(room.turns) if turn.kind == "directed" and turn.seq < cue.seq), None)
    if directed is None or directed.answers is None:
        return say("card.why_opening")
    if not isinstance(room.scene, Improvisation):
        return say("card.why_unclear") if directed.choice is None else say("card.why_script")
    told = next((name for name in _HEARD if directed.heard is not None and getattr(directed.heard, name)), None)
    first = say(_HEARD[told], learner=room.learner) if told else say("card.heard_nothing", learner=room.learner)
    return f"{first} {_price(room, cue, say)}".strip()


def _price(room: Room, cue: Turn, say: Wording) -> str:
    state, scene = room.position.state, room.scene
    if state is None or not isinstance(scene, Improvisation):
        return ""
    if cue.move == "concede":
        return say("card.give_now")
    if not any(move.concedes for move in scene.moves.values()):
        return ""
    left = scene.prices[room.take.pressure] - int(state.value("credit"))
    return say("card.price", n=left) if left > 0 else say("card.price_paid")


def _trains(room: Room, cue: Turn, training: Training, language: str) -> tuple[str, ...]:
    state = room.position.state
    at = state.at if state is not None and state.at in room.scene.nodes else cue.node
    node = room.scene.nodes.get(at)
    names = node.exercises if node is not None and node.exercises else ()
    found = [training.competencies[name] for name in names if name in training.competencies]
    return tuple(one.name.get(language, one.id) for one in found)
