"""Understanding a learner's own words in a take: which choice they mean, or what an improvisation hears in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Full, Queue
from threading import Condition, Lock

from coach.conversation.hearing import DROPPED, KEPT, Before, Steering, hear
from coach.perception.encoder import KeptVectors
from coach.perception.matching import Moment, Option
from coach.scenario.heard import Heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Choice, Scene

_MOMENTS = 512
_WAITING = 16


def _as_it_is(text: str, _language: str) -> str:
    return text


class OwnWords:
    """A matcher (``coach.services.ports.Matcher``) that prepares a moment once and then places words in about 25 ms.

    Without the fine encoder (it is not built for every machine) more words get a question back. Safe to call from
    several threads.
    """

    def __init__(self, meaning: KeptVectors, fine: KeptVectors | None = None, plain: Steering = _as_it_is) -> None:
        self._meaning, self._fine, self._plain = meaning, fine, plain
        self._moments: dict[tuple[object, ...], Moment] = {}
        self._lock = Lock()
        self._quiet = Condition()
        self._asking = 0
        self._coming: Queue[Scene] = Queue(_WAITING)

    def place(self, words: str, choices: Sequence[Choice], language: str) -> str | None:
        """The id of the choice that is meant, or None when that is not clear."""
        if not choices:
            return None
        with self._first():
            return self._moment(_options(choices), language).place(words)

    def hear(self, words: str, scene: Improvisation, before: Before) -> Heard:
        """What the director of an improvisation hears in a turn."""
        with self._first():
            return hear(words, scene.language, self._core(scene), before, self._plain)

    @contextmanager
    def _first(self) -> Iterator[None]:
        """Whoever waits for an answer goes before what is only prepared."""
        with self._quiet:
            self._asking += 1
        try:
            yield
        finally:
            with self._quiet:
                self._asking -= 1
                self._quiet.notify_all()

    def expect(self, scene: Scene) -> None:
        """A take of this scene begins: :meth:`work` prepares it. Costs nothing where nobody works."""
        with suppress(Full):
            self._coming.put_nowait(scene)

    def work(self) -> None:
        """Prepare the scenes that are expected, one after the other, for ever: for a thread of the server."""
        while True:
            self.prepare(self._coming.get())

    def prepare(self, scene: Scene) -> None:
        """Prepare every moment of a scene with all its choices: half a second a moment the first time, then kept."""
        if isinstance(scene, Improvisation):
            self._core(scene)
        for node in scene.nodes.values():
            if node.choices:
                with self._quiet:  # whoever waits for an answer goes first
                    self._quiet.wait_for(lambda: self._asking == 0)
                self._moment(_options(node.choices), scene.language)

    def _core(self, scene: Improvisation) -> Moment:
        kept, dropped = scene.kept, scene.dropped
        options = (Option(KEPT, kept[0], kept[1:], ()), Option(DROPPED, dropped[0], dropped[1:], ()))
        return self._moment(options, scene.language)

    def _moment(self, options: tuple[Option, ...], language: str) -> Moment:
        key = (language, options)
        found = self._moments.get(key)
        if found is None:
            found = Moment(options, language, self._meaning, self._fine)  # outside the lock: others go on meanwhile
            with self._lock:
                if len(self._moments) >= _MOMENTS:
                    self._moments.clear()
                self._moments[key] = found
        return found


def _options(choices: Sequence[Choice]) -> tuple[Option, ...]:
    return tuple(
        Option(choice.id, choice.text, tuple(choice.said_as), tuple(choice.not_as))
        for choice in sorted(choices, key=lambda choice: choice.id)
    )
