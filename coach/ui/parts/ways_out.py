"""The ways out of a room: to stop where it stands, or to wrap an improvised conversation up."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.scenario.improvisation import Improvisation
from coach.services.room import Room
from coach.ui.parts.text import draw, safe
from coach.ui.wiring import app
from coach.wording import Wording

_ASKED = "ask-way-out"


def ways_out(room: Room, say: Wording) -> None:
    """Draw the buttons."""
    with st.container(key="ways-out", horizontal=True):
        if isinstance(room.scene, Improvisation):
            st.button(say("room.leave"), key="leave-room", on_click=_ask, args=("leave",))
        st.button(say("room.stop"), key="stop", icon=":material/stop:", on_click=_ask, args=("stop",))


def ask_first(room: Room, person: UUID, say: Wording) -> None:
    """Ask whether it is meant, when a way out was clicked."""
    asked = st.session_state.pop(_ASKED, None)
    take, seq = room.take.id, room.position.last_seq
    if asked == "stop":
        texts = (say("room.stop_title"), say("room.stop_text"), say("room.stop_yes"))
        _dialog("stop", texts, say, lambda: _stop(person, take))
    if asked == "leave":
        texts = (say("room.leave_title"), say("room.leave_text"), say("room.leave_yes"))
        _dialog("leave", texts, say, lambda: _leave(person, take, seq))


def _ask(what: str) -> None:
    st.session_state[_ASKED] = what


def _stop(person: UUID, take: UUID) -> None:
    try:
        app().rehearse.stop(person, take)
    except CoachError as error:
        st.session_state["turn-failed"] = error
    else:
        st.session_state["leave-for"] = "feedback"


def _leave(person: UUID, take: UUID, seq: int) -> None:
    try:
        app().rehearse.leave(person, take, seq)
    except CoachError as error:
        st.session_state["turn-failed"] = error


def _dialog(name: str, texts: tuple[str, str, str], say: Wording, do: Callable[[], None]) -> None:
    title, text, yes = texts

    @st.dialog(title)
    def ask() -> None:
        draw(f'<p class="rc-p">{safe(text)}</p>')
        with st.container(horizontal=True):
            meant = st.button(yes, key=f"{name}-yes", type="primary", on_click=do)
            if st.button(say("room.stop_no"), key=f"{name}-no") or meant:
                st.rerun()

    ask()
