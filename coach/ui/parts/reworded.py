"""Advice in a model's words, asked for with a button and always labelled; and the notice before that."""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError
from coach.programme.guide import Fitted
from coach.scenario.training import Item
from coach.services.access import Actor
from coach.services.guide import GuideView
from coach.ui.parts.agreement import agreement
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, para, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording


def reworded(view: GuideView, one: Fitted[Item], who: Actor, say: Wording) -> None:
    """Offer it for what stands on a share, where everybody whose words it takes has agreed; else draw nothing."""
    name, member, training = view.guide.name, view.member, view.guide.training.id
    if name is None or member is None or not one.because.personal:
        return
    if not app().rewording.offered(who.id, training, member.id):
        return
    asked = f"reworded-{training}-{one.of.id}-{member.handle}"
    if st.session_state.get(asked):
        try:
            said = app().rewording.reword(who.id, training, member.id, one.of.id, say.language)
        except CoachError as error:
            trouble(error, say)
            return
        if said is None:
            para(say("guide.reword_not"), "note")
        else:
            label = f'{safe(say("guide.reworded"))} <span class="rc-ai">{safe(say("ai.label"))}</span>'
            draw(f'<div class="rc-own-note"><p class="rc-label">{label}</p><p class="rc-p">{safe(said)}</p></div>')
        return
    st.button(say("guide.reword", name=plain(name)), key=f"ask-{asked}", type="tertiary", on_click=_ask, args=(asked,))


def consent(view: GuideView, who: Actor, say: Wording) -> None:
    """The notice, for a manager who reads somebody's guide; only where a model could word it."""
    notice = app().models.notice(who.id)
    if view.guide.name is None or notice is None or notice.card("coach") is None:
        return
    with st.expander(say("guide.ai")):
        para(say("guide.ai_text"), "note")
        agreement(notice, who.id, say)


def _ask(asked: str) -> None:
    st.session_state[asked] = True
