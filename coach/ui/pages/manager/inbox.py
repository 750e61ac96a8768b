"""Shared with me: what somebody of the team chose to show, and a kind word back. Nothing else exists here."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

import streamlit as st

from coach.errors import CoachError, NotFound
from coach.services.access import Actor
from coach.services.share import Received
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts import face
from coach.ui.parts.document import document, last_day
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.reply import reply, rescue
from coach.ui.parts.text import draw, para, plain, safe, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "share.css")
    say, who = words(), me()
    wanted = id_in_address("share")
    if "share" in st.query_params:
        _one(wanted, who, say)
        return
    title(say("nav.inbox"), below=say("inbox.lead"))
    received = app().sharing.received(who.id)
    for one in received:
        _row(one, say)
    if not received:
        para(say("inbox.none"))
        para(say("inbox.none_more"), "soft")


def _row(one: Received, say: Wording) -> None:
    sharer = one.sharer
    day = say.day(one.share.shared.astimezone(ZoneInfo(sharer.zone)).date())
    seen = say("inbox.new") if one.share.opened is None else ""
    with st.container(key=f"row-{one.share.id}"):
        text, action = st.columns([4, 1], vertical_alignment="center")
        text.html(
            f'<div class="rc-person">{face.portrait(sharer)}<div>'
            f'<h2 class="rc-h3">{safe(say("document.from", name=sharer.first_name))}</h2>'
            f'<p class="rc-note">{safe(day)}{safe(seen)}</p></div></div>'
        )
        if action.button(say("inbox.open", name=plain(sharer.first_name)), key=f"open-{one.share.id}"):
            st.query_params["share"] = str(one.share.id)
            st.rerun()


def _one(share: UUID | None, who: Actor, say: Wording) -> None:
    """One share. Whatever the reason that it is not there, the page says the same."""
    failed = st.session_state.pop("reply-failed", None)
    try:
        one = _look(share, who)
    except NotFound:
        title(say("nav.inbox"))
        gone(say("inbox.gone"), say)
        rescue(share, say)
        _back(say)
        return
    except CoachError as error:
        trouble(error, say)
        _back(say)
        return
    if failed is not None:
        trouble(failed, say)
    title(say("nav.inbox"))
    zone = ZoneInfo(one.sharer.zone)
    since = one.share.shared.astimezone(zone).date()
    draw(document(one.share.document, one.sharer, since, last_day(one.share, zone), say))
    reply(one, who, say)
    _back(say)


def _look(share: UUID | None, who: Actor) -> Received:
    """Opening is noted once per visit; after that the page only asks whether it is still there."""
    if share is None:
        raise NotFound("no-share")
    visited = st.session_state.setdefault("opened", set())
    if share not in visited:
        one = app().sharing.open(who.id, share)
        visited.add(share)
        return one
    one_again = next((one for one in app().sharing.received(who.id) if one.share.id == share), None)
    if one_again is None:
        raise NotFound("no-share")
    return one_again


def _back(say: Wording) -> None:
    if st.button(say("inbox.back"), key="back", type="tertiary"):
        st.switch_page(page("manager/inbox"), query_params={})


main()
