"""Two seats in a joint room whose people rehearse: who speaks, with what, and when the other has seen it."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from tests.benchmarks.seat import Seat

EVERY = 5.0
"""Seconds between two turns in a room."""
_SAID = "Nummer {}: ik heb daar deze week geen tijd voor, en ik wil dat we het samen verdelen."


@dataclass(slots=True)
class Room:
    """Two seats, and when was clicked what the other has yet to see."""

    learner: Seat
    player: Seat
    draw: random.Random
    said: list[tuple[Seat, int, float, str]] = field(default_factory=list)
    """The seat that is to see it, from which revision on, when it was clicked, and words to be found there."""

    async def rehearse(self, until: float) -> None:
        """Speak every five seconds, from a random moment on, until it is over."""
        await asyncio.sleep(self.draw.uniform(0, EVERY))
        while time.perf_counter() < until:
            if not await self.speak():
                return
            await asyncio.sleep(EVERY)

    async def speak(self) -> bool:
        """Whoever's turn it is; False when nobody's, because it is over."""
        lines = [one for one in self.player.buttons if one.endswith("-say-line")]
        picks = [one for one in self.learner.buttons if "-choice-" in one]
        before, clicked, words = max(self.learner.revision, self.player.revision), time.perf_counter(), ""
        if lines:
            sees, shown = self.learner, await self.player.click(lines[0])
        elif picks:
            sees, shown = self.player, await self.learner.click(self.draw.choice(picks))
        elif self.learner.revision == self.player.revision and not self.learner.shows.startswith("open"):
            return False
        else:
            words = _SAID.format(before)
            sees, shown = self.player, await self.learner.say(words)
        if shown > before:
            self.said.append((sees, shown, clicked, words))
        return True

    def seen(self) -> list[float]:
        """Seconds until the other saw it, of each turn; one that was never seen is an error."""
        found = []
        for seat, revision, clicked, words in self.said:
            at, page = next((when, page) for far, when, page in seat.drawn if far >= revision)
            assert words.split(":")[0] in page, (words, page)
            found.append(at - clicked)
        return found
