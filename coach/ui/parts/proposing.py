"""Proposals to rehearse together: making one, the ones that one was made, and the ones that one made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.joint import MAX_WORDS, MOST_SLOTS
from coach.services.access import Actor
from coach.services.access_joint import Partner
from coach.services.proposing import NewProposal, Received, Sent
from coach.ui.parts import face
from coach.ui.parts.own_meetings import Played, playable
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording

_HOUR = 10
_OPEN = ""


def ask(one: Partner, who: Actor, say: Wording) -> None:
    """Draw the small form; everything in it may stay as it is."""
    name = plain(one.person.first_name)
    theirs = one.can_learn
    with st.container(key="card-ask"):
        if one.can_learn and who.learns:
            theirs = st.radio(
                say("together.who_rehearses"), [True, False], key="ask-who",
                format_func=lambda them: say("together.they_rehearse", name=name)
                if them
                else say("together.i_rehearse", name=name),
            )  # fmt: skip
        scenario, meeting = _OPEN, None
        if not theirs:
            mine = _mine(who, say)
            scenario, meeting = st.selectbox(
                say("together.scenario"), [(_OPEN, None), *mine], key="ask-scenario",
                format_func=lambda key: plain(mine[key]) if key in mine else say("together.scenario_open"),
            )  # fmt: skip
        text = st.text_area(
            say("together.words"), key="ask-words", max_chars=MAX_WORDS, height=90,
            placeholder=say("together.words_like"),
        )  # fmt: skip
        slots = _slots(who, say)
        with st.container(horizontal=True):
            new = NewProposal(one.person.id, scenario or None, meeting, text, slots, theirs)
            st.button(
                say("together.send", name=name), key="ask-send", type="primary",
                on_click=_propose, args=(who.id, new, one.person.first_name),
            )  # fmt: skip
            st.button(say("together.cancel"), key="ask-cancel", type="tertiary", on_click=_close)


def _mine(who: Actor, say: Wording) -> Mapping[Played, str]:
    """What one may rehearse oneself, own coming meetings first; by its title."""
    cards = app().library.scenarios(who.id, say.language)
    return {**playable(who, say), **{(card.entry.id, None): card.scene.title for card in cards}}


def _slots(who: Actor, say: Wording) -> tuple[datetime, ...]:
    """Up to three moments; none means now."""
    shown = st.session_state.get("ask-slots", 0)
    found = []
    draw(f'<p class="rc-label">{safe(say("together.slots"))}</p>')
    today = who.now.astimezone(who.zone).replace(minute=0, second=0, microsecond=0, tzinfo=None)
    for number in range(1, shown + 1):
        usual = (today + timedelta(days=number)).replace(hour=_HOUR)
        at = st.datetime_input(
            say("together.slot", n=number), usual, today, today + timedelta(days=60), key=f"ask-slot-{number}",
            format="DD/MM/YYYY",
        )  # fmt: skip
        if at is not None:
            found.append(at.replace(tzinfo=who.zone))
    if shown < MOST_SLOTS:
        st.button(say("together.add_slot"), key="ask-add-slot", type="tertiary", icon=":material/add:", on_click=_more)
    return tuple(found)


def asked(one: Received, who: Actor, titles: Mapping[str, str], say: Wording) -> None:
    """Draw one that waits for an answer: a yes with a moment, or a no of which nothing is left."""
    name = one.proposer.first_name
    told = (
        say("together.asks_play", name=name) if one.role == "counterpart" else say("together.asks_rehearse", name=name)
    )
    with st.container(key=f"card-asked-{one.id}"):
        what = titles.get(one.scenario or "", "")
        about = f'<p class="rc-note">{safe(what)}</p>' if what else ""
        quoted = f'<p class="rc-spoken">“{safe(one.words)}”</p>' if one.words else ""
        draw(
            f'<div class="rc-person">{face.portrait(one.proposer)}<div><h3 class="rc-h3">{safe(told)}</h3>{about}'
            f"{quoted}</div></div>"
        )
        slot = None
        if one.slots:
            slot = st.radio(
                say("together.when"), one.slots, key=f"slot-{one.id}", format_func=lambda at: _moment(at, who, say)
            )
        with st.container(horizontal=True):
            st.button(
                say("together.accept_slot") if one.slots else say("together.accept_now"), key=f"accept-{one.id}",
                type="primary", on_click=_accept, args=(who.id, one.id, slot),
            )  # fmt: skip
            st.button(say("together.decline"), key=f"decline-{one.id}", on_click=_decline, args=(who.id, one.id))
        draw(f'<p class="rc-note">{safe(say("together.decline_note", name=name))}</p>')


def sent(one: Sent, who: Actor, titles: Mapping[str, str], say: Wording) -> None:
    """Draw one that I made: the same whether it waits or was declined."""
    name = one.receiver.first_name
    told = say("together.sent_play", name=name) if one.role == "learner" else say("together.sent_rehearse", name=name)
    when = say.names([_moment(slot, who, say) for slot in one.slots]) or say("together.now")
    what = titles.get(one.scenario or "", "")
    with st.container(key=f"row-sent-{one.id}"):
        text, action = st.columns([4, 1.4], vertical_alignment="center")
        text.html(
            f'<h3 class="rc-h3">{safe(told)}</h3>'
            f'<p class="rc-note">{safe(" · ".join(part for part in (when, what) if part))}</p>'
        )
        action.button(say("together.withdraw"), key=f"withdraw-{one.id}", on_click=_withdraw, args=(who.id, one.id))


def _moment(at: datetime, who: Actor, say: Wording) -> str:
    local = at.astimezone(who.zone)
    return say("together.at", day=say.weekday(local.date()), time=say.time(local, who.zone))


def _propose(person: UUID, new: NewProposal, name: str) -> None:
    if _done(lambda: app().joints.propose(person, new)):
        st.session_state["together-proposed"] = name
        _close()


def _accept(person: UUID, proposal: UUID, slot: datetime | None) -> None:
    def accept() -> None:
        joint = app().joints.accept(person, proposal, slot)
        if slot is None:
            st.session_state["together-accepted"] = joint

    _done(accept)


def _decline(person: UUID, proposal: UUID) -> None:
    _done(lambda: app().joints.decline(person, proposal))


def _withdraw(person: UUID, proposal: UUID) -> None:
    _done(lambda: app().joints.withdraw(person, proposal))


def _done(do: Callable[[], object]) -> bool:
    try:
        do()
    except CoachError as error:
        st.session_state["together-failed"] = error
        return False
    return True


def _more() -> None:
    st.session_state["ask-slots"] = st.session_state.get("ask-slots", 0) + 1


def _close() -> None:
    for key in ("together-ask", "ask-slots", "ask-words"):
        st.session_state.pop(key, None)
