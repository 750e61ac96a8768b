"""What a sentence sounds like, learnt from examples: the second opinion of the checks that go by meaning.

Patterns catch what is said in known words. For the rest a kernel regression (see :mod:`coach.perception.kernel`) is
learnt once from sentences of several kinds, on meaning and linguistic signals; far from every example it says "fine".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from coach.perception.encoder import KeptVectors
from coach.perception.kernel import Matrix
from coach.perception.signals import signals

Leaning = Literal["conceding", "coaching", "character"]

_KINDS: tuple[Leaning, ...] = ("conceding", "coaching", "character")
_NEAR, _SIGNALS, _RIDGE = 1.0, 0.1, 0.1
_FAR_AWAY = -0.8
_OTHER_FAULT = -0.5
_MOST_SIGNAL, _MOST_SPREADS, _LEAST_SPREAD = 3.0, 3.0, 0.05


@cache
def examples() -> tuple[tuple[str, str, str], ...]:
    """Text, language, kind; kind "good" for what may be said."""
    found = []
    for language in ("nl", "en"):
        source = files(__package__).joinpath(f"examples.{language}.json").read_text("utf-8")
        found += [(line, language, kind) for kind, lines in json.loads(source).items() for line in lines]
    return tuple(found)


class Ear:
    """Learnt from the examples when it is made (1 s; 0.1 s with vectors kept in a folder); then 3 ms a sentence."""

    def __init__(self, encoder: KeptVectors) -> None:
        self._encoder = encoder
        known = examples()
        self._meaning = np.asarray(encoder.encode_set([text for text, _, _ in known]), float)
        manner = np.array([_manner(text, language) for text, language, _ in known])
        self._middle, self._spread = manner.mean(0), manner.std(0) + _LEAST_SPREAD
        scaled = np.clip((manner - self._middle) / self._spread, -_MOST_SPREADS, _MOST_SPREADS)
        self._length = float(np.sqrt((scaled**2).sum(1).mean()))
        self._signals = scaled / self._length
        targets = np.array(
            [
                [1.0 if kind == own else -1.0 if kind == "good" else _OTHER_FAULT for own in _KINDS]
                for _, _, kind in known
            ]
        )
        kernel = self._like(self._meaning, self._signals)
        self._last: tuple[tuple[str, str], Matrix] = (("", ""), np.zeros(len(_KINDS)))
        self._weights = np.linalg.solve(kernel + _RIDGE * np.eye(len(known)), targets - _FAR_AWAY)

    def leans(self, kind: Leaning, sentence: str, language: str = "nl") -> float:
        """How much a sentence is like the faulty ones of a kind (about 1) rather than like the good ones (about -1)."""
        last = self._last
        if last[0] != (sentence, language):
            meaning = np.asarray(self._encoder.encode([sentence])[0], float)
            manner = np.clip((_manner(sentence, language) - self._middle) / self._spread, -_MOST_SPREADS, _MOST_SPREADS)
            last = ((sentence, language), self._like_one(meaning, manner / self._length) @ self._weights)
            self._last = last
        return float(last[1][_KINDS.index(kind)] + _FAR_AWAY)

    def prepare(self, lines: Sequence[str]) -> None:
        """Encode what sentences will be held against, before the first of them has to be checked."""
        self._encoder.encode(list(lines))

    def nearest(self, sentence: str, lines: Sequence[str]) -> float:
        """The largest cosine between a sentence and these lines, 0 when there are none."""
        if not lines:
            return 0.0
        rows = np.asarray(self._encoder.encode([sentence, *lines]), float)
        return float(np.einsum("ij,j->i", rows[1:], rows[0]).max())

    def _like(self, meaning: Matrix, manner: Matrix) -> Matrix:
        return np.asarray(np.exp(-_NEAR * _apart(meaning, self._meaning) - _SIGNALS * _apart(manner, self._signals)))

    def _like_one(self, meaning: Matrix, manner: Matrix) -> Matrix:
        """As :meth:`_like` for a single sentence, on one thread: others that are busy would make it wait for them."""
        near = 2.0 - 2.0 * np.einsum("ij,j->i", self._meaning, meaning)
        apart = ((self._signals - manner) ** 2).sum(1)
        return np.asarray(np.exp(-_NEAR * near - _SIGNALS * apart))


def _manner(text: str, language: str) -> Matrix:
    return np.asarray(np.minimum(signals(text, "", language), _MOST_SIGNAL))


def _apart(rows: Matrix, others: Matrix) -> Matrix:
    """Squared distances."""
    return np.asarray((rows**2).sum(1)[:, None] + (others**2).sum(1)[None] - 2 * rows @ others.T)
