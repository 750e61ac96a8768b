"""Did you do it? One question below an intention, three answers, for the one who wrote it alone."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.checks import After, Answer
from coach.services.access import Actor
from coach.services.checks import Looked
from coach.ui.parts.text import draw, safe
from coach.ui.wiring import app
from coach.wording import Wording

_ANSWERS: dict[Answer, str] = {
    "kept": "intention.check_kept",
    "partly": "intention.check_partly",
    "not_yet": "intention.check_not_yet",
}
_WAS: dict[Answer, str] = {
    "kept": "intention.check_was_kept",
    "partly": "intention.check_was_partly",
    "not_yet": "intention.check_was_not_yet",
}


def check(looked: Looked, who: Actor, say: Wording) -> None:
    """What was answered before, and what is asked now."""
    if looked.answers:
        told = " ".join(say(_WAS[one.answer], n=one.after) for one in sorted(looked.answers, key=lambda one: one.after))
        draw(f'<p class="rc-note">{safe(told)}</p>')
    if looked.asked is None:
        return
    intention = looked.intention.id
    with st.container(key=f"check-{intention}"):
        days = (who.now.astimezone(who.zone).date() - looked.intention.written.astimezone(who.zone).date()).days
        draw(
            f'<p class="rc-label">{safe(say("intention.check_question"))}</p>'
            f'<p class="rc-note">{safe(say("intention.check_when", n=days))}</p>'
        )
        with st.container(horizontal=True, key=f"answers-{intention}"):
            for answer, name in _ANSWERS.items():
                st.button(
                    say(name), key=f"{answer}-{intention}", on_click=_answer,
                    args=(who.id, intention, looked.asked, answer),
                )  # fmt: skip


def _answer(person: UUID, intention: UUID, after: After, answer: Answer) -> None:
    try:
        app().looking_back.answer(person, intention, after, answer)
    except CoachError as error:
        st.session_state["drop-failed"] = error
