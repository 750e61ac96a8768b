"""Leaves an endpoint alone that keeps failing (the circuit breaker of M. Nygard's "Release It!", 2007)."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from coach.llm.failing import Broken, Fault


class Breaker:
    """Open after so many failed calls in a row; after a rest one call may try, and its end decides. Thread-safe."""

    def __init__(self, failures: int, rest: float, clock: Callable[[], float]) -> None:
        self._most, self._rest, self._clock = failures, rest, clock
        self._failed, self._until, self._trying = 0, 0.0, False
        self._open = False
        self._lock = Lock()

    def enter(self) -> None:
        """Before a call.

        Raises:
            Broken: model-resting; nothing is to be sent.
        """
        with self._lock:
            if not self._open:
                return
            if self._trying or self._clock() < self._until:
                raise Broken(Fault("model-resting"))
            self._trying = True

    def leave(self, *, well: bool | None, rest: float = 0.0) -> None:
        """After a call that was let in: it went well, or not, or (None) says nothing about the endpoint.

        ``rest`` are seconds that the server itself asks to be left alone, more than anybody waits for.
        """
        with self._lock:
            trying, self._trying = self._trying, False
            if well is None:
                return
            if well:
                self._failed, self._open = 0, False
                return
            self._failed += 1
            if trying or rest or self._failed >= self._most:
                self._open, self._until = True, self._clock() + (rest or self._rest)
