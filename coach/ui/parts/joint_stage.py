"""The stage of a joint room: the people who are there and whom they play, then those in the scene whom nobody plays."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from coach.scenario.model import Face
from coach.scenario.script import Person, Scene
from coach.services.joint_room import JointRoom, Seat
from coach.ui.parts import face, rope
from coach.ui.parts.stage import STRAIN, tableau
from coach.ui.parts.text import safe
from coach.wording import Wording


def joint_stage(room: JointRoom, scene: Scene, say: Wording) -> str:
    """The stage as HTML."""
    now = tableau(scene, room.pressure or next(iter(scene.dial)), room.turns)
    played = {seat.plays for seat in room.seats if seat.plays and room.voice == "human"}
    turns = {seat.person for seat in room.seats if room.turn is not None and seat.sits == room.turn}
    seats = [_seat(seat, room, scene, say, leans=seat.person in turns) for seat in room.seats]
    seats += [_other(one, room, now.doing, say) for one in scene.people.values() if one.id not in played]
    strain = rope.strain(room.tension)
    return (
        f'<div class="rc-stage rc-strain-{strain}">'
        f'<div class="rc-stage-title"><h1>{safe(scene.title)}</h1>'
        f'<p class="rc-note">{safe(say("joint.together"))}</p></div>'
        f'<ul class="rc-cast" aria-label="{safe(say("stage.cast"))}">{"".join(seats)}</ul>'
        f'<p class="rc-pressure">{rope.picture(strain)}<span><strong>{safe(say(STRAIN[strain]))}</strong> '
        f"{safe(now.cause)}</span></p></div>"
    )


def played_by(room: JointRoom, seat: Seat, scene: Scene, say: Wording) -> str:
    """What somebody does here: "als zichzelf", "speelt Tom", "kijkt mee"."""
    if seat.sits == "observer":
        return say("joint.watches")
    if seat.sits == "learner":
        return say("joint.as_self") if seat.role == "learner" else say("joint.plays", who=room.learner)
    if room.voice != "human":
        return say("joint.rests")
    part = scene.people.get(seat.plays or "")
    return say("joint.plays", who=part.short) if part is not None else ""


def _seat(seat: Seat, room: JointRoom, scene: Scene, say: Wording, *, leans: bool) -> str:
    small = " rc-bystander" if seat.sits == "observer" else " rc-leans" if leans else ""
    told = f'<span class="rc-hidden">{safe(say("joint.on_turn"))}</span>' if leans else ""
    drawn = face.picture(seat.full_name, _look(seat.face), "rc-bust")
    doing = played_by(room, seat, scene, say)
    return (
        f'<li class="rc-seat{small}">{drawn}<span class="rc-seat-name">{safe(seat.name)}{told}</span>'
        f'<span class="rc-seat-doing">{safe(doing)}</span></li>'
    )


def _other(person: Person, room: JointRoom, doing: Mapping[str, str], say: Wording) -> str:
    """Somebody of the scene whom no human plays: the AI or the written lines when they stand in, else the script."""
    stands_in = room.voice != "human" and any(seat.plays == person.id for seat in room.seats)
    told = doing[person.id]
    if stands_in:
        told = say("joint.by_ai") if room.voice == "model" else say("joint.by_lines")
    drawn = face.picture(person.name, person.face, "rc-bust")
    return (
        f'<li class="rc-seat rc-bystander">{drawn}<span class="rc-seat-name">{safe(person.short)}</span>'
        f'<span class="rc-seat-doing">{safe(told)}</span></li>'
    )


def _look(given: Mapping[str, str]) -> Face:
    try:
        return Face.model_validate(dict(given))
    except ValidationError:
        return Face()
