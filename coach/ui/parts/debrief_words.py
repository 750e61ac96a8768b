"""What the learner says first in a debrief, and what the others then read of it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.joint import MAX_DEBRIEF
from coach.services.debrief_room import DebriefRoom
from coach.ui.parts.notice import trouble
from coach.ui.parts.quote import quote
from coach.ui.parts.text import draw, safe, section
from coach.ui.wiring import app
from coach.wording import Wording

_FAILED = "debrief-failed-with"


def first(room: DebriefRoom, say: Wording) -> None:
    """The learner's two questions, until they have been answered; then their own words."""
    if room.spoken:
        own_words(room, say)
        return
    section(say("debrief.step_first"), say("debrief.step_first_lead"))
    with st.form("debrief-speak", border=False):
        st.text_area(
            say("debrief.went_well"), key="went-well", max_chars=MAX_DEBRIEF, height=110,
            placeholder=say("debrief.went_well_like"),
        )  # fmt: skip
        st.text_area(
            say("debrief.would_try"), key="would-try", max_chars=MAX_DEBRIEF, height=110,
            placeholder=say("debrief.would_try_like"),
        )  # fmt: skip
        st.form_submit_button(
            say("debrief.speak"), key="speak-first", type="primary", on_click=_speak, args=(room.me, room.id)
        )


def own_words(room: DebriefRoom, say: Wording) -> None:
    """What the learner said, as everybody reads it."""
    told = say("debrief.your_words") if room.role == "learner" else say("debrief.their_words", name=room.learner)
    said = [
        f'<p class="rc-label">{safe(label)}</p>{quote(text)}'
        for label, text in (
            (say("debrief.went_well"), room.went_well),
            (say("debrief.would_try"), room.would_try),
        )
        if text
    ]
    aloud = f'<p class="rc-p rc-soft">{safe(say("debrief.aloud"))}</p>'
    draw(f'<section class="rc-talk"><h2 class="rc-h2">{safe(told)}</h2>{"".join(said) or aloud}</section>')


def attempt(do: Callable[[], object]) -> bool:
    """Do it; what goes wrong is told on the next drawing of the page, and what was typed stays where it is."""
    try:
        do()
    except CoachError as error:
        st.session_state[_FAILED] = error
        return False
    return True


def failed(room: DebriefRoom, say: Wording) -> None:  # noqa: ARG001 - of the page, whichever debrief it shows
    """Tell what went wrong."""
    error = st.session_state.pop(_FAILED, None)
    if error is not None:
        trouble(error, say)


def _speak(person: UUID, joint: UUID) -> None:
    well, other = st.session_state["went-well"], st.session_state["would-try"]
    attempt(lambda: app().debriefs.speak_first(person, joint, well, other))
