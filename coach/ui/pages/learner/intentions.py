"""My intentions: if this happens, then I do that. Mine alone until I share one."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.services.access import Actor
from coach.services.checks import Looked
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.check import check
from coach.ui.parts.intend import intend
from coach.ui.parts.intention import sentence
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, para, safe, section, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "team.css")
    say, who = words(), me()
    title(say("nav.intentions"), below=say("intention.page_lead"))
    failed = st.session_state.pop("drop-failed", None)
    if failed is not None:
        trouble(failed, say)
    intentions = app().looking_back.intentions(who.id)
    for looked in intentions:
        _row(looked, who, say)
    if not intentions:
        para(say("intention.none"))
    elif app().account.my_managers(who.id) and st.button(say("intention.share"), key="share"):
        st.switch_page(page("learner/share"))
    with st.container(key="card-intend"):
        section(say("intention.add") if intentions else say("intention.first"), say("intention.lead"))
        intend(who.id, say)


def _row(looked: Looked, who: Actor, say: Wording) -> None:
    intention = looked.intention
    written = say("intention.since", day=say.day(intention.written.astimezone(who.zone).date()))
    with st.container(key=f"row-{intention.id}"):
        text, action = st.columns([4, 1], vertical_alignment="center")
        text.html(f'<p class="rc-spoken">{safe(sentence(intention, say))}</p><p class="rc-note">{safe(written)}</p>')
        with action, st.popover(say("intention.put_away"), key=f"away-{intention.id}", type="tertiary"):
            draw(f'<p class="rc-p">{safe(say("intention.put_away_text"))}</p>')
            st.button(
                say("intention.put_away_yes"), key=f"drop-{intention.id}", on_click=_drop, args=(who.id, intention.id)
            )
        check(looked, who, say)


def _drop(person: UUID, intention: UUID) -> None:
    try:
        app().reflect.drop(person, intention)
    except CoachError as error:
        st.session_state["drop-failed"] = error


main()
