"""The goal of a team: what was chosen, the ideas, joining in, and closing the choosing."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.sharpen import hints
from coach.services.access import Actor
from coach.services.reflect import MAX_HALF
from coach.services.team import ShownIdea, TeamView
from coach.ui.parts.intend import HINTS
from coach.ui.parts.intention import joined
from coach.ui.parts.notice import trouble
from coach.ui.parts.text import draw, heading, safe
from coach.ui.wiring import app
from coach.wording import Wording


def goal(view: TeamView, who: Actor, say: Wording) -> None:
    """What stands, then how it comes to another."""
    failed = st.session_state.pop("team-failed", None)
    if failed is not None:
        trouble(failed, say)
    if view.goal is not None:
        with st.container(key="card-goal"):
            month = say.month(view.goal.month)
            draw(
                f'<p class="rc-label">{safe(say("team.goal"))}</p>'
                f'<p class="rc-goal">{safe(joined(view.goal.cue, view.goal.behaviour, say))}</p>'
                f'<p class="rc-note">{safe(say("team.goal_since", month=month))}</p>'
            )
    if not view.may_choose and not view.ideas:
        return
    heading(say("team.ideas") if view.goal is None else say("team.ideas_next"))
    draw(f'<p class="rc-p rc-soft">{safe(say("team.ideas_lead"))}</p>')
    for idea in view.ideas:
        _idea(idea, who, say)
    if view.ideas and view.may_choose:
        with st.popover(say("team.choose"), key="choose"):
            draw(f'<p class="rc-p">{safe(say("team.choose_text"))}</p>')
            st.button(say("team.choose_yes"), key="choose-yes", on_click=_choose, args=(who.id, view.team))
    with st.expander(say("team.add"), key="add", expanded=not view.ideas):
        _form(view.team, who, say)


def _idea(idea: ShownIdea, who: Actor, say: Wording) -> None:
    with st.container(key=f"row-idea-{idea.id}"):
        many = f'<p class="rc-note">{safe(say("team.many"))}</p>' if idea.many else ""
        draw(f'<p class="rc-spoken">{safe(joined(idea.cue, idea.behaviour, say))}</p>{many}')
        with st.container(horizontal=True, vertical_alignment="center", key=f"do-idea-{idea.id}"):
            st.checkbox(
                say("team.join"), idea.joined, key=f"join-{idea.id}", on_change=_join, args=(who.id, idea.id)
            )  # fmt: skip
            if idea.mine:
                st.button(
                    say("team.withdraw"), key=f"withdraw-{idea.id}", type="tertiary", on_click=_withdraw,
                    args=(who.id, idea.id),
                )  # fmt: skip


def _form(team: str, who: Actor, say: Wording) -> None:
    cue = st.text_input(say("team.cue"), key="team-cue", max_chars=MAX_HALF, placeholder=say("team.cue_like"))
    behaviour = st.text_input(
        say("team.behaviour"), key="team-behaviour", max_chars=MAX_HALF, placeholder=say("team.behaviour_like")
    )
    found = hints(cue, behaviour, say.language)
    if cue.strip() and behaviour.strip():
        draw(f'<p class="rc-spoken rc-read">{safe(joined(cue, behaviour, say))}</p>')
    if found:
        told = "".join(f"<li>{safe(say(HINTS[hint]))}</li>" for hint in found)
        draw(f'<div class="rc-hints" role="status"><p>{safe(say("intention.sharper"))}</p><ul>{told}</ul></div>')
    st.button(say("team.suggest"), key="suggest", on_click=_suggest, args=(who.id, team))


def _suggest(person: UUID, team: str) -> None:
    try:
        app().team.suggest(person, team, st.session_state["team-cue"], st.session_state["team-behaviour"])
    except CoachError as error:
        st.session_state["team-failed"] = error
        return
    st.session_state["team-cue"] = st.session_state["team-behaviour"] = ""


def _join(person: UUID, idea: UUID) -> None:
    try:
        app().team.join(person, idea, on=st.session_state[f"join-{idea}"])
    except CoachError as error:
        st.session_state["team-failed"] = error


def _withdraw(person: UUID, idea: UUID) -> None:
    try:
        app().team.withdraw(person, idea)
    except CoachError as error:
        st.session_state["team-failed"] = error


def _choose(person: UUID, team: str) -> None:
    try:
        app().team.choose(person, team)
    except CoachError as error:
        st.session_state["team-failed"] = error
