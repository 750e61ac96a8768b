"""Two takes side by side: the same moments, other words."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from coach.conversation.takes import Take
from coach.errors import CoachError
from coach.services.access import Actor
from coach.services.review import Review
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.again import rewind
from coach.ui.parts.moments import read_models
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.side_by_side import Row, aligned, differences, row
from coach.ui.parts.text import draw, para, safe, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording

_STRAIN = {"calm": "takes.calm", "tense": "takes.tense", "heated": "takes.heated"}


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css")
    say, who = words(), me()
    one, other = id_in_address("one"), id_in_address("other")
    closed = {take.id: take for take in app().library.takes(who.id) if take.status != "open"}
    first = closed.get(one) if one else None
    if first is None:
        title(say("takes.title"))
        gone(say("takes.none"), say)
        return
    mine = sorted((take for take in closed.values() if take.scenario == first.scenario), key=lambda take: take.number)
    if len(mine) == 1:
        _only_one(first, say)
        return
    second = closed.get(other) if other and other != one else None
    second = second or next(take for take in reversed(mine) if take.id != first.id)
    try:
        with st.spinner(say("takes.reading")):
            pair = app().reviews.side_by_side(who.id, first.id, second.id)
    except CoachError as error:
        title(say("takes.title"))
        trouble(error, say)
        return
    title(say("takes.title"), above=pair[0].scene.title, below=_pressure(pair, say))
    _choose(mine, pair, who, say)
    for number, found in enumerate(aligned(*pair), start=1):
        _row(number, found, pair, say)
    with st.container(key="card-differences"):
        draw(differences(pair, say))
    if st.button(say("takes.back"), key="back", type="tertiary"):
        st.switch_page(page("learner/feedback"), query_params={"take": str(pair[1].take.id)})


def _only_one(take: Take, say: Wording) -> None:
    title(say("takes.title"))
    para(say("takes.only_one"))
    if st.button(say("takes.again"), key="again", type="primary"):
        st.switch_page(page("learner/brief"), query_params={"scenario": take.scenario})


def _pressure(pair: tuple[Review, Review], say: Wording) -> str:
    first, second = (review.take for review in pair)
    if first.pressure == second.pressure:
        return say("takes.same_pressure", pressure=say(_STRAIN[first.pressure]))
    return say(
        "takes.other_pressure", one=first.number, pressure=say(_STRAIN[first.pressure]), other=second.number,
        second=say(_STRAIN[second.pressure]),
    )  # fmt: skip


def _choose(mine: Sequence[Take], pair: tuple[Review, Review], who: Actor, say: Wording) -> None:
    """Two lists to choose from; what is chosen goes into the address."""
    known = {take.id: take for take in mine}

    def named(take: UUID) -> str:
        started = known[take].started.astimezone(who.zone).date()
        pressure = say(_STRAIN[known[take].pressure])
        return say("takes.option", n=known[take].number, pressure=pressure, day=say.day(started))

    for column, name, label, review, opposite in zip(
        st.columns(2, gap="large"), ("one", "other"), (say("takes.left"), say("takes.right")), pair, pair[::-1],
        strict=True,
    ):  # fmt: skip
        options = [take for take in known if take != opposite.take.id]
        key = f"choose-{name}-{pair[0].take.id}-{pair[1].take.id}-{say.language}"
        column.selectbox(
            label, options, options.index(review.take.id), format_func=named, key=key, on_change=_chosen,
            args=(name, key),
        )  # fmt: skip


def _chosen(name: str, key: str) -> None:
    if isinstance(st.session_state[key], UUID):
        st.query_params[name] = str(st.session_state[key])


def _row(number: int, found: Row, pair: tuple[Review, Review], say: Wording) -> None:
    review, moment = (pair[1], found.other) if found.other else (pair[0], found.one)
    if moment is None or moment.turn is None:
        return
    with st.container(key=f"row-moment-{number}"):
        head, actions = st.columns([2, 1], vertical_alignment="center")
        head.html(f'<h2 class="rc-h2 rc-row-title">{number}. {safe(moment.node.title)}</h2>')
        with actions, st.container(horizontal=True, horizontal_alignment="right", key=f"handles-{number}"):
            if st.button(
                say("takes.from_here", n=number), key=f"from-{number}", type="tertiary", icon=":material/undo:"
            ):
                rewind(review.take.id, moment.turn.seq, say)
        row(found, pair, say)
        if (moment.node.strong or moment.node.weak) and st.button(
            say("takes.models", n=number), key=f"models-{number}", type="tertiary"
        ):
            read_models(review, moment, say)


main()
