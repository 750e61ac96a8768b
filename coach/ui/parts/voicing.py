"""Replies that models are making, one per open cue in this process, whoever looks on.

A reply is made in a thread of its own. So the page that shows it can be interrupted at any moment (by Stop, by a
switch of language), two tabs hear the same words, and a page that is loaded again goes on where the reply has come to.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from threading import Condition, Lock, Thread
from uuid import UUID

_LOG = logging.getLogger(__name__)
_TICK = 0.2
"""Seconds after which a listener may look up, although nothing was said."""


class Voicing:
    """One reply on its way."""

    def __init__(self) -> None:
        self.failed: Exception | None = None
        self._said: tuple[str, ...] = ()
        self._over = False
        self._changed = Condition()

    def make(self, sentences: Iterator[str]) -> None:
        """Go through the sentences; what goes wrong is told to the listeners, and to the log."""
        try:
            for sentence in sentences:
                with self._changed:
                    self._said = (*self._said, sentence)
                    self._changed.notify_all()
        except Exception as error:  # noqa: BLE001 - whatever it is, the page that listens tells it
            _LOG.exception("A reply could not be kept")
            self.failed = error
        finally:
            with self._changed:
                self._over = True
                self._changed.notify_all()

    def listen(self) -> Iterator[tuple[str, ...]]:
        """All that has been said so far: at once, whenever there is more, and every moment in between."""
        heard: tuple[str, ...] = ()
        over = False
        while not over:
            with self._changed:
                if self._said == heard and not self._over:
                    self._changed.wait(_TICK)
                heard, over = self._said, self._over
            yield heard


_UNDER_WAY: dict[tuple[UUID, int], Voicing] = {}
_LOCK = Lock()


def voicing(take: UUID, seq: int, begin: Callable[[], Iterator[str]]) -> Voicing:
    """The reply for an open cue: the one that is under way, else a new one."""
    key = (take, seq)
    with _LOCK:
        found = _UNDER_WAY.get(key)
        if found is not None:
            return found
        made = _UNDER_WAY[key] = Voicing()
    Thread(target=_run, args=(key, made, begin), name=f"voice-{seq}", daemon=True).start()
    return made


def _run(key: tuple[UUID, int], made: Voicing, begin: Callable[[], Iterator[str]]) -> None:
    try:
        made.make(begin())
    finally:
        with _LOCK:
            _UNDER_WAY.pop(key, None)
