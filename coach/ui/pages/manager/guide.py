"""The Manager Learning Guide: summary, advice, assignments; for everybody or for one member, on screen and on paper."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import NotFound
from coach.programme.guide_words import phase
from coach.scenario.training import Training
from coach.services.access import Actor
from coach.services.guide import GuideView
from coach.ui import style
from coach.ui.parts.assignment import changed
from coach.ui.parts.given import given, propose
from coach.ui.parts.guide import advice, assignments, summary
from coach.ui.parts.notice import gone
from coach.ui.parts.print import print_button
from coach.ui.parts.reworded import consent
from coach.ui.parts.text import para, plain, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("guide.css")
    say, who = words(), me()
    trainings = app().guide.trainings(who.id)
    if not trainings:
        title(say("guide.title"))
        para(say("guide.no_training") if who.manages else say("guide.no_team"))
        return
    wanted = st.query_params.get("training", trainings[0].id)
    try:
        view = _look(who.id, wanted, say.language)
    except NotFound:
        title(say("guide.title"))
        gone(say("errors.no-guide"), say)
        return
    _head(view, say)
    changed(who, say)
    left, right = st.columns([13, 7], gap="large")
    with left:
        _choose(view, say)
        _read(view, who, say)
    with right, st.container(key="aside"):
        given(view.shared, say)
        propose(view.people, say)
        print_button(view, who, say)
        consent(view, who, say)


def _look(person: UUID, training: str, language: str) -> GuideView:
    """The guide that the address names; a member of whom it knows nothing is nobody's guide."""
    if "member" not in st.query_params:
        return app().guide.guide(person, training, language)
    member = id_in_address("member")
    if member is None:
        raise NotFound("no-guide")
    return app().guide.for_member(person, training, member, language)


def _head(view: GuideView, say: Wording) -> None:
    guide = view.guide
    below = say("guide.what_first", name=guide.name) if guide.name else say("guide.lead")
    if view.begins is not None:
        below = say("guide.before", day=say.weekday(view.begins))
    when = phase(guide, say)
    if guide.week is not None:
        when = say("guide.after_training", phase=when)
    above = say("guide.about_one", name=guide.name, phase=when) if guide.name else say("guide.above", phase=when)
    title(guide.training.title[say.language], above=above, below=below)


def _read(view: GuideView, who: Actor, say: Wording) -> None:
    parts = {"summary": say("guide.summary"), "advice": say("guide.advice"), "assignments": say("guide.assignments")}
    with st.container(key="guide-view"):
        chosen = st.segmented_control(
            say("guide.view"), list(parts), default="advice", required=True, format_func=parts.__getitem__,
            key="guide-part", label_visibility="collapsed",
        )  # fmt: skip
    if chosen == "summary":
        summary(view, say)
    elif chosen == "assignments":
        assignments(view, who, say)
    else:
        advice(view, who, say)


def _choose(view: GuideView, say: Wording) -> None:
    training = view.guide.training
    if len(view.trainings) > 1:
        ids = [one.id for one in view.trainings]
        st.selectbox(
            say("guide.choose_training"), ids, ids.index(training.id), key=f"training-{training.id}",
            format_func=lambda one: plain(_named(view.trainings, one, say)), on_change=_go, args=(training.id,),
        )  # fmt: skip
    people = {str(one.id): one.name for one in view.people}
    at = str(view.member.id) if view.member is not None else ""
    options = ["", *people]
    st.selectbox(
        say("guide.choose_person"), options, options.index(at), key=f"person-{training.id}-{at}",
        format_func=lambda one: people.get(one, say("guide.everybody")), on_change=_for, args=(training.id, at),
    )  # fmt: skip


def _named(trainings: tuple[Training, ...], name: str, say: Wording) -> str:
    return next(one.title[say.language] for one in trainings if one.id == name)


def _go(training: str) -> None:
    st.query_params["training"] = st.session_state[f"training-{training}"]
    st.query_params.pop("member", None)


def _for(training: str, at: str) -> None:
    chosen = st.session_state[f"person-{training}-{at}"]
    st.query_params["training"] = training
    if chosen:
        st.query_params["member"] = chosen
    else:
        st.query_params.pop("member", None)


main()
