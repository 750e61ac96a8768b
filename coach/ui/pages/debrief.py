"""Talking about a joint rehearsal, in the order that works: the learner, the others, the coach, one agreement."""

from __future__ import annotations

import logging
from uuid import UUID

import streamlit as st

from coach.errors import CoachError, InputRefused, NotFound
from coach.services.access import Actor
from coach.services.debrief_room import DebriefRoom
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.debrief_agree import agreement, closing
from coach.ui.parts.debrief_coach import coach, points_shown, transcript
from coach.ui.parts.debrief_views import my_views, notes, their_views
from coach.ui.parts.debrief_words import failed, first, own_words
from coach.ui.parts.live import live
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.text import para, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording

_LOG = logging.getLogger(__name__)


def main() -> None:
    """Draw the page; all of it is one fragment, so that what another does has only that drawn anew."""
    style.apply("feedback.css", "joint.css")
    joint = id_in_address("joint")
    if joint is None:
        _nowhere(words())
        return
    _talk(joint)


@st.fragment
def _talk(joint: UUID) -> None:
    say, who = words(), me()
    try:
        room = app().debriefs.debrief(who.id, joint)
    except NotFound:
        _nowhere(say)
        return
    except InputRefused:  # it is still being played
        _too_early(joint, say)
        return
    except CoachError as error:
        trouble(error, say)
        return
    except Exception:  # noqa: BLE001 - whatever it is, a person gets a calm sentence and the log the cause
        _LOG.exception("A debrief could not be read")
        st.error(say("frame.unexpected"))
        return
    title(say("debrief.title"), above=room.title, below=say("debrief.closed") if room.state == "closed" else "")
    with st.container(key="debrief-failed"):
        failed(room, say)
    if room.role == "learner":
        _learner(room, who, say)
    else:
        _others(room, who, say)
    if room.state != "closed":
        names = {seat.person: seat.name for seat in room.seats}
        mine = names.pop(room.me, "")
        live(room.me, room.id, room.version, mine, list(names.values()), say)


# Every part of the page has a place of its own, whether there is something in it or not: so nothing that somebody is
# typing moves, and is lost, when another part comes.


def _learner(room: DebriefRoom, who: Actor, say: Wording) -> None:
    with st.container(key="debrief-first"):
        first(room, say)
    if not room.spoken:
        return
    with st.container(key="debrief-notes"):
        notes(room, say)
    with st.container(key="debrief-views"):
        their_views(room, say)
    with st.container(key="debrief-coach"):
        review = coach(room, say)
    with st.container(key="debrief-agree"):
        agreement(room, who, say)
    with st.container(key="debrief-close"):
        closing(room, say)
    with st.container(key="debrief-transcript"):
        if review is not None:
            transcript(review, say)


def _others(room: DebriefRoom, who: Actor, say: Wording) -> None:
    with st.container(key="debrief-first"):
        if room.spoken:
            own_words(room, say)
        else:
            para(say("debrief.wait_first", name=room.learner))
            para(say("debrief.prepare", name=room.learner), "soft")
    with st.container(key="debrief-notes"):
        notes(room, say)
    with st.container(key="debrief-views"):
        my_views(room, say)
    with st.container(key="debrief-coach"):
        points_shown(room, say)
    with st.container(key="debrief-agree"):
        agreement(room, who, say)


def _too_early(joint: UUID, say: Wording) -> None:
    title(say("debrief.title"), below=say("debrief.not_yet"))
    if st.button(say("together.to_room"), key="to-room", type="primary"):
        st.switch_page(page("joint"), query_params={"joint": str(joint)})


def _nowhere(say: Wording) -> None:
    title(say("debrief.title"))
    gone(say("debrief.none"), say)
    if st.button(say("joint.to_together"), key="to-together", type="tertiary"):
        st.switch_page(page("together"), query_params={})


main()
