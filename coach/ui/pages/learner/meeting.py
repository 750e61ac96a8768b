"""My meeting: a coming meeting in the learner's own words, to rehearse before it is real and to look back on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import streamlit as st

from coach.errors import CoachError
from coach.programme.meeting import LONGEST, Meeting
from coach.services.access import Actor
from coach.services.meetings import NewMeeting
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.own_meetings import frame_titles
from coach.ui.parts.text import draw, para, plain, safe, section, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page: one meeting when the address names it, else all of them and a form for the next."""
    style.apply("feedback.css", "share.css")
    say, who = words(), me()
    frames = frame_titles(who, say)
    if "meeting" in st.query_params:
        _one(who, frames, say)
        return
    title(say("nav.meeting"), below=say("meeting.lead"))
    if not frames:
        para(say("meeting.no_frame"))
        return
    for meeting in app().meetings.all(who.id):
        _row(meeting, who, frames, say)
    with st.container(key="card-meeting"):
        section(say("meeting.add"), say("meeting.private"))
        _form(None, who, say)


def _row(meeting: Meeting, who: Actor, frames: Mapping[str, str], say: Wording) -> None:
    with st.container(key=f"row-{meeting.id}"):
        text, action = st.columns([4, 2], vertical_alignment="center")
        text.html(
            f'<h2 class="rc-h3">{safe(meeting.title)}</h2>'
            f'<p class="rc-note">{safe(_when(meeting, say))}{safe(say("meeting.with", name=meeting.with_name))}</p>'
        )
        with action, st.container(horizontal=True):
            if len(frames) == 1 and meeting.coming(_today(who)):  # the choice between several is on its own page
                _rehearse(meeting, frames, say)
            if st.button(say("meeting.open"), key=f"open-{meeting.id}", type="tertiary"):
                st.query_params["meeting"] = str(meeting.id)
                st.rerun()


def _one(who: Actor, frames: Mapping[str, str], say: Wording) -> None:
    wanted = id_in_address("meeting")
    try:
        meeting = app().meetings.get(who.id, wanted) if wanted is not None else None
    except CoachError:
        meeting = None
    if meeting is None:
        title(say("nav.meeting"))
        gone(say("errors.no-meeting"), say)
        return
    below = _when(meeting, say) + say("meeting.with", name=meeting.with_name)
    title(meeting.title, above=say("nav.meeting"), below=below)
    if meeting.coming(_today(who)):
        _rehearse(meeting, frames, say, primary=True)
    if meeting.day is not None and meeting.day <= _today(who):
        _look_back(meeting, who, say)
    with st.expander(say("meeting.change"), key="change", expanded=False):
        _form(meeting, who, say)
    with st.container(horizontal=True):
        if st.button(say("meeting.all"), key="all", type="tertiary"):
            st.switch_page(page("learner/meeting"), query_params={})
        with st.popover(say("meeting.remove"), key="away", type="tertiary"):
            draw(f'<p class="rc-p">{safe(say("meeting.remove_text"))}</p>')
            if st.button(say("meeting.remove_yes"), key="remove"):
                app().meetings.remove(who.id, meeting.id)
                st.switch_page(page("learner/meeting"), query_params={})


def _rehearse(meeting: Meeting, frames: Mapping[str, str], say: Wording, *, primary: bool = False) -> None:
    """A button; whoever can play it in several frames gets one for each, by its title."""
    if len(frames) > 1:
        para(say("meeting.which_frame"))
    for frame, called in frames.items():
        label = say("meeting.rehearse_in", frame=plain(called)) if len(frames) > 1 else say("meeting.rehearse")
        kind: Literal["primary", "secondary"] = "primary" if primary and len(frames) == 1 else "secondary"
        if st.button(label, key=f"rehearse-{meeting.id}-{frame}", type=kind):
            st.switch_page(page("learner/brief"), query_params={"scenario": frame, "meeting": str(meeting.id)})


def _look_back(meeting: Meeting, who: Actor, say: Wording) -> None:
    with st.container(key="card-went"):
        section(say("meeting.went"), say("meeting.went_lead"))
        with st.form("went", border=False):
            went = st.text_area(say("meeting.went_box"), meeting.went, key="went-words", height=130)
            if st.form_submit_button(say("meeting.keep")):
                try:
                    app().meetings.look_back(who.id, meeting.id, went)
                except CoachError as error:
                    trouble(error, say)
                else:
                    st.toast(say("meeting.kept"))


def _form(meeting: Meeting | None, who: Actor, say: Wording) -> None:
    """Without limits of the boxes' own: they would cut a long paste without a word."""
    at = str(meeting.id) if meeting is not None else "new"
    with st.form(f"meeting-{at}", border=False):
        name = st.text_input(say("meeting.title"), meeting.title if meeting else "", key=f"title-{at}",
                             placeholder=say("meeting.title_like"))  # fmt: skip
        left, right = st.columns(2)
        other = left.text_input(say("meeting.with_name"), meeting.with_name if meeting else "", key=f"name-{at}",
                                placeholder=say("meeting.with_name_like"))  # fmt: skip
        role = right.text_input(say("meeting.with_role"), meeting.with_role if meeting else "", key=f"role-{at}",
                                placeholder=say("meeting.with_role_like"))  # fmt: skip
        about = st.text_area(say("meeting.about"), meeting.about if meeting else "", key=f"about-{at}", height=110,
                             help=say("meeting.about_help", limit=LONGEST["about"]))  # fmt: skip
        want = st.text_area(say("meeting.want"), meeting.want if meeting else "", key=f"want-{at}", height=80,
                            placeholder=say("meeting.want_like"))  # fmt: skip
        worry = st.text_area(say("meeting.worry"), meeting.worry if meeting else "", key=f"worry-{at}", height=80,
                             help=say("meeting.worry_help"))  # fmt: skip
        day = st.date_input(say("meeting.day"), meeting.day if meeting else None, key=f"day-{at}",
                            format="DD/MM/YYYY")  # fmt: skip
        if st.form_submit_button(say("meeting.keep"), type="primary" if meeting is None else "secondary"):
            new = NewMeeting(name, other, about, want, role, worry, day if isinstance(day, date) else None)
            _keep(meeting, new, who, say)


def _keep(meeting: Meeting | None, new: NewMeeting, who: Actor, say: Wording) -> None:
    try:
        if meeting is None:
            made = app().meetings.write(who.id, new)
        else:
            app().meetings.change(who.id, meeting.id, new)
            made = meeting.id
    except CoachError as error:
        trouble(error, say)
        return
    st.switch_page(page("learner/meeting"), query_params={"meeting": str(made)})


def _when(meeting: Meeting, say: Wording) -> str:
    return say("meeting.on", day=say.day(meeting.day)) if meeting.day is not None else ""


def _today(who: Actor) -> date:
    return who.now.astimezone(who.zone).date()


main()
