"""Rehearsals: find a scenario, go on with one, look back at earlier takes."""

from __future__ import annotations

import streamlit as st

from coach.services.library import Card, Wanted
from coach.ui.navigation import page
from coach.ui.parts.text import draw, para, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording

_DIFFICULTY = {1: "library.difficulty_1", 2: "library.difficulty_2", 3: "library.difficulty_3"}
_LENGTHS = (5, 10, 15)


def main() -> None:
    """Draw the page."""
    say, who = words(), me()
    title(say("nav.rehearsals"), below=say("library.lead"))
    trainings = app().library.trainings(who.id)
    if not trainings:
        para(say("library.no_training"))
        return
    wanted = _wanted(say)
    found = app().library.scenarios(who.id, say.language, wanted)
    if not found:
        para(say("library.none"))
        if wanted != Wanted():
            st.button(say("library.clear"), key="clear", on_click=_clear)
        return
    draw(f'<p class="rc-note" role="status">{safe(say("library.found", n=len(found)))}</p>')
    for card in found:
        _row(card, say)


def _wanted(say: Wording) -> Wanted:
    trainings = {training.id: training for training in app().library.trainings(me().id)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        training = None
        if len(trainings) > 1:
            training = st.selectbox(
                say("library.training"),
                [None, *trainings],
                format_func=lambda key: trainings[key].title[say.language] if key else say("library.any"),
                key="filter-training",
            )
        competencies = {
            key: competency.name[say.language]
            for one in trainings.values()
            if training in {None, one.id}
            for key, competency in one.competencies.items()
        }
        competency = st.selectbox(
            say("library.competency"),
            [None, *competencies],
            format_func=lambda key: competencies[key] if key else say("library.any"),
            key="filter-competency",
        )
        difficulty = st.selectbox(
            say("library.difficulty"),
            [None, *_DIFFICULTY],
            format_func=lambda key: say(_DIFFICULTY[key]) if key else say("library.any"),
            key="filter-difficulty",
        )
        minutes = st.selectbox(
            say("library.length"),
            [None, *_LENGTHS],
            format_func=lambda key: say("library.at_most", n=key) if key else say("library.any"),
            key="filter-minutes",
        )
    return Wanted(training, (competency,) if competency else (), (difficulty,) if difficulty else (), minutes)


def _clear() -> None:
    for name in ("filter-training", "filter-competency", "filter-difficulty", "filter-minutes"):
        st.session_state.pop(name, None)


def _row(card: Card, say: Wording) -> None:
    script = card.script
    exercised = [card.training.competencies[key].name[say.language] for key in script.competencies]
    facts = " · ".join(
        (
            say("library.minutes", low=card.entry.minutes[0], high=card.entry.minutes[1]),
            say(_DIFFICULTY[script.difficulty]),
            say.names(exercised),
        )
    )
    with st.container(key=f"row-{card.entry.id}"):
        text, actions = st.columns([3, 1], vertical_alignment="center")
        with text:
            draw(
                f'<h2 class="rc-h2">{safe(script.title)}</h2><p class="rc-p">{safe(script.goal)}</p>'
                f'<p class="rc-note">{safe(facts)}</p>'
            )
            if card.closed_takes:
                told = say("library.takes", n=len(card.closed_takes))
                draw(f'<p class="rc-note">{safe(told)}</p>')
        with actions:
            _actions(card, say)


def _actions(card: Card, say: Wording) -> None:
    """Go on where that can be done, read the brief, look back."""
    on = card.open_take
    if on and st.button(say("library.go_on", n=on.number), key=f"on-{card.entry.id}", width="stretch"):
        st.switch_page(page("learner/room"), query_params={"take": str(on.id)})
    if st.button(say("library.brief"), key=f"brief-{card.entry.id}", width="stretch", help=plain(card.script.title)):
        st.switch_page(page("learner/brief"), query_params={"scenario": card.entry.id})
    done = card.closed_takes
    if done and st.button(say("library.last"), key=f"last-{card.entry.id}", type="tertiary", width="stretch"):
        st.switch_page(page("learner/feedback"), query_params={"take": str(done[-1].id)})


main()
