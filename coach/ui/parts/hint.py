"""A hint while rehearsing: one nudge about what to attend to at this moment, and how many were asked for."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.services.hints import NONE_AT
from coach.services.room import Room
from coach.ui.parts.text import draw, safe
from coach.ui.wiring import app
from coach.wording import Wording


def hint(room: Room, person: UUID, say: Wording) -> None:
    """Draw the hint of this moment, else the button that asks for one."""
    with st.container(key="hint"):
        if room.speaking is not None:
            st.empty()  # in its place, or what stood there would stay, faded, until the other has spoken
            return
        if room.nudge:
            counted = say("room.hints", n=room.hints)
            draw(
                f'<section class="rc-hint" role="status"><p class="rc-label">{safe(say("room.hint_is"))}</p>'
                f'<p class="rc-p">{safe(room.nudge)}</p><p class="rc-note">{safe(counted)}</p></section>'
            )
            return
        none = room.take.pressure == NONE_AT
        st.button(
            say("room.hint"),
            key="ask-hint",
            type="tertiary",
            disabled=none,
            help=say("room.hint_heated") if none else None,
            on_click=_ask,
            args=(person, room.take.id, room.position.last_seq),
        )


def _ask(person: UUID, take: UUID, seq: int) -> None:
    try:
        app().rehearse.hint(person, take, seq)
    except CoachError as error:
        st.session_state["turn-failed"] = error
