"""The parts of the guide on screen: summary, advice, assignments."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from coach.programme.guide import Fitted
from coach.programme.guide_words import because
from coach.scenario.training import Assignment, Item, Words
from coach.services.access import Actor
from coach.services.guide import GuideView
from coach.ui.parts.assignment import Card, card
from coach.ui.parts.reworded import reworded
from coach.ui.parts.text import draw, para, safe
from coach.wording import Wording


def summary(view: GuideView, say: Wording) -> None:
    """What the training asked of people: objectives, competency points, what one sees afterwards."""
    training, language = view.guide.training, view.guide.language
    points = "".join(
        f'<h3 class="rc-h3">{safe(competency.name[language])}</h3>'
        + _listed(training.points.get(competency.id, ()), language)
        for competency in training.competencies.values()
    )
    draw(
        f'<div class="rc-part"><p class="rc-p">{safe(training.about[language])}</p>'
        f"{_h2(say('guide.objectives'))}{_listed(training.objectives, language)}"
        f"{_h2(say('guide.competencies'))}{points}"
        f"{_h2(say('guide.expected'))}{_listed(training.expected_behaviour, language)}</div>"
    )


def advice(view: GuideView, who: Actor, say: Wording) -> None:
    """The advice in its order, and what helps in the first days, in a talk, and every day."""
    guide, language = view.guide, view.guide.language
    first = next((one for one in guide.advice if not one.because.personal), None)
    told = {one.of.id for one in guide.advice if one.because.personal or one is first}
    if guide.advice:
        lead, *others = guide.advice
        draw(f'<div class="rc-part">{_advice(lead, view, say, told=lead.of.id in told)}</div>')
        reworded(view, lead, who, say)
    else:
        others = []
    given = "".join(_advice(one, view, say, told=one.of.id in told) for one in others)
    of = guide.training.guide
    back = _listed((item.text for item in of.welcome_back), language, "rc-check")
    asked = _listed((one.of.text for one in guide.starters), language)
    do, better_not = (_listed((item.text for item in items), language) for items in (of.dos, of.donts))
    draw(
        f'<div class="rc-part">{given}'
        f"{_h2(say('guide.welcome_back'))}{back}"
        f"{_h2(of.first_opportunity.title[language])}<p class='rc-p'>{safe(of.first_opportunity.text[language])}</p>"
        f"{_h2(say('guide.starters'))}{asked}"
        f'<div class="rc-two"><section><h3 class="rc-h3 rc-yes">{safe(say("guide.dos"))}</h3>{do}</section>'
        f'<section><h3 class="rc-h3 rc-no">{safe(say("guide.donts"))}</h3>{better_not}</section></div></div>'
    )


def assignments(view: GuideView, who: Actor, say: Wording) -> None:
    """What belongs to now, what comes later, and what an earlier week asked, which nobody has to do any more."""
    week = view.guide.week
    now = [one for one in view.guide.assignments if one.current and week is not None]
    later = [one for one in view.guide.assignments if one not in now and (week is None or one.of.week > week)]
    earlier = [one for one in view.guide.assignments if one not in now and one not in later]
    for one in now:
        _card(view, one, who, say)
    for title, lead, found in (
        (say("guide.later"), say("guide.later_text"), later),
        (say("guide.earlier"), say("guide.earlier_text"), earlier),
    ):
        if found:
            with st.expander(title, expanded=not now):
                para(lead, "note")
                for one in sorted(found, key=lambda one: one.of.week):
                    _card(view, one, who, say)


def _card(view: GuideView, one: Fitted[Assignment], who: Actor, say: Wording) -> None:
    card(Card(view.guide, one, view.about(one.of), view.state(one.of)), who, say)


def _advice(one: Fitted[Item], view: GuideView, say: Wording, *, told: bool) -> str:
    """A piece of advice; in somebody's guide it says on what it stands, and once where the general advice begins."""
    why = because(one.because, view.guide, say, current=one.current)
    note = f'<p class="rc-because">{safe(why)}</p>' if told and view.guide.name is not None else ""
    return f'<div class="rc-advice"><p class="rc-p">{safe(one.text)}</p>{note}</div>'


def _listed(texts: Iterable[Words], language: str, kind: str = "") -> str:
    rows = "".join(f"<li><span>{safe(text[language])}</span></li>" for text in texts)
    return f'<ul class="rc-list {kind}">{rows}</ul>'


def _h2(text: str) -> str:
    return f'<h2 class="rc-h2">{safe(text)}</h2>'
