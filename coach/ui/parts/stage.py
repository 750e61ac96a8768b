"""The stage of a room: who sits at the table, who leans in, and the rope."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from coach.conversation.turns import Turn
from coach.scenario.script import Person, Scene
from coach.services.room import Room
from coach.ui.parts import face, rope
from coach.ui.parts.ai import machines, named
from coach.ui.parts.text import safe
from coach.wording import Wording

STRAIN = {"calm": "stage.calm", "tense": "stage.tense", "heated": "stage.heated"}
"""The word beside each rope."""


@dataclass(frozen=True, slots=True)
class Tableau:
    """What the log has made of the room: who does what, who spoke last, the rope and its cause."""

    doing: dict[str, str]
    speaker: str | None
    tension: int
    cause: str


def tableau(scene: Scene, pressure: str, turns: Sequence[Turn]) -> Tableau:
    """The room after these turns."""
    doing = {person.id: person.doing for person in scene.people.values()}
    speaker: str | None = None
    tension, cause = 0, scene.dial[pressure].cause
    for turn in turns:
        if turn.kind != "cue":
            continue
        doing.update(turn.doing)
        tension = turn.tension
        cause = turn.cause or cause
        if turn.seat in scene.people:
            speaker = turn.seat
    return Tableau(doing, speaker, tension, cause)


def stage(room: Room, say: Wording) -> str:
    """The stage as HTML."""
    now = tableau(room.scene, room.take.pressure, room.heard)
    if room.speaking is not None:
        now = replace(now, speaker=room.speaking.seat)
    machine = machines(room.scene, room.take.counterpart)
    seats = "".join(_seat(person, now, machine, say) for person in room.scene.people.values())
    strain = rope.strain(now.tension)
    return (
        f'<div class="rc-stage rc-strain-{strain}">'
        f'<div class="rc-stage-title"><h1>{safe(room.scene.title)}</h1>'
        f'<p class="rc-note">{safe(say("stage.take", n=room.take.number))}</p></div>'
        f'<ul class="rc-cast" aria-label="{safe(say("stage.cast"))}">{seats}</ul>'
        f'<p class="rc-pressure">{rope.picture(strain)}<span><strong>{safe(say(STRAIN[strain]))}</strong> '
        f"{safe(now.cause)}</span></p></div>"
    )


def _seat(person: Person, now: Tableau, machine: Collection[str], say: Wording) -> str:
    leaning = " rc-leans" if person.id == now.speaker else ""
    small = " rc-bystander" if person.part == "bystander" else ""
    drawn = face.picture(person.name, person.face, "rc-bust")
    told = f'<span class="rc-hidden">{safe(say("stage.speaks"))}</span>' if leaning else ""
    name = named(person, person.short, machine, say)
    return (
        f'<li class="rc-seat{leaning}{small}">{drawn}<span class="rc-seat-name">{name}{told}</span>'
        f'<span class="rc-seat-doing">{safe(now.doing[person.id])}</span></li>'
    )
