"""Places a learner's own words among the lines on offer, by meaning, or says that it is not clear.

The nearest line is not good enough: what sounds alike may mean the opposite. So a placing weighs, per option, how near
the words are *on average* to all its lines (measured by two encoders, from the middle of what the moment is about, so
that the shared topic does not count), how alike they are in what they do with words (signals: refusing, asking, giving
in), and what a small ridge regression on this moment's lines says, which has also seen the near-misses. The weights
were fitted on some 2,200 lines of four scenarios, each line left out in turn and each scenario's weights from the other
three (``docs/benchmarks-formats.md``). Where the second encoder cannot be had, one
does, with more questions back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.perception.encoder import KeptVectors
from coach.perception.kernel import Matrix
from coach.perception.signals import found, signals
from coach.perception.words import words as words_of


@dataclass(frozen=True, slots=True)
class _Scale:
    """What each view weighs, and from where on a placing is believed."""

    weights: Mapping[str, float]
    mix: Mapping[str, float]
    """How the views make up the likeness on which the moment's regression stands."""
    learnt: float
    standing: float
    nothing: float
    """The score of "none of these"."""
    judge: str
    """The view that tells how near the words are to a single line of the option."""
    near: float
    """How near they must be: a small talker's question is near to none."""


_TWO = _Scale(
    weights={"meaning": 2.16, "fine": 11.43, "manner": 3.37}, mix={"meaning": 0.3, "fine": 0.4, "manner": 0.3},
    learnt=0.28, standing=0.46, nothing=1.02, judge="fine", near=0.885,
)  # fmt: skip
_ONE = _Scale(
    weights={"meaning": 10.85, "manner": 4.36}, mix={"meaning": 0.6, "manner": 0.4},
    learnt=0.34, standing=0.47, nothing=0.99, judge="meaning", near=0.38,
)  # fmt: skip
_SURE = 0.6
_NEAR_MISS = -0.5
_CLIP = 3.0
_SPREAD = 0.4
_ALONE = 0.6
_STAND = ("refuse", "iwant", "floor")


@dataclass(frozen=True, slots=True)
class Option:
    """A line on offer: its text, other ways to say it, and near-misses that mean something else."""

    id: str
    text: str
    said_as: tuple[str, ...]
    not_as: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All ways to say it."""
        return (self.text, *self.said_as)


def _encoded(encoder: KeptVectors, options: Sequence[Option]) -> Matrix:
    """All lines' vectors, kept option by option: a moment that offers fewer of them computes nothing again."""
    sets = [encoder.encode_set((*option.lines, *option.not_as)) for option in options]
    return np.concatenate([np.asarray(rows, float) for rows in sets])


class Moment:
    """The lines on offer at one moment, prepared: each place then costs two short encodings."""

    def __init__(
        self, options: Sequence[Option], language: str, meaning: KeptVectors, fine: KeptVectors | None = None
    ) -> None:
        self._options, self._language = tuple(options), language
        self._encoders = {"meaning": meaning} if fine is None else {"meaning": meaning, "fine": fine}
        self._scale = _ONE if fine is None else _TWO
        texts = [line for option in options for line in (*option.lines, *option.not_as)]
        self._owner = np.array([at for at, option in enumerate(options) for _ in (*option.lines, *option.not_as)])
        self._miss = np.array(
            [miss for option in options for miss in (*[False] * len(option.lines), *[True] * len(option.not_as))]
        )
        self._exact = {_plain(line): option.id for option in options for line in option.lines}
        rows = {name: _encoded(encoder, options) for name, encoder in self._encoders.items()}
        rows["manner"] = self._manner(texts)
        self._plain = {name: rows[name] for name in self._encoders}
        self._middle = {name: self._balanced(values) for name, values in rows.items()}
        self._rows = {name: self._placed(name, values) for name, values in rows.items()}
        kernel = sum(weight * self._rows[name] @ self._rows[name].T for name, weight in self._scale.mix.items())
        self._learnt = np.linalg.solve(kernel + np.eye(len(texts)), self._targets())
        stands = np.array([self._stands(text) for text in texts])
        self._stand = np.array([stands[self._of(at)].mean() for at in range(len(options))])

    def place(self, words: str) -> str | None:
        """The id of the option that these words mean, or None when that is not clear."""
        if not words_of(words):
            return None
        exact = self._exact.get(_plain(words))
        if exact is not None:
            return exact
        if len(self._options) == 1:
            return self._alone(words)
        shares = self.shares(words)
        best = int(np.argmax(shares[:-1]))
        if shares[best] < _SURE or self._nearest(self._scale.judge, best, words) < self._scale.near:
            return None
        return self._options[best].id

    def shares(self, words: str) -> Matrix:
        """How likely each option is, and last "none of these"; they sum to 1."""
        said = {name: np.asarray(encoder.encode([words]), float) for name, encoder in self._encoders.items()}
        said["manner"] = self._manner([words])
        alike = {name: (self._rows[name] @ self._placed(name, row)[0]) for name, row in said.items()}
        learnt = sum(weight * alike[name] for name, weight in self._scale.mix.items()) @ self._learnt
        stands = self._stands(words)
        scores = []
        for at in range(len(self._options)):
            own = self._of(at)
            score = sum(self._scale.weights[name] * float(values[own].mean()) for name, values in alike.items())
            stand = 0.1 + 0.8 * float(self._stand[at])
            score += self._scale.standing * float(np.log(stand if stands else 1 - stand))
            scores.append(score + self._scale.learnt * float(learnt[at]))
        raised = np.exp(np.array([*scores, self._scale.nothing]) - max(*scores, self._scale.nothing))
        return np.asarray(raised / raised.sum())

    def _alone(self, words: str) -> str | None:
        return self._options[0].id if self._nearest("meaning", 0, words) >= _ALONE else None

    def _nearest(self, name: str, at: int, words: str) -> float:
        row = np.asarray(self._encoders[name].encode([words]), float)[0]
        return float((self._plain[name][self._of(at)] @ row).max())

    def _manner(self, texts: Sequence[str]) -> Matrix:
        return np.asarray(np.minimum([signals(text, "", self._language) for text in texts], _CLIP))

    def _of(self, at: int) -> NDArray[np.intp]:
        return np.flatnonzero((self._owner == at) & ~self._miss)

    def _balanced(self, rows: Matrix) -> Matrix:
        """The middle of the moment, each option counting as much."""
        return np.asarray(np.mean([rows[self._of(at)].mean(0) for at in range(len(self._options))], axis=0))

    def _placed(self, name: str, rows: Matrix) -> Matrix:
        """Rows as directions from the middle; for signals half of it, since what nobody does is also telling."""
        if name == "manner":
            rows = np.clip((rows - self._middle[name] / 2) / _SPREAD, -_CLIP, _CLIP)
        else:
            rows = rows - self._middle[name]
        return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9))

    def _targets(self) -> Matrix:
        targets = np.full((len(self._owner), len(self._options)), -1.0 / len(self._options))
        for row, (at, miss) in enumerate(zip(self._owner, self._miss, strict=True)):
            if miss:
                targets[row] = 0.0
            targets[row, at] = _NEAR_MISS if miss else 1.0
        return targets

    def _stands(self, text: str) -> bool:
        return any(found(name, text, self._language) for name in _STAND)


def _plain(text: str) -> str:
    return " ".join(words_of(text))
