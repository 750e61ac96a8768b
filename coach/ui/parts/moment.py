"""One moment of a take after the fact: what the learner said there, and how the room answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach.conversation.turns import Turn
from coach.scenario.script import Node, Person
from coach.services.review import Moment
from coach.ui.parts.text import safe
from coach.wording import Wording

_SHOWN = 3


def said(moment: Moment, people: Mapping[str, Person], say: Wording) -> str:
    """The learner's words on paper with the tape corner, and the room's answer as a stage direction."""
    turn = moment.turn
    if turn is None:
        return ""
    how = f'<p class="rc-note">{safe(say("feedback.chosen"))}</p>' if turn.kind == "picked" else ""
    return (
        f'<div class="rc-paper rc-taped"><p class="rc-spoken">{_words(turn, moment.answer, say)}</p>{how}</div>'
        f"{answer(moment.answer, people, say)}"
    )


def _words(turn: Turn, answered: Sequence[Turn], say: Wording) -> str:
    """The whole turn; what an interruption drowned out is set apart, not left out."""
    cut = next((cue.cut_at for cue in answered if cue.cut_at is not None), None)
    if cut is None:
        return safe(turn.text)
    lost = f'<span class="rc-hidden">{safe(say("feedback.unheard"))}</span>{safe(turn.text[cut:])}'
    return f'{safe(turn.text[:cut])}— <span class="rc-unheard">{lost}</span>'


def answer(turns: Sequence[Turn], people: Mapping[str, Person], say: Wording) -> str:
    """The first things that happened after it, in brackets; nothing when nothing did."""
    told = [text for turn in turns if (text := _cue(turn, people, say))][:_SHOWN]
    return f'<p class="rc-direction">({safe(" ".join(told))})</p>' if told else ""


def _cue(turn: Turn, people: Mapping[str, Person], say: Wording) -> str:
    text = (turn.spoken or turn.text).strip()
    if turn.cut_at is not None and turn.seat in people:
        return say("feedback.cuts_in", name=_name(turn, people, say), words=text)
    if turn.seat in people and text:
        return say("feedback.says", name=_name(turn, people, say), words=text)
    if turn.silence and not text:
        return say("feedback.silence")
    return text


def _name(turn: Turn, people: Mapping[str, Person], say: Wording) -> str:
    """Who spoke; where an AI put it into words, that is said with it."""
    name = people[turn.seat].short
    return say("feedback.ai_name", name=name) if turn.player == "model" else name


def model_answers(node: Node, own: str, say: Wording) -> str:
    """The learner's own words, then a strong and a weak answer, each with why."""
    shown = (
        ("", own, ""),
        *((("strong", node.strong.text, node.strong.why),) if node.strong else ()),
        *((("weak", node.weak.text, node.weak.why),) if node.weak else ()),
    )
    titles = {"": say("feedback.own_answer"), "strong": say("feedback.strong"), "weak": say("feedback.weak")}
    return "".join(
        f'<section class="rc-model"><h3 class="rc-card-title">{safe(titles[kind])}</h3>'
        f'<p class="rc-spoken">“{safe(text)}”</p>'
        + (f'<p class="rc-p rc-soft">{safe(why)}</p>' if why else "")
        + "</section>"
        for kind, text, why in shown
    )
