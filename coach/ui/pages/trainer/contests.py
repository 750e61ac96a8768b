"""Seen differently: what participants see differently in their feedback, and what a trainer makes of it."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.competency.model import LEVELS
from coach.errors import CoachError, NotFound
from coach.services.access import Actor
from coach.services.contests import MAX_WORDS, Listed, Opened
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.contest import View, answers, view
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.quote import quote
from coach.ui.parts.text import draw, heading, para, plain, safe, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the list, or the one that the address names."""
    style.apply("feedback.css", "share.css")
    say, who = words(), me()
    if "contest" in st.query_params:
        _one(id_in_address("contest"), who, say)
        return
    title(say("nav.contests"), below=say("contest.lead"))
    listed = app().contests.for_trainer(who.id)
    for one in listed:
        _row(one, who, say)
    if not listed:
        para(say("contest.none"))
        para(say("contest.none_more"), "soft")


def _about(one: Listed, who: Actor, say: Wording) -> str:
    found = app().catalogue.trainings().get(one.training)
    training = found.title[say.language] if found is not None else one.training
    day = say.day(one.said.astimezone(who.zone).date())
    return say("contest.about_scene", scene=one.scene, training=training, day=day)


def _row(one: Listed, who: Actor, say: Wording) -> None:
    note = _about(one, who, say) + (f" · {say('contest.answered')}" if one.answered else "")
    with st.container(key=f"row-{one.id}"):
        text, action = st.columns([3, 1], vertical_alignment="center")
        name = say("contest.row", name=one.learner, competency=one.competency.name[say.language])
        text.html(f'<h2 class="rc-h3">{safe(name)}</h2><p class="rc-note">{safe(note)}</p>')
        if action.button(say("contest.open", name=plain(one.learner)), key=f"open-{one.id}"):
            st.query_params["contest"] = str(one.id)
            st.rerun()


def _one(contest: UUID | None, who: Actor, say: Wording) -> None:
    """One of them. Whatever the reason that it is not there, the page says the same."""
    failed = st.session_state.pop("answer-failed", None)
    if failed is not None:
        trouble(failed, say)
    try:
        opened = _look(contest, who)
    except NotFound:
        title(say("nav.contests"))
        gone(say("contest.gone"), say)
    except CoachError as error:
        trouble(error, say)
    else:
        _read(opened, who, say)
    if st.button(say("contest.back"), key="back", type="tertiary"):
        st.switch_page(page("trainer/contests"), query_params={})


def _look(contest: UUID | None, who: Actor) -> Opened:
    """Reading is noted once per visit; after that the page only asks whether it is still there."""
    if contest is None:
        raise NotFound("no-contest")
    read: Opened | None = st.session_state.get("contest-read")
    if read is not None and read.listed in app().contests.for_trainer(who.id) and read.listed.id == contest:
        return read
    st.session_state["contest-read"] = opened = app().contests.open(who.id, contest)
    return opened


def _read(opened: Opened, who: Actor, say: Wording) -> None:
    listed, shown = opened.listed, opened.shown
    name, competency = listed.learner, listed.competency
    title(competency.name[say.language], above=_about(listed, who, say))
    left, right = st.columns(2, gap="large")
    note = say("contest.picked") if shown.basis == "picked" else ""
    quotes = "".join(quote(text, note=note) for text in shown.quotes)
    none = f'<p class="rc-p rc-soft">{safe(say("contest.no_lines"))}</p>'
    left.html(f'<p class="rc-label">{safe(say("contest.lines", name=name))}</p>{quotes or none}')
    views = [
        View(say("contest.feedback_said"), shown.level, version=shown.assessor),
        View(name, opened.level, opened.words),
        *answers(opened.others, say),
    ]
    right.html(f'<div class="rc-views">{"".join(view(side, competency, say) for side in views)}</div>')
    _answer(opened, who, say)


def _answer(opened: Opened, who: Actor, say: Wording) -> None:
    name, before = opened.listed.learner, opened.answer
    level_key, words_key = f"level-{opened.listed.id}", f"words-{opened.listed.id}"
    heading(say("contest.your_level"))
    with st.container(key="answer"):
        st.radio(
            say("contest.your_level"), LEVELS, index=LEVELS.index(before.level) if before else None, key=level_key,
            format_func=lambda level: plain(opened.listed.competency.anchor(level, say.language)),
            label_visibility="collapsed",
        )  # fmt: skip
        st.text_area(
            say("contest.your_words", name=plain(name)), before.words if before else "", key=words_key, height=110,
            max_chars=MAX_WORDS, placeholder=say("contest.your_words_like"),
        )  # fmt: skip
        draw(f'<p class="rc-note">{safe(say("contest.answer_note", name=name))}</p>')
        st.button(
            say("contest.answer", name=plain(name)), key="answer-send", type="primary", on_click=_send,
            args=(who.id, opened.listed.id),
        )  # fmt: skip
        told = {"kept": say("contest.answer_kept", name=name), "choose": say("contest.choose")}
        if (state := st.session_state.pop("answer-state", None)) is not None:
            draw(f'<p class="rc-note" role="status">{safe(told[state])}</p>')


def _send(person: UUID, contest: UUID) -> None:
    level = st.session_state.get(f"level-{contest}")
    if level is None:
        st.session_state["answer-state"] = "choose"
        return
    try:
        app().contests.set_level(person, contest, level, st.session_state.get(f"words-{contest}") or "")
    except CoachError as error:
        st.session_state["answer-failed"] = error
        return
    st.session_state.pop("contest-read", None)
    st.session_state["answer-state"] = "kept"


main()
