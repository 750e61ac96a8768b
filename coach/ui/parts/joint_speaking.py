"""Saying something in a joint room: nothing that was typed is lost when somebody was first, or pressed pause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

import streamlit as st

from coach.conversation.turns import MAX_TURN
from coach.errors import CoachError, InputRefused
from coach.programme.joint import Role
from coach.services.joint_room import JointRoom
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, safe
from coach.ui.presence import PRESENCE
from coach.ui.wiring import app
from coach.wording import Wording

_VIEW, _DRAFT, _FAILED, _TAKEN = "joint-view", "joint-draft", "joint-failed", "joint-taken"


@dataclass(frozen=True, slots=True)
class View:
    """What was in view in this tab when something was sent: what is said answers that, not what came since."""

    joint: UUID
    person: UUID
    sits: Role
    seq: int
    waits: bool
    """There was no card for whoever plays the counterpart: it was not their turn."""


def view_of(room: JointRoom) -> View:
    """What this drawing of the page shows."""
    seq = room.card.seq if room.card is not None else room.last_seq
    return View(room.id, room.me, room.sits, seq, room.sits == "counterpart" and room.card is None)


def looks_at(view: View) -> None:
    """Keep what is in view now."""
    st.session_state[_VIEW] = view


def box(like: str) -> None:
    """Draw the box at the bottom.

    What is sent right after the server was started anew comes to a session that has drawn no box yet, and so knows no
    callback; then it is in the box's value.
    """
    words = st.chat_input(like, key="joint-words", on_submit=_said)
    taken = st.session_state.pop(_TAKEN, False)
    if words and not taken:
        say_it(st.session_state[_VIEW], words)
        st.rerun()


def _said() -> None:
    """What was typed in the box has been sent."""
    view: View | None = st.session_state.get(_VIEW)
    if view is not None:
        st.session_state[_TAKEN] = True
        say_it(view, st.session_state.get("joint-words") or "")


def say_it(view: View, words: str) -> None:
    """Say it in whatever seat one sits; when it cannot be said, it is kept as a draft."""
    PRESENCE.said(view.joint, view.person)
    if view.waits:
        _early(view, words)
        return
    speak = app().joints.say if view.sits == "learner" else app().joints.speak
    key = turn_key(view.joint, view.seq)
    if not attempt(view.joint, lambda: speak(view.person, view.joint, view.seq, key, words)) and words.strip():
        st.session_state[_DRAFT] = (view.joint, words)


def _early(view: View, words: str) -> None:
    """Said before there was anything to answer: it is kept, and if an AI had the part it is the human's again."""
    if attempt(view.joint, lambda: app().joints.take_over(view.person, view.joint, on=False)):
        st.session_state[_FAILED] = (view.joint, InputRefused("their-turn"))
    if words.strip():
        st.session_state[_DRAFT] = (view.joint, words)


def attempt(joint: UUID, do: Callable[[], object]) -> bool:
    """Do it; what goes wrong is told on the next drawing of the page."""
    try:
        do()
    except CoachError as error:
        st.session_state[_FAILED] = (joint, error)
        return False
    return True


def turn_key(joint: UUID, seq: int) -> str:
    """The same for every click on one drawing of the page in this tab, so that a double click is one turn."""
    tab = st.session_state.setdefault("tab", uuid4().hex)
    return f"{tab}-{joint.hex[-12:]}-{seq}"


def told(room: JointRoom, say: Wording) -> None:
    """What went wrong, and the words that could not be said: they can be changed, and said after all."""
    failed = st.session_state.get(_FAILED)
    if failed is not None and failed[0] == room.id:
        del st.session_state[_FAILED]
        trouble(failed[1], say)
    draft = st.session_state.get(_DRAFT)
    if not draft or draft[0] != room.id:
        return
    if room.state != "open":
        draw(f'<p class="rc-label">{safe(say("joint.unsent"))}</p><p class="rc-spoken">{safe(draft[1])}</p>')
        return
    why = say("joint.unsent") if len(draft[1]) <= MAX_TURN else say("joint.unsent_long")
    with st.container(border=True, key="card-unsent"):
        st.text_area(why, draft[1], key="joint-unsent", height=130)
        with st.container(horizontal=True):
            st.button(say("joint.send_again"), key="send-again", on_click=_again)
            st.button(say("joint.drop_draft"), key="drop-draft", type="tertiary", on_click=_drop)


def _again() -> None:
    view: View | None = st.session_state.get(_VIEW)
    words = st.session_state.get("joint-unsent") or ""
    if view is not None:
        st.session_state.pop(_DRAFT, None)
        say_it(view, words)


def _drop() -> None:
    st.session_state.pop(_DRAFT, None)
