"""What the others saw: their silent notes, and one anchor in words per competency, or "not seen"."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.competency.model import LEVELS, Competency
from coach.programme.joint import MAX_DEBRIEF, View
from coach.services.debrief_room import DebriefRoom
from coach.ui.parts.debrief_words import attempt
from coach.ui.parts.text import draw, plain, safe, section
from coach.ui.wiring import app
from coach.wording import Wording

_MINUTE = 60
_NOT_SEEN = 0
"""Stands in the list of levels for "not seen"."""


def notes(room: DebriefRoom, say: Wording) -> None:
    """Notes with the minute at which they were made: mine, and for the learner everybody's."""
    if not room.notes:
        return
    names = {seat.person: seat.name for seat in room.seats}
    several, left = room.role == "learner", say("joint.somebody")
    lines = "".join(
        f"<li><strong>{_since(room, number)}</strong> "
        f"{safe(names.get(note.author, left) + ': ') if several else ''}{safe(note.text)}</li>"
        for number, note in enumerate(room.notes)
    )
    told = say("debrief.notes") if several else say("debrief.my_notes")
    draw(f'<section class="rc-talk"><h2 class="rc-h2">{safe(told)}</h2><ul class="rc-notes">{lines}</ul></section>')


def their_views(room: DebriefRoom, say: Wording) -> None:
    """For the learner: how each of the others saw it."""
    draw(f'<h2 class="rc-h2">{safe(say("debrief.views"))}</h2>')
    for seat in room.seats:
        if seat.person == room.me:
            continue
        given = [view for view in room.views if view.author == seat.person]
        if not given:
            draw(f'<p class="rc-p rc-soft">{safe(say("debrief.view_none", name=seat.name))}</p>')
            continue
        drawn = "".join(_view(one, given, say) for one in room.rubric)
        told = say("debrief.view_of", name=seat.name)
        draw(f'<section class="rc-talk"><h3 class="rc-h3">{safe(told)}</h3>{drawn}</section>')


def my_views(room: DebriefRoom, say: Wording) -> None:
    """For the others: the form; what was kept stands in it."""
    section(say("debrief.my_view", name=room.learner), say("debrief.my_view_lead"))
    if room.state == "closed":
        return
    given = {view.competency: view for view in room.views if view.author == room.me}
    if room.shown:  # what lies apart from it is in view: it stands
        draw("".join(_view(one, list(given.values()), say) for one in room.rubric))
        return
    with st.form("debrief-view", border=False):
        for one in room.rubric:
            _ask(one, given.get(one.id), say)
        st.form_submit_button(
            say("debrief.view_keep"), key="keep-views", type="primary", on_click=_keep,
            args=(room.me, room.id, tuple(one.id for one in room.rubric)),
        )  # fmt: skip
    if given:
        draw(f'<p class="rc-note" role="status">{safe(say("debrief.view_kept"))}</p>')


def _ask(one: Competency, given: View | None, say: Wording) -> None:
    options = [*LEVELS, _NOT_SEEN]
    before = None if given is None else options.index(given.level or _NOT_SEEN)
    with st.container(key=f"row-view-{one.id}"):
        st.radio(
            one.name[say.language], options, before, key=f"view-{one.id}",
            format_func=lambda level: plain(one.anchor(level, say.language)) if level else say("debrief.not_seen"),
        )  # fmt: skip
        st.text_input(
            say("debrief.view_words"), given.words if given is not None else "", max_chars=MAX_DEBRIEF,
            key=f"view-words-{one.id}",
        )  # fmt: skip


def _view(one: Competency, given: list[View], say: Wording) -> str:
    found = next((view for view in given if view.competency == one.id), None)
    if found is None:
        return ""
    told = one.anchor(found.level, say.language) if found.level is not None else say("debrief.not_seen_by")
    words = f'<p class="rc-p rc-soft">{safe(found.words)}</p>' if found.words else ""
    return f'<p class="rc-label">{safe(one.name[say.language])}</p><p class="rc-p">{safe(told)}</p>{words}'


def _since(room: DebriefRoom, number: int) -> str:
    note = room.notes[number]
    seconds = max(0, int((note.at - room.opened).total_seconds())) if room.opened is not None else 0
    return f"{seconds // _MINUTE:02d}:{seconds % _MINUTE:02d}"


def _keep(person: UUID, joint: UUID, competencies: tuple[str, ...]) -> None:
    for one in competencies:
        level = st.session_state.get(f"view-{one}")
        if level is None:
            continue
        words = st.session_state.get(f"view-words-{one}") or ""
        if not attempt(lambda one=one, level=level, words=words: _give(person, joint, one, level, words)):  # type: ignore[misc]
            return


def _give(person: UUID, joint: UUID, competency: str, level: int, words: str) -> None:
    app().debriefs.view(person, joint, competency, None if level == _NOT_SEEN else level, words)
