"""What stands round every page: the name, the language, who is in, and that this is a demo team."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach.ui.parts.email_field import email_field
from coach.ui.parts.text import plain, safe
from coach.ui.session import choose_language, leave
from coach.wording import LANGUAGES

if TYPE_CHECKING:
    from coach.services.access import Actor
    from coach.wording import Wording

_STATIC = Path(__file__).resolve().parents[3] / "static"
_AI = Path(__file__).resolve().parents[1] / "pages/learner/ai.py"


def frame(who: Actor | None, say: Wording) -> None:
    """The logo, and at the right the language and the person."""
    st.logo(str(_STATIC / "logo.svg"), size="large")  # it knows light and dark by itself, also when that changes
    # What does not fit in the row of pages stands behind Streamlit's own "3 more", in English in every language.
    st.html(
        "<style>[data-testid=stTopNavSection]:not(:has(>[aria-hidden])) p{font-size:0}"
        "[data-testid=stTopNavSection]:not(:has(>[aria-hidden])) p::after"
        f"{{content:'{safe(say('nav.more'))}';font-size:.88rem}}</style>"
    )
    with st.container(key="frame", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        _language(say)
        if who is not None:
            _person(who, say)


def _language(say: Wording) -> None:
    other = next(code for code in LANGUAGES if code != say.language)
    st.button(
        "English" if other == "en" else "Nederlands",
        key="switch-language",
        type="tertiary",
        help=say("frame.switch_help"),
        on_click=choose_language,
        args=(other,),
    )


def _person(who: Actor, say: Wording) -> None:
    with st.popover(plain(who.person.first_name), key="person", type="tertiary"):
        if who.person.demo:
            st.caption(say("frame.demo", name=plain(who.person.name)))
        if (who.learns or who.trains) and st.button(say("nav.ai"), key="ai-privacy", type="tertiary"):
            st.switch_page(str(_AI), query_params={})
        email_field(who, say)
        st.button(say("frame.leave"), key="leave", on_click=leave)
