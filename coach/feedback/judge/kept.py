"""Answers that a judge has already given in this process, so that "again" after a failure does not pay twice."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from coach.feedback.judge.answer import Answer

Key = tuple[str, str]
"""Person, and a hash of everything that decided the answer."""


class KeptAnswers:
    """The latest answers, in memory alone; one person's are never used for another. Safe to share between threads."""

    def __init__(self, most: int = 512) -> None:
        self._most, self._lock = most, Lock()
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def get(self, key: Key) -> Answer | None:
        """The answer under a key, if it is still there."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: Key, answer: Answer) -> None:
        """Keep an answer; the one that was unused for longest goes when there are too many."""
        with self._lock:
            self._answers[key] = answer
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)

    def forget(self, person: str) -> None:
        """Let go of all of a person's answers."""
        with self._lock:
            for key in [key for key in self._answers if key[0] == person]:
                del self._answers[key]
