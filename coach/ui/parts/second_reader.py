"""A second reader for the feedback: an AI, when the learner asks for it and has agreed to where their words go."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.services.agreement import Notice
from coach.services.review import Review
from coach.ui.parts.agreement import agreement, where
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, safe
from coach.ui.wiring import app
from coach.wording import Wording

_WANTED, _FAILED = "read-along", "read-failed"


def read_along(review: Review, person: UUID, say: Wording) -> Review:
    """Let an AI read when that was just asked for and agreed to; the review with what came of it."""
    wanted, failed = f"{_WANTED}-{review.take.id}", f"{_FAILED}-{review.take.id}"
    notice = _notice(review, person)
    if notice is None or not notice.accepted or not st.session_state.pop(wanted, False):
        return review
    try:
        with st.spinner(say("feedback.reading_along")):
            review = app().reviews.judge(person, review.take.id)
    except CoachError as error:
        trouble(error, say)
        return review
    st.session_state[failed] = review.judge_failed
    return review


def second_reader(review: Review, person: UUID, say: Wording) -> None:
    """Draw the offer, the notice that goes before it, or that it did not work this time; nothing once it was read."""
    notice = _notice(review, person)
    if notice is None:
        return
    with st.container(key="second-reader"):
        failed = st.session_state.get(f"{_FAILED}-{review.take.id}", False)
        told = say("feedback.read_failed") if failed else say("feedback.read_along_lead")
        role = ' role="status"' if failed else ""
        name = f'<h2 class="rc-h3">{safe(say("feedback.second_reader"))}</h2>'
        draw(f'{name}<p class="rc-p rc-soft"{role}>{safe(told)}</p>')
        if st.session_state.get(f"{_WANTED}-{review.take.id}") and not notice.accepted:
            agreement(notice, person, say)
            return
        if notice.accepted:
            draw(f'<p class="rc-note">{safe(" ".join(where(notice, say)))}</p>')
        label = say("feedback.read_again") if failed else say("feedback.read_along")
        st.button(label, key="read-along", on_click=_want, args=(review.take.id,))


def _notice(review: Review, person: UUID) -> Notice | None:
    """The notice, where somebody could read and there is something to read that was not read yet."""
    if review.model is not None or not review.offline.said_moments:
        return None
    notice = app().models.notice(person)
    return notice if notice is not None and notice.card("judge") is not None else None


def _want(take: UUID) -> None:
    st.session_state[f"{_WANTED}-{take}"] = True
