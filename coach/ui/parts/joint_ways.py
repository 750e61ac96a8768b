"""The buttons on a joint room's stage: pause for everybody, change places, stop; and who may look on."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.services.joint_room import JointRoom
from coach.ui.parts.joint_speaking import attempt
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording

_ASKED = "joint-ask"
_PLAYERS = frozenset({"learner", "counterpart"})


def joint_ways(room: JointRoom, say: Wording) -> None:
    """Draw them: all in a row, and on a phone the pause with the others behind "More" (the stylesheet hides one)."""
    if room.state != "open":
        return
    with st.container(key="ways-out", horizontal=True):
        if room.paused_by is None:
            st.button(
                say("joint.pause"), key="pause", icon=":material/pause:", on_click=_pause, args=(room.me, room.id)
            )
        if room.role in _PLAYERS:
            with st.container(key="ways-wide", horizontal=True):
                _swap(room, say, "swap")
                _stop(say, "stop")
        with st.popover(say("joint.more"), key="ways-more"):
            if room.role in _PLAYERS:
                _swap(room, say, "swap-more")
                _stop(say, "stop-more")
            _others(room, say)


def paused(room: JointRoom, say: Wording) -> None:
    """A quiet band while it rests, for everybody: who paused, and going on."""
    if room.paused_by is None or room.state != "open":
        return
    name = room.names.get(room.paused_by, say("joint.somebody"))
    told = say("joint.paused_by_you") if room.paused_by == room.me else say("joint.paused_by", name=name)
    with st.container(key="paused", horizontal=True, vertical_alignment="center"):
        draw(f'<p class="rc-p" role="status">{safe(told)}</p>')
        st.button(say("joint.go_on"), key="resume", on_click=_resume, args=(room.me, room.id))


def ask_first(room: JointRoom, say: Wording) -> None:
    """Ask whether it is meant, when Stop was clicked."""
    if st.session_state.pop(_ASKED, None) != room.id or room.state != "open":
        return

    @st.dialog(say("joint.stop_title"))
    def ask() -> None:
        draw(f'<p class="rc-p">{safe(say("joint.stop_text"))}</p>')
        with st.container(horizontal=True):
            meant = st.button(
                say("joint.stop_yes"), key="stop-yes", type="primary", on_click=_end, args=(room.me, room.id)
            )
            if st.button(say("joint.stop_no"), key="stop-no") or meant:
                st.rerun()

    ask()


def wants_to_ask(room: JointRoom) -> bool:
    """Whether Stop was just clicked: a dialog can be opened by the whole page alone."""
    return bool(st.session_state.get(_ASKED) == room.id)


def _swap(room: JointRoom, say: Wording, key: str) -> None:
    st.button(
        say("joint.swap_back") if room.swapped else say("joint.swap"), key=key, icon=":material/swap_horiz:",
        on_click=_swapped, args=(room.me, room.id, not room.swapped),
    )  # fmt: skip


def _stop(say: Wording, key: str) -> None:
    st.button(say("joint.stop"), key=key, icon=":material/stop:", on_click=_ask)


def _others(room: JointRoom, say: Wording) -> None:
    """The learner asks somebody to look on; whoever looks on may go."""
    if room.role != "learner":
        st.button(say("joint.leave"), key="leave-seat", on_click=_leave, args=(room.me, room.id))
        return
    seated = {seat.person for seat in room.seats}
    people = {one.person.id: one.person for one in app().joints.partners(room.me) if one.person.id not in seated}
    if not people:
        return
    chosen = st.selectbox(
        say("joint.invite"), list(people), index=None, format_func=lambda key: plain(people[key].first_name),
        key="invite-who", placeholder=say("joint.invite_who"),
    )  # fmt: skip
    if chosen is not None:
        st.button(say("joint.invite_yes"), key="invite", on_click=_invite, args=(room.me, room.id, chosen))


def _ask() -> None:
    view = st.session_state.get("joint-view")
    st.session_state[_ASKED] = view.joint if view is not None else None


def _end(person: UUID, joint: UUID) -> None:
    attempt(joint, lambda: app().joints.stop(person, joint))


def _pause(person: UUID, joint: UUID) -> None:
    attempt(joint, lambda: app().joints.pause(person, joint))


def _resume(person: UUID, joint: UUID) -> None:
    attempt(joint, lambda: app().joints.resume(person, joint))


def _swapped(person: UUID, joint: UUID, to: bool) -> None:  # noqa: FBT001 - a button's callback takes its arguments by position
    attempt(joint, lambda: app().joints.swap(person, joint, to=to))


def _invite(person: UUID, joint: UUID, other: UUID) -> None:
    attempt(joint, lambda: app().joints.invite_observer(person, joint, other))


def _leave(person: UUID, joint: UUID) -> None:
    if attempt(joint, lambda: app().joints.leave_seat(person, joint)):
        st.session_state["joint-left"] = True
