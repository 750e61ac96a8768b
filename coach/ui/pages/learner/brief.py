"""The brief: where am I, who is there, what do I want, what am I up against; and how I want to rehearse it."""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Person, Scene
from coach.services.agreement import Notice
from coach.services.library import Card
from coach.services.room import NewTake
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts import face
from coach.ui.parts.ai import machines, named
from coach.ui.parts.counterpart import choose, chosen, offered
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.text import draw, heading, para, plain, safe, title
from coach.ui.session import id_in_address, me, words
from coach.ui.wiring import app
from coach.wording import Wording

_PRESSURE = {"calm": "brief.calm", "tense": "brief.tense", "heated": "brief.heated"}
_OWN = "own"


def main() -> None:
    """Draw the brief."""
    style.apply("brief.css")
    say, who = words(), me()
    scenario = st.query_params.get("scenario", "")
    try:
        card = app().library.brief(who.id, scenario, say.language, id_in_address("meeting"))
    except CoachError:
        gone(say("brief.none"), say)
        return
    scene = card.scene
    title(
        scene.title,
        above=say("brief.training", title=card.training.title[say.language]),
        below=say("brief.length", low=card.entry.minutes[0], high=card.entry.minutes[1]),
    )
    notice = offered(scene, who.id)
    left, right = st.columns([1, 1], gap="large")
    with left:
        _situation(scene, notice, say)
    with right, st.container(key="card-before"):
        _before(card, notice, say)


def _about(person: Person) -> str:
    """What is told of somebody; of the person in one's own meeting nothing is."""
    return f'<br><span class="rc-soft">{safe(person.about)}</span>' if person.about else ""


def _situation(scene: Scene, notice: Notice | None, say: Wording) -> None:
    heading(say("brief.where"))
    para(scene.setting)
    para(scene.you)
    heading(say("brief.who"))
    machine = machines(scene, chosen(notice))
    people = "".join(
        f"<li>{face.picture(person.name, person.face)}<div><strong>{named(person, person.name, machine, say)}</strong>"
        f", {safe(person.role)}{_about(person)}</div></li>"
        for person in scene.people.values()
    )
    draw(f'<ul class="rc-people">{people}</ul>')
    draw(
        f'<div class="rc-two"><section><h3 class="rc-h3">{safe(say("brief.goal"))}</h3>'
        f'<p class="rc-p">{safe(scene.goal)}</p></section><section><h3 class="rc-h3">{safe(say("brief.obstacle"))}'
        f'</h3><p class="rc-p">{safe(scene.obstacle)}</p></section></div>'
    )
    if notice is None:
        told = say("brief.improvised") if isinstance(scene, Improvisation) else say("brief.scripted")
        draw(f'<p class="rc-lock rc-scripted">{safe(told)}</p>')


def _before(card: Card, notice: Notice | None, say: Wording) -> None:
    scene = card.scene
    heading(say("brief.before"))
    with st.container(key="pressure"):
        pressure = st.radio(
            say("brief.pressure"),
            list(scene.dial),
            index=1,
            format_func=lambda key: say(_PRESSURE[key]),
            captions=[plain(dial.about) for dial in scene.dial.values()],
            key="brief-pressure",
        )
    confidence = st.slider(say("brief.confidence"), 0, 10, 5, key="brief-confidence")
    draw(
        f'<p class="rc-ends"><span>{safe(say("brief.confidence_0"))}</span>'
        f"<span>{safe(say('brief.confidence_10'))}</span></p>"
    )
    habit, habit_id = _habit(card, say)
    hidden, plays, ready = False, chosen(None), True
    if isinstance(scene, Improvisation):
        draw(f'<p class="rc-p rc-soft">{safe(say("brief.free"))}</p>')
    else:
        hidden = st.toggle(say("brief.hide"), key="brief-hide", help=say("brief.hide_help"))
    if notice is not None:
        plays, ready = choose(notice, me().id, say)
    why_not = None if ready else say("ai.first")
    if st.button(say("brief.enter"), key="enter", type="primary", width="stretch", disabled=not ready, help=why_not):
        new = NewTake(
            card.entry.id,
            scene.language,
            pressure,
            confidence,
            habit,
            habit_id,
            hidden,
            plays,
            id_in_address("meeting"),
        )
        try:
            take = app().rehearse.start(me().id, new)
        except CoachError as error:
            trouble(error, say)
            return
        st.switch_page(page("learner/room"), query_params={"take": str(take)})
    seen = say("brief.private_ai") if plays == "model" else say("brief.private")
    draw(f'<p class="rc-note rc-centre">{safe(seen)}</p>')


def _habit(card: Card, say: Wording) -> tuple[str | None, str | None]:
    names = {habit.id: habit.name[say.language] for habit in card.training.habits}
    chosen = st.pills(
        say("brief.habit"),
        [*names, _OWN],
        format_func=lambda key: plain(names[key]) if key in names else say("brief.habit_other"),
        key="brief-habit",
    )
    if chosen is None:
        return None, None
    if chosen != _OWN:
        return names[chosen], chosen
    own = st.text_input(say("brief.habit_own"), key="brief-habit-own", max_chars=200).strip()
    if not own:
        return None, None
    known = app().rehearse.watches(me().id, card.training.id, own, say.language)
    told = say("brief.habit_known", name=plain(names[known])) if known else say("brief.habit_unknown")
    st.caption(told)
    return own, known


main()
