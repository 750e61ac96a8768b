"""Rehearsing together: what comes up, what I was asked, what I asked, and somebody to ask."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.services.access import Actor
from coach.services.joint_seats import Coming
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts import face
from coach.ui.parts.notice import trouble
from coach.ui.parts.paged import page_of
from coach.ui.parts.proposing import ask, asked, sent
from coach.ui.parts.text import draw, heading, plain, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording

_TIES = {"manager": "together.manager_of", "member": "together.in_team", "colleague": "together.colleague"}
_STATES = {"open": "together.running", "debrief": "together.debrief"}


def main() -> None:
    """Draw the page."""
    style.apply("joint.css")
    say, who = words(), me()
    if (joint := st.session_state.pop("together-accepted", None)) is not None:
        st.switch_page(page("joint"), query_params={"joint": str(joint)})
    title(say("together.title"), below=say("together.lead"))
    draw(f'<p class="rc-p rc-soft">{safe(say("together.how"))}</p>')
    failed = st.session_state.pop("together-failed", None)
    if failed is not None:
        trouble(failed, say)
    if (name := st.session_state.pop("together-proposed", None)) is not None:
        st.success(say("together.proposed", name=plain(name)))
    try:
        _draw(who, say)
    except CoachError as error:
        trouble(error, say)


def _draw(who: Actor, say: Wording) -> None:
    titles = _titles(say)
    received, mine = app().joints.proposals(who.id)
    coming = app().joints.joints(who.id)
    _own_part(who, titles, say)
    if coming:
        heading(say("together.coming"))
    for number, one in enumerate(coming):
        _row(one, who, titles, say, first=number == 0)
    if received:
        heading(say("together.asked"))
    for wanted in received:
        asked(wanted, who, titles, say)
    if mine:
        heading(say("together.sent"))
    for made in mine:
        sent(made, who, titles, say)
    _people(who, say)


def _titles(say: Wording) -> Mapping[str, str]:
    """Scenarios by id, as they are called in the reader's language."""
    found = app().catalogue.scenarios()
    return {
        name: (entry.scenes.get(say.language) or next(iter(entry.scenes.values()))).title
        for name, entry in found.items()
    }


def _own_part(who: Actor, titles: Mapping[str, str], say: Wording) -> None:
    """Before a manager plays somebody's counterpart for the first time: their own side, alone."""
    offered = [name for name in app().joints.first_time(who.id) if name in titles]
    if not offered:
        return
    with st.container(key="card-own-part"):
        draw(
            f'<h2 class="rc-h2">{safe(say("together.own_first"))}</h2>'
            f'<p class="rc-p">{safe(say("together.own_first_text"))}</p>'
        )
        if st.button(say("together.own_first_go"), key="own-part"):
            st.switch_page(page("learner/brief"), query_params={"scenario": offered[0]})


def _row(one: Coming, who: Actor, titles: Mapping[str, str], say: Wording, *, first: bool) -> None:
    """One that is coming, under way, or to be talked over."""
    other = one.learner if one.role != "learner" else one.counterpart
    name = other.first_name if other is not None else say("joint.somebody")
    kinds = {"learner": "together.with_me", "counterpart": "together.with", "observer": "together.watching"}
    what = titles.get(one.joint.scenario or "", "")
    joint = one.joint
    if joint.state in _STATES:
        when = say(_STATES[joint.state])
    elif joint.slot is not None:
        at = joint.slot.astimezone(who.zone)
        when = say("together.at", day=say.weekday(at.date()), time=say.time(at, who.zone))
    else:
        when = say("together.now")
    with st.container(key=f"row-joint-{joint.id}"):
        text, action = st.columns([4, 1.4], vertical_alignment="center")
        text.html(
            f'<div class="rc-person">{face.portrait(other) if other is not None else ""}<div>'
            f'<h3 class="rc-h3">{safe(say(kinds[one.role], name=name))}</h3>'
            f'<p class="rc-note">{safe(" · ".join(part for part in (when, what) if part))}</p></div></div>'
        )
        talk = joint.state == "debrief"
        label = say("together.to_debrief") if talk else say("together.to_room")
        if action.button(label, key=f"go-{joint.id}", type="primary" if first else "secondary"):
            st.switch_page(page("debrief" if talk else "joint"), query_params={"joint": str(joint.id)})


def _people(who: Actor, say: Wording) -> None:
    heading(say("together.people"))
    partners = app().joints.partners(who.id)
    if not partners:
        draw(f'<p class="rc-p">{safe(say("together.nobody"))}</p>')
        return
    wanted: UUID | None = st.session_state.get("together-ask")
    first = sorted(partners, key=lambda one: one.person.id != wanted)
    for one in page_of(first, lambda one: one.person.name, "partners", say):
        with st.container(key=f"row-partner-{one.person.id}"):
            text, action = st.columns([4, 1.4], vertical_alignment="center")
            text.html(
                f'<div class="rc-person">{face.portrait(one.person)}<div>'
                f'<h3 class="rc-h3">{safe(one.person.name)}</h3>'
                f'<p class="rc-note">{safe(say(_TIES[one.tie]))}</p></div></div>'
            )
            if wanted != one.person.id:
                action.button(
                    say("together.propose"), key=f"propose-{one.person.id}", on_click=_open, args=(one.person.id,)
                )
            else:
                ask(one, who, say)


def _open(person: UUID) -> None:
    st.session_state["together-ask"] = person


main()
