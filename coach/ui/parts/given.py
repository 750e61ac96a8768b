"""What people of the team share with a manager now, in a few words each; and where to read it."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from coach.programme.people import Person
from coach.programme.sharing import Document, Share
from coach.ui.navigation import page
from coach.ui.parts import face
from coach.ui.parts.document import last_day
from coach.ui.parts.text import draw, heading, para, plain, safe
from coach.wording import Wording

_MOST = 4
"""People that are drawn; all of them stand on their own page."""


def given(shared: Sequence[tuple[Share, Person]], say: Wording) -> None:
    """Draw the newest document of each of a few people. Where nothing is shared, nothing is said."""
    newest = {sharer.id: (share, sharer) for share, sharer in reversed(shared)}
    ordered = list(dict.fromkeys(sharer.id for _, sharer in shared))
    if not ordered:
        return
    heading(say("guide.shared"), 3)
    for person in ordered[:_MOST]:
        share, sharer = newest[person]
        draw(
            f'<div class="rc-given"><div class="rc-person">{face.portrait(sharer)}<div>'
            f'<p class="rc-p"><strong>{safe(sharer.first_name)}</strong></p>'
            f'<p class="rc-p">{safe(told(share, sharer, say))}</p></div></div></div>'
        )
        if st.button(say("guide.read_it", name=plain(sharer.first_name)), key=f"read-{share.id}", type="tertiary"):
            st.switch_page(page("manager/inbox"), query_params={"share": str(share.id)})
    if len(shared) > len(ordered[:_MOST]) and st.button(say("guide.shared_all"), key="to-inbox", type="tertiary"):
        st.switch_page(page("manager/inbox"), query_params={})


def propose(there: Sequence[object], say: Wording) -> None:
    """The way to a rehearsal together, where there is somebody to rehearse with."""
    if not there:
        return
    heading(say("guide.together"), 3)
    para(say("guide.together_text"), "note")
    if st.button(say("guide.together_offer"), key="to-together", width="stretch"):
        st.switch_page(page("together"), query_params={})


def told(share: Share, sharer: Person, say: Wording) -> str:
    """What a document holds and until when it can be read, in a few words."""
    what = say.names(_parts(share.document, say))
    until = last_day(share, ZoneInfo(sharer.zone))
    words = say("guide.shared_until", what=what, day=say.day(until)) if until else what
    return words[:1].upper() + words[1:]


def _parts(document: Document, say: Wording) -> list[str]:
    told = [
        (document.intention, say("guide.shared_goal")),
        (document.meeting, say("guide.shared_meeting")),
        (document.reflection, say("guide.shared_reflection")),
        (document.request, say("guide.shared_request")),
        (document.ratings, say("guide.shared_rating")),
    ]
    found = [words for there, words in told if there]
    if document.excerpts:
        found.append(say("guide.shared_excerpt", n=len(document.excerpts)))
    return found
