"""The notice before an AI hears anybody: where the words go, which ones, and that one can take it back."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.services.agreement import Notice
from coach.ui.parts.ai import place
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, safe
from coach.ui.wiring import app
from coach.wording import Wording

_FOR = {"counterpart": "ai.for_counterpart", "judge": "ai.for_judge", "coach": "ai.for_coach"}


def where(notice: Notice, say: Wording) -> list[str]:
    """One sentence per model that would get words, with what for."""
    uses: dict[tuple[str, str], list[str]] = {}
    for card in notice.cards:
        uses.setdefault((card.name, place(card, say)), []).append(say(_FOR[card.role]))
    return [say("ai.where", name=name, host=host, what=say.names(what)) for (name, host), what in uses.items()]


def agreement(notice: Notice, person: UUID, say: Wording) -> bool:
    """Draw the notice until somebody has agreed, and then how to take it back; whether they have."""
    failed = st.session_state.pop("notice-failed", None)
    if failed is not None:
        trouble(failed, say)
    with st.container(key="agreement"):
        if notice.accepted:
            draw(f'<p class="rc-note">{safe(say("ai.agreed"))} {safe(" ".join(where(notice, say)))}</p>')
            st.button(say("ai.withdraw"), key="ai-withdraw", type="tertiary", on_click=_withdraw, args=(person,))
            return True
        points = [*where(notice, say), say("ai.goes"), say("ai.never"), say("ai.wrong"), say("ai.back")]
        draw(
            f'<h3 class="rc-h3">{safe(say("ai.notice"))}</h3>'
            f'<ul class="rc-points">{"".join(f"<li>{safe(point)}</li>" for point in points)}</ul>'
        )
        st.button(say("ai.agree"), key="ai-agree", on_click=_agree, args=(person, notice.id))
    return False


def _agree(person: UUID, notice: str) -> None:
    try:
        app().models.accept(person, notice)
    except CoachError as error:
        st.session_state["notice-failed"] = error


def _withdraw(person: UUID) -> None:
    try:
        app().models.withdraw(person)
    except CoachError as error:
        st.session_state["notice-failed"] = error
