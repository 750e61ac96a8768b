"""The guide on paper: drawn anew when it is asked for, so that what was taken back meanwhile is not in it."""

from __future__ import annotations

import streamlit as st

from coach.services.access import Actor
from coach.services.guide import GuideView
from coach.ui.wiring import app
from coach.wording import Wording


def print_button(view: GuideView, who: Actor, say: Wording) -> None:
    """The button that makes and saves the PDF. Its name says which training it is about, and nobody's name."""
    training, member = view.guide.training.id, view.member.id if view.member is not None else None
    person, today = who.id, who.now.astimezone(who.zone).date()

    def printed() -> bytes:
        from coach.delivery.guide_pdf import guide_pdf  # noqa: PLC0415 - fpdf2 is slow, and few people print

        if member is None:
            fresh = app().guide.guide(person, training, say.language)
        else:
            fresh = app().guide.for_member(person, training, member, say.language)
        return guide_pdf(fresh.guide, today)

    name = f"{say('guide.title').lower()}-{training}.pdf"
    st.download_button(
        say("guide.print"), printed, name, "application/pdf", key="print", type="tertiary", on_click="ignore"
    )
