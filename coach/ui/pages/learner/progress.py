"""Over my takes: per competency what my words showed, take after take. No total, no percentage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from coach.errors import CoachError
from coach.scenario.training import Training
from coach.services.access import Actor
from coach.services.review import Step
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.step_plot import Point, plot, table, told
from coach.ui.parts.text import draw, heading, para, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app
from coach.wording import Wording


def main() -> None:
    """Draw the page."""
    style.apply("feedback.css")
    say, who = words(), me()
    trainings = {training.id: training for training in app().library.trainings(who.id)}
    chosen = st.query_params.get("training") or next(iter(trainings), "")
    if chosen not in trainings:
        gone(say("progress.unknown"), say)
        return
    title(say("progress.title"), above=trainings[chosen].title[say.language], below=say("progress.lead"))
    _choose(trainings, chosen, say)
    try:
        with st.spinner(say("progress.reading")):
            steps = app().reviews.progress(who.id, chosen)
    except CoachError as error:
        trouble(error, say)
        return
    if not steps:
        para(say("progress.empty"))
        if st.button(say("progress.to_rehearsals"), key="to-rehearsals", type="primary"):
            st.switch_page(page("learner/rehearsals"))
        return
    if len({step.take.id for step in steps}) == 1:
        para(say("progress.one"), "soft")
    draw(_legend(say))
    _plots(trainings[chosen], steps, who, say)


def _choose(trainings: Mapping[str, Training], chosen: str, say: Wording) -> None:
    if len(trainings) == 1:
        return
    names = list(trainings)
    st.selectbox(
        say("progress.training"), names, names.index(chosen), key="progress-training", on_change=_chosen,
        format_func=lambda key: trainings[key].title[say.language],
    )  # fmt: skip


def _chosen() -> None:
    st.query_params["training"] = st.session_state["progress-training"]


def _legend(say: Wording) -> str:
    return (
        '<ul class="rc-legend">'
        f'<li><span class="rc-sign-said" aria-hidden="true"></span>{safe(say("progress.said"))}</li>'
        f'<li><span class="rc-sign-picked" aria-hidden="true"></span>{safe(say("progress.picked"))}</li>'
        f'<li class="rc-soft">{safe(say("progress.gap"))}</li></ul>'
    )


def _plots(training: Training, steps: Sequence[Step], who: Actor, say: Wording) -> None:
    scenes = {card.entry.id: card.script.title for card in app().library.scenarios(who.id, say.language)}
    theme = str(st.context.theme.type or "light")
    for name, competency in training.competencies.items():
        points = [_point(step, scenes, who, say) for step in steps if step.competency == name]
        if not points:
            continue
        heading(competency.name[say.language])
        if any(point.step.level is not None for point in points):
            st.altair_chart(
                plot(points, competency, say, theme), theme=None, key=f"plot-{name}", alt=told(points, competency, say)
            )
            draw(table(points, competency, say))
        else:
            para(say("progress.not_yet"), "soft")


def _point(step: Step, scenes: Mapping[str, str], who: Actor, say: Wording) -> Point:
    take = step.take
    scene = say("progress.scene_take", title=scenes.get(take.scenario, take.scenario), n=take.number)
    return Point(step, say.short_day(take.started.astimezone(who.zone).date()), scene)


main()
