"""``make bench``: a rehearsal page under stock ``streamlit run`` and under ``coach serve``, side by side.

Both serve the same script and the same rehearsals from the same data folder, one after the other, on loopback only.
"Stock" has an empty configuration. Then what models cost, what a manager's pages cost, and twenty-five joint rooms: see
:mod:`tests.benchmarks.gateway`, :mod:`tests.benchmarks.manager` and :mod:`tests.benchmarks.joint`. The status is 1 when
a bar is missed. ``--quick`` looks shorter; ``--only`` measures one of the four.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from tests.benchmarks import gateway, joint, manager, servers
from tests.benchmarks.measure import Held, Rerun, hold, rerun
from tests.benchmarks.takes import LONG, SHORT, Takes, make

_GROWTH = 1.3
_MOST = 800


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to look."""

    runs: int
    warm: float
    """Seconds."""
    seconds: float
    """Of each step with more visitors."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found out about one server."""

    short: Rerun
    long: Rerun
    steps: list[Held]

    @property
    def held(self) -> int:
        """Visitors at the last step that held."""
        return max((step.visitors for step in self.steps if step.p95 < 0.5), default=0)


async def _figures(port: int, takes: Takes, pace: Pace, steps: list[int]) -> Figures:
    short = await rerun(port, takes.short, runs=pace.runs, warm=pace.warm)
    long = await rerun(port, takes.long, runs=pace.runs, warm=1)
    return Figures(short, long, await hold(port, takes.short, steps, seconds=pace.seconds))


def _ladder(first: int, growth: float, last: int = _MOST) -> list[int]:
    steps = [first]
    while (following := max(steps[-1] + 1, round(steps[-1] * growth))) <= last:
        steps.append(following)
    return steps


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="Fewer runs; three times the visitors of stock is tried, not the most.")
@click.option("--only", type=click.Choice(["pages", "models", "manager", "joint"]), help="Measure one of them alone.")
def main(*, quick: bool, only: str | None) -> None:
    """Measure, print, judge."""
    ways = {"pages": _pages, "models": gateway.measure, "manager": manager.measure, "joint": joint.measure}
    fine = True
    for name, measured in ways.items():
        if only in {None, name}:
            fine = measured(quick=quick) and fine
            click.echo()
    sys.exit(0 if fine else 1)


def _pages(*, quick: bool) -> bool:
    pace = Pace(40, 6, 8) if quick else Pace(200, 10, 12)
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        data = Path(folder)
        takes = make(data)
        with servers.stock(data) as port:
            stock = asyncio.run(_figures(port, takes, pace, _ladder(10, 1.5 if quick else _GROWTH)))
        goal = max(30, 3 * stock.held)
        steps = [goal] if quick else _ladder(goal, _GROWTH)
        with servers.tuned(data) as port:
            tuned = asyncio.run(_figures(port, takes, pace, steps))
    click.echo(_table(stock, tuned))
    return _judge(stock, tuned)


def _table(stock: Figures, tuned: Figures) -> str:
    rows = [("", "streamlit run", "coach serve", "ratio")]
    for name, one, other in ((f"{SHORT} turns", stock.short, tuned.short), (f"{LONG} turns", stock.long, tuned.long)):
        for which in ("p50", "p95"):
            first, second = getattr(one, which), getattr(other, which)
            rows.append(
                (
                    f"rerun, {name}, {which}",
                    f"{first * 1000:.1f} ms",
                    f"{second * 1000:.1f} ms",
                    f"{second / first:.2f}",
                )
            )
        sizes = (f"{run.messages} messages, {run.kilobytes:.0f} kB" for run in (one, other))
        rows.append((f"sent, {name}", *sizes, ""))
    ratio = f"{tuned.held / stock.held:.1f}" if stock.held else ""
    rows.append(("visitors held, p95 < 500 ms", str(stock.held), str(tuned.held), ratio))
    for step in (*stock.steps, *tuned.steps):
        where = 1 if step in stock.steps else 2
        cells = ["", ""]
        cells[where - 1] = f"{step.p95 * 1000:.0f} ms"
        rows.append((f"  p95 with {step.visitors}", *cells, ""))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _judge(stock: Figures, tuned: Figures) -> bool:
    bars = (
        (f"rerun at {SHORT} turns", tuned.short.p50 / stock.short.p50, 0.25, "of stock, at most"),
        (f"rerun at {LONG} turns", tuned.long.p50 / tuned.short.p50, 1.5, f"of that at {SHORT}, at most"),
        ("visitors held", tuned.held / max(stock.held, 1), 3, "times stock, at least"),
    )
    fine = True
    click.echo()
    for name, value, bar, what in bars:
        met = value >= bar if "least" in what else value <= bar
        fine = fine and met
        click.echo(f"{'met   ' if met else 'MISSED'}  {name}: {value:.2f} (bar: {bar} {what})")
    return fine


if __name__ == "__main__":
    main()
