"""From a judge's answer to ratings that can be stood by: only what was asked, in range, and with the words for it.

A rating lives when its quote stands in the learner's own words as shown (so outside anything that was taken out), and
is kept with the learner's original text. Anything else becomes "not observed", and is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast, get_args

from coach.competency.model import LEVELS, Mode, Style
from coach.feedback.judge.answer import LONGEST_REASON, Answer, Rated
from coach.feedback.judge.shown import Shown, show
from coach.feedback.judge.verbatim import find_quote
from coach.feedback.report import Rating
from coach.perception.steering import Span
from coach.perception.words import STOP_WORDS, words

Steering = Callable[[str, str], Sequence[Span]]
"""Finds what in a text (of a language) addresses a judge or a model instead of the colleague."""

_LOW = 2
_MODES = frozenset(get_args(Mode))
_STYLES = frozenset(get_args(Style))
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a judge's answer on one turn."""

    asked: int
    rated: int = 0
    """Asked competencies that got a level."""
    quotes: int = 0
    """Ratings of asked competencies that came with a level."""
    verified: int = 0
    """Those whose quote stands in the learner's own words."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Why → how often: ``unasked twice missing level unquoted unverified steering mode``."""
    called: bool = True
    """False: nothing was left to rate, so no model was asked."""
    cut: bool = False
    """Whether something that steers was taken out of the turn."""

    def of_turn(self, *, cut: bool) -> Verdict:
        """The same of a turn from which something was taken out, or not."""
        return replace(self, cut=cut)


@dataclass(frozen=True, slots=True)
class Turned:
    """What checking needs of a turn."""

    language: str
    learner: Shown
    asked: tuple[str, ...]
    steering: Steering
    offline_mode: Callable[[str], Mode | None]
    """How a low level of a competency went wrong as the offline assessor sees it; only called when needed."""


def name_of(rated: Rated) -> str:
    """The competency that is meant: its id, whatever its case and joints."""
    return rated.competency.strip().casefold().replace("_", "-").replace(" ", "-")


def style_of(answer: Answer) -> Style | None:
    """The style that an answer gives, if it is one."""
    return cast("Style", answer.style) if answer.style in _STYLES else None


def verify(answer: Answer, turn: Turned) -> tuple[tuple[Rating, ...], Verdict]:
    """One rating per asked competency, in order, and the count of what was dropped."""
    given: dict[str, Rated] = {}
    dropped: Counter[str] = Counter()
    for rated in answer.ratings:
        name = name_of(rated)
        if name not in turn.asked:
            dropped["unasked"] += 1
        elif name in given:
            dropped["twice"] += 1
        else:
            given[name] = rated
    ratings, quotes, verified = [], 0, 0
    for name in turn.asked:
        rating, fault = _rating(name, given.get(name), style_of(answer), turn)
        ratings.append(rating)
        quotes += name in given and given[name].observed and fault != "level"
        verified += rating.level is not None or fault == "mode"
        dropped.update([fault] if fault else [])
    rated_count = sum(rating.level is not None for rating in ratings)
    return tuple(ratings), Verdict(len(turn.asked), rated_count, quotes, verified, dict(dropped))


def _rating(name: str, rated: Rated | None, style: Style | None, turn: Turned) -> tuple[Rating, str]:
    """The rating, and why it was dropped ("" when it was not). What was dropped is not sure to be unobserved."""
    nothing = Rating(name, None, sure=False)
    if rated is None:
        return nothing, "missing"
    if not rated.observed:
        return Rating(name, None, sure=True), ""
    if rated.level not in LEVELS:
        return nothing, "level"
    if not rated.quote.strip():
        return nothing, "unquoted"
    place = find_quote(rated.quote, turn.learner)
    if place is None:
        return nothing, "unverified"
    quote = turn.learner.original[place[0] : place[1]]
    if turn.steering(quote, turn.language):
        return nothing, "steering"
    mode: Mode | None = None
    if rated.level <= _LOW:
        mode = _mode(name, rated, style, turn)
        if mode is None:
            return nothing, "mode"
    return Rating(name, rated.level, True, mode, quote, _why(rated.reason, turn)), ""  # noqa: FBT003 - sure, as above


def _mode(name: str, rated: Rated, style: Style | None, turn: Turned) -> Mode | None:
    """As the judge says, else by the style that it heard, else as the offline assessor hears it."""
    for said in (rated.mode, style):
        if said in _MODES:
            return cast("Mode", said)
    return turn.offline_mode(name)


def _why(reason: str, turn: Turned) -> str:
    """The reason as a learner may read it: one line, in their language, that repeats no order; else nothing."""
    text = " ".join(show(reason).text.split())
    if len(text) > LONGEST_REASON:
        text = text[:LONGEST_REASON].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    if turn.steering(text, turn.language) or not speaks(text, turn.language):
        return ""
    return text


def speaks(text: str, language: str) -> bool:
    """Whether a text is in a language rather than in another of the app's: by its commonest words; a few words pass."""
    said = words(text)
    counted = {name: sum(word in stop for word in said) for name, stop in STOP_WORDS.items()}
    own = counted.pop(language, 0)
    if len(said) < _FEW_WORDS:
        return own >= max(counted.values(), default=0)
    return own > 0 and own > max(counted.values(), default=0)
