"""Long lists of people: one page at a time, and a name to look for. Short lists are drawn as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from coach.wording import Wording

PAGE = 20
"""People on one page."""

One = TypeVar("One")


def page_of(found: Sequence[One], name: Callable[[One], str], key: str, say: Wording) -> Sequence[One]:
    """Those to draw now, with the widgets to get to the others above them.

    Args:
        found: everybody, in order.
        name: what somebody is looked for by.
        key: names the widgets.
        say: the texts.
    """
    if len(found) <= PAGE:
        return found
    with st.container(key=f"paged-{key}", horizontal=True, vertical_alignment="bottom"):
        wanted = st.text_input(say("frame.find_person"), key=f"{key}-find").strip().casefold()
        kept = [one for one in found if wanted in name(one).casefold()]
        pages = max(1, -(-len(kept) // PAGE))
        at = 1
        if pages > 1:
            at = st.selectbox(
                say("frame.page"), range(1, pages + 1), key=f"{key}-page-{pages}",
                format_func=lambda one: say("frame.page_of", n=one, of=pages),
            )  # fmt: skip
    return kept[(at - 1) * PAGE : at * PAGE]
