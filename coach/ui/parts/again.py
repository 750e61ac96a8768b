"""Going back into the room: from a moment, or on from where one stopped."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.ui.navigation import page
from coach.ui.parts.notice import trouble
from coach.ui.session import me
from coach.ui.wiring import app
from coach.wording import Wording


def rewind(take: UUID, seq: int, say: Wording) -> None:
    """Begin a new take just before one of the learner's turns and go there; the old one stays as it is."""
    try:
        new = app().rehearse.rewind(me().id, take, seq)
    except CoachError as error:
        trouble(error, say)
        return
    _enter(new)


def go_on(take: UUID, say: Wording) -> None:
    """Go on after a stop."""
    try:
        new = app().rehearse.go_on(me().id, take)
    except CoachError as error:
        trouble(error, say)
        return
    _enter(new)


def _enter(take: UUID) -> None:
    st.switch_page(page("learner/room"), query_params={"take": str(take)})
