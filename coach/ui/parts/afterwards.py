"""After the feedback: how sure one is now, a few words of one's own, an intention, and where to go next."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.conversation.takes import Take
from coach.errors import CoachError
from coach.services.access import Actor
from coach.services.reflect import MAX_REFLECTION
from coach.services.review import Review
from coach.ui.navigation import page
from coach.ui.parts.again import go_on
from coach.ui.parts.feedback import made
from coach.ui.parts.intend import intend
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, plain, safe, section
from coach.ui.wiring import app
from coach.wording import Wording

_MIDDLE = 5


def afterwards(review: Review, who: Actor, say: Wording) -> None:
    """Draw it."""
    failed = st.session_state.pop("after-failed", None)
    if failed is not None:
        trouble(failed, say)
    left, right = st.columns(2, gap="large")
    with left:
        _confidence(review.take, who, say)
    right.html(made(review, say))
    left, right = st.columns(2, gap="large")
    with left:
        _reflection(review, who, say)
    with right:
        section(say("intention.title"), say("intention.lead"))
        worked_on = review.report.try_instead or review.report.keep
        intend(who.id, say, take=review.take.id, competency=worked_on.competency if worked_on else None)
    _next(review, who, say)


def _confidence(take: Take, who: Actor, say: Wording) -> None:
    before, after = take.confidence_before, take.confidence_after
    key = f"sure-{take.id}"
    start = next((value for value in (after, before) if value is not None), _MIDDLE)
    st.slider(say("feedback.confidence"), 0, 10, start, key=key, on_change=_sure, args=(who.id, take.id, key))
    told = [say("feedback.confidence_before", n=before)] if before is not None else []
    told.append(say("feedback.kept") if after is not None else say("feedback.confidence_how"))
    draw(f'<p class="rc-note" role="status">{safe(" ".join(told))}</p>')
    if after is None and before is not None:
        st.button(
            say("feedback.confidence_same", n=before), key="sure-same", type="tertiary", on_click=_sure,
            args=(who.id, take.id, key),
        )  # fmt: skip


def _sure(person: UUID, take: UUID, key: str) -> None:
    try:
        app().reviews.confidence(person, take, st.session_state[key])
    except CoachError as error:
        st.session_state["after-failed"] = error


def _reflection(review: Review, who: Actor, say: Wording) -> None:
    section(say("reflect.title"), say("reflect.lead"))
    kept = app().reflect.reflection(who.id, review.take.id)
    stored = kept.text if kept else ""
    key = f"reflection-{review.take.id}"
    text = st.text_area(
        say("reflect.label"), stored, key=key, height=150, max_chars=MAX_REFLECTION, placeholder=say("reflect.like"),
        on_change=_write, args=(who.id, review.take.id, key),
    )  # fmt: skip
    st.button(say("reflect.keep"), key="reflect-keep", on_click=_write, args=(who.id, review.take.id, key))
    if stored and text.strip() == stored:
        draw(f'<p class="rc-note" role="status">{safe(say("reflect.kept"))}</p>')


def _write(person: UUID, take: UUID, key: str) -> None:
    try:
        app().reflect.write(person, take, st.session_state[key])
    except CoachError as error:
        st.session_state["after-failed"] = error


def _next(review: Review, who: Actor, say: Wording) -> None:
    take = review.take
    other = next(
        (one for one in app().library.takes(who.id) if one.scenario == take.scenario and one.id != take.id
         and one.status != "open"), None,
    )  # fmt: skip
    managers = app().account.my_managers(who.id)
    with st.container(horizontal=True, key="next"):
        if review.ending is None and st.button(say("feedback.go_on"), key="go-on"):
            go_on(take.id, say)
        if other is not None and st.button(say("feedback.beside", n=other.number), key="beside"):
            first, second = sorted((take, other), key=lambda one: one.number)
            st.switch_page(page("learner/takes"), query_params={"one": str(first.id), "other": str(second.id)})
        if managers:
            name = managers[0].first_name if len(managers) == 1 else say("feedback.a_manager")
            if st.button(say("feedback.share", name=plain(name)), key="share"):
                st.switch_page(page("learner/share"), query_params={"take": str(take.id)})
        if st.button(say("feedback.progress"), key="progress", type="tertiary"):
            st.switch_page(page("learner/progress"), query_params={"training": take.training})
        if st.button(say("feedback.again"), key="again", type="tertiary"):
            st.switch_page(page("learner/brief"), query_params={"scenario": take.scenario})
