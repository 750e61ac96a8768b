"""What the director of an improvisation hears in a turn, offline: signals, style, and meaning beside the scene's core.

Three views, none of which knows more than the words. Signals say what is done with words (asks, takes up, attacks,
gives in). The training's assessor says the style, or that it is not sure. And the scene's own lines of somebody who
keeps to the point and of somebody who lets it go place the turn between the two, or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.competency.model import Style
from coach.perception.matching import Moment
from coach.perception.signals import found
from coach.perception.tongue import strange
from coach.perception.words import content_words, known_share, words
from coach.scenario.heard import Heard, Manner

KEPT, DROPPED = "kept", "dropped"
"""The two options between which the core of a scene places a turn."""

_LEANS = 0.42
"""A share of the core from which on style decides with it (at .6 the core decides alone)."""

_ELSEWHERE = 0.5
"""The share of "neither" from which on the core of a scene says nothing against an attack."""

_ALIKE = 0.85
_LONG = 75
_LEAST_WORDS = 4
_FOREIGN, _ENOUGH = 0.12, 6
_GESTURE = re.compile(r"\([^)]*\)|\*[^*]*\*")
_FILLERS = frozenset(
    "euh eh ehm uh uhm um hm hmm mm mmm tja bwa boh pff ja nou ah oh so dus well er erm right".split()  # noqa: SIM905 - a list to read
)
_ATTACKS = ("insult", "ultimatum", "youalways", "condescend", "rhetoric", "sarcasm", "dismiss")
_MANY = 2
_LEAVES_OUT = re.compile(r"\[…\]")


@dataclass(frozen=True, slots=True)
class Before:
    """What a turn stands beside."""

    earlier: Sequence[str]
    """The learner's earlier turns of the take."""
    style: Style
    style_sure: bool


Steering = Callable[[str, str], str]
"""From a text and its language to the text without what is said to a machine instead of the person (``[…]``)."""


def hear(text: str, language: str, core: Moment, before: Before, plain: Steering) -> Heard:
    """What is heard in a turn (about 25 ms, most of it the encoders).

    Args:
        text: the learner's words.
        language: of the take.
        core: the scene's lines as the two options :data:`KEPT` and :data:`DROPPED`.
        before: what the turn stands beside.
        plain: takes out what is addressed to a machine.
    """
    said = plain(text, language)
    if said != text and not content_words(_LEAVES_OUT.sub("", said), language):
        return Heard(off=True)
    said = _LEAVES_OUT.sub(" ", said)
    spoken = words(_GESTURE.sub(" ", said))
    if all(word in _FILLERS for word in spoken):
        return Heard("passive", silent=True)
    if (len(spoken) >= _ENOUGH and known_share(said) < _FOREIGN) or strange(said, language):
        return Heard(off=True)
    shares = core.shares(said)
    placed = core.place(said)
    keeps, drops = _core(placed, (float(shares[0]), float(shares[1])), before)
    attacked = _attacked(said, language, before, float(shares[2]))
    asked = found("openq", said, language)
    took_up = _took_up(said, language) and not attacked
    return Heard(
        style="aggressive" if attacked else _manner(before, keeps=keeps, drops=drops),
        kept=keeps,
        dropped=drops and not attacked,
        requested=not drops and found("request", said, language) and ("?" in said or found("iwant", said, language)),
        asked=asked and not attacked,
        acknowledged=took_up,
        apologised=found("apology", said, language),
        attacked=attacked,
        rambled=len(spoken) > _LONG,
        repeated=_repeats(spoken, before.earlier),
    )


def _core(placed: str | None, shares: tuple[float, float], before: Before) -> tuple[bool, bool]:
    """Whether the point is kept, and whether it is dropped; at most one of them."""
    if placed == KEPT:
        return True, False
    if placed == DROPPED:
        return False, True
    kept, dropped = shares
    if before.style == "assertive" and before.style_sure and kept >= _LEANS and kept > dropped:
        return True, False
    return False, before.style == "passive" and before.style_sure and dropped >= _LEANS and dropped > kept


def _attacked(said: str, language: str, before: Before, elsewhere: float) -> bool:
    """Hostile in style with a word that shows it, or surely hostile to "you" and unlike what the scene's lines say.

    Who says sorry takes an attack back, unless the same turn insults.
    """
    signs = sum(found(name, said, language) for name in _ATTACKS)
    if found("apology", said, language) and not found("insult", said, language):
        return False
    hostile = before.style in {"aggressive", "passive_aggressive"}
    surely_not = before.style == "assertive" and before.style_sure
    insulted = found("insult", said, language) and signs > 1 and not surely_not
    alone = before.style_sure and elsewhere >= _ELSEWHERE and found("you", said, language)
    return insulted or (hostile and (signs > 0 or alone)) or signs > _MANY


def _took_up(said: str, language: str) -> bool:
    if found("mirror", said, language) or found("interest", said, language):
        return True
    return found("ack", said, language) and not found("yesbut", said, language)


def _manner(before: Before, *, keeps: bool, drops: bool) -> Manner:
    if drops:
        return "passive"
    if before.style_sure and before.style in {"passive", "assertive"}:
        return "assertive" if before.style == "assertive" or keeps else "passive"
    return "assertive" if keeps else "neutral"


def _repeats(spoken: Sequence[str], earlier: Sequence[str]) -> bool:
    if len(spoken) < _LEAST_WORDS:
        return False
    mine = set(spoken)
    for text in earlier:
        theirs = set(words(text))
        if theirs and len(mine & theirs) / len(mine | theirs) >= _ALIKE:
            return True
    return False
