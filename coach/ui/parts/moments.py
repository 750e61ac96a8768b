"""All moments of a take below each other: go back to one, or read a strong and a weak answer to it."""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError
from coach.services.review import Moment, Review, moments
from coach.ui.parts.again import rewind
from coach.ui.parts.moment import model_answers, said
from coach.ui.parts.notice import trouble
from coach.ui.parts.quote import anchor
from coach.ui.parts.text import draw, safe, section
from coach.ui.session import me
from coach.ui.wiring import app
from coach.wording import Wording


def all_moments(review: Review, say: Wording) -> None:
    """Draw them, each with its own place on the page for links to go to."""
    section(say("feedback.moments_title"), say("feedback.moments_lead"))
    for number, moment in enumerate(moments(review), start=1):
        if moment.turn is None:
            continue
        seq = moment.turn.seq
        with st.container(key=f"row-moment-{seq}"):
            text, actions = st.columns([3, 1], gap="medium")
            name = say("feedback.moment", n=number, title=moment.node.title)
            text.html(
                f'<h3 class="rc-h3 rc-moment" id="{anchor(seq)}">{safe(name)}</h3>'
                f"{said(moment, review.scene.people, say)}{_shown(moment)}"
            )
            with actions, st.container(horizontal=True, key=f"handles-{seq}"):
                if st.button(
                    say("feedback.from_moment", n=number), key=f"from-{seq}", type="tertiary", icon=":material/undo:"
                ):
                    rewind(review.take.id, seq, say)
                if (moment.node.strong or moment.node.weak) and st.button(
                    say("feedback.models", n=number), key=f"models-{seq}", type="tertiary", icon=":material/menu_book:"
                ):
                    read_models(review, moment, say)


def _shown(moment: Moment) -> str:
    """What the author wrote about a line that was picked; it is read after the scene."""
    turn = moment.turn
    choice = moment.node.choice(turn.choice) if turn and turn.kind == "picked" and turn.choice else None
    return f'<p class="rc-p rc-shows">{safe(choice.shows)}</p>' if choice else ""


def read_models(review: Review, moment: Moment, say: Wording) -> None:
    """A dialog with the model answers to a moment that was tried."""
    try:
        node = app().reviews.model_answers(me().id, review.take.id, moment.node.id)
    except CoachError as error:
        trouble(error, say)
        return

    @st.dialog(say("feedback.models_title"))
    def show() -> None:
        draw(f'<p class="rc-note">{safe(node.title)}</p>')
        draw(model_answers(node, moment.turn.text if moment.turn else "", say))

    show()
