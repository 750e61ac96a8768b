"""What I shared: with whom, until when, whether it was opened, what came back; and a way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.services.access import Actor
from coach.services.share import Given
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.document import document, last_day
from coach.ui.parts.notice import trouble
from coach.ui.parts.quote import quote
from coach.ui.parts.text import draw, para, plain, safe, section, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "share.css")
    say, who = words(), me()
    title(say("shared.title"), below=say("shared.lead"))
    failed = st.session_state.pop("revoke-failed", None)
    if failed is not None:
        trouble(failed, say)
    given = app().sharing.given(who.id)
    _just_shared(given, say)
    running = [one for one in given if one.running]
    ended = [one for one in given if not one.running]
    for one in running:
        _row(one, who, say)
    if not running:
        para(say("shared.none"))
    if app().account.my_managers(who.id) and st.button(say("shared.new"), key="new"):
        st.switch_page(page("learner/share"))
    if ended:
        section(say("shared.ended"), say("shared.ended_lead"))
        for one in ended:
            _ended(one, who, say)


def _just_shared(given: Sequence[Given], say: Wording) -> None:
    new = id_in_address("new")
    name = next((one.receiver.first_name for one in given if one.share.id == new and one.running), None)
    if name:
        st.success(say("shared.done", name=plain(name)))


def _row(one: Given, who: Actor, say: Wording) -> None:
    share, name = one.share, one.receiver.first_name
    with st.container(key=f"row-{share.id}"):
        text, action = st.columns([4, 1], vertical_alignment="top")
        with text:
            draw(
                f'<h2 class="rc-h2">{safe(say("shared.to", name=one.receiver.name))}</h2>'
                f'<p class="rc-note">{safe(_facts(one, who, say))}</p>'
                f"{_paper(one, who, say)}{_replies(one, who, say)}"
            )
        with action, st.popover(say("shared.revoke"), key=f"revoke-{share.id}"):
            draw(f'<p class="rc-p">{safe(say("shared.revoke_text", name=name))}</p>')
            st.button(say("shared.revoke_yes"), key=f"revoke-yes-{share.id}", on_click=_revoke, args=(who.id, share.id))


def _ended(one: Given, who: Actor, say: Wording) -> None:
    if one.share.revoked is not None:
        how = say("shared.was_revoked", day=say.day(_day(one.share.revoked, who)))
    else:
        how = say("shared.was_over")
    with st.container(key=f"row-{one.share.id}"):
        draw(
            f'<h3 class="rc-h3">{safe(say("shared.to", name=one.receiver.name))}</h3>'
            f'<p class="rc-note">{safe(how)}</p>{_replies(one, who, say)}'
        )


def _facts(one: Given, who: Actor, say: Wording) -> str:
    """Since when, until when, and whether it was opened."""
    share = one.share
    end = last_day(share, who.zone)
    opened = (
        say("shared.not_opened") if share.opened is None else say("shared.opened", day=say.day(_day(share.opened, who)))
    )
    until = say("shared.until", day=say.day(end)) if end else say("shared.no_end")
    return " ".join((say("shared.since", day=say.day(_day(share.shared, who))), until, opened))


def _paper(one: Given, who: Actor, say: Wording) -> str:
    share = one.share
    paper = document(share.document, who.person, _day(share.shared, who), last_day(share, who.zone), say)
    summary = say("shared.what", name=one.receiver.first_name)
    return f'<details class="rc-rungs"><summary>{safe(summary)}</summary>{paper}</details>'


def _replies(one: Given, who: Actor, say: Wording) -> str:
    return "".join(
        f'<p class="rc-label">{safe(say("shared.reply", name=one.receiver.first_name))}</p>'
        + quote(reply.text, note=say.day(_day(reply.written, who)))
        for reply in one.replies
    )


def _day(moment: datetime, who: Actor) -> date:
    return moment.astimezone(who.zone).date()


def _revoke(person: UUID, share: UUID) -> None:
    try:
        app().sharing.revoke(person, share)
    except CoachError as error:
        st.session_state["revoke-failed"] = error


main()
