"""What can go into a share, each piece with its own tick; nothing is ticked for anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

import streamlit as st

from coach.programme.people import Person
from coach.services.access import Actor
from coach.services.chosen import Chosen
from coach.services.reflect import MAX_REFLECTION
from coach.services.review import Review, moments
from coach.services.share import MAX_REQUEST
from coach.ui.parts.document import meeting_line
from coach.ui.parts.intention import sentence
from coach.ui.parts.text import draw, heading, plain, safe
from coach.ui.session import take_in_address
from coach.ui.wiring import app
from coach.wording import Wording

_USUALLY = timedelta(days=14)
_LONGEST = timedelta(days=365)
_OWN = "own"
_NO_TAKE = "none"
_SHOWN = 110


def pieces(who: Actor, receiver: Person, say: Wording) -> Chosen:
    """Draw the pieces and say what was ticked.

    Raises:
        CoachError: the take in the address cannot be read.
    """
    heading(say("share.what"))
    intention, meeting = _intention(who, say), _meeting(who, say)
    take = _take(who, say)
    review = app().reviews.review(who.id, take) if take is not None else None
    reflection = _reflection(who, take, say)
    quoted = _excerpts(review, say) if review is not None else ()
    ratings = _ratings(review, receiver, say)
    with st.container(key="row-share-rest"):
        request = _request(who, receiver, say)
        today = who.now.astimezone(who.zone).date()
        last = st.date_input(
            say("share.last_day"), today + _USUALLY, today, today + _LONGEST, key="share-last", format="DD/MM/YYYY"
        )
    return Chosen(receiver.id, take, intention, reflection, quoted, ratings, request, last, meeting)


def _intention(who: Actor, say: Wording) -> UUID | None:
    mine = {intention.id: sentence(intention, say) for intention in app().reflect.intentions(who.id)}
    with st.container(key="row-share-intention"):
        if not mine:
            draw(f'<p class="rc-note">{safe(say("share.no_intention"))}</p>')
            return None
        ticked = st.checkbox(say("share.intention"), key="share-intention")
        return _one_of(mine, say("share.which_intention"), "share-which", ticked=ticked)


def _meeting(who: Actor, say: Wording) -> UUID | None:
    mine = {one.id: meeting_line(one.title, one.day, say) for one in app().meetings.coming(who.id)}
    if not mine:
        return None
    with st.container(key="row-share-meeting"):
        ticked = st.checkbox(say("share.meeting"), key="share-meeting")
        draw(f'<p class="rc-note rc-under">{safe(say("share.meeting_only"))}</p>')
        return _one_of(mine, say("share.which_meeting"), "share-which-meeting", ticked=ticked)


def _one_of(mine: Mapping[UUID, str], which: str, key: str, *, ticked: bool) -> UUID | None:
    """The only one, shown below its tick, or a choice as soon as that is ticked."""
    if len(mine) == 1:
        ((only, told),) = mine.items()
        draw(f'<p class="rc-note rc-under">{safe(told)}</p>')
        return only if ticked else None
    if not ticked:
        return None
    return st.radio(which, list(mine), key=key, label_visibility="collapsed", format_func=lambda one: plain(mine[one]))


def _take(who: Actor, say: Wording) -> UUID | None:
    """The take from which to quote; it goes into the address, not into what is shared."""
    closed = {take.id: take for take in app().library.takes(who.id) if take.status != "open"}
    named = take_in_address()
    if not closed:
        return None
    scenes = {card.entry.id: card.scene.title for card in app().library.scenarios(who.id, say.language)}

    def told(key: UUID | str) -> str:
        if not isinstance(key, UUID):
            return say("share.no_take")
        take = closed[key]
        return say("share.take", title=scenes.get(take.scenario, take.scenario), n=take.number)

    options: list[UUID | str] = [_NO_TAKE, *closed]
    key = f"share-take-{say.language}"
    with st.container(key="row-share-take"):
        st.selectbox(
            say("share.from_take"), options, options.index(named) if named in closed else 0, format_func=told,
            key=key, on_change=_named, args=(key,),
        )  # fmt: skip
    return named if named in closed else None


def _named(key: str) -> None:
    """The address says which take it is; a list goes by its labels, which change with the language."""
    chosen = st.session_state[key]
    if isinstance(chosen, UUID):
        st.query_params["take"] = str(chosen)
    elif chosen == _NO_TAKE:
        st.query_params.pop("take", None)


def _reflection(who: Actor, take: UUID | None, say: Wording) -> str | None:
    kept = app().reflect.reflection(who.id, take) if take is not None else None
    with st.container(key="row-share-reflection"):
        ticked = st.checkbox(say("share.reflection"), key="share-reflection")
        draw(f'<p class="rc-note rc-under">{safe(say("share.reflection_edit"))}</p>')
        if not ticked:
            return None
        return st.text_area(
            say("share.reflection_text"), kept.text if kept else "", key=f"share-words-{take}", height=130,
            max_chars=MAX_REFLECTION, label_visibility="collapsed",
        )  # fmt: skip


def _excerpts(review: Review, say: Wording) -> Sequence[int]:
    quoted = []
    with st.container(key="row-share-excerpts"):
        for number, moment in enumerate(moments(review), start=1):
            if moment.turn is None:
                continue
            label = plain(say("share.excerpt", n=number, title=moment.node.title))
            if st.checkbox(label, key=f"share-{review.take.id}-{moment.turn.seq}"):
                quoted.append(moment.turn.seq)
            words = moment.turn.text
            short = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
            draw(f'<p class="rc-note rc-under">“{safe(short)}”</p>')
    return tuple(quoted)


def _ratings(review: Review | None, receiver: Person, say: Wording) -> bool:
    if review is None or all(found.basis != "said" for found in review.report.findings):
        return False
    with st.container(key="row-share-ratings"):
        on = st.toggle(say("share.ratings"), key="share-ratings")
        draw(f'<p class="rc-note rc-under">{safe(say("share.ratings_off", name=receiver.first_name))}</p>')
    return on


def _request(who: Actor, receiver: Person, say: Wording) -> str | None:
    offered = [text[say.language] for training in app().library.trainings(who.id) for text in training.requests]
    chosen = st.selectbox(
        say("share.request", name=plain(receiver.first_name)), ["", *offered, _OWN],
        key=f"share-request-{say.language}",
        format_func=lambda key: say("share.request_none") if not key
        else say("share.request_own") if key == _OWN else key,
    )  # fmt: skip
    if chosen != _OWN:
        return chosen or None
    return st.text_input(say("share.request_words"), key="share-request-words", max_chars=MAX_REQUEST)
