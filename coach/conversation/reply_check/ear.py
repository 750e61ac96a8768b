"""What a sentence sounds like, learnt from examples: the second opinion of the checks that go by meaning.

Patterns catch what is said in known words. For the rest a kernel regression (see :mod:`coach.perception.kernel`) is
learnt once from sentences of several kinds, on meaning and linguistic signals; far from every example it says "fine".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from coach.conversation.reply_check import faulty_en, faulty_nl, good_en, good_nl
from coach.perception.encoder import KeptVectors
from coach.perception.kernel import Matrix
from coach.perception.signals import signals

Leaning = Literal["conceding", "coaching", "character"]

_KINDS: tuple[Leaning, ...] = ("conceding", "coaching", "character")
_NEAR, _SIGNALS, _RIDGE = 0.5, 0.2, 0.1
_FAR_AWAY = -0.8
_OTHER_FAULT = -0.5
_MOST_SIGNAL, _MOST_SPREADS, _LEAST_SPREAD = 3.0, 3.0, 0.05


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


def _examples() -> list[tuple[str, str, str]]:
    """Text, language, kind."""
    found = []
    for language, faulty, good in (("nl", faulty_nl, good_nl), ("en", faulty_en, good_en)):
        texts = {
            "conceding": faulty.CONCEDING,
            "coaching": faulty.COACHING,
            "character": faulty.CHARACTER,
            "good": good.GOOD,
        }
        found += [(line, language, kind) for kind, text in texts.items() for line in _lines(text)]
    return found


class Ear:
    """Learnt from the examples when it is made (1 s; 0.1 s with vectors kept in a folder); then 3 ms a sentence."""

    def __init__(self, encoder: KeptVectors) -> None:
        self._encoder = encoder
        examples = _examples()
        self._meaning = np.asarray(encoder.encode_set([text for text, _, _ in examples]), float)
        manner = np.array([_manner(text, language) for text, language, _ in examples])
        self._middle, self._spread = manner.mean(0), manner.std(0) + _LEAST_SPREAD
        scaled = np.clip((manner - self._middle) / self._spread, -_MOST_SPREADS, _MOST_SPREADS)
        self._length = float(np.sqrt((scaled**2).sum(1).mean()))
        self._signals = scaled / self._length
        targets = np.array(
            [
                [1.0 if kind == own else -1.0 if kind == "good" else _OTHER_FAULT for own in _KINDS]
                for _, _, kind in examples
            ]
        )
        kernel = self._like(self._meaning, self._signals)
        self._weights = np.linalg.solve(kernel + _RIDGE * np.eye(len(examples)), targets - _FAR_AWAY)

    def leans(self, kind: Leaning, sentence: str, language: str = "nl") -> float:
        """How much a sentence is like the faulty ones of a kind (about 1) rather than like the good ones (about -1)."""
        meaning = np.asarray(self._encoder.encode([sentence]), float)
        manner = np.clip((_manner(sentence, language) - self._middle) / self._spread, -_MOST_SPREADS, _MOST_SPREADS)
        like = self._like(meaning, manner[None] / self._length)
        return float((like @ self._weights)[0, _KINDS.index(kind)] + _FAR_AWAY)

    def nearest(self, sentence: str, lines: Sequence[str]) -> float:
        """The largest cosine between a sentence and these lines, 0 when there are none."""
        if not lines:
            return 0.0
        rows = np.asarray(self._encoder.encode([sentence, *lines]), float)
        return float((rows[1:] @ rows[0]).max())

    def _like(self, meaning: Matrix, manner: Matrix) -> Matrix:
        return np.asarray(np.exp(-_NEAR * _apart(meaning, self._meaning) - _SIGNALS * _apart(manner, self._signals)))


def _manner(text: str, language: str) -> Matrix:
    return np.asarray(np.minimum(signals(text, "", language), _MOST_SIGNAL))


def _apart(rows: Matrix, others: Matrix) -> Matrix:
    """Squared distances."""
    return np.asarray((rows**2).sum(1)[:, None] + (others**2).sum(1)[None] - 2 * rows @ others.T)
