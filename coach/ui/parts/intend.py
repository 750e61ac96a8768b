"""The form for an if-then intention: two halves, hints that ask for something sharper, and nothing that blocks."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.sharpen import hints
from coach.services.reflect import MAX_HALF
from coach.ui.parts.intention import joined
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, safe
from coach.ui.wiring import app
from coach.wording import Wording

HINTS = {
    "situation": "intention.hint_situation",
    "identity": "intention.hint_identity",
    "vague": "intention.hint_vague",
    "instead": "intention.hint_instead",
}
"""What is asked, per hint."""


def intend(person: UUID, say: Wording, *, take: UUID | None = None, competency: str | None = None) -> None:
    """Draw the form; what is typed stays until it has been kept."""
    failed = st.session_state.pop("intend-failed", None)
    if failed is not None:
        trouble(failed, say)
    with st.container(key="intend"):
        cue = st.text_input(
            say("intention.cue"), key="intend-cue", max_chars=MAX_HALF, placeholder=say("intention.cue_like")
        )
        behaviour = st.text_input(
            say("intention.behaviour"),
            key="intend-behaviour",
            max_chars=MAX_HALF,
            placeholder=say("intention.behaviour_like"),
        )
        found = hints(cue, behaviour, say.language)
        if cue.strip() and behaviour.strip():
            draw(f'<p class="rc-spoken rc-read">{safe(joined(cue, behaviour, say))}</p>')
        if found:
            st.session_state["intend-hinted"] = (cue, behaviour)
            told = "".join(f"<li>{safe(say(HINTS[hint]))}</li>" for hint in found)
            draw(f'<div class="rc-hints" role="status"><p>{safe(say("intention.sharper"))}</p><ul>{told}</ul></div>')
        st.button(
            say("intention.keep_so") if found else say("intention.keep"),
            key="intend-keep",
            on_click=_keep,
            args=(person, say.language, take, competency),
        )
    if st.session_state.pop("intend-kept", False):
        draw(f'<p class="rc-note" role="status">{safe(say("intention.kept"))}</p>')


def _keep(person: UUID, language: str, take: UUID | None, competency: str | None) -> None:
    """Keep it, unless there is a hint that nobody has seen yet: then the hint shows first, once."""
    cue, behaviour = st.session_state["intend-cue"], st.session_state["intend-behaviour"]
    if hints(cue, behaviour, language) and st.session_state.get("intend-hinted") != (cue, behaviour):
        return
    try:
        app().reflect.intend(person, cue, behaviour, take=take, competency=competency)
    except CoachError as error:
        st.session_state["intend-failed"] = error
        return
    st.session_state["intend-cue"] = st.session_state["intend-behaviour"] = ""
    st.session_state["intend-kept"] = True
