"""The transcript: what was said and done, as on a page of a script. No bubbles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
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
class Said:
    """How it stands beside a line who says it."""

    name: str
    """A piece of HTML."""
    how: str = ""
    """In small print under it: in own words, a picked line."""
    mine: bool = False
    """Whether whoever reads said it: then it stands on paper."""


Who = Callable[[Turn], Said]
"""Tells of a turn who says it, where that is not simply the learner and those in the scene."""


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


def passage(
    one: Passage, people: Mapping[str, Person], say: Wording, machine: Collection[str] = (), who: Who | None = None
) -> str:
    """One passage as HTML; a cut line and the interruption that cuts it are one block.

    Args:
        one: what to draw; of its cues only those that have been voiced have words.
        people: who is in the room.
        say: the texts.
        machine: the ids of those whom an AI speaks for.
        who: who says what, where several people speak; else the learner reads.
    """
    told = who or (lambda turn: _alone(turn, people, machine, say))
    answer = list(one.answer)
    first = ""
    if one.turn is not None:
        cutting = answer[0] if answer and answer[0].cut_at is not None else None
        over = _over(cutting, told(cutting), say) if cutting is not None else ""
        first = _learner(one.turn, cutting, told(one.turn)) + over
        if cutting is not None:
            answer = answer[1:]
    rest = "".join(_cue(turn, people, told, say) for turn in answer)
    return f'<div class="rc-passage">{first}{rest}</div>'


def speaker(turn: Turn, people: Mapping[str, Person], machine: Collection[str], say: Wording) -> str:
    """Who says a line, as it stands beside it."""
    return _beside(_alone(turn, people, machine, say))


def theirs(who: str, words: str) -> str:
    """A line of somebody else's, of pieces of HTML."""
    return f'<div class="rc-line">{who}<p class="rc-spoken rc-theirs">{words}</p></div>'


def _alone(turn: Turn, people: Mapping[str, Person], machine: Collection[str], say: Wording) -> Said:
    """Who says it when the learner is the only human."""
    if turn.is_learners:
        return Said(
            safe(say("room.you")), say("room.own_words") if turn.kind == "said" else say("room.picked"), mine=True
        )
    who = people.get(turn.seat)
    name = named(who, who.short, machine, say) if who is not None else ""
    return Said(f"{name}{origin(turn, machine, say)}")


def _beside(said: Said) -> str:
    how = f'<span class="rc-how">{safe(said.how)}</span>' if said.how else ""
    return f'<span class="rc-who">{said.name}{how}</span>'


def _mine(said: Said, words: str, shape: str = "") -> str:
    """A line on paper, with a corner of tape."""
    return (
        f'<div class="rc-line rc-mine{shape}">{_beside(said)}'
        f'<div class="rc-paper rc-taped"><p class="rc-spoken">{words}</p></div></div>'
    )


def _learner(turn: Turn, cutting: Turn | None, said: Said) -> str:
    words = safe(turn.text)
    if cutting is not None:
        words = f'{safe(turn.text[: cutting.cut_at])}—<span class="rc-cutbar" aria-hidden="true"></span>'
    if not said.mine:
        return theirs(_beside(said), words)
    return _mine(said, words, " rc-is-cut" if cutting is not None else "")


def _over(cutting: Turn, said: Said, say: Wording) -> str:
    return (
        f'<div class="rc-line">{_beside(said)}<div class="rc-interrupts">'
        f'<span class="rc-cuts">{safe(say("room.cuts_in"))}</span>'
        f'<p class="rc-spoken">{safe(cutting.spoken or "")}</p></div></div>'
    )


def _cue(turn: Turn, people: Mapping[str, Person], who: Who, say: Wording) -> str:
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
    said = who(turn)
    return _mine(said, safe(text)) if said.mine else theirs(_beside(said), safe(text))
