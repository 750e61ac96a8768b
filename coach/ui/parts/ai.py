"""Where a language model is at work: the label behind a name, and what is said of a line that it did not make."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address

from coach.conversation.takes import Counterpart
from coach.conversation.turns import Turn
from coach.llm.chat import ModelCard
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Person, Scene
from coach.ui.parts.text import safe
from coach.wording import Wording

_FAILED = "model-"
"""How the codes of a model that gave no answer begin; other reasons are faults in what it said."""
_CUT = "cut:"


def machines(scene: Scene, counterpart: Counterpart) -> frozenset[str]:
    """Who of the people in a scene a model speaks for; nobody unless it was chosen."""
    if counterpart != "model" or not isinstance(scene, Improvisation):
        return frozenset()
    return frozenset([move.who for move in scene.moves.values()] + [fact.who for fact in scene.facts.values()])


def named(person: Person, name: str, machine: Collection[str], say: Wording) -> str:
    """A name as HTML, with what tells that an AI speaks for this person."""
    label = f' <span class="rc-ai">{safe(say("ai.label"))}</span>' if person.id in machine else ""
    return f"{safe(name)}{label}"


def origin(turn: Turn, machine: Collection[str], say: Wording) -> str:
    """What is said, as HTML, of a line of somebody whom an AI speaks for: that it was written, or cut short."""
    if turn.seat not in machine or not (turn.spoken or "").strip():
        return ""
    if turn.player == "model":
        if not turn.why.startswith(_CUT):
            return ""
        failed = turn.why.removeprefix(_CUT).startswith(_FAILED)
        why = say("ai.cut_failed") if failed else say("ai.cut_unfit")
        return _note(say("ai.cut"), why)
    if not turn.why:
        return _note(say("ai.written_line"), say("ai.written_always"))
    why = say("ai.written_failed") if turn.why.startswith(_FAILED) else say("ai.written_unfit")
    return _note(say("ai.written_line"), why)


def _note(told: str, why: str) -> str:
    return f'<details class="rc-origin"><summary>{safe(told)}</summary><span>{safe(why)}</span></details>'


def unanswered(why: str) -> bool:
    """Whether a line stood in because the model gave no (usable) answer."""
    return why.startswith(_FAILED)


def place(card: ModelCard, say: Wording) -> str:
    """Where a model runs, as people say it."""
    return say("ai.here") if _loopback(card.host) else card.host


def _loopback(host: str) -> bool:
    name = host.rsplit(":", 1)[0].strip("[]") if not host.count(":") > 1 or host.startswith("[") else host
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
