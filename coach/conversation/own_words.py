"""Understanding a learner's own words in a take: which of the choices on offer they mean."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from queue import Full, Queue
from threading import Condition, Lock

from coach.perception.encoder import KeptVectors
from coach.perception.matching import Moment, Option
from coach.scenario.script import Choice, Script

_MOMENTS = 512
_WAITING = 16


class OwnWords:
    """A matcher (``coach.services.ports.Matcher``) that prepares a moment once and then places words in about 25 ms.

    Without the fine encoder (it is not built for every machine) more words get a question back. Safe to call from
    several threads.
    """

    def __init__(self, meaning: KeptVectors, fine: KeptVectors | None = None) -> None:
        self._meaning, self._fine = meaning, fine
        self._moments: dict[tuple[object, ...], Moment] = {}
        self._lock = Lock()
        self._quiet = Condition()
        self._asking = 0
        self._coming: Queue[Script] = Queue(_WAITING)

    def place(self, words: str, choices: Sequence[Choice], language: str) -> str | None:
        """The id of the choice that is meant, or None when that is not clear."""
        if not choices:
            return None
        with self._quiet:
            self._asking += 1
        try:
            return self._moment(choices, language).place(words)
        finally:
            with self._quiet:
                self._asking -= 1
                self._quiet.notify_all()

    def expect(self, script: Script) -> None:
        """A take of this script begins: :meth:`work` prepares it. Costs nothing where nobody works."""
        with suppress(Full):
            self._coming.put_nowait(script)

    def work(self) -> None:
        """Prepare the scripts that are expected, one after the other, for ever: for a thread of the server."""
        while True:
            self.prepare(self._coming.get())

    def prepare(self, script: Script) -> None:
        """Prepare every moment of a script with all its choices: half a second a moment the first time, then kept."""
        for node in script.nodes.values():
            if node.choices:
                with self._quiet:  # whoever waits for an answer goes first
                    self._quiet.wait_for(lambda: self._asking == 0)
                self._moment(node.choices, script.language)

    def _moment(self, choices: Sequence[Choice], language: str) -> Moment:
        options = tuple(
            Option(choice.id, choice.text, tuple(choice.said_as), tuple(choice.not_as))
            for choice in sorted(choices, key=lambda choice: choice.id)
        )
        key = (language, options)
        found = self._moments.get(key)
        if found is None:
            found = Moment(options, language, self._meaning, self._fine)  # outside the lock: others go on meanwhile
            with self._lock:
                if len(self._moments) >= _MOMENTS:
                    self._moments.clear()
                self._moments[key] = found
        return found
