"""Silent notes beside a joint rehearsal: with the minute at which they were written; the learner reads them after."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.joint import MAX_NOTE
from coach.services.joint_room import JointRoom
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, safe
from coach.ui.wiring import app
from coach.wording import Wording

_BOX, _FAILED = "joint-note", "joint-note-failed"
_MINUTE = 60


def notes(room: JointRoom, say: Wording) -> None:
    """Draw the box, and mine, newest first."""
    failed = st.session_state.pop(_FAILED, None)
    with st.container(key="notes"):
        with st.form("note", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                say("joint.note"), key=_BOX, max_chars=MAX_NOTE,
                placeholder=say("joint.note_like", name=room.learner), icon=":material/sticky_note_2:",
            )  # fmt: skip
            st.form_submit_button(say("joint.note_keep"), key="keep-note", on_click=_keep, args=(room.me, room.id))
        if failed is not None:
            trouble(failed, say)
        draw(mine(room) + f'<p class="rc-note">{safe(say("joint.note_after", name=room.learner))}</p>')


def mine(room: JointRoom) -> str:
    """My notes as HTML, newest first."""
    lines = "".join(
        f"<li><strong>{since(room, number)}</strong> {safe(note.text)}</li>"
        for number, note in reversed(list(enumerate(room.notes)))
    )
    return f'<ul class="rc-notes">{lines}</ul>' if lines else ""


def since(room: JointRoom, number: int) -> str:
    """Minutes and seconds from the beginning to one of my notes."""
    note = room.notes[number]
    seconds = max(0, int((note.at - room.opened).total_seconds())) if room.opened is not None else 0
    return f"{seconds // _MINUTE:02d}:{seconds % _MINUTE:02d}"


def _keep(person: UUID, joint: UUID) -> None:
    try:
        app().joints.note(person, joint, st.session_state[_BOX])
    except CoachError as error:
        st.session_state[_FAILED] = error
    else:
        st.session_state[_BOX] = ""
