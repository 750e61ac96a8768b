"""Whose turn it is, in one calm sentence; the lines to pick from; and an AI's line on its way."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.scenario.script import Scene
from coach.services.joint_room import JointRoom
from coach.ui.navigation import page
from coach.ui.parts.joint_speaking import attempt, turn_key
from coach.ui.parts.play_card import hands, part_now
from coach.ui.parts.text import draw, plain, safe
from coach.ui.parts.voicing import voicing
from coach.ui.wiring import app
from coach.wording import Wording


def turn(room: JointRoom, scene: Scene, say: Wording) -> None:
    """Draw whose turn it is, and the lines to pick from where there are any."""
    if room.state != "open" or room.ending is not None:
        _after(room, say)
        return
    # A place for each, always: what moves would leave its old picture behind, faded, until the page is whole.
    draw(f'<p class="rc-direction rc-whose" role="status">{safe(_whose(room, scene, say))}</p>')
    with st.container(key="choices"):
        if room.visible and room.paused_by is None:
            for choice in room.choices:
                st.button(
                    plain(choice.text), key=f"choice-{room.last_seq}-{choice.id}", width="stretch",
                    on_click=_pick, args=(room.me, room.id, room.last_seq, choice.id),
                )  # fmt: skip
    if room.role == "learner" and room.sits == "learner" and room.turn == "counterpart":
        hands(room, say)
    if room.sits == "learner" and room.role != "learner":
        draw(f'<p class="rc-note">{safe(say("joint.not_heard", name=room.learner))}</p>')


def performing(room: JointRoom) -> None:
    """Have an AI's line be voiced, in a thread; every page sees it as soon as it is kept, and none waits for it."""
    if room.speaking is not None and room.paused_by is None and room.role != "observer":
        joints = app().joints
        voicing(room.id, room.last_seq, lambda: joints.perform(room.me, room.id))


def _whose(room: JointRoom, scene: Scene, say: Wording) -> str:
    if room.speaking is not None:
        return say("joint.ai_turn", who=scene.people[room.speaking].short)
    if room.turn is None:
        return ""
    if room.turn == room.sits:
        before = _other(room)
        return say("joint.your_turn_after", name=before) if before and room.turns else say("joint.your_turn")
    return say(
        "joint.their_turn", name=next((seat.name for seat in room.seats if seat.sits == room.turn), part_now(room))
    )


def _other(room: JointRoom) -> str:
    """Who spoke before me, when that is somebody else who is here."""
    spoke = next((turn.by for turn in reversed(room.turns) if turn.is_learners or turn.player == "human"), None)
    if spoke is None and any(turn.is_learners for turn in room.turns[-1:]):
        return room.learner
    return room.names.get(spoke, "") if spoke is not None and spoke != room.me else ""


def _after(room: JointRoom, say: Wording) -> None:
    if room.ending is not None:
        draw(
            f'<section class="rc-ending"><h2 class="rc-h2">{safe(room.ending.title)}</h2>'
            f'<p class="rc-spoken">{safe(room.ending.text)}</p></section>'
        )
    else:
        draw(f'<p class="rc-direction rc-whose" role="status">{safe(say("joint.over"))}</p>')
    if st.button(say("joint.to_debrief"), key="to-debrief", type="primary"):
        st.switch_page(page("debrief"), query_params={"joint": str(room.id)})


def _pick(person: UUID, joint: UUID, seq: int, choice: str) -> None:
    attempt(joint, lambda: app().joints.pick(person, joint, seq, turn_key(joint, seq), choice))
