"""``python -m tests.benchmarks.joint``: twenty-five joint rooms of two at once, in one ``coach serve``.

Each seat is an open page (Streamlit's own protocol) and beside it the polls of ``coach/ui/live.js``, every 0.7 s. In
every room somebody says something every five seconds, through the server as from a browser: a line is picked, own words
are sent from the box, the counterpart has the card's line said. Every other room is scripted, the rest improvised.

What is seen is timed from the click that says it, a little before it is kept, until the other's page is complete and
shows at least as much as the page of whoever spoke. What a poll costs is the server's processor time with polls alone,
less that of an equal time with the same pages open and no polls (read from ``/proc``: Linux alone). Somebody else's
page is timed before the rooms open, while they rehearse and after they have closed. The status is 1 when a bar is
missed.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import mean, quantiles
from uuid import UUID

import click

from coach.bootstrap import App, build, now
from coach.bootstrap.parts import real_parts
from coach.services.joint import Brief
from coach.services.proposing import NewProposal
from coach.settings import Settings
from tests.benchmarks.measure import Rerun, rerun
from tests.benchmarks.rooms import EVERY, Room
from tests.benchmarks.seat import SOON, Seat, seated
from tests.benchmarks.takes import SHORT, Unsure, grown
from tests.server import Server, running

ROOMS = 25
SEEN, POLL, SLOWER = 1.2, 12.0, 1.5
"""The bars: seconds at p95, milliseconds of the processor, times."""
_LEARNER, _PLAYER, _OTHER = "lotte", "karim", "sofie"
_SCENARIOS = ("no-to-the-boss", "who-takes-the-minutes")
_LINES = "\n".join


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to look, in seconds."""

    polls: float
    turns: float
    runs: int
    """Of somebody else's page, at each of the three times."""


@dataclass(slots=True)
class Figures:
    """What was found out."""

    alone: list[Rerun] = field(default_factory=list)
    beside: list[Rerun] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    """Seconds, of each turn."""
    answered: list[float] = field(default_factory=list)
    """Seconds, of each poll while people rehearsed."""
    polls: int = 0
    poll: float = 0.0
    """Milliseconds of the processor."""
    idle: float = 0.0
    """Milliseconds of the processor in a second, with every page open and no polls."""
    load: list[float] = field(default_factory=list)


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="Shorter windows.")
def main(*, quick: bool) -> None:
    """Measure, print, judge."""
    sys.exit(0 if measure(quick=quick) else 1)


def measure(*, quick: bool) -> bool:
    """The table; whether every bar was held."""
    pace = Pace(4, 8, 50) if quick else Pace(8, 20, 100)
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        data = Path(folder)
        joints, take = _make(data)
        with running(data) as server:
            found = asyncio.run(_figures(server, joints, take, pace))
    return _told(found)


def _make(data: Path) -> tuple[list[UUID], UUID]:
    """The rooms, begun, and somebody else's rehearsal."""
    settings = Settings(data=data)
    app = build(settings, parts=replace(real_parts(settings, now), matcher=Unsure()))
    try:
        take = grown(app, SHORT, _OTHER)
        return [_begun(app, number) for number in range(ROOMS)], take
    finally:
        app.close()


def _begun(app: App, number: int) -> UUID:
    people = {person.handle: person.id for person in app.account.demo_people()}
    learner, player = people[_LEARNER], people[_PLAYER]
    proposal = app.joints.propose(player, NewProposal(learner, words=f"{number}"))
    joint = app.joints.accept(learner, proposal)
    app.joints.begin(learner, joint, Brief(_SCENARIOS[number % 2], "tense", "nl"))
    return joint


async def _figures(server: Server, joints: Sequence[UUID], take: UUID, pace: Pace) -> Figures:
    found = Figures()

    async def other(warm: float) -> Rerun:
        return await rerun(server.port, take, runs=pace.runs, warm=warm, who=_OTHER)

    found.load.append(os.getloadavg()[0])
    await _settled(server)
    found.alone.append(await other(2))
    async with _rooms(server.port, joints) as rooms:
        seats = [seat for room in rooms for seat in (room.learner, room.player)]
        await _learnt(rooms)
        await _settled(server)
        idle = await _spent(server, pace.polls)
        async with _polling(seats):
            await asyncio.sleep(1)
            before = sum(seat.polls for seat in seats)
            spent = await _spent(server, pace.polls)
            found.polls = sum(seat.polls for seat in seats) - before
            found.poll = (spent - idle) * 1000 / found.polls
            found.idle = idle * 1000 / pace.polls
            for seat in seats:
                seat.waited.clear()
            turns = asyncio.create_task(_turns(rooms, pace.turns))
            await turns
            found.seen = [seconds for room in rooms for seconds in room.seen()]
            found.answered = [seconds for seat in seats for seconds in seat.waited]
            turns = asyncio.create_task(_turns(rooms, 60))
            await asyncio.sleep(EVERY / 2)
            found.beside.append(await other(1))
            turns.cancel()
            with suppress(asyncio.CancelledError):
                await turns
    found.alone.append(await other(1))
    found.load.append(os.getloadavg()[0])
    return found


