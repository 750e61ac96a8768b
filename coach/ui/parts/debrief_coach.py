"""The coach's part in a debrief: the learner's own evidence, and where views lie far apart."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from coach.errors import CoachError
from coach.programme.joint import TalkingPoint
from coach.services.debrief_room import DebriefRoom
from coach.services.review import Review, moments
from coach.ui.navigation import page
from coach.ui.parts import feedback as parts
from coach.ui.parts.debrief_words import attempt
from coach.ui.parts.moment import said
from coach.ui.parts.notice import trouble
from coach.ui.parts.quote import anchor
from coach.ui.parts.text import draw, heading, safe
from coach.ui.wiring import app
from coach.wording import Wording


def coach(room: DebriefRoom, say: Wording) -> Review | None:
    """For the learner, once they and somebody else have spoken, or when they go on alone; what it stands on."""
    heading(say("debrief.coach"))
    if not room.evidence_ready:
        draw(f'<p class="rc-p">{safe(say("debrief.coach_wait"))}</p>')
        st.button(say("debrief.coach_go_on"), key="go-on-alone", on_click=_alone, args=(room.me, room.id))
        return None
    try:
        found = app().debriefs.evidence(room.me, room.id)
    except CoachError as error:
        trouble(error, say)
        return None
    draw(f'<p class="rc-lock">{safe(say("debrief.coach_own"))}</p>')
    report = found.review.report
    cards = []
    if report.keep is not None:
        cards.append(parts.keep(report.keep, found.review, say))
    if report.try_instead is not None:
        cards.append(parts.try_instead(report.try_instead, found.review, say))
    for card, column in zip(cards, st.columns(len(cards), gap="medium") if cards else (), strict=True):
        with column, st.container(key=f"card-coach-{cards.index(card)}", height="stretch"):
            draw(card)
    _points(room, found.points, say)
    if found.points and room.state != "closed":
        st.toggle(
            say("debrief.show"), room.shown, key=f"show-points-{room.shown}", help=say("debrief.show_note"),
            on_change=_show, args=(room.me, room.id, not room.shown),
        )  # fmt: skip
    if st.button(say("debrief.full_feedback"), key="full-feedback", type="tertiary"):
        st.switch_page(page("learner/feedback"), query_params={"take": str(room.take)})
    return found.review


def transcript(review: Review, say: Wording) -> None:
    """For the learner: what was said, moment by moment, where the evidence's links lead."""
    heading(say("debrief.transcript"))
    for number, moment in enumerate(moments(review), start=1):
        if moment.turn is not None:
            name = say("feedback.moment", n=number, title=moment.node.title)
            draw(
                f'<h3 class="rc-h3 rc-moment" id="{anchor(moment.turn.seq)}">{safe(name)}</h3>'
                f"{said(moment, review.scene.people, say)}"
            )


def points_shown(room: DebriefRoom, say: Wording) -> None:
    """For the others: where their own view and the coach's lie apart, when the learner shows it."""
    if not room.spoken:
        return
    if not room.shown:
        draw(f'<p class="rc-note">{safe(say("debrief.points_hidden", name=room.learner))}</p>')
        return
    _points(room, room.points, say)


def _points(room: DebriefRoom, points: Sequence[TalkingPoint], say: Wording) -> None:
    if not points:
        if room.views:
            draw(f'<p class="rc-p">{safe(say("debrief.points_none"))}</p>')
        return
    rubric = {one.id: one for one in room.rubric}
    names = {seat.person: seat.name for seat in room.seats}
    drawn = ""
    for point in points:
        if (one := rubric.get(point.competency)) is None:
            continue
        name = names.get(point.author, say("joint.somebody"))
        heard = say("debrief.point_you_heard") if point.author == room.me else say("debrief.point_heard", name=name)
        drawn += (
            f'<h4 class="rc-h3">{safe(one.name[say.language])}</h4><div class="rc-points">'
            f'<div><p class="rc-label">{safe(heard)}</p>'
            f'<p class="rc-p">{safe(one.anchor(point.theirs, say.language))}</p></div>'
            f'<div><p class="rc-label">{safe(say("debrief.point_read"))}</p>'
            f'<p class="rc-p">{safe(one.anchor(point.coach, say.language))}</p></div></div>'
        )
    draw(
        f'<section class="rc-talk rc-card"><h3 class="rc-h3">{safe(say("debrief.points"))}</h3>'
        f'<p class="rc-note">{safe(say("debrief.points_lead"))}</p>{drawn}</section>'
    )


def _alone(person: UUID, joint: UUID) -> None:
    attempt(lambda: app().debriefs.evidence(person, joint, alone=True))


def _show(person: UUID, joint: UUID, on: bool) -> None:  # noqa: FBT001 - a toggle's callback takes its arguments by position
    attempt(lambda: app().debriefs.show(person, joint, on=on))
