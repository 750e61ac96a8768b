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
        title(say("progress.title"))
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
    key = f"progress-training-{say.language}"
    st.selectbox(
        say("progress.training"), names, names.index(chosen), key=key, on_change=_chosen, args=(key,),
        format_func=lambda name: trainings[name].title[say.language],
    )  # fmt: skip


def _chosen(key: str) -> None:
    st.query_params["training"] = st.session_state[key]


def _legend(say: Wording) -> str:
    return (
        '<ul class="rc-legend">'
        f'<li><span class="rc-sign-said" aria-hidden="true"></span>{safe(say("progress.said"))}</li>'
        f'<li><span class="rc-sign-picked" aria-hidden="true"></span>{safe(say("progress.picked"))}</li>'
        f'<li class="rc-soft">{safe(say("progress.gap"))}</li></ul>'
    )


def _plots(training: Training, steps: Sequence[Step], who: Actor, say: Wording) -> None:
    scenes = {card.entry.id: card.scene.title for card in app().library.scenarios(who.id, say.language)}
    shown = {
        name: [_point(step, scenes, who, say) for step in steps if step.competency == name]
        for name in training.competencies
    }
    names = [name for name, points in shown.items() if points]
    for first in range(0, len(names), 2):
        for name, column in zip(names[first : first + 2], st.columns(2, gap="large"), strict=False):
            with column:
                _plot(name, shown[name], training, say)


def _plot(name: str, points: Sequence[Point], training: Training, say: Wording) -> None:
    competency = training.competencies[name]
    heading(competency.name[say.language])
    if all(point.step.level is None for point in points):
        para(say("progress.not_yet"), "soft")
        return
    theme = str(st.context.theme.type or "light")
    chart = plot(points, competency, say, theme)
    st.altair_chart(chart, theme=None, key=f"plot-{name}", alt=told(points, competency, say))
    draw(table(points, competency, say))


def _point(step: Step, scenes: Mapping[str, str], who: Actor, say: Wording) -> Point:
    take = step.take
    scene = say("progress.scene_take", title=scenes.get(take.scenario, take.scenario), n=take.number)
    return Point(step, say.short_day(take.started.astimezone(who.zone).date()), scene)


main()
