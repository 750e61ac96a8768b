"""What keeps a joint room's page up to date: a small component that polls, shows who is here, and has it drawn anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import streamlit as st

from coach.ui.polling import token
from coach.wording import Wording

_LIVE = st.components.v2.component(
    "rehearsal_coach.live",
    js=(Path(__file__).resolve().parents[1] / "live.js").read_text("utf-8"),
    isolate_styles=False,
)


def live(person: UUID, joint: UUID, version: str, name: str, others: Sequence[str], say: Wording) -> None:  # noqa: PLR0913, PLR0917 - what the browser is told
    """Draw who is here, and have whatever stands in the same fragment drawn anew as soon as the version is another.

    Args:
        person: who looks.
        joint: the joint rehearsal.
        version: as it was *before* the room was read, so that no change between the two goes unseen.
        name: what the others call the person who looks.
        others: what the others with a seat are called.
        say: the texts.
    """
    _LIVE(
        key=f"live-{joint}",
        data={
            "token": token(person, joint, name),
            "version": version,
            "others": list(others),
            "typing": say("joint.typing", name="{name}"),
            "away": say("joint.away", name="{name}"),
            "lost": say("joint.lost"),
        },
        on_changed_change=_again,
    )


def _again() -> None:
    """The rerun is all that there is to do."""
