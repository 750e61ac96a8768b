"""The rota of allies as one person sees it: for whom they have an eye out, who has one out for them, and how."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.people import Person
from coach.services.access import Actor
from coach.services.team import TeamView
from coach.ui.parts import face
from coach.ui.parts.text import draw, heading, safe
from coach.ui.wiring import app
from coach.wording import Wording


def allies(view: TeamView, who: Actor, say: Wording) -> None:
    """In the rota: one's own two people and a short guide. Outside it: what it is, and a way in."""
    heading(say("team.allies"))
    if view.eyes is None:
        draw(f'<p class="rc-p">{safe(say("team.allies_what"))}</p>')
        st.button(say("team.allies_in"), key="ally-in", on_click=_ally, args=(who.id, view.team, True))
        return
    if view.eyes.on is None or view.eyes.by is None:
        draw(f'<p class="rc-p">{safe(say("team.allies_alone"))}</p>')
    elif view.eyes.on.id == view.eyes.by.id:
        told = say("team.allies_both", name=view.eyes.on.first_name)
        draw(f'<div class="rc-eyes">{_person(view.eyes.on, told)}</div>')
    else:
        on, by = view.eyes.on, view.eyes.by
        pair = _person(on, say("team.allies_on", name=on.first_name)) + _person(
            by, say("team.allies_by", name=by.first_name)
        )
        draw(f'<div class="rc-eyes">{pair}</div>')
    draw(f'<p class="rc-note">{safe(say("team.allies_month"))}</p>')
    guide = [
        item for track in view.tracks for one in track.audiences if one.audience == "colleagues" for item in one.guide
    ]
    if guide:
        told = "".join(f"<li>{safe(item.text[say.language])}</li>" for item in guide)
        draw(f'<p class="rc-label">{safe(say("team.allies_how"))}</p><ul class="rc-list">{told}</ul>')
    st.button(say("team.allies_out"), key="ally-out", type="tertiary", on_click=_ally, args=(who.id, view.team, False))


def _person(person: Person, told: str) -> str:
    return f'<div class="rc-person">{face.portrait(person)}<p class="rc-p">{safe(told)}</p></div>'


def _ally(person: UUID, team: str, on: bool) -> None:  # noqa: FBT001 - what a button hands over
    try:
        app().team.ally(person, team, on=on)
    except CoachError as error:
        st.session_state["team-failed"] = error
