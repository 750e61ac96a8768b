"""This week: two or three things a manager can do, over all members and trainings, and never what was left undone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach.programme.week import Home, Thing
from coach.services.access import Actor
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.assignment import Card, card, changed
from coach.ui.parts.given import given, propose
from coach.ui.parts.text import draw, para, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording

_NOTHING = {
    "no-team": "guide.no_team", "no-people": "guide.no_people", "no-training": "guide.no_training",
    "after": "guide.after", "through": "guide.through",
}  # fmt: skip


def main() -> None:
    """Draw the page."""
    style.apply("guide.css")
    say, who = words(), me()
    home = app().guide.this_week(who.id, say.language)
    today = say.weekday(who.now.astimezone(who.zone).date())
    greeting = say("today.greeting", name=who.person.first_name, day=today)
    if home.things:
        title(_headed(len(home.things), say), above=greeting, below=say("guide.home_below"))
    else:
        title(say("guide.home_after"), above=greeting)
        _nothing(home, say)
    changed(who, say)
    left, right = st.columns([13, 7], gap="large")
    with left:
        _things(home.things, who, say)
        _guides(home, say)
    with right:
        given([(one.share, one.sharer) for one in app().sharing.received(who.id)], say)
        propose(home.trainings, say)


def _headed(count: int, say: Wording) -> str:
    said = {2: say("guide.two"), 3: say("guide.three")}.get(count, "")
    return say("guide.home_title", n=count, count=said)


def _nothing(home: Home, say: Wording) -> None:
    if home.nothing == "before" and home.begins is not None:
        para(say("guide.before", day=say.weekday(home.begins)))
    else:
        para(say(_NOTHING.get(home.nothing or "", "guide.through")))


def _things(things: Sequence[Thing], who: Actor, say: Wording) -> None:
    with st.container(key="things"):
        for one in things:
            card(Card(one.guide, one.fitted, one.member, one.state), who, say)


def _guides(home: Home, say: Wording) -> None:
    if not home.trainings:
        return
    draw(f'<h2 class="rc-h2">{safe(say("guide.home_guides"))}</h2>')
    for training in home.trainings:
        with st.container(key=f"row-guide-{training.id}", horizontal=True, vertical_alignment="center"):
            draw(f'<p class="rc-p">{safe(training.title[say.language])}</p>')
            name = plain(training.title[say.language])
            if st.button(say("guide.open"), key=f"guide-{training.id}", type="tertiary", help=name):
                st.switch_page(page("manager/guide"), query_params={"training": training.id})


main()
