"""Seeing the feedback differently: the learner's dialog, and what they and a trainer said, beside the first level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from coach.competency.model import LEVELS, Competency
from coach.errors import CoachError
from coach.feedback.report import Finding
from coach.services.contests import MAX_WORDS, Answered, Differing
from coach.services.review import Review
from coach.ui.parts.notice import trouble
from coach.ui.parts.quote import quote
from coach.ui.parts.text import draw, plain, safe, section
from coach.ui.wiring import app
from coach.wording import Wording

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class View:
    """What one side makes of a competency."""

    who: str
    level: int | None
    words: str = ""
    version: str = ""
    """Of the assessor or judge, where it was one."""


def contests(review: Review, person: UUID, say: Wording) -> None:
    """Draw what the learner sees differently, and the button to say so."""
    st.session_state.pop("contest-sent", None)
    _failed(say)
    mine = app().contests.mine(person, review.take.id)
    if mine:
        section(say("contest.section"), say("contest.section_lead"))
        for one in mine:
            _row(one, review, person, say)
    said = {one.contest.shown.competency for one in mine}
    left = [finding for finding in review.report.findings if finding.competency not in said]
    if left and st.button(say("contest.see"), key="contest", type="tertiary"):
        _dialog(left, review, person, say)


def _row(one: Differing, review: Review, person: UUID, say: Wording) -> None:
    contest, shown = one.contest, one.contest.shown
    competency = review.training.competencies[shown.competency]
    views = [
        View(say("contest.feedback_said"), shown.level, version=shown.assessor),
        View(say("contest.you"), contest.level, contest.words),
    ]
    views += answers(one.answers, say)
    cells = [view(side, competency, say) for side in views]
    if not one.answers:
        cells.append(f'<p class="rc-p rc-soft">{safe(say("contest.waiting"))}</p>')
    with st.container(key=f"row-contest-{contest.id}"):
        name = safe(competency.name[say.language])
        draw(f'<h3 class="rc-h3">{name}</h3><div class="rc-views">{"".join(cells)}</div>')
        st.button(
            say("contest.withdraw"), key=f"withdraw-{contest.id}", type="tertiary",
            help=say("contest.withdraw_help"), on_click=_withdraw, args=(person, contest.id),
        )  # fmt: skip


def answers(given: Sequence[Answered], say: Wording) -> list[View]:
    """What trainers make of it, each with their first name."""
    return [View(say("contest.trainer", name=one.trainer), one.level.level, one.level.words) for one in given]


def view(one: View, competency: Competency, say: Wording) -> str:
    """What one side makes of it, as HTML: the anchor in words, their own words, and what read it."""
    anchor = competency.anchor(one.level, say.language) if one.level is not None else ""
    if not anchor and not one.words:
        anchor = say("contest.not_seen")
    told = f'<p class="rc-p">{safe(anchor)}</p>' if anchor else ""
    if one.words:
        told += f'<p class="rc-spoken">“{safe(one.words)}”</p>'
    if one.version:
        told += f'<p class="rc-version">{safe(say("contest.read_by", version=one.version))}</p>'
    return f'<section class="rc-view"><p class="rc-label">{safe(one.who)}</p>{told}</section>'


def _dialog(findings: Sequence[Finding], review: Review, person: UUID, say: Wording) -> None:
    """Which competency, what fits better, why, what goes along and to whom; then it is sent."""
    known = {finding.competency: finding for finding in findings}

    @st.dialog(say("contest.see"))
    def show() -> None:
        if st.session_state.pop("contest-sent", False):
            st.rerun()
        _failed(say)
        name = st.selectbox(
            say("contest.about"), list(known), key="contest-about",
            format_func=lambda one: review.training.competencies[one].name[say.language],
        )  # fmt: skip
        finding, competency = known[name], review.training.competencies[name]
        draw(view(View(say("contest.feedback_said"), finding.level), competency, say))
        st.radio(
            say("contest.level"), [*LEVELS, None], index=len(LEVELS), key=f"contest-level-{name}",
            format_func=lambda one: plain(competency.anchor(one, say.language)) if one else say("contest.no_level"),
        )  # fmt: skip
        st.text_area(
            say("contest.words"), key=f"contest-words-{name}", max_chars=MAX_WORDS, height=110,
            placeholder=say("contest.words_like"),
        )  # fmt: skip
        draw(_goes(finding, review, person, say))
        st.button(
            say("contest.send"), key="contest-send", type="primary", on_click=_send,
            args=(person, review.take.id, name),
        )  # fmt: skip

    show()


def _failed(say: Wording) -> None:
    """What went wrong at the last click, wherever it is looked at next: in the dialog, or on the page."""
    failed = st.session_state.pop("contest-failed", None)
    if failed is not None:
        trouble(failed, say)


def _send(person: UUID, take: UUID, competency: str) -> None:
    level = st.session_state[f"contest-level-{competency}"]
    try:
        app().contests.differ(person, take, competency, level, st.session_state[f"contest-words-{competency}"])
    except CoachError as error:
        st.session_state["contest-failed"] = error
        return
    st.session_state["contest-sent"] = True


def _goes(finding: Finding, review: Review, person: UUID, say: Wording) -> str:
    """To whom it goes, and exactly which of the learner's lines go along."""
    readers = [plain(one.first_name) for one in app().contests.readers(person, review.take.id)]
    to = say("contest.readers", n=len(readers), names=say.names(readers)) if readers else say("contest.no_readers")
    lines = [one.text for one in finding.quotes if one.basis == finding.basis and one.level is not None]
    return f'<div class="rc-goes"><p class="rc-note">{safe(to)}</p>{_lines(lines, say)}</div>'


def _lines(lines: Sequence[str], say: Wording) -> str:
    """The first few as they are, the others to unfold."""
    drawn = [quote(text) for text in lines]
    head = f'<p class="rc-label">{safe(say("contest.goes"))}</p>{"".join(drawn[:_SHOWN])}' if drawn else ""
    if not drawn[_SHOWN:]:
        return head
    summary = safe(say("feedback.more_quotes", n=len(drawn) - _SHOWN))
    return f'{head}<details class="rc-rungs"><summary>{summary}</summary>{"".join(drawn[_SHOWN:])}</details>'


def _withdraw(person: UUID, contest: UUID) -> None:
    try:
        app().contests.withdraw(person, contest)
    except CoachError as error:
        st.session_state["contest-failed"] = error
