"""How well an assessor agrees with people who rated the same turns.

Quadratic weighted kappa (Cohen, 1968) over levels 1–5, the share that is exact and within one level, macro-F1 of style,
coverage, and a percentile bootstrap over turns. What is counted how stands in ``docs/benchmarks-formats.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from coach.competency.model import LEVELS, Style
from coach.feedback.report import Assessment

STYLES = ("passive", "assertive", "aggressive")
_DRAWS = 400
_SEED = 20261123
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn with what people said of it and what the assessor said."""

    style: Style | None
    ratings: dict[str, int | None]
    """Competency → level, or None: not observed. What was not asked is not in it."""
    heard: Assessment


Pair = tuple[str, int, int]
"""Competency, people's level, the assessor's."""


def pairs(turns: Sequence[Judged], *, sure_only: bool) -> list[Pair]:
    """Where both give a level; with ``sure_only`` without what the assessor is not sure of."""
    return [
        (rating.competency, level, rating.level)
        for turn in turns
        for rating in turn.heard.ratings
        if (level := turn.ratings.get(rating.competency)) is not None
        and rating.level is not None
        and (rating.sure or not sure_only)
    ]


def qwk(of: Sequence[Pair]) -> float | None:
    """Quadratic weighted kappa, −1 … 1; None where one of the two never varies at all or nothing is there."""
    if not of:
        return None
    table = np.zeros((len(LEVELS), len(LEVELS)))
    for _, theirs, ours in of:
        table[theirs - 1, ours - 1] += 1
    apart = np.subtract.outer(np.arange(len(LEVELS)), np.arange(len(LEVELS))) ** 2
    chance = np.outer(table.sum(1), table.sum(0)) / table.sum()
    expected = float((apart * chance).sum())
    return None if expected == 0 else 1 - float((apart * table).sum()) / expected


def within(of: Sequence[Pair], steps: int) -> float | None:
    """The share (0–1) that lies at most so many levels apart."""
    return fmean(abs(theirs - ours) <= steps for _, theirs, ours in of) if of else None


def majority(of: Sequence[Pair], steps: int) -> float | None:
    """The same for somebody who always says the commonest of people's levels of that competency."""
    return within(_always(of, steps), steps)


def _always(of: Sequence[Pair], steps: int) -> list[Pair]:
    levels: dict[str, Counter[int]] = {}
    for name, theirs, _ in of:
        levels.setdefault(name, Counter())[theirs] += 1

    def best(name: str) -> int:
        counted = levels[name]
        return max(LEVELS, key=lambda at: sum(n for level, n in counted.items() if abs(level - at) <= steps))

    return [(name, theirs, best(name)) for name, theirs, _ in of]


def style_f1(turns: Sequence[Judged], *, sure_only: bool) -> float | None:
    """Macro-F1 over passive, assertive and aggressive; neutral is none of them, passive-aggressive is aggressive."""
    told = [
        (_three(turn.style), _three(turn.heard.style))
        for turn in turns
        if turn.style is not None and (turn.heard.style_sure or not sure_only)
    ]
    scores = []
    for style in STYLES:
        theirs, ours = sum(gold == style for gold, _ in told), sum(said == style for _, said in told)
        both = sum(gold == style == said for gold, said in told)
        if theirs or ours:
            scores.append(_BOTH * both / (theirs + ours))
    return fmean(scores) if scores else None


def _three(style: Style) -> str:
    return "aggressive" if style == "passive_aggressive" else style


def unseen(turns: Sequence[Judged]) -> dict[str, float | None]:
    """Precision, recall and F1 of "not observed", sure or not."""
    told = [
        (turn.ratings[rating.competency] is None, rating.level is None)
        for turn in turns
        for rating in turn.heard.ratings
        if rating.competency in turn.ratings
    ]
    theirs, ours = sum(gold for gold, _ in told), sum(said for _, said in told)
    both = sum(gold and said for gold, said in told)
    return {
        "precision": both / ours if ours else None,
        "recall": both / theirs if theirs else None,
        "f1": _BOTH * both / (theirs + ours) if theirs + ours else None,
    }


def coverage(turns: Sequence[Judged]) -> float | None:
    """The share of people's levels that the assessor gives a level for and is sure of."""
    asked = sum(level is not None for turn in turns for level in turn.ratings.values())
    return len(pairs(turns, sure_only=True)) / asked if asked else None


def style_coverage(turns: Sequence[Judged]) -> float | None:
    """The share of styled turns of whose style the assessor is sure."""
    told = [turn.heard.style_sure for turn in turns if turn.style is not None]
    return fmean(told) if told else None


def interval(turns: Sequence[Judged], figure: Callable[[Sequence[Judged]], float | None]) -> list[float] | None:
    """Where a figure lies in 95 % of draws of as many turns with replacement; the same turns give the same answer."""
    if not turns:
        return None
    draw = np.random.default_rng(_SEED)
    found = []
    for _ in range(_DRAWS):
        value = figure([turns[at] for at in draw.integers(0, len(turns), len(turns))])
        if value is not None:
            found.append(value)
    return [float(np.quantile(found, 0.025)), float(np.quantile(found, 0.975))] if found else None


def _levels_of(of: Sequence[Pair]) -> dict[str, object]:
    return {"qwk": qwk(of), "exact": within(of, 0), "within_one": within(of, 1)}


def figures(turns: Sequence[Judged]) -> dict[str, object]:
    """Every figure as plain values, for people and for ``--json``."""
    sure, every = pairs(turns, sure_only=True), pairs(turns, sure_only=False)
    names = list(dict.fromkeys(name for turn in turns for name in turn.ratings))
    each: dict[str, dict[str, object]] = {}
    for name in names:
        own = [pair for pair in sure if pair[0] == name]
        each[name] = {**_levels_of(own), "n": len(own), "majority_within_one": majority(own, 1)}
    kappas = [kappa for name in names if (kappa := qwk([pair for pair in sure if pair[0] == name])) is not None]
    return {
        **_levels_of(sure),
        "style_macro_f1": style_f1(turns, sure_only=True),
        "coverage": coverage(turns),
        "majority_within_one": majority(sure, 1),
        "majority_exact": majority(sure, 0),
        "qwk_mean": fmean(kappas) if kappas else None,
        "style_coverage": style_coverage(turns),
        "turns": len(turns),
        "ratings": sum(level is not None for turn in turns for level in turn.ratings.values()),
        "without_abstaining": {**_levels_of(every), "style_macro_f1": style_f1(turns, sure_only=False)},
        "not_observed": unseen(turns),
        "competencies": each,
        "interval": {
            "qwk": interval(turns, lambda some: qwk(pairs(some, sure_only=True))),
            "within_one": interval(turns, lambda some: within(pairs(some, sure_only=True), 1)),
            "style_macro_f1": interval(turns, lambda some: style_f1(some, sure_only=True)),
        },
    }
