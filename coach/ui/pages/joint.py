"""The joint room: two people or more rehearse together, each in their own browser."""

from __future__ import annotations

import logging
from uuid import UUID

import streamlit as st

from coach.errors import CoachError, NotFound
from coach.services.joint_room import JointRoom
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.joint_begin import before
from coach.ui.parts.joint_briefing import briefing
from coach.ui.parts.joint_lines import joint_lines
from coach.ui.parts.joint_notes import notes
from coach.ui.parts.joint_speaking import box, looks_at, told, view_of
from coach.ui.parts.joint_stage import joint_stage
from coach.ui.parts.joint_turn import performing, turn
from coach.ui.parts.joint_ways import ask_first, joint_ways, paused, wants_to_ask
from coach.ui.parts.live import live
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.play_card import card_column, part_now
from coach.ui.parts.text import draw, plain, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording

_LOG = logging.getLogger(__name__)
_BOX = "joint-box"
"""What the box at the bottom was drawn for: the page alone can draw another."""


def main() -> None:
    """Draw the room. All but the box is one fragment: what another does has only that drawn anew."""
    style.apply("room.css", "joint.css")
    say = words()
    joint = id_in_address("joint")
    if joint is None:
        _nowhere(say)
        return
    st.session_state.pop(_BOX, None)
    _room(joint)
    room: JointRoom | None = st.session_state.pop("joint-drawn", None)
    if room is None:
        return
    ask_first(room, say)
    _box(room, say)


@st.fragment
def _room(joint: UUID) -> None:
    say, who = words(), me()
    try:
        room = app().joints.room(who.id, joint, say.language)
    except NotFound:
        _nowhere(say)
        return
    except CoachError as error:
        trouble(error, say)
        return
    except Exception:  # noqa: BLE001 - whatever it is, a person gets a calm sentence and the log the cause
        _LOG.exception("A joint room could not be read")
        st.error(say("frame.unexpected"))
        return
    if _elsewhere(room):
        return
    drawn_for = st.session_state.get(_BOX)
    if drawn_for is not None and (drawn_for != _shape(room) or wants_to_ask(room)):
        st.rerun()
    st.session_state["joint-drawn"] = room
    looks_at(view_of(room))
    if room.scene is None:
        before(room, who, say)
        _live(room, say)
    else:
        _draw(room, say)
    performing(room)


def _draw(room: JointRoom, say: Wording) -> None:
    scene = room.scene
    assert scene is not None  # noqa: S101 - it has begun
    with st.container(key="stage"):
        draw(joint_stage(room, scene, say))
        joint_ways(room, say)
    paused(room, say)
    if room.sits == "learner":
        left, right = st.container(key="alone"), None
    else:
        left, right = st.columns([2, 1.15], gap="large")
    with left:
        briefing(room, scene, say)
        with st.container(key="transcript"):
            joint_lines(room, scene, say)
        turn(room, scene, say)
        _live(room, say)
        with st.container(key="told"):
            told(room, say)
    if right is not None:
        with right, st.container(key="joint-aside"):
            if room.sits == "counterpart" and room.state == "open":
                card_column(room, say)
            if room.state == "open":
                notes(room, say)


def _live(room: JointRoom, say: Wording) -> None:
    names = {seat.person: seat.name for seat in room.seats}
    mine = names.pop(room.me, "")
    live(room.me, room.id, room.version, mine, list(names.values()), say)


def _shape(room: JointRoom) -> tuple[object, ...]:
    """What the box depends on."""
    return (room.id, room.sits, room.state, part_now(room), room.swapped, room.scene is None)


def _box(room: JointRoom, say: Wording) -> None:
    """At the root: only there does Streamlit keep the newest turn in view, and keep what is being typed."""
    st.session_state[_BOX] = _shape(room)
    if room.scene is None:
        return
    if room.state != "open":
        st.chat_input(say("joint.over"), key="no-words", disabled=True)
        return
    if room.sits == "observer":
        return
    if room.sits == "counterpart":
        like = say("joint.box_counterpart", who=plain(part_now(room)))
    else:
        like = say("joint.box_learner") if room.role == "learner" else say("joint.box_learner_for", who=room.learner)
    box(like)


def _elsewhere(room: JointRoom) -> bool:
    """When it is over one goes on to the talk about it; whoever left goes back to where it is proposed."""
    if st.session_state.pop("joint-left", False):
        st.switch_page(page("together"), query_params={})
    if room.state == "closed":
        st.switch_page(page("debrief"), query_params={"joint": str(room.id)})
    return False


def _nowhere(say: Wording) -> None:
    title(say("nav.joint"))
    gone(say("joint.none"), say)
    if st.button(say("joint.to_together"), key="to-together", type="tertiary"):
        st.switch_page(page("together"), query_params={})


main()
