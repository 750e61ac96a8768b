"""Before a joint rehearsal begins: the learner settles what is played, and the others wait."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from coach.conversation.by_hand import parts
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Scene
from coach.services.access import Actor
from coach.services.joint import Brief
from coach.services.joint_room import JointRoom
from coach.ui.parts.joint_speaking import attempt, told
from coach.ui.parts.own_meetings import Played, playable
from coach.ui.parts.text import draw, para, plain, safe, title
from coach.ui.wiring import app
from coach.wording import Wording

_PRESSURE = {"calm": "brief.calm", "tense": "brief.tense", "heated": "brief.heated"}


def before(room: JointRoom, who: Actor, say: Wording) -> None:
    """Draw what there is to settle, or to wait for."""
    player = next((seat.name for seat in room.seats if seat.role == "counterpart"), say("joint.somebody"))
    above = ""
    if room.slot is not None:
        at = room.slot.astimezone(who.zone)
        above = say("together.at", day=say.day(at.date()), time=say.time(at, who.zone))
    if room.role != "learner":
        title(say("joint.wait_title"), above=above, below=say("joint.wait", name=room.learner))
        told(room, say)
        _call_off(room, say)
        return
    title(say("joint.begin_title"), above=above, below=say("joint.begin_lead", name=player))
    told(room, say)
    scenes = _scenes(room, who, say)
    if not scenes:
        para(say("joint.nothing"))
        return
    with st.container(key="card-begin"):
        _settle(room, scenes, player, say)
    _call_off(room, say)


def _scenes(room: JointRoom, who: Actor, say: Wording) -> Mapping[Played, tuple[str, Scene]]:
    """What the learner may rehearse and its title, their own coming meetings included, the proposed one first."""
    found: dict[Played, tuple[str, Scene]] = {
        (card.entry.id, None): (card.scene.title, card.scene) for card in app().library.scenarios(who.id, say.language)
    }
    for (frame, meeting), called in playable(who, say).items():
        found[frame, meeting] = (called, app().library.brief(who.id, frame, say.language, meeting).scene)
    entry = app().catalogue.scenarios().get(room.scenario or "")
    if entry is not None and entry.id not in {*app().meetings.frames(who.id), *(scenario for scenario, _ in found)}:
        scene = entry.scenes.get(say.language) or next(iter(entry.scenes.values()))
        found[entry.id, None] = (scene.title, scene)
    wanted = (room.scenario, room.meeting)
    return dict(sorted(found.items(), key=lambda one: one[0] != wanted))


def _settle(room: JointRoom, scenes: Mapping[Played, tuple[str, Scene]], player: str, say: Wording) -> None:
    both = st.selectbox(
        say("joint.scenario"), list(scenes), format_func=lambda key: plain(scenes[key][0]), key="joint-scenario"
    )
    (_, scene), (chosen, meeting) = scenes[both], both
    draw(f'<p class="rc-p">{safe(scene.setting)}</p><p class="rc-p rc-soft">{safe(scene.goal)}</p>')
    pressure = st.radio(
        say("joint.pressure"), list(scene.dial), index=min(1, len(scene.dial) - 1),
        format_func=lambda key: say(_PRESSURE[key]),
        captions=[plain(dial.about) for dial in scene.dial.values()], key=f"joint-pressure-{chosen}",
    )  # fmt: skip
    able = parts(scene)
    plays = able[0] if able else None
    if len(able) > 1:
        plays = st.selectbox(
            say("joint.who_plays", name=plain(player)), able,
            format_func=lambda key: plain(scene.people[key].name), key=f"joint-plays-{chosen}",
        )  # fmt: skip
    hidden = False
    if not isinstance(scene, Improvisation):
        hidden = st.toggle(say("joint.hide_choices"), key="joint-hide", help=say("joint.hide_is"))
    brief = Brief(chosen, pressure, scene.language, hidden, plays, meeting=meeting)
    st.button(
        say("joint.begin"), key="begin-joint", type="primary", width="stretch",
        on_click=_begin, args=(room.me, room.id, brief),
    )  # fmt: skip


def _call_off(room: JointRoom, say: Wording) -> None:
    """Whoever cannot after all says so; then the appointment is off for both."""
    st.button(say("joint.call_off"), key="call-off", type="tertiary", on_click=_off, args=(room.me, room.id))


def _begin(person: UUID, joint: UUID, brief: Brief) -> None:
    attempt(joint, lambda: app().joints.begin(person, joint, brief))


def _off(person: UUID, joint: UUID) -> None:
    if attempt(joint, lambda: app().joints.leave_seat(person, joint)):
        st.session_state["joint-left"] = True
