"""Today: one thing to do now, what is still open, and my intention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from coach.conversation.takes import Take
from coach.services.access import Actor
from coach.services.library import Card
from coach.ui.navigation import page
from coach.ui.parts.free import free
from coach.ui.parts.intention import sentence
from coach.ui.parts.news import news
from coach.ui.parts.scene import scene
from coach.ui.parts.text import draw, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    say, who = words(), me()
    cards = app().library.scenarios(who.id, say.language)
    today = who.now.astimezone(who.zone).date()
    left, right = st.columns([5, 4], gap="large", vertical_alignment="center")
    with right:
        scene()
    with left:
        greeting = say("today.greeting", name=who.person.first_name, day=say.weekday(today))
        _first(cards, greeting, say)
    for card in cards:
        if card.open_take is not None:
            _open(card, card.open_take, who, say)
    news(who, say)
    _meeting(who, say)
    intentions = app().reflect.intentions(who.id)
    if intentions:
        with st.container(key="row-intention"):
            label, text, action = st.columns([2, 5, 2], vertical_alignment="center")
            label.html(f'<p class="rc-label">{safe(say("nav.intentions"))}</p>')
            text.html(f'<p class="rc-spoken">{safe(sentence(intentions[0], say))}</p>')
            if action.button(say("today.see"), key="to-intentions"):
                st.switch_page(page("learner/intentions"))
    if who.manages:
        _mine(say)
    draw(f'<p class="rc-lock">{safe(say("welcome.private"))}</p>')


def _mine(say: Wording) -> None:
    """A manager's own pages as a learner, which have no place in the row above."""
    ways = (
        ("learner/rehearsals", say("nav.rehearsals")), ("learner/intentions", say("nav.intentions")),
        ("learner/shared", say("nav.shared")),
    )  # fmt: skip
    with st.container(key="mine", horizontal=True):
        for name, label in ways:
            if st.button(label, key=f"to-{name}", type="tertiary"):
                st.switch_page(page(name), query_params={})


def _meeting(who: Actor, say: Wording) -> None:
    """A meeting that has been, to look back on; else the way to rehearse one that is coming."""
    behind = app().meetings.to_look_back_on(who.id)
    if behind is None and not app().meetings.frames(who.id):
        return
    with st.container(key="row-meeting"):
        label, text, action = st.columns([2, 5, 2], vertical_alignment="center")
        label.html(f'<p class="rc-label">{safe(say("nav.meeting"))}</p>')
        told = say("meeting.coming") if behind is None else say("meeting.look_back", title=behind.title)
        text.html(f'<p class="rc-spoken">{safe(told)}</p>')
        if action.button(say("meeting.to") if behind is None else say("meeting.tell"), key="to-meeting"):
            query = {} if behind is None else {"meeting": str(behind.id)}
            st.switch_page(page("learner/meeting"), query_params=query)


def _first(cards: Sequence[Card], greeting: str, say: Wording) -> None:
    """The one thing for today: a new scenario first, else the one longest not rehearsed."""
    if not cards:
        title(say("today.nothing"), above=greeting, below=say("today.nothing_text"))
        return
    card = min(cards, key=lambda one: (len(one.takes), one.scene.difficulty))
    lead = say("today.new") if not card.takes else say("today.again")
    title(say("today.title", n=card.entry.minutes[1]), above=greeting)
    draw(f'<p class="rc-spoken rc-large">{safe(card.scene.title)}. {safe(card.scene.goal)}</p>')
    draw(f'{free(card.scene, say)}<p class="rc-p rc-soft">{safe(lead)}</p>')
    with st.container(horizontal=True):
        if st.button(say("today.begin"), key="begin", type="primary"):
            st.switch_page(page("learner/brief"), query_params={"scenario": card.entry.id})
        if st.button(say("today.other"), key="other", type="tertiary"):
            st.switch_page(page("learner/rehearsals"))


def _open(card: Card, take: Take, who: Actor, say: Wording) -> None:
    started = take.started.astimezone(who.zone)
    age = who.now.astimezone(who.zone).date() - started.date()
    at = say.time(take.started, who.zone)
    if age == timedelta(0):
        when = say("today.began_today", n=take.number, time=at)
    elif age == timedelta(1):
        when = say("today.began_yesterday", n=take.number, time=at)
    else:
        when = say("today.began", n=take.number, day=say.day(started.date()))
    with st.container(key=f"row-open-{card.entry.id}"):
        label, text, action = st.columns([2, 5, 2], vertical_alignment="center")
        label.html(f'<p class="rc-label">{safe(say("today.open"))}</p>')
        text.html(f'<h2 class="rc-h3">{safe(card.scene.title)}</h2><p class="rc-note">{safe(when)}</p>')
        if action.button(say("today.go_on"), key=f"on-{card.entry.id}"):
            st.switch_page(page("learner/room"), query_params={"take": str(take.id)})


main()
