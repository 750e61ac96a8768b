"""Likeness of turns as sums of kernels, and ridge regression on it with the examples' own group left out.

Kernel ridge regression in closed form (Saunders, Gammerman & Vovk, 1998). For honest first-stage figures each example
is predicted without the other examples of its situation; that too has a closed form: with ``a = C y`` and
``C = (K + λI)⁻¹``, the coefficients without group G are ``a − C[:, G] C[G, G]⁻¹ a[G]`` (An, Liu & Venkatesh, 2007).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Kind = Literal["linear", "standard", "radial"]
"""``linear``: centred vectors. ``standard``: each column brought to unit spread first. ``radial``: Gaussian on that."""

_LEAST_SPREAD = 0.05
_MOST_SPREADS = 3.0


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of features of the examples, scaled so that a typical row has length one."""

    kind: Kind
    weight: float
    centre: Matrix
    spread: Matrix
    middle: Matrix
    scale: float
    rows: Matrix

    @classmethod
    def of(cls, rows: Matrix, kind: Kind, weight: float) -> Block:
        """Learn the scaling from the examples' rows and keep them, scaled."""
        centre = rows.mean(0)
        spread = rows.std(0) + _LEAST_SPREAD if kind != "linear" else np.ones(rows.shape[1])
        scaled = _clip((rows - centre) / spread, kind)
        middle = scaled.mean(0)
        scaled = scaled - middle
        scale = 1.0 / max(float(np.sqrt((scaled**2).sum(1).mean())), 1e-9)
        return cls(kind, weight, centre, spread, middle, scale, scaled * scale)

    def like(self, rows: Matrix) -> Matrix:
        """How alike each of these rows is to each example: shape (rows, examples)."""
        scaled = (_clip((rows - self.centre) / self.spread, self.kind) - self.middle) * self.scale
        products = scaled @ self.rows.T
        if self.kind == "radial":
            apart = (scaled**2).sum(1)[:, None] + (self.rows**2).sum(1)[None] - 2 * products
            products = np.exp(-apart)
        return np.asarray(self.weight * products)


def _clip(rows: Matrix, kind: Kind) -> Matrix:
    return rows if kind == "linear" else np.asarray(np.clip(rows, -_MOST_SPREADS, _MOST_SPREADS))


class Ridge:
    """Several targets learnt on one kernel; rows of ``targets`` belong to the examples at ``where``."""

    def __init__(self, kernel: Matrix, where: NDArray[np.intp], targets: Matrix, ridge: float) -> None:
        self.where = where
        self.mean = targets.mean(0)
        self._inverse = np.linalg.inv(kernel[np.ix_(where, where)] + ridge * np.eye(len(where)))
        self.weights = self._inverse @ (targets - self.mean)

    def predict(self, like: Matrix) -> Matrix:
        """For rows of likeness to *all* examples: shape (rows, targets)."""
        return np.asarray(like[:, self.where] @ self.weights + self.mean, float)

    def without(self, members: NDArray[np.intp]) -> Matrix:
        """The weights as if these examples (indices into all examples) had not been there."""
        own = np.flatnonzero(np.isin(self.where, members))
        if not len(own):
            return np.asarray(self.weights)
        block = np.linalg.solve(self._inverse[np.ix_(own, own)], self.weights[own])
        left: Matrix = self.weights - self._inverse[:, own] @ block
        left[own] = 0.0
        return left

    def predict_without(self, like: Matrix, members: NDArray[np.intp]) -> Matrix:
        """As :meth:`predict`, with these examples left out."""
        return np.asarray(like[:, self.where] @ self.without(members) + self.mean)


def groups(names: Sequence[str]) -> Iterator[NDArray[np.intp]]:
    """The indices that share a name, one array per name, in order of appearance."""
    found: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        found.setdefault(name, []).append(index)
    for members in found.values():
        yield np.array(members, np.intp)
