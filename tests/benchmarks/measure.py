"""What is measured: how long a run of the page takes for one visitor, and how many visitors can be held."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from statistics import quantiles
from uuid import UUID

from tests.benchmarks.visitor import Run, Visitor, visiting

BAR = 0.5
"""Seconds in which 95 of 100 runs must be done."""
THINK = 5.0
"""Seconds between two runs of a visitor."""


@dataclass(frozen=True, slots=True)
class Rerun:
    """Runs of one page by one visitor."""

    p50: float
    """Seconds."""
    p95: float
    messages: int
    kilobytes: float


@dataclass(frozen=True, slots=True)
class Held:
    """Visitors who rehearse at the same time."""

    visitors: int
    p95: float
    """Seconds."""


def _room(take: UUID, who: str = "lotte") -> str:
    return f"as={who}&lang=nl&take={take}"


async def rerun(port: int, take: UUID, *, runs: int, warm: float, who: str = "lotte") -> Rerun:
    """One visitor alone, after ``warm`` seconds of runs that do not count."""
    async with visiting(port, "room", _room(take, who)) as visitor:
        end = time.monotonic() + warm
        while time.monotonic() < end:
            await visitor.run()
        found: list[Run] = []
        for _ in range(runs):
            await asyncio.sleep(0.02)  # a person is never quicker, and the server's own tidying up is not ours
            found.append(_drawn(await visitor.run()))
    seconds = [run.seconds for run in found]
    return Rerun(_percentile(seconds, 50), _percentile(seconds, 95), found[-1].messages, found[-1].size / 1000)


async def hold(port: int, take: UUID, steps: list[int], *, seconds: float, seed: int = 1) -> list[Held]:
    """Ever more visitors at once, step by step, until 95 of 100 runs are not done in time any more.

    Each of them has the page run, thinks for five seconds, and so on; they begin at random moments.
    """
    draw, found = random.Random(seed), []  # noqa: S311 - moments, not secrets
    async with AsyncExitStack() as stack:
        visitors: list[Visitor] = []
        for step in steps:
            while len(visitors) < step:
                visitors.append(await stack.enter_async_context(visiting(port, "room", _room(take))))
            held = await _together(visitors, seconds, draw)
            found.append(held)
            if held.p95 >= BAR:
                break
    return found


async def _together(visitors: list[Visitor], seconds: float, draw: random.Random) -> Held:
    end = time.monotonic() + seconds
    taken: list[float] = []

    async def rehearse(visitor: Visitor, later: float) -> None:
        await asyncio.sleep(later)
        while time.monotonic() < end:
            taken.append(_drawn(await visitor.run()).seconds)
            await asyncio.sleep(THINK)

    await asyncio.gather(*(rehearse(visitor, draw.uniform(0, THINK)) for visitor in visitors))
    return Held(len(visitors), _percentile(taken, 95))


def _drawn(run: Run) -> Run:
    """A page that says that something went wrong is quick, and does not count."""
    if not any("rc-passage" in piece for piece in run.pieces):
        raise RuntimeError(run.pieces)
    return run


def _percentile(seconds: list[float], which: int) -> float:
    return quantiles(seconds, n=100, method="inclusive")[which - 1]
