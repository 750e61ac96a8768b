"""Which of a training's examples a judge is shown: few, always the same, and as unlike each other as possible.

Greedy cover: the next example is the one that shows the most that none before it did, for its length. What counts are
levels of competencies ("not observed" among them) and styles in a short, a middling and a long turn, so that neither
length nor courtesy gives a level away.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coach.competency.model import LEVELS, Example
from coach.perception.words import words

MOST_CHARACTERS = 5600
"""Room for the examples' own texts (of about 1,600 tokens)."""

_SHORT, _LONG = 9, 30
_STYLED = 0.9
_SAME_SCENE = 0.4
_TWICE = 0.25
_OVERHEAD = 120

Cell = tuple[str, object]


def few_of(examples: Sequence[Example], competencies: Collection[str], language: str) -> tuple[Example, ...]:
    """The examples of a language to show, in the order in which they were chosen; at least one when there is any."""
    able = sorted((of for of in examples if of.language == language and of.ratings), key=lambda of: of.id)
    shown: dict[Cell, int] = {}
    scenes: set[str] = set()
    chosen: list[Example] = []
    room = MOST_CHARACTERS
    cells = {of.id: _cells(of, competencies) for of in able}

    def worth(of: Example) -> float:
        """What is new in it, per character."""
        new = sum(
            (1.0 if cell[0] in competencies else _STYLED) * {0: 1.0, 1: _TWICE}.get(shown.get(cell, 0), 0.0)
            for cell in cells[of.id]
        )
        return new * (_SAME_SCENE if of.situation in scenes else 1.0) / length(of)

    while able:
        best = max(able, key=worth)
        if worth(best) <= 0:
            break
        able.remove(best)
        if chosen and length(best) > room:
            continue
        room -= length(best)
        chosen.append(best)
        scenes.add(best.situation)
        for cell in cells[best.id]:
            shown[cell] = shown.get(cell, 0) + 1
    return tuple(chosen)


def length(example: Example) -> int:
    """Characters that an example takes."""
    texts = (example.situation, example.counterpart_says, example.learner_says, example.why)
    return sum(map(len, texts)) + _OVERHEAD


def _cells(of: Example, competencies: Collection[str]) -> list[Cell]:
    """What an example shows."""
    count = len(words(of.learner_says))
    size = "short" if count < _SHORT else "long" if count > _LONG else "middling"
    rated = [(name, level) for name, level in of.ratings.items() if name in competencies]
    return [*((name, level) for name, level in rated if level is None or level in LEVELS), (f"style {of.style}", size)]
