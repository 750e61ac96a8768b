"""A talk as either of the two sees it: what was proposed, what is settled, and afterwards notes of each their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import streamlit as st

from coach.services.access import Actor
from coach.services.followup import TalkView
from coach.services.talks import MAX_ASKED, MAX_NOTE
from coach.ui.navigation import page
from coach.ui.parts.attempt import attempt
from coach.ui.parts.promises import promise_form
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording

_ORDER = ("proposed", "asked", "planned", "cancelled", "past")


def talk(view: TalkView, who: Actor, say: Wording) -> None:
    """Draw it with what one can do about it now."""
    manages = view.talk.manager == who.id
    with st.container(key=f"talk-{view.talk.id}"):
        if view.state == "proposed" and not manages:
            _choose(view, who, say)
        elif view.state in {"proposed", "asked"}:
            _waiting(view, who, say)
        elif view.state == "past":
            _past(view, who, say)
        else:
            _settled(view, who, say)


def ordered(views: Sequence[TalkView]) -> list[TalkView]:
    """What asks for something first, then what is coming, then what was, newest first."""

    def place(view: TalkView) -> tuple[int, float]:
        at = (view.talk.chosen or view.talk.made).timestamp()
        return _ORDER.index(view.state), -at if view.state == "past" else at

    return sorted(views, key=place)


def moment(at: datetime, who: Actor, say: Wording) -> str:
    """A moment where the reader is."""
    return say("followup.at", day=say.weekday(at.astimezone(who.zone).date()), time=say.time(at, who.zone))


def _choose(view: TalkView, who: Actor, say: Wording) -> None:
    """A proposal at the member: pick a moment, ask for another, or say no."""
    one, name = view.talk, view.other.first_name
    lead = say("followup.proposes", name=name, minutes=one.minutes)
    draw(f'<h3 class="rc-h3">{safe(lead)}</h3>{_questions(view, say)}')
    slots = one.open_slots(who.now)
    st.radio(say("followup.when"), slots, key=f"slot-{one.id}", format_func=lambda at: moment(at, who, say))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("followup.pick"), key=f"pick-{one.id}", type="primary", on_click=_pick, args=(who.id, one.id))
        _ask(view, who, say)
        st.button(say("followup.decline"), key=f"no-{one.id}", type="tertiary", on_click=_no, args=(who.id, one.id))
    draw(f'<p class="rc-note">{safe(say("followup.decline_note", name=name))}</p>')


def _waiting(view: TalkView, who: Actor, say: Wording) -> None:
    """What was proposed and is not settled, at the manager; or that another moment was asked for, at both."""
    one, name = view.talk, view.other.first_name
    manages = one.manager == who.id
    slots = say.either([moment(at, who, say) for at in one.open_slots(who.now)])
    if view.state == "proposed":
        draw(f'<p class="rc-p">{safe(say("followup.you_proposed", slots=slots))}</p>')
    else:
        told = say("followup.asks_other", name=name) if manages else say("followup.you_asked", name=name)
        wish = f'<p class="rc-spoken">“{safe(one.asked_words)}”</p>' if one.asked_words else ""
        draw(f'<p class="rc-p">{safe(told)}</p>{wish}')
    with st.container(horizontal=True, vertical_alignment="center"):
        if manages:
            if view.state == "asked" and st.button(say("followup.offer"), key=f"offer-{one.id}"):
                st.switch_page(page("manager/talk"), query_params={"talk": str(one.id)})
            st.button(
                say("followup.take_back"), key=f"cancel-{one.id}", type="tertiary", on_click=_cancel,
                args=(who.id, one.id),
            )  # fmt: skip
        else:
            st.button(say("followup.decline"), key=f"no-{one.id}", type="tertiary", on_click=_no, args=(who.id, one.id))


def _settled(view: TalkView, who: Actor, say: Wording) -> None:
    one, name = view.talk, view.other.first_name
    when = moment(one.chosen or one.changed, who, say)
    off = view.state == "cancelled"
    told = say("followup.off", name=name, when=when) if off else say("followup.planned", name=name, when=when)
    minutes = "" if off else f'<p class="rc-note">{safe(say("followup.minutes", minutes=one.minutes))}</p>'
    asked = "" if off else _questions(view, say)
    draw(f'<h3 class="rc-h3">{safe(told)}</h3>{minutes}{asked}')
    with st.container(horizontal=True, vertical_alignment="center"):
        person, language = who.id, say.language
        st.download_button(
            say("followup.from_calendar") if off else say("followup.to_calendar"),
            lambda: app().followup.talks.calendar(person, one.id, language), say("calendar.file"), "text/calendar",
            key=f"ics-{one.id}", icon=":material/calendar_today:", on_click="ignore",
        )  # fmt: skip
        if off:
            return
        if one.manager != who.id:
            _ask(view, who, say)
        elif st.button(say("followup.offer"), key=f"offer-{one.id}", type="tertiary"):
            st.switch_page(page("manager/talk"), query_params={"talk": str(one.id)})
        with st.popover(say("followup.call_off"), type="tertiary", key=f"off-{one.id}"):
            draw(f'<p class="rc-p">{safe(say("followup.call_off_text", name=name))}</p>')
            st.button(say("followup.call_off_yes"), key=f"cancel-{one.id}", on_click=_cancel, args=(who.id, one.id))


def _past(view: TalkView, who: Actor, say: Wording) -> None:
    one, other = view.talk, view.other
    name = other.first_name
    when = moment(one.chosen or one.changed, who, say)
    held = f'<p class="rc-note">{safe(say("followup.held"))}</p>' if one.held else ""
    theirs = ""
    if view.theirs is not None:
        label = say("followup.note_of", name=name)
        theirs = f'<p class="rc-label">{safe(label)}</p><p class="rc-p">{safe(view.theirs.text)}</p>'
    draw(f'<h3 class="rc-h3">{safe(say("followup.was", name=name, when=when))}</h3>{held}{theirs}')
    if not one.held:
        st.button(say("followup.held_it"), key=f"held-{one.id}", on_click=_held, args=(who.id, one.id))
    with st.expander(say("followup.notes"), key=f"notes-{one.id}"):
        if asked := _questions(view, say):
            draw(asked)
        mine = view.mine
        st.text_area(
            say("followup.note"), mine.text if mine else "", key=f"note-{one.id}", height=120, max_chars=MAX_NOTE
        )
        st.checkbox(
            say("followup.note_show", name=plain(name)), mine.shared if mine else False, key=f"note-shown-{one.id}"
        )
        st.button(say("followup.note_keep"), key=f"note-keep-{one.id}", on_click=_note, args=(who.id, one.id))
        draw(f'<p class="rc-h3">{safe(say("followup.agree"))}</p>')
        promise_form(who, other, say, one.id)


def _questions(view: TalkView, say: Wording) -> str:
    if not view.talk.questions:
        return ""
    rows = "".join(f"<li>{safe(question)}</li>" for question in view.talk.questions)
    return f'<p class="rc-label">{safe(say("followup.about"))}</p><ul class="rc-points">{rows}</ul>'


def _ask(view: TalkView, who: Actor, say: Wording) -> None:
    one = view.talk
    with st.popover(say("followup.ask_other"), key=f"other-{one.id}"):
        st.text_input(
            say("followup.ask_words"), key=f"other-words-{one.id}", max_chars=MAX_ASKED,
            placeholder=say("followup.ask_like"),
        )  # fmt: skip
        st.button(say("followup.ask_it"), key=f"ask-{one.id}", on_click=_ask_others, args=(who.id, one.id))


def _pick(person: UUID, one: UUID) -> None:
    slot = st.session_state[f"slot-{one}"]
    attempt(lambda: app().followup.talks.pick(person, one, slot))


def _ask_others(person: UUID, one: UUID) -> None:
    words = st.session_state[f"other-words-{one}"]
    attempt(lambda: app().followup.talks.ask_others(person, one, words))


def _no(person: UUID, one: UUID) -> None:
    attempt(lambda: app().followup.talks.decline(person, one))


def _cancel(person: UUID, one: UUID) -> None:
    attempt(lambda: app().followup.talks.cancel(person, one))


def _held(person: UUID, one: UUID) -> None:
    attempt(lambda: app().followup.talks.held(person, one))


def _note(person: UUID, one: UUID) -> None:
    text, shown = st.session_state[f"note-{one}"], st.session_state[f"note-shown-{one}"]
    attempt(lambda: app().followup.talks.note(person, one, text, shared=shown))
