"""Welcome: what this is, and the demo team to come in as."""

from __future__ import annotations

import streamlit as st

from coach.services.access import Actor
from coach.ui.parts import face
from coach.ui.parts.scene import scene
from coach.ui.parts.text import draw, heading, para, plain, safe, title
from coach.ui.session import enter, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    say = words()
    left, right = st.columns([5, 4], gap="large", vertical_alignment="center")
    with left:
        title(say("welcome.title"), below=say("welcome.lead"))
    with right:
        scene()
    people = sorted((app().account.me(person.id) for person in app().account.demo_people()), key=_order)
    if not people:
        para(say("welcome.none"))
        return
    heading(say("welcome.demo_title"))
    para(say("welcome.demo"), "soft")
    for who in people:
        if _does(who, say):
            _row(who, say)
    draw(f'<p class="rc-lock">{safe(say("welcome.private"))}</p>')


def _order(who: Actor) -> tuple[bool, bool, bool, str]:
    """Learners first, then who leads, trains and pays for them; somebody may be a learner besides."""
    return (who.sponsors, who.trains, who.manages, who.person.first_name)


def _does(who: Actor, say: Wording) -> str:
    if who.trains:
        return say("welcome.trainer")
    if who.manages:
        return say("welcome.manager")
    if who.learns:
        return say("welcome.learner")
    return say("welcome.sponsor") if who.sponsors else ""


def _row(who: Actor, say: Wording) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-{who.person.handle}"):
        draw(
            f'<div class="rc-person">{face.portrait(who.person)}'
            f"<div><strong>{safe(who.person.name)}</strong><br>"
            f'<span class="rc-soft">{safe(_does(who, say))}</span></div></div>'
        )
        st.button(
            say("welcome.as", name=plain(who.person.first_name)),
            key=f"enter-{who.person.handle}",
            on_click=enter,
            args=(who.person.handle,),
        )


main()
