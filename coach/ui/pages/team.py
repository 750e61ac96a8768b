"""Team: what everybody in it does together. A member and the manager see the same."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from coach.services.team import TeamView
from coach.services.tracks import AudienceTasks
from coach.ui import style
from coach.ui.parts.allies import allies
from coach.ui.parts.figures import months_table, team_name
from coach.ui.parts.team_goal import goal
from coach.ui.parts.text import draw, heading, para, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording

_AUDIENCES = {"learners": "team.learners", "managers": "team.managers", "colleagues": "team.colleagues"}


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css", "team.css")
    say, who = words(), me()
    views = {view.team: view for view in app().team.mine(who.id)}
    if not views:
        title(say("nav.team"))
        para(say("team.none"))
        return
    wanted = st.query_params.get("team")
    name = wanted if wanted in views else next(iter(views))
    view = views[name]
    title(team_name(view.team, say), above=say("nav.team"), below=_people(view, say))
    if len(views) > 1:
        st.segmented_control(
            say("team.which"), list(views), default=name, required=True, key="team-which", on_change=_go,
            format_func=lambda team: team_name(team, say), label_visibility="collapsed",
        )  # fmt: skip
    left, right = st.columns([8, 5], gap="large")
    with left:
        goal(view, who, say)
        _tracks(view, say)
    with right:
        allies(view, who, say)
        _figures(view, say)


def _go() -> None:
    st.query_params["team"] = st.session_state["team-which"]


def _people(view: TeamView, say: Wording) -> str:
    names = [person.first_name for person in view.people.members]
    managers = [person.first_name for person in view.people.managers]
    told = say("team.people", names=say.names(names)) if names else ""
    led = say("team.led", names=say.names(managers)) if managers else ""
    return " ".join(part for part in (told, led, say("team.same")) if part)


def _tracks(view: TeamView, say: Wording) -> None:
    for track in view.tracks:
        shown = [one for one in track.audiences if one.tasks]
        if not shown:
            continue
        heading(say("team.this_week"))
        week = say("team.week", n=track.week) if track.week else say("team.week_0")
        draw(f'<p class="rc-p rc-soft">{safe(track.training.title[say.language])}, {safe(week)}</p>')
        draw("".join(_audience(one, say) for one in sorted(shown, key=lambda one: not one.mine)))


def _audience(one: AudienceTasks, say: Wording) -> str:
    name = say(_AUDIENCES[one.audience])
    label = say("team.for_you", audience=name) if one.mine else name
    tasks = "".join(
        f'<h3 class="rc-h3">{safe(task.title[say.language])}</h3><p class="rc-p">{safe(task.text[say.language])}</p>'
        for task in one.tasks
    )
    return f'<div class="rc-task"><p class="rc-label">{safe(label)}</p>{tasks}</div>'


def _figures(view: TeamView, say: Wording) -> None:
    heading(say("team.figures"))
    trainings = {track.training.id: track.training.title[say.language] for track in view.tracks}
    by_training = groupby(sorted(view.figures, key=lambda figure: figure.training), key=lambda figure: figure.training)
    for training, figures in by_training:
        draw(months_table(list(figures), trainings.get(training, training), say))
    if not view.figures:
        para(say("team.no_figures"))
    draw(f'<p class="rc-lock">{safe(say("team.rule"))}</p>')


main()
