"""Where somebody wants to get their messages too; only where there is a mail server."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.services.access import Actor
from coach.ui.parts.notice import trouble
from coach.ui.wiring import app
from coach.wording import Wording

_LONGEST = 320
_FAILED = "email-failed"


def email_field(who: Actor, say: Wording) -> None:
    """Draw the box; what is typed is kept at once."""
    if app().settings.mail is None:
        return
    st.text_input(
        say("followup.email"), who.person.email or "", key="email", max_chars=_LONGEST, on_change=_settle,
        args=(who.id,), autocomplete="email",
    )  # fmt: skip
    failed = st.session_state.pop(_FAILED, None)
    if failed is not None:
        trouble(failed, say)
    st.caption(say("followup.email_note"))


def _settle(person: UUID) -> None:
    try:
        app().account.settle(person, email=st.session_state["email"])
    except CoachError as error:
        st.session_state[_FAILED] = error
