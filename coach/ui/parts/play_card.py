"""The play card: the counterpart's next move as an imperative, a line that would do, why now, and what it trains."""

from __future__ import annotations

from uuid import UUID

import streamlit as st

from coach.services.joint_room import JointRoom
from coach.services.play_card import PlayCard
from coach.ui.parts.joint_speaking import attempt, turn_key
from coach.ui.parts.text import draw, plain, safe
from coach.ui.wiring import app
from coach.wording import Wording


def card_column(room: JointRoom, say: Wording) -> None:
    """Draw the card, or that it comes; and who plays: oneself, or an AI for a while."""
    card = room.card
    with st.container(key="play-card"):
        if room.voice != "human" and room.speaking is None and card is None:
            who = part_now(room)
            told = say("joint.ai_says", who=who) if room.voice == "model" else say("joint.lines_say", who=who)
            draw(f'<p class="rc-card-only">{safe(say("joint.card"))}</p><p class="rc-p">{safe(told)}</p>')
        elif card is None:
            told = say("joint.no_card", name=_learner_seat(room))
            draw(f'<p class="rc-card-only">{safe(say("joint.card"))}</p><p class="rc-p rc-soft">{safe(told)}</p>')
        else:
            _card(card, room, say)
        hands(room, say)
        _other_parts(room, say)


def _card(card: PlayCard, room: JointRoom, say: Wording) -> None:
    shown = _shown(room.id, card)
    does = f'<p class="rc-p">{safe(card.does)}</p>' if card.does else ""
    example = f'<p class="rc-label">{safe(say("joint.example"))}</p>' if card.examples else ""
    line = f'<p class="rc-spoken">“{safe(card.examples[shown])}”</p>' if card.examples else ""
    tells = f"<p><strong>{safe(say('joint.tells'))}</strong> {safe(card.tells)}</p>" if card.tells else ""
    why = f"<p><strong>{safe(say('joint.why'))}</strong> {safe(card.why)}</p>" if card.why else ""
    trains = (
        f"<p><strong>{safe(say('joint.trains', name=room.learner))}</strong> {safe(say.names(list(card.trains)))}.</p>"
        if card.trains
        else ""
    )
    draw(
        f'<section class="rc-play-card"><p class="rc-card-only">{safe(say("joint.card"))}</p>'
        f'<h2 class="rc-h2">{safe(card.imperative)}</h2>{does}{example}{line}'
        f'<div class="rc-card-small">{tells}{why}{trains}</div></section>'
    )
    if room.paused_by is not None or room.state != "open":
        return
    st.button(
        say("joint.say_line"), key="say-line", type="primary", width="stretch",
        on_click=_say_line, args=(room.me, room.id, card.seq, shown),
    )  # fmt: skip
    if len(card.examples) > 1:
        st.button(
            say("joint.other_line"), key="other-line", width="stretch",
            on_click=_other, args=(room.id, card.seq, (shown + 1) % len(card.examples)),
        )  # fmt: skip


def hands(room: JointRoom, say: Wording) -> None:
    """Let an AI (or the written lines) play for a while; whoever came to play can take the part back."""
    if room.state != "open" or room.ending is not None:
        return
    on = room.voice == "human"
    if not on and room.sits != "counterpart":
        return
    st.button(
        _take_over_words(room, say) if on else say("joint.take_back"), key="take-over", type="tertiary",
        on_click=_take_over, args=(room.me, room.id, on),
    )  # fmt: skip


def _other_parts(room: JointRoom, say: Wording) -> None:
    """Between two lines whoever plays can go on as somebody else in the scene."""
    if room.scene is None or room.turn != "learner" or room.card is not None or room.paused_by is not None:
        return
    for one in room.can_choose_part:
        if one != room.my_part:
            st.button(
                say("joint.play_part", who=plain(room.scene.people[one].short)), key=f"part-{one}", type="tertiary",
                on_click=_choose_part, args=(room.me, room.id, one),
            )  # fmt: skip


def _take_over_words(room: JointRoom, say: Wording) -> str:
    """An AI can only where there is one, and where it has been agreed to; whoever stands in is told afterwards."""
    notice = app().models.notice(room.me)
    can = notice is not None and notice.accepted and notice.card("counterpart") is not None
    return say("joint.take_over_ai") if can else say("joint.take_over_lines")


def _shown(joint: UUID, card: PlayCard) -> int:
    """Which of the card's lines is in view: the first, until another is asked for."""
    kept = st.session_state.get("card-line")
    number = kept[2] if kept and kept[:2] == (joint, card.seq) else 0
    return int(number) if number < len(card.examples) else 0


def part_now(room: JointRoom) -> str:
    """The short name of the scene's person whom a human plays."""
    plays = next((seat.plays for seat in room.seats if seat.plays), "")
    part = room.scene.people.get(plays or "") if room.scene is not None else None
    return part.short if part is not None else ""


def _learner_seat(room: JointRoom) -> str:
    return next((seat.name for seat in room.seats if seat.sits == "learner"), room.learner)


def _say_line(person: UUID, joint: UUID, seq: int, example: int) -> None:
    attempt(joint, lambda: app().joints.say_line(person, joint, seq, turn_key(joint, seq), example))


def _other(joint: UUID, seq: int, number: int) -> None:
    st.session_state["card-line"] = (joint, seq, number)


def _choose_part(person: UUID, joint: UUID, who: str) -> None:
    attempt(joint, lambda: app().joints.choose_part(person, joint, who))


def _take_over(person: UUID, joint: UUID, on: bool) -> None:  # noqa: FBT001 - a button's callback takes its arguments by position
    attempt(joint, lambda: app().joints.take_over(person, joint, on=on))
