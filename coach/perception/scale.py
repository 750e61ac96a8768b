"""From scores to a level: how probable each level is, which one to say, and how sure that is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from coach.perception.kernel import Matrix

LEVELS = np.arange(1, 6)
_SHARPEN = 1.3
_LEAST = 0.02
_EXACT = 0.4
_FAR = 0.03


def cumulative(levels: NDArray[np.intp]) -> Matrix:
    """Each level as four answers: is it above 1, 2, 3, 4 (ordinal targets; Frank & Hall, 2001)."""
    return (levels[:, None] > np.arange(1, 5)[None]).astype(float)


def shares(above: Matrix) -> Matrix:
    """From predicted "above 1 … 4" to the share of each level; rows sum to 1."""
    steps = np.clip(0.5 + _SHARPEN * (above - 0.5), _LEAST, 1 - _LEAST)
    steps = np.minimum.accumulate(steps, axis=1)
    edges = np.column_stack([np.ones(len(steps)), steps, np.zeros(len(steps))])
    found = edges[:, :-1] - edges[:, 1:]
    return np.asarray(found / found.sum(1, keepdims=True))


def decide(share: Matrix) -> tuple[int, float]:
    """The level (1–5) to say, and the share (0–1) of what lies within one level of it.

    A neighbouring level is a small slip, a far one is a wrong message: so the choice weighs being within one level
    first, then being exact, then the square of the distance.
    """
    near = np.array([share[max(0, at - 1) : at + 2].sum() for at in range(5)])
    far = np.array([(share * (LEVELS - 1 - at) ** 2).sum() for at in range(5)])
    at = int(np.argmax(near + _EXACT * share - _FAR * far))
    return at + 1, float(near[at])
