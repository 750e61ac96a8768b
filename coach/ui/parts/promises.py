"""What was promised and agreed between two people, the same list for both; whoever does it says when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from coach.programme.commitment import Commitment
from coach.programme.people import Person
from coach.services.access import Actor
from coach.services.promises import MAX_PROMISE
from coach.ui.parts.attempt import attempt
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording


def promises(found: Sequence[tuple[Commitment, Person]], who: Actor, say: Wording) -> None:
    """Draw what is to be done, each with the other person; what is done folds away."""
    for one, other in found:
        if one.done is None:
            _row(one, other, who, say)
    done = [pair for pair in found if pair[0].done is not None]
    if done:
        key = f"done-{done[0][0].id}"
        with st.expander(say("followup.done"), key=key):
            for one, other in done:
                _row(one, other, who, say)


def _row(one: Commitment, other: Person, who: Actor, say: Wording) -> None:
    mine = one.owner == who.id
    whose = say("followup.you_to", name=other.first_name) if mine else say("followup.they_to", name=other.first_name)
    due = f'<span class="rc-note"> {safe(say("followup.due", day=say.weekday(one.due)))}</span>' if one.due else ""
    text = f'<p class="rc-label">{safe(whose)}</p><p class="rc-p">{safe(one.what)}{due}</p>'
    with st.container(key=f"promise-{one.id}"):
        draw(f'<div class="rc-promise">{text}</div>')
        if mine:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.checkbox(
                    say("followup.is_done"), value=one.done is not None, key=f"is-done-{one.id}",
                    on_change=_mark, args=(who.id, one.id),
                )  # fmt: skip
                with st.popover(say("followup.remove"), type="tertiary", key=f"away-{one.id}"):
                    draw(f'<p class="rc-p">{safe(say("followup.remove_text", name=other.first_name))}</p>')
                    st.button(
                        say("followup.remove_yes"), key=f"remove-{one.id}", on_click=_remove, args=(who.id, one.id)
                    )


def promise_form(who: Actor, other: Person, say: Wording, talk: UUID | None = None) -> None:
    """One sentence, and a day if one likes."""
    key = f"{talk or other.id}"
    st.text_input(
        say("followup.promise_what"), key=f"promise-what-{key}", max_chars=MAX_PROMISE,
        placeholder=say("followup.promise_like"),
    )  # fmt: skip
    today = who.now.astimezone(who.zone).date()
    st.date_input(
        say("followup.promise_due"), None, min_value=today, key=f"promise-due-{key}", format="DD/MM/YYYY"
    )  # fmt: skip
    draw(f'<p class="rc-note">{safe(say("followup.promise_note", name=other.first_name))}</p>')
    label = say("followup.promise_it") if talk is None else say("followup.agree_it")
    st.button(
        label, key=f"promise-it-{key}", on_click=_promise, args=(who.id, other.id, talk, key),
        help=plain(other.first_name),
    )  # fmt: skip


def _promise(person: UUID, other: UUID, talk: UUID | None, key: str) -> None:
    what, due = st.session_state[f"promise-what-{key}"], st.session_state[f"promise-due-{key}"]
    use = app().followup.promises
    do = partial(use.promise, person, other) if talk is None else partial(use.agree, person, talk)
    if attempt(lambda: do(what, due)):
        st.session_state[f"promise-what-{key}"] = ""
        st.session_state[f"promise-due-{key}"] = None


def _mark(person: UUID, promise: UUID) -> None:
    done = st.session_state[f"is-done-{promise}"]
    attempt(lambda: app().followup.promises.mark(person, promise, done=done))


def _remove(person: UUID, promise: UUID) -> None:
    attempt(lambda: app().followup.promises.remove(person, promise))
