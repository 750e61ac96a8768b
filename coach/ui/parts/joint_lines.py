"""Who says what in a joint room's transcript: seats change hands, so each line names the person and their part."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coach.conversation.turns import Turn
from coach.scenario.script import Scene
from coach.services.joint_room import JointRoom
from coach.ui.parts.text import draw, safe
from coach.ui.parts.transcript import Said, passage, passages
from coach.wording import Wording

_RECENT = 6
"""Passages that are in view; earlier ones are one block, on request."""


def joint_lines(room: JointRoom, scene: Scene, say: Wording) -> None:
    """Draw what was heard."""
    found = passages(room.turns)
    who = said_by(room, scene, say)
    older, recent = found[:-_RECENT], found[-_RECENT:]
    if older and st.toggle(say("joint.earlier"), key=f"earlier-{room.id}"):
        draw("".join(passage(one, scene.people, say, who=who) for one in older))
    for one in recent:
        with st.container(key=f"moment-{one.turn.seq if one.turn else 0}"):
            draw(passage(one, scene.people, say, who=who))


def said_by(room: JointRoom, scene: Scene, say: Wording) -> Callable[[Turn], Said]:
    """Tells of each turn who said it, in which part, and how."""
    learner = next((seat.person for seat in room.seats if seat.role == "learner"), None)

    def who(turn: Turn) -> Said:
        if turn.is_learners:
            by = turn.by or learner
            how = say("room.own_words") if turn.kind == "said" else say("room.picked")
            return Said(_name(by, "" if by == learner else room.learner), how, mine=by == room.me)
        part = scene.people.get(turn.seat)
        if part is None:
            return Said("")
        if turn.player == "human":
            return Said(_name(turn.by, part.short), _how(turn), mine=turn.by == room.me)
        return Said(safe(part.short), _machine(turn))

    def _name(by: object, part: str) -> str:
        mine = by == room.me
        name = say("room.you") if mine else room.names.get(by, say("joint.somebody"))  # type: ignore[call-overload]
        if not part:
            return safe(name)
        return safe(say("joint.you_as", who=part) if mine else say("joint.name_as", name=name, who=part))

    def _how(turn: Turn) -> str:
        return say("joint.free") if turn.move == "own" else ""

    def _machine(turn: Turn) -> str:
        """An AI's line says so; a written one does where a human or an AI was to say it."""
        if turn.player == "model":
            return say("joint.by_model")
        plays = {seat.plays for seat in room.seats if seat.plays}
        return say("joint.by_script") if turn.seat in plays else ""

    return who
