"""An assignment of the guide as a card: plan it, did it, not for me, put back, and a note to oneself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal
from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.assignment import MAX_NOTE, AssignmentState
from coach.programme.guide import Fitted, PersonalGuide
from coach.programme.guide_words import because
from coach.programme.people import Person
from coach.scenario.training import Assignment
from coach.services.access import Actor
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording

_CHANGED, _FAILED = "guide-changed", "guide-failed"
_STOOD = {"done": "guide.stood_done", "planned": "guide.stood_planned", "skipped": "guide.stood_skipped"}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card is about."""

    guide: PersonalGuide
    fitted: Fitted[Assignment]
    member: Person | None
    state: AssignmentState | None

    @property
    def key(self) -> str:
        """A name for its widgets."""
        about = self.member.handle if self.member is not None else "all"
        return f"{self.guide.training.id}-{self.fitted.of.id}-{about}"

    @property
    def where(self) -> tuple[str, str, UUID | None]:
        """Training, assignment and member, as the use cases ask for them."""
        return self.guide.training.id, self.fitted.of.id, self.member.id if self.member is not None else None


def changed(who: Actor, say: Wording) -> None:
    """What was just done with a card, and how to put it back; or why it could not be done."""
    failed = st.session_state.pop(_FAILED, None)
    if failed is not None:
        trouble(failed, say)
    last = st.session_state.get(_CHANGED)
    if last is None:
        return
    status, card, day = last
    told = say(_STOOD[status], title=card.fitted.title, day=say.weekday(day) if day else "")
    with st.container(key="row-changed", horizontal=True, vertical_alignment="center"):
        draw(f'<p class="rc-p">{safe(told)}</p>')
        st.button(say("guide.put_back"), key="put-back", type="tertiary", on_click=_undo, args=(who.id, card))


def card(one: Card, who: Actor, say: Wording) -> None:
    """Draw it."""
    status = one.state.status if one.state is not None else "open"
    with st.container(key=f"card-thing-{one.key}"):
        draw(_text(one, say))
        with st.container(key=f"do-{one.key}", horizontal=True, vertical_alignment="center"):
            if status in {"done", "skipped"}:
                _button(say("guide.put_back"), "back", one, partial(_undo, who.id, one))
            else:
                _plan(one, who, say)
                _button(say("guide.done"), "done", one, partial(_done, who.id, one))
                if status == "planned":
                    _button(say("guide.put_back"), "back", one, partial(_undo, who.id, one))
                else:
                    _button(say("guide.not_for_me"), "skip", one, partial(_skip, who.id, one))
            _note(one, who, say)


def _text(one: Card, say: Wording) -> str:
    state, fitted = one.state, one.fitted
    when = note = ""
    if state is not None:
        told = {"done": say("guide.done"), "skipped": say("guide.skipped")}.get(state.status, "")
        if state.status == "planned" and state.day is not None:
            told = say("guide.planned", day=say.weekday(state.day))
        when = f'<p class="rc-when">{safe(told)}</p>' if told else ""
        note = f'<p class="rc-own-note">{safe(state.note)}</p>' if state.note else ""
    why = because(fitted.because, one.guide, say, current=fitted.current)
    return (
        f'<div class="rc-thing"><h2 class="rc-h3">{safe(fitted.title)}</h2><p class="rc-p">{safe(fitted.text)}</p>'
        f'<p class="rc-because">{safe(why)}</p>{when}{note}</div>'
    )


def _plan(one: Card, who: Actor, say: Wording) -> None:
    with st.popover(say("guide.plan"), icon=":material/calendar_today:", key=f"plan-{one.key}"):
        today = who.now.astimezone(who.zone).date()
        planned = one.state.day if one.state is not None else None
        st.date_input(
            say("guide.plan_day"), max(planned or today, today), min_value=today, format="DD/MM/YYYY",
            key=f"day-{one.key}",
        )  # fmt: skip
        st.button(say("guide.plan_it"), key=f"plan-it-{one.key}", type="primary", on_click=_planned, args=(who.id, one))


def _note(one: Card, who: Actor, say: Wording) -> None:
    with st.popover(say("guide.note"), type="tertiary", key=f"note-{one.key}"):
        st.text_area(
            say("guide.note_label"), one.state.note if one.state is not None else "", key=f"words-{one.key}",
            max_chars=MAX_NOTE, height=120,
        )  # fmt: skip
        st.button(say("guide.note_keep"), key=f"keep-{one.key}", on_click=_noted, args=(who.id, one))


def _button(label: str, name: str, one: Card, use: Callable[[], None]) -> None:
    icon = ":material/check:" if name == "done" else None
    kind: Literal["secondary", "tertiary"] = "secondary" if icon else "tertiary"
    st.button(label, key=f"{name}-{one.key}", type=kind, icon=icon, on_click=use, help=plain(one.fitted.title))


def _planned(person: UUID, one: Card) -> None:
    day: date = st.session_state[f"day-{one.key}"]
    _try("planned", one, day, lambda: app().guide.plan(person, *one.where, day))


def _done(person: UUID, one: Card) -> None:
    _try("done", one, None, lambda: app().guide.done(person, *one.where))


def _skip(person: UUID, one: Card) -> None:
    _try("skipped", one, None, lambda: app().guide.skip(person, *one.where))


def _undo(person: UUID, one: Card) -> None:
    _try(None, one, None, lambda: app().guide.undo(person, *one.where))


def _noted(person: UUID, one: Card) -> None:
    words = str(st.session_state[f"words-{one.key}"])
    _try(None, one, None, lambda: app().guide.note(person, *one.where, words))


def _try(status: str | None, one: Card, day: date | None, use: Callable[[], None]) -> None:
    try:
        use()
    except CoachError as error:
        st.session_state[_FAILED] = error
    else:
        st.session_state[_CHANGED] = (status, one, day) if status is not None else None
