"""Checks of replies that are learnt when the first reply is read, or in the background before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Lock

from coach.conversation.model_player import ReplyCheck
from coach.conversation.part import Part


class LateReply:
    """A :class:`coach.conversation.model_player.ReplyCheck` that is made once, by whichever thread needs it first."""

    def __init__(self, make: Callable[[], ReplyCheck]) -> None:
        self._make, self._lock = make, Lock()
        self._made: ReplyCheck | None = None

    def learn(self) -> None:
        """Make it, or wait for whoever is doing that."""
        self._ready()

    def _ready(self) -> ReplyCheck:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def sentences(self, pieces: Iterator[str], part: Part) -> Iterator[str]:
        """As the one that is made."""
        return self._ready().sentences(pieces, part)

    def fault(self, sentence: str, so_far: Sequence[str], part: Part) -> str | None:
        """As the one that is made."""
        return self._ready().fault(sentence, so_far, part)

    def gave(self, said: Sequence[str], part: Part) -> bool:
        """As the one that is made."""
        return self._ready().gave(said, part)

    def reason(self, kind: str, part: Part) -> str:
        """As the one that is made."""
        return self._ready().reason(kind, part)
