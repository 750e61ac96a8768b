"""The room: rehearse a scenario, line by line."""

from __future__ import annotations

from uuid import UUID, uuid4

import streamlit as st

from coach.conversation.turns import MAX_TURN
from coach.errors import CoachError, Conflict
from coach.scenario.improvisation import Improvisation
from coach.services.room import Room
from coach.ui import style
from coach.ui.navigation import page
from coach.ui.parts.ai import machines, place, unanswered
from coach.ui.parts.hint import hint
from coach.ui.parts.notice import gone, trouble
from coach.ui.parts.speaking import perform
from coach.ui.parts.stage import stage
from coach.ui.parts.text import draw, plain, safe, title
from coach.ui.parts.transcript import passage, passages
from coach.ui.parts.ways_out import ask_first, ways_out
from coach.ui.session import me, take_in_address, words
from coach.ui.wiring import app
from coach.wording import Wording

_WITH_HANDLES = 4
"""Passages that can be gone back to from here; earlier ones are one block, on request."""


def main() -> None:
    """Draw the room."""
    style.apply("room.css")
    say, who = words(), me()
    take = take_in_address()
    if take is None:
        title(say("nav.room"))
        gone(say("room.none"), say)
        return
    try:
        room = app().rehearse.room(who.id, take)
    except CoachError as error:
        title(say("nav.room"))
        trouble(error, say)
        return
    with st.container(key="stage"):
        draw(stage(room, say))
        if room.open:
            ways_out(room, say)
    # Every part in a place of its own: what moves leaves its old picture behind, faded, until the page is whole.
    with st.container(key="transcript"):
        _transcript(room, say, who.id)
    slot = st.container(key="speaking").empty()
    ask_first(room, who.id, say)
    if room.open:
        _turn(room, say, who.id)
    elif room.speaking is None:
        _after(room, say)
    perform(room, slot, who.id, say)


def _after(room: Room, say: Wording) -> None:
    """How it ended, and the way to the feedback."""
    if room.ending is not None:
        draw(
            f'<section class="rc-ending"><h2 class="rc-h2">{safe(room.ending.title)}</h2>'
            f'<p class="rc-spoken">{safe(room.ending.text)}</p></section>'
        )
    _too_late(room, say)
    # A box that takes nothing: with one at the root the page stays where it was, at the newest, and shows how it ended.
    st.chat_input(say("room.over"), key="no-words", disabled=True)
    st.button(say("room.to_feedback"), key="to-feedback", type="primary", on_click=_leave_for, args=("feedback",))
    if st.session_state.pop("leave-for", None):
        st.switch_page(page("learner/feedback"), query_params={"take": str(room.take.id)})


def _transcript(room: Room, say: Wording, person: UUID) -> None:
    found = passages(room.heard)
    people, machine = room.scene.people, machines(room.scene, room.take.counterpart)
    older, recent = found[:-_WITH_HANDLES], found[-_WITH_HANDLES:]
    if older:
        shown = st.toggle(say("room.earlier"), key=f"earlier-{room.take.id}")
        if shown:
            draw("".join(passage(one, people, say, machine) for one in older))
    for one in recent:
        seq = one.turn.seq if one.turn else 0
        with st.container(key=f"moment-{seq}"):
            draw(passage(one, people, say, machine))
            if one.turn is not None:
                st.button(
                    say("room.from_here"),
                    key=f"rewind-{seq}",
                    type="tertiary",
                    icon=":material/undo:",
                    help=say("room.from_here_help"),
                    on_click=_rewind,
                    args=(person, room.take.id, seq),
                )
    if "rewound" in st.session_state:
        st.switch_page(page("learner/room"), query_params={"take": st.session_state.pop("rewound")})


def _turn(room: Room, say: Wording, person: UUID) -> None:
    with st.container(key="told"):
        failed = st.session_state.pop("turn-failed", None)
        if failed is not None:
            trouble(failed, say)
        draft = st.session_state.get("draft")
        if draft and draft[0] == str(room.take.id):
            _unsent(room, say, person, draft[1])
        _told_of_model(room, say, person)
    seq = room.position.last_seq
    if room.visible:
        _choices(room, say, person)
    with st.container(key="turn", horizontal=True, vertical_alignment="center"):
        if not room.visible:
            draw(f'<p class="rc-label">{safe(_whose_turn(room, say))}</p>')
        hint(room, person, say)
    # At the root, and not in st.bottom: only there does Streamlit keep the newest turn in view.
    # In a callback, what was typed answers the page that was in view when it was sent, not what another tab has added
    # since; and it is taken also when the page then finds the take closed and has no box to read it from.
    # Without a limit of its own: it would drop a long paste without a word, where the room keeps it and says why.
    st.chat_input(say("room.placeholder"), key="own-words", on_submit=_said, args=(person, room.take.id, seq))
    st.bottom.caption(_who_listens(room, say, person))


