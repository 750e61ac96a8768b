"""The transcript: what was said and done, as on a page of a script. No bubbles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from coach.conversation.turns import Turn
from coach.scenario.script import Person
from coach.ui.parts.ai import named, origin
from coach.ui.parts.text import safe
from coach.wording import Wording

_SILENCE = {
    2: "room.silence_2",
    3: "room.silence_3",
    4: "room.silence_4",
    5: "room.silence_5",
    6: "room.silence_6",
    7: "room.silence_7",
    8: "room.silence_8",
}
"""Counts as one reads them aloud; a silence is eight counts at most."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One learner's turn (None for the opening) with everything that the room did after it."""

    turn: Turn | None
    answer: tuple[Turn, ...]


def passages(turns: Sequence[Turn]) -> tuple[Passage, ...]:
    """The log cut at the learner's turns, oldest first."""
    found: list[tuple[Turn | None, list[Turn]]] = [(None, [])]
    for turn in turns:
        if turn.is_learners:
            found.append((turn, []))
        elif turn.kind in {"cue", "left"}:
            found[-1][1].append(turn)
    return tuple(Passage(turn, tuple(answer)) for turn, answer in found if turn is not None or answer)


def passage(one: Passage, people: Mapping[str, Person], say: Wording, machine: Collection[str] = ()) -> str:
    """One passage as HTML; a cut line and the interruption that cuts it are one block.

    Args:
        one: what to draw; of its cues only those that have been voiced have words.
        people: who is in the room.
        say: the texts.
        machine: the ids of those whom an AI speaks for.
    """
    answer = list(one.answer)
    first = ""
    if one.turn is not None:
        cutting = answer[0] if answer and answer[0].cut_at is not None else None
        over = _over(cutting, people, machine, say) if cutting is not None else ""
        first = _learner(one.turn, cutting, say) + over
        if cutting is not None:
            answer = answer[1:]
    rest = "".join(_cue(turn, people, machine, say) for turn in answer)
    return f'<div class="rc-passage">{first}{rest}</div>'


def speaker(turn: Turn, people: Mapping[str, Person], machine: Collection[str], say: Wording) -> str:
    """Who says a line, as it stands beside it."""
    who = people.get(turn.seat)
    name = named(who, who.short, machine, say) if who is not None else ""
    return f'<span class="rc-who">{name}{origin(turn, machine, say)}</span>'


def theirs(who: str, words: str) -> str:
    """A line of somebody else's, of pieces of HTML."""
    return f'<div class="rc-line">{who}<p class="rc-spoken rc-theirs">{words}</p></div>'


def _learner(turn: Turn, cutting: Turn | None, say: Wording) -> str:
    how = say("room.own_words") if turn.kind == "said" else say("room.picked")
    words = safe(turn.text)
    if cutting is not None:
        words = f'{safe(turn.text[: cutting.cut_at])}—<span class="rc-cutbar" aria-hidden="true"></span>'
    shape = " rc-is-cut" if cutting is not None else ""
    return (
        f'<div class="rc-line rc-mine{shape}"><span class="rc-who">{safe(say("room.you"))}'
        f'<span class="rc-how">{safe(how)}</span></span>'
        f'<div class="rc-paper rc-taped"><p class="rc-spoken">{words}</p></div></div>'
    )


def _over(cutting: Turn, people: Mapping[str, Person], machine: Collection[str], say: Wording) -> str:
    return (
        f'<div class="rc-line">{speaker(cutting, people, machine, say)}<div class="rc-interrupts">'
        f'<span class="rc-cuts">{safe(say("room.cuts_in"))}</span>'
        f'<p class="rc-spoken">{safe(cutting.spoken or "")}</p></div></div>'
    )


def _cue(turn: Turn, people: Mapping[str, Person], machine: Collection[str], say: Wording) -> str:
    if turn.kind == "left":
        return f'<p class="rc-direction rc-aside">({safe(say("room.left"))})</p>'
    text = turn.spoken or ""
    if turn.silence:
        dashes = '<span class="rc-dash"></span>' * turn.silence
        told = text or say(_SILENCE.get(turn.silence, "room.silence"), n=turn.silence)
        return (
            f'<div class="rc-silence"><span class="rc-dashes" aria-hidden="true">{dashes}</span>'
            f'<p class="rc-direction">{safe(told)}</p></div>'
        )
    if not text:
        return ""
    if turn.seat not in people:
        return f'<p class="rc-direction rc-aside">({safe(text)})</p>'
    return theirs(speaker(turn, people, machine, say), safe(text))
