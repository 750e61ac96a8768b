"""Who plays the others in an improvisation: written lines, or a language model when there is one."""

from __future__ import annotations

from typing import cast
from uuid import UUID

import streamlit as st

from coach.conversation.takes import Counterpart
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Scene
from coach.services.agreement import Notice
from coach.ui.parts.agreement import agreement
from coach.ui.parts.ai import place
from coach.ui.parts.text import plain
from coach.ui.wiring import app
from coach.wording import Wording

_KEY = "brief-counterpart"


def offered(scene: Scene, person: UUID) -> Notice | None:
    """The notice about the model that could play in this scene; None where none could."""
    if not isinstance(scene, Improvisation):
        return None
    notice = app().models.notice(person)
    return notice if notice is not None and notice.card("counterpart") is not None else None


def chosen(notice: Notice | None) -> Counterpart:
    """What is chosen on the page, before it is drawn."""
    return "model" if notice is not None and st.session_state.get(_KEY) == "model" else "authored"


def choose(notice: Notice, person: UUID, say: Wording) -> tuple[Counterpart, bool]:
    """Draw the choice, and the notice that goes with a model; who plays, and whether one can walk in."""
    card = notice.card("counterpart")
    assert card is not None  # noqa: S101 - nothing is offered without it
    model = say("ai.model", name=plain(card.name), host=plain(place(card, say)))
    labels = {"authored": say("ai.written"), "model": model}
    with st.container(key="counterpart"):
        who = cast(
            "Counterpart",
            st.radio(
                say("ai.who"),
                list(labels),
                format_func=lambda key: labels[key],
                captions=[say("ai.written_is"), say("ai.model_is")],
                key=_KEY,
            ),
        )
    return who, who == "authored" or agreement(notice, person, say)
