"""A counterpart whom a model speaks for, while they speak: sentence by sentence, in the transcript's markup."""

from __future__ import annotations

from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coach.errors import CoachError
from coach.services.room import Room
from coach.ui.parts.ai import machines
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import safe
from coach.ui.parts.transcript import speaker, theirs
from coach.ui.parts.voicing import voicing
from coach.ui.wiring import app
from coach.wording import Wording

_VOICED = "voiced"


def perform(room: Room, slot: DeltaGenerator, person: UUID, say: Wording) -> None:
    """Let an open cue be voiced into a slot, then draw the page anew; the last thing that a page does.

    Whatever is clicked meanwhile interrupts the page, not the reply: the next page listens to the same one.
    """
    cue = room.speaking
    if cue is None:
        return
    key = (room.take.id, cue.seq)
    if st.session_state.get(_VOICED) == key:  # it was gone through and is open still: no page may wait for ever
        return
    rehearse = app().rehearse
    reply = voicing(*key, lambda: rehearse.perform(person, room.take.id))
    drawn: tuple[str, ...] | None = None
    for said in reply.listen():
        if said != drawn:
            slot.html(_line(room, said, say))
            drawn = said
        _ = _VOICED in st.session_state  # here the page lets itself be interrupted, also while nothing is said
    if isinstance(reply.failed, CoachError):
        trouble(reply.failed, say)
        return
    if reply.failed is not None:
        st.error(say("frame.unexpected"))
        return
    st.session_state[_VOICED] = key
    st.rerun()


def _line(room: Room, said: tuple[str, ...], say: Wording) -> str:
    cue = room.speaking
    assert cue is not None  # noqa: S101 - a line is drawn of what is being said
    who = speaker(cue, room.scene.people, machines(room.scene, room.take.counterpart), say)
    if said:
        return f'<div class="rc-passage">{theirs(who, safe(" ".join(said)))}</div>'
    waits = safe(say("room.thinks", name=room.scene.people[cue.seat].short))
    return f'<div class="rc-line rc-thinks">{who}<p class="rc-direction">({waits})</p></div>'