@asynccontextmanager
async def _rooms(port: int, joints: Sequence[UUID]) -> AsyncIterator[list[Room]]:
    """Every page open."""
    async with AsyncExitStack() as stack:
        found = []
        for number, joint in enumerate(joints):
            learner = await stack.enter_async_context(seated(port, _LEARNER, joint))
            player = await stack.enter_async_context(seated(port, _PLAYER, joint))
            found.append(Room(learner, player, random.Random(number)))  # noqa: S311 - moments, not secrets
        yield found


@asynccontextmanager
async def _polling(seats: Sequence[Seat]) -> AsyncIterator[None]:
    """Every page polls."""
    tasks = [asyncio.create_task(seat.poll_on(SOON * at / len(seats))) for at, seat in enumerate(seats)]
    try:
        yield
        assert not any(task.done() for task in tasks), [task.exception() for task in tasks if task.done()]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _turns(rooms: Sequence[Room], seconds: float) -> None:
    """Rehearse in every room; what was said last has the time to be seen."""
    until = time.perf_counter() + seconds
    await asyncio.gather(*(room.rehearse(until) for room in rooms))
    await asyncio.sleep(3)


async def _learnt(rooms: Sequence[Room]) -> None:
    """One turn in a room of each kind: whoever begins a rehearsal has its server learn its words, but not another."""
    for room in rooms[: len(_SCENARIOS)]:
        for _ in range(4):
            await room.speak()
            await room.learner.look()
            await room.player.look()
        room.said.clear()


async def _settled(server: Server) -> None:
    """Until the server has nothing to do beside the visitors any more: it learns on after it has started."""
    for _ in range(120):
        if await _spent(server, 1) < 0.05:
            return
    click.echo("the server did not come to rest", err=True)


async def _spent(server: Server, seconds: float) -> float:
    """Seconds of the processor that the server needs in some time."""
    before = _processor(server)
    await asyncio.sleep(seconds)
    return _processor(server) - before


def _processor(server: Server) -> float:
    fields = Path(f"/proc/{server.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _told(found: Figures) -> bool:
    alone, beside = found.alone, found.beside
    pages = [(mean(one.p50 for one in some) * 1e3, mean(one.p95 for one in some) * 1e3) for some in (alone, beside)]
    seen, answered = (quantiles(some, n=100, method="inclusive") for some in (found.seen, found.answered))
    slower = pages[1][0] / pages[0][0]
    each = ", ".join(f"{one.p50 * 1e3:.1f}/{one.p95 * 1e3:.1f}" for one in (alone[0], *beside, alone[1]))
    click.echo(
        _LINES([
            f"rooms of two                       {ROOMS}, load {found.load[0]:.1f} before, {found.load[1]:.1f} after",
            f"a turn, seen by the other          p50 {seen[49]:.2f} s, p95 {seen[94]:.2f} s, of {len(found.seen)}",
            f"a poll, processor                  {found.poll:.2f} ms, of {found.polls}; no polls {found.idle:.0f} ms/s",
            f"a poll while they rehearse         p50 {answered[49] * 1e3:.0f} ms, p95 {answered[94] * 1e3:.0f} ms",
            f"somebody else's page, no rooms     p50 {pages[0][0]:.1f} ms, p95 {pages[0][1]:.1f} ms",
            f"somebody else's page, with rooms   p50 {pages[1][0]:.1f} ms, p95 {pages[1][1]:.1f} ms",
            f"  before, with, after; p50/p95     {each}; ratio of p95 {pages[1][1] / pages[0][1]:.2f}",
            "",
        ])
    )  # fmt: skip
    bars = (
        ("a turn is seen, p95", seen[94], SEEN, "s"),
        ("a poll costs", found.poll, POLL, "ms of the processor"),
        ("somebody else's page is slower, p50", slower, SLOWER, "times"),
    )
    for name, value, bar, what in bars:
        click.echo(f"{'met   ' if value <= bar else 'MISSED'}  {name}: {value:.2f} (bar: {bar} {what}, at most)")
    return all(value <= bar for _, value, bar, _ in bars)


if __name__ == "__main__":
    main()
