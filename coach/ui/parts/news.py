"""What waits on the follow-up page, as a quiet line with a way to it."""

from __future__ import annotations

import streamlit as st

from coach.services.access import Actor
from coach.services.followup import News
from coach.ui.navigation import page
from coach.ui.parts.talk import moment
from coach.ui.parts.text import safe
from coach.ui.wiring import app
from coach.wording import Wording


def news(who: Actor, say: Wording) -> None:
    """Draw what waits; nothing when nothing does."""
    for number, one in enumerate(app().followup.board.news(who.id)):
        with st.container(key=f"row-news-{number}"):
            label, text, action = st.columns([2, 5, 2], vertical_alignment="center")
            label.html(f'<p class="rc-label">{safe(say("nav.my_followup"))}</p>')
            text.html(f'<p class="rc-p">{safe(_told(one, who, say))}</p>')
            if action.button(say("today.see"), key=f"to-followup-{number}"):
                st.switch_page(page("learner/followup"), query_params={})


def _told(one: News, who: Actor, say: Wording) -> str:
    name = one.other.first_name
    if one.kind == "message":
        return say("followup.news_message", name=name)
    if one.kind == "talk":
        return say("followup.news_talk", name=name)
    return say("followup.planned", name=name, when=moment(one.at, who, say))
