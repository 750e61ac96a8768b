"""An old habit in the learner's own words, attached by meaning to one that the training can watch for, or to none."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

import numpy as np

from coach.competency.model import Habit
from coach.perception.encoder import Encoder
from coach.perception.words import words as words_of

_NEAR = 0.28
_LEAD = 0.15
_BEST = 2


def attach_habit(words: str, habits: Sequence[Habit], language: str, encoder: Encoder) -> str | None:
    """The id of the habit that these words name, or None when that is not clear.

    None is the safe answer: the app then says that it cannot watch for it. A wrong habit would be watched for a whole
    take.
    """
    said = words.strip()
    if not said or not habits:
        return None
    plain = " ".join(words_of(said))
    ways = [(habit.id, way) for habit in habits for way in _ways(habit, language)]
    for name, way in ways:
        if " ".join(words_of(way)) == plain:
            return name
    if not ways:
        return None
    rows = np.asarray(encoder.encode([said, *[way for _, way in ways]]), float)
    rows -= rows[1:].mean(0)  # every habit begins with "I": what they share must not count
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    alike: dict[str, list[float]] = {}
    for (name, _), value in zip(ways, rows[1:] @ rows[0], strict=True):
        alike.setdefault(name, []).append(float(value))
    best = {name: fmean(sorted(values)[-_BEST:]) for name, values in alike.items()}
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    name, top = ranked[0]
    lead = top - ranked[1][1] if len(ranked) > 1 else top
    return name if top >= _NEAR and lead >= _LEAD else None


def _ways(habit: Habit, language: str) -> tuple[str, ...]:
    return tuple(way for way in (habit.name.get(language, ""), *habit.said_as.get(language, ())) if way)
