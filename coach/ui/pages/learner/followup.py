"""The member's side of following up: what the manager wrote, talks, and what was promised or agreed."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.services.access import Actor
from coach.services.messages import MAX_ANSWER, Got
from coach.ui import style
from coach.ui.parts import face
from coach.ui.parts.answers import parts
from coach.ui.parts.attempt import attempt, told
from coach.ui.parts.promises import promises
from coach.ui.parts.talk import ordered, talk
from coach.ui.parts.text import draw, heading, para, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "followup.css")
    say, who = words(), me()
    mine = app().followup.board.mine(who.id)
    title(say("nav.my_followup"), below=say("followup.mine_lead"))
    told(say)
    if not (mine.messages or mine.talks or mine.promises):
        para(say("followup.mine_none"), "soft")
        return
    for number, one in enumerate(mine.messages):
        _message(one, who, say, newest=number == 0)
    if mine.talks:
        heading(say("followup.talks"))
    for view in ordered(mine.talks):
        with st.container(key=f"row-talk-{view.talk.id}"):
            talk(view, who, say)
    if mine.promises:
        heading(say("followup.promised"))
        promises(mine.promises, who, say)


def _message(one: Got, who: Actor, say: Wording, *, newest: bool) -> None:
    message, name = one.message, one.manager.first_name
    day = say.weekday(message.sent.astimezone(who.zone).date())
    head = (
        f'<div class="rc-person">{face.portrait(one.manager)}<div><h2 class="rc-h2 rc-row-title">'
        f'{safe(say("followup.wrote", name=name))}</h2><p class="rc-note">{safe(day)}</p></div></div>'
    )
    with st.container(key=f"card-message-{message.id}" if newest else f"row-message-{message.id}"):
        if newest:
            draw(f"{head}{parts(message, say)}")
            _form(one, who, say)
        else:
            draw(head)
            with st.expander(say("followup.reread"), key=f"older-{message.id}"):
                draw(parts(message, say))
                _form(one, who, say)


def _form(one: Got, who: Actor, say: Wording) -> None:
    """Three small boxes; one of them will do, and none is fine."""
    key, answer, name = one.message.id, one.answer, one.manager.first_name
    for field, label, kept, like in (
        ("helps", say("followup.helps"), answer.helps if answer else "", say("followup.helps_like")),
        ("hinders", say("followup.hinders"), answer.hinders if answer else "", say("followup.hinders_like")),
        ("moment", say("followup.moment_of"), answer.moment if answer else "", say("followup.moment_like")),
    ):
        st.text_area(label, kept, key=f"{field}-{key}", height=76, max_chars=MAX_ANSWER, placeholder=like)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say("followup.change", name=plain(name)) if answer else say("followup.answer", name=plain(name)),
            key=f"answer-{key}", type="secondary" if answer else "primary", on_click=_answer,
            args=(who.id, key, say("followup.answered", name=plain(name))),
        )  # fmt: skip
        if answer is not None:
            st.button(
                say("followup.take_answer_back"), key=f"back-{key}", type="tertiary", on_click=_back, args=(who.id, key)
            )
    draw(f'<p class="rc-note">{safe(say("followup.answer_note", name=name))}</p>')


def _answer(person: UUID, message: UUID, did: str) -> None:
    helps, hinders, moment = (st.session_state[f"{field}-{message}"] for field in ("helps", "hinders", "moment"))
    attempt(lambda: app().followup.messages.answer(person, message, helps, hinders, moment), did)


def _back(person: UUID, message: UUID) -> None:
    if attempt(lambda: app().followup.messages.take_back(person, message)):
        for field in ("helps", "hinders", "moment"):
            st.session_state[f"{field}-{message}"] = ""


main()
