"""What is made once per training and asked for at every turn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from coach.scenario.training import Training

Made = TypeVar("Made")

_KNOWN = 64
"""Trainings that are recognised as the very same without being read again; more than a house has."""


class PerTraining(Generic[Made]):
    """Makes something of a training, whoever asks first; safe between threads.

    A training never changes, a changed one is another: the very same gets its own at once (naming it by its content
    takes 8 ms), and one with the same content gets the same.
    """

    def __init__(self, name: Callable[[Training], str], make: Callable[[Training], Made]) -> None:
        """``name`` changes with anything that what is made depends on."""
        self._name, self._make, self._lock = name, make, Lock()
        self._known: OrderedDict[int, tuple[Training, Made]] = OrderedDict()
        self._made: dict[str, Made] = {}

    def __call__(self, training: Training) -> Made:
        """What was made of the training, or of one with the same content."""
        known = self._known.get(id(training))
        if known is not None and known[0] is training:
            return known[1]
        name = self._name(training)
        with self._lock:
            if name not in self._made:
                self._made[name] = self._make(training)
            made = self._made[name]
            self._known[id(training)] = (training, made)  # keeps it alive: nobody else gets its identity
            while len(self._known) > _KNOWN:
                self._known.popitem(last=False)
        return made
