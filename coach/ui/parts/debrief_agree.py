"""The end of a debrief: one agreement (who, what, when), and then it is the learner's alone."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import streamlit as st

from coach.services.access import Actor
from coach.services.debrief_room import MAX_AGREEMENT, DebriefRoom, NewAgreement
from coach.ui.parts.debrief_words import attempt
from coach.ui.parts.text import draw, plain, safe, section
from coach.ui.wiring import app
from coach.wording import Wording

_LONGEST = timedelta(days=365)


def agreement(room: DebriefRoom, who: Actor, say: Wording) -> None:
    """The agreement that was made, else the form for those two who played; the others made none."""
    if room.agreement is not None:
        names = {seat.person: seat.full_name for seat in room.seats}
        name = names.get(room.agreement.owner, say("joint.somebody"))
        due = room.agreement.due
        when = f'<p class="rc-note">{safe(say("debrief.agreed_due", day=say.day(due)))}</p>' if due else ""
        draw(
            f'<section class="rc-card rc-taped"><h2 class="rc-h2">{safe(say("debrief.agreed"))}</h2>'
            f'<p class="rc-spoken">{safe(say("debrief.agreed_is", who=name, what=room.agreement.what))}</p>{when}'
            "</section>"
        )
        if room.state != "closed":
            st.button(
                say("debrief.unagree"), key="unagree", type="tertiary", on_click=_unagree, args=(room.me, room.id)
            )
        return
    if not room.spoken or room.role == "observer" or room.state == "closed":
        return
    section(say("debrief.agree"), say("debrief.agree_lead"))
    two = {seat.person: seat.name for seat in room.seats if seat.role != "observer"}
    today = who.now.astimezone(who.zone).date()
    with st.form("debrief-agreement", border=False):
        left, right = st.columns([1, 1])
        left.selectbox(say("debrief.agree_who"), list(two), key="agree-who", format_func=lambda key: plain(two[key]))
        right.date_input(
            say("debrief.agree_when"), None, today, today + _LONGEST, key="agree-when", format="DD/MM/YYYY"
        )
        st.text_area(
            say("debrief.agree_what"), key="agree-what", max_chars=MAX_AGREEMENT, height=90,
            placeholder=say("debrief.agree_like"),
        )  # fmt: skip
        st.form_submit_button(
            say("debrief.agree_keep"), key="agree-keep", type="primary", on_click=_agree, args=(room.me, room.id)
        )


def closing(room: DebriefRoom, say: Wording) -> None:
    """The learner closes it, with an agreement or without."""
    if room.state == "closed":
        return
    label = say("debrief.close") if room.agreement is not None else say("debrief.close_without")
    st.button(label, key="close-debrief", on_click=_close, args=(room.me, room.id))
    draw(f'<p class="rc-note">{safe(say("debrief.close_note_you"))}</p>')


def _agree(person: UUID, joint: UUID) -> None:
    due = st.session_state.get("agree-when")
    new = NewAgreement(
        st.session_state["agree-who"], st.session_state["agree-what"], due if isinstance(due, date) else None
    )
    attempt(lambda: app().debriefs.agree(person, joint, new))


def _unagree(person: UUID, joint: UUID) -> None:
    attempt(lambda: app().debriefs.unagree(person, joint))


def _close(person: UUID, joint: UUID) -> None:
    attempt(lambda: app().debriefs.close(person, joint))
