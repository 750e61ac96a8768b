"""Rehearsals: find a scenario, go on with one, look back at earlier takes."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from coach.services.library import Card, Wanted
from coach.ui.navigation import page
from coach.ui.parts.free import free
from coach.ui.parts.text import draw, para, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording

_DIFFICULTY = {1: "library.difficulty_1", 2: "library.difficulty_2", 3: "library.difficulty_3"}
_LENGTHS = (5, 10, 15)
_FILTERS = ("training", "competency", "difficulty", "minutes")


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
            st.button(say("library.clear"), key="clear", on_click=_clear, args=(say,))
        return
    draw(f'<p class="rc-note" role="status">{safe(say("library.found", n=len(found)))}</p>')
    for card in found:
        _row(card, say)


def _wanted(say: Wording) -> Wanted:
    trainings = {training.id: training for training in app().library.trainings(me().id)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        training = None
        if len(trainings) > 1:
            titles = {key: one.title[say.language] for key, one in trainings.items()}
            training = _filter("training", say("library.training"), titles, say)
        competencies = {
            key: competency.name[say.language]
            for one in trainings.values()
            if training in {None, one.id}
            for key, competency in one.competencies.items()
        }
        competency = _filter("competency", say("library.competency"), competencies, say)
        levels = {str(key): say(name) for key, name in _DIFFICULTY.items()}
        difficulty = _filter("difficulty", say("library.difficulty"), levels, say)
        lengths = {str(most): say("library.at_most", n=most) for most in _LENGTHS}
        minutes = _filter("minutes", say("library.length"), lengths, say)
    return Wanted(
        training,
        (competency,) if competency else (),
        (int(difficulty),) if difficulty else (),
        int(minutes) if minutes else None,
    )


def _filter(name: str, label: str, options: Mapping[str, str], say: Wording) -> str | None:
    """A list to choose from; the address keeps the choice, since labels, and so the list, change with the language."""
    kept = st.query_params.get(name)
    key = f"filter-{name}-{say.language}"
    choices: list[str | None] = [None, *options]
    return st.selectbox(
        label, choices, choices.index(kept) if kept in options else 0, key=key, on_change=_chosen, args=(name, key),
        format_func=lambda choice: options[choice] if choice else say("library.any"),
    )  # fmt: skip


def _chosen(name: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen


def _clear(say: Wording) -> None:
    for name in _FILTERS:
        st.query_params.pop(name, None)
        st.session_state.pop(f"filter-{name}-{say.language}", None)


def _row(card: Card, say: Wording) -> None:
    script = card.scene
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
                f'{free(script, say)}<p class="rc-note">{safe(facts)}</p>'
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
    if st.button(say("library.brief"), key=f"brief-{card.entry.id}", width="stretch", help=plain(card.scene.title)):
        st.switch_page(page("learner/brief"), query_params={"scenario": card.entry.id})
    done = card.closed_takes
    if done and st.button(say("library.last"), key=f"last-{card.entry.id}", type="tertiary", width="stretch"):
        st.switch_page(page("learner/feedback"), query_params={"take": str(done[-1].id)})


main()