def _choices(room: Room, say: Wording, person: UUID) -> None:
    seq = room.position.last_seq
    with st.container(key="choices"):
        draw(f'<p class="rc-label">{safe(say("room.your_turn"))}</p>')
        for choice in room.choices:
            st.button(
                plain(choice.text.replace("{learner}", room.learner)),
                key=f"choice-{seq}-{choice.id}",
                width="stretch",
                on_click=_pick,
                args=(person, room.take.id, seq, choice.id),
            )


def _whose_turn(room: Room, say: Wording) -> str:
    if room.speaking is not None:
        return say("room.their_turn", name=room.scene.people[room.speaking.seat].short)
    return say("room.your_turn_hidden")


def _told_of_model(room: Room, say: Wording, person: UUID) -> None:
    """One calm sentence when written lines stand in, whatever went wrong."""
    if not unanswered(room.stood_in):
        return
    notice = app().models.notice(person) if room.stood_in == "model-unset" else None
    told = say("ai.withdrawn") if notice is not None and not notice.accepted else say("ai.away")
    draw(f'<p class="rc-note rc-turn" role="status">{safe(told)}</p>')


def _who_listens(room: Room, say: Wording, person: UUID) -> str:
    if room.take.counterpart == "model":
        notice = app().models.notice(person)
        card = notice.card("counterpart") if notice is not None and notice.accepted else None
        if card is not None:
            return say("room.private_ai", name=plain(card.name), host=plain(place(card, say)))
    return say("room.private_free") if isinstance(room.scene, Improvisation) else say("room.private")


def _too_late(room: Room, say: Wording) -> None:
    """What was said here after the take was closed elsewhere is told and shown, so that it can be copied."""
    failed = st.session_state.pop("turn-failed", None)
    if failed is not None:
        trouble(failed, say)
    draft = st.session_state.get("draft")
    if draft and draft[0] == str(room.take.id):
        draw(f'<p class="rc-label">{safe(say("room.unsent"))}</p><p class="rc-spoken">{safe(draft[1])}</p>')


def _unsent(room: Room, say: Wording, person: UUID, draft: str) -> None:
    """What could not be said: another tab was first, or it is too long. It can be changed and said after all."""
    why = say("room.unsent") if len(draft) <= MAX_TURN else say("room.unsent_long")
    with st.container(border=True, key="card-unsent"):
        words = st.text_area(why, draft, key="unsent-words", height=130)
        with st.container(horizontal=True):
            again = st.button(say("room.send_again"), key="send-again")
            drop = st.button(say("room.drop_draft"), key="drop-draft", type="tertiary")
    if again or drop:
        st.session_state.pop("draft", None)
        if again:
            _say(person, room.take.id, room.position.last_seq, words)
        st.rerun()


def _key(seq: int) -> str:
    """The same for every click on one drawing of the page in this tab, so that a double click is one turn."""
    tab = st.session_state.setdefault("tab", uuid4().hex)
    return f"{tab}-{seq}"


def _pick(person: UUID, take: UUID, seq: int, choice: str) -> None:
    try:
        app().rehearse.pick(person, take, seq, _key(seq), choice)
        app().rehearse.answer(person, take)
    except CoachError as error:
        st.session_state["turn-failed"] = error


def _said(person: UUID, take: UUID, seq: int) -> None:
    _say(person, take, seq, st.session_state["own-words"] or "")


def _say(person: UUID, take: UUID, seq: int, said: str) -> None:
    try:
        app().rehearse.say(person, take, seq, _key(seq), said)
    except CoachError as error:
        st.session_state["turn-failed"] = error
        if isinstance(error, Conflict) or said.strip():
            st.session_state["draft"] = (str(take), said)
        return
    try:
        app().rehearse.answer(person, take)
    except CoachError as error:
        st.session_state["turn-failed"] = error


def _rewind(person: UUID, take: UUID, seq: int) -> None:
    try:
        st.session_state["rewound"] = str(app().rehearse.rewind(person, take, seq))
    except CoachError as error:
        st.session_state["turn-failed"] = error


def _leave_for(name: str) -> None:
    st.session_state["leave-for"] = name


main()
