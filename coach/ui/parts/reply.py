"""A kind word back to whoever shared something; nothing that was typed is lost when the share is gone meanwhile."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError, NotFound
from coach.services.access import Actor
from coach.services.share import MAX_TEXT, Received
from coach.ui.parts.quote import quote
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording


def reply(one: Received, who: Actor, say: Wording) -> None:
    """Draw what was answered before, and the box."""
    name = one.sharer.first_name
    zone = who.zone
    for earlier in one.replies:
        day = say.day(earlier.written.astimezone(zone).date())
        draw(f'<p class="rc-label">{safe(say("inbox.you_replied"))}</p>{quote(earlier.text, note=day)}')
    key = f"reply-{one.share.id}"
    with st.container(key="reply"):
        st.text_area(
            say("inbox.reply", name=plain(name)),
            key=key,
            height=130,
            max_chars=MAX_TEXT,
            placeholder=say("inbox.reply_like"),
        )
        st.button(
            say("inbox.send", name=plain(name)), key="send", type="primary", on_click=_send, args=(who.id, one.share.id)
        )
        draw(f'<p class="rc-note">{safe(say("inbox.reply_note", name=name))}</p>')


def _send(person: UUID, share: UUID) -> None:
    key = f"reply-{share}"
    try:
        app().sharing.reply(person, share, st.session_state[key])
    except NotFound:
        st.session_state[f"kept-{key}"] = st.session_state[key]
    except CoachError as error:
        st.session_state["reply-failed"] = error
    else:
        st.session_state[key] = ""


def rescue(share: UUID | None, say: Wording) -> None:
    """Words that had been typed for a share that is gone are not lost."""
    draft = st.session_state.get(f"kept-reply-{share}") or st.session_state.get(f"reply-{share}")
    if draft:
        st.session_state[f"kept-reply-{share}"] = draft
        st.text_area(say("inbox.draft"), draft, key=f"draft-{share}", height=130)
