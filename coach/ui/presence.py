"""Who is in a joint room at this moment, and who is typing: in the memory of this process, nothing is stored.

A server of several processes knows in each of them only those whose polls it answers, so their browsers must be kept
with one process; a process that is restarted knows nobody until their browsers ask again, which they do at once.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

HERE = 5.0
"""Seconds after which somebody who was not heard of is not here any more."""
TYPING = 1.75
"""Seconds for which somebody is typing after they said so: a second tab, in which nothing is typed, changes nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody in the room, as the others see them."""

    name: str
    here: bool
    typing: bool


@dataclass(slots=True)
class _Trace:
    name: str
    last: float
    typed: float


class Presence:
    """Who is where.

    Args:
        clock: seconds that only go up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rooms: dict[UUID, dict[UUID, _Trace]] = {}
        self._lock = Lock()

    def beat(self, joint: UUID, person: UUID, name: str, *, typing: bool) -> tuple[Seen, ...]:
        """Somebody is here; who else is, by name."""
        now = self._clock()
        with self._lock:
            self._sweep(now)
            room = self._rooms.setdefault(joint, {})
            mine = room.setdefault(person, _Trace(name, now, -math.inf))
            mine.name, mine.last = name, now
            if typing:
                mine.typed = now
            others = [trace for one, trace in room.items() if one != person]
            return tuple(
                sorted(
                    (Seen(one.name, here=True, typing=now - one.typed < TYPING) for one in others),
                    key=lambda seen: seen.name,
                )
            )

    def said(self, joint: UUID, person: UUID) -> None:
        """What somebody was typing has been said: they are not typing any more."""
        with self._lock:
            mine = self._rooms.get(joint, {}).get(person)
            if mine is not None:
                mine.typed = -math.inf

    def _sweep(self, now: float) -> None:
        """Forget who was not heard of, and rooms with nobody in them: memory holds those alone who are somewhere."""
        for joint, room in list(self._rooms.items()):
            for person, trace in list(room.items()):
                if now - trace.last >= HERE:
                    del room[person]
            if not room:
                del self._rooms[joint]


PRESENCE = Presence()
"""This process's."""
