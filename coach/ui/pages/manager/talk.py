"""Propose a talk about experiences: what about, how long, and two or three moments; or other moments for one."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import streamlit as st

from coach.errors import CoachError, NotFound
from coach.programme.talk import AHEAD, MOST
from coach.services.access import Actor
from coach.services.followup import Block
from coach.services.talks import MAX_QUESTION, MAX_QUESTIONS, MINUTES, NewTalk
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts import face
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.text import draw, heading, plain, safe, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording

_HOUR = 10
_DAYS = (2, 3, 4)
_WEEKEND = 5


def main() -> None:
    """Draw the page."""
    style.apply("followup.css")
    say, who = words(), me()
    member, talk = id_in_address("member"), id_in_address("talk")
    block = _whom(who, member, talk)
    if block is None:
        title(say("nav.talk"))
        gone(say("errors.no-talk") if talk else say("errors.no-member"), say)
        return
    name = block.person.first_name
    title(
        say("followup.talk_other", name=name) if talk else say("followup.talk_title", name=name),
        below=say("followup.talk_lead", name=name),
    )
    with st.container(key="card-talk"):
        questions, minutes = ((), 0) if talk else (_questions(block, who, say), _minutes(say))
        slots = _slots(who, say)
        pressed = st.button(say("followup.talk_send", name=plain(name)), key="send", type="primary")
        draw(f'<p class="rc-note">{safe(say("followup.talk_note", name=name))}</p>')
    if pressed:
        try:
            if talk is not None:
                mailed = app().followup.talks.offer(who.id, talk, slots)
            else:
                _, mailed = app().followup.talks.propose(who.id, NewTalk(block.person.id, questions, slots, minutes))
        except CoachError as error:
            trouble(error, say)
            return
        st.session_state["attempt-did"] = (say("followup.talk_sent", name=plain(name)), mailed)
        st.switch_page(page("manager/followup"), query_params={})


def _whom(who: Actor, member: UUID | None, talk: UUID | None) -> Block | None:
    for block in app().followup.board.board(who.id):
        theirs = any(view.talk.id == talk and view.state in {"asked", "planned"} for view in block.talks)
        if theirs if talk else block.person.id == member:
            return block
    return None


def _questions(block: Block, who: Actor, say: Wording) -> tuple[str, ...]:
    draw(f'<div class="rc-person">{face.portrait(block.person)}<p class="rc-p">{safe(block.person.name)}</p></div>')
    heading(say("followup.what_about"))
    try:
        starters = app().followup.talks.starters(who.id, block.person.id, say.language)
    except NotFound:
        starters = ()
    with st.container(key="questions"):
        chosen = [
            question for number, question in enumerate(starters)
            if st.checkbox(plain(question), key=f"question-{block.person.id}-{number}")
        ]  # fmt: skip
    own = st.text_area(
        say("followup.own_questions"), key=f"questions-{block.person.id}", height=90,
        max_chars=MAX_QUESTION * MAX_QUESTIONS, placeholder=say("followup.own_like"),
    )  # fmt: skip
    return (*chosen, *own.splitlines())


def _minutes(say: Wording) -> int:
    return int(
        st.segmented_control(
            say("followup.how_long"), MINUTES, default=MINUTES[1], required=True, key="minutes", format_func=str,
        )
    )  # fmt: skip


def _slots(who: Actor, say: Wording) -> list[datetime]:
    """Two moments, and a third if one likes, as the manager's clock will say."""
    heading(say("followup.moments"))
    draw(f'<p class="rc-note">{safe(say("followup.moments_note"))}</p>')
    now = who.now.astimezone(who.zone).replace(tzinfo=None, second=0, microsecond=0)
    found = []
    for number in range(MOST):
        usual = _workday(now + timedelta(days=_DAYS[number])).replace(hour=_HOUR + number, minute=0)
        last = number == MOST - 1
        at = st.datetime_input(
            say("followup.moment_maybe") if last else say("followup.moment", n=number + 1), None if last else usual,
            min_value=now, max_value=now + AHEAD, key=f"moment-{number}", format="DD/MM/YYYY",
        )  # fmt: skip
        if at is not None:
            found.append(at)
    return found


def _workday(day: datetime) -> datetime:
    """That day, or the Monday after it."""
    return day if day.weekday() < _WEEKEND else day + timedelta(days=7 - day.weekday())


main()
