"""The feedback on a take: what I put into words, where, and what I could say instead."""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError
from coach.feedback.report import TryInstead
from coach.services.review import Review, moments
from coach.services.room import Room
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts import feedback as parts
from coach.ui.parts.afterwards import afterwards
from coach.ui.parts.again import go_on, rewind
from coach.ui.parts.contest import contests
from coach.ui.parts.finding import findings
from coach.ui.parts.moments import all_moments
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.second_reader import read_along, second_reader
from coach.ui.parts.text import draw, para, section, title
from coach.ui.session import me, take_in_address, words
from coach.ui.wiring import app
from coach.wording import Wording

_STRAIN = {"calm": "feedback.calm", "tense": "feedback.tense", "heated": "feedback.heated"}


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css")
    say, who = words(), me()
    take = take_in_address()
    if take is None:
        title(say("feedback.title"))
        gone(say("feedback.none"), say)
        return
    try:
        room = app().rehearse.room(who.id, take)
        if room.open:
            _open(room, say)
            return
        with st.spinner(say("feedback.reading")):
            review = app().reviews.review(who.id, take)
        review = read_along(review, who.id, say)
    except CoachError as error:
        title(say("feedback.title"))
        trouble(error, say)
        return
    pressure = say(_STRAIN[review.take.pressure])
    above = say("feedback.above", title=review.scene.title, n=review.take.number, pressure=pressure)
    title(say("feedback.title"), above=above)
    if not moments(review):
        _silent(review, say)
        return
    draw(parts.ending(review, say))
    _cards(review, say)
    if review.report.habit is not None:
        draw(parts.habit(review.report.habit, review, say))
    second_reader(review, who.id, say)
    section(say("feedback.per_competency"), say("feedback.about_words"))
    draw(f'<div class="rc-findings">{findings(review, say)}</div>')
    contests(review, who.id, say)
    afterwards(review, who, say)
    all_moments(review, say)


def _open(room: Room, say: Wording) -> None:
    """A take that still runs has no feedback yet."""
    title(say("feedback.open"), above=room.scene.title, below=say("feedback.open_text"))
    with st.container(horizontal=True):
        if st.button(say("feedback.go_on"), key="go-on", type="primary"):
            st.switch_page(page("learner/room"), query_params={"take": str(room.take.id)})
        if st.button(say("feedback.stop_here"), key="stop-here", type="tertiary"):
            try:
                app().rehearse.stop(me().id, room.take.id)
            except CoachError as error:
                trouble(error, say)
                return
            st.rerun()


def _silent(review: Review, say: Wording) -> None:
    """Stopped before a word was said: nothing to speak of, and nothing wrong with that."""
    para(say("feedback.silent"))
    with st.container(horizontal=True):
        if st.button(say("feedback.go_on"), key="go-on", type="primary"):
            go_on(review.take.id, say)
        if st.button(say("feedback.brief"), key="brief", type="tertiary"):
            st.switch_page(page("learner/brief"), query_params={"scenario": review.take.scenario})


def _cards(review: Review, say: Wording) -> None:
    report = review.report
    cards = [part for part in (report.keep, report.try_instead) if part is not None]
    if not cards:
        return
    for card, column in zip(cards, st.columns(len(cards), gap="medium"), strict=True):
        if isinstance(card, TryInstead):
            with column, st.container(key="card-try", height="stretch"):
                draw(parts.try_instead(card, review, say))
                if st.button(say("feedback.try_there"), key="try-there", type="primary", icon=":material/undo:"):
                    rewind(review.take.id, card.quote.seq, say)
        else:
            with column, st.container(key="card-keep", height="stretch"):
                draw(parts.keep(card, review, say))


main()
