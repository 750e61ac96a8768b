"""``python -m tests.benchmarks.gateway``: what models cost in time, questions and tokens, beside the bare client.

Everything against a fake endpoint on loopback in the same process, so that the time at which the model has finished a
sentence is known. The status is 1 when a bar is missed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from coach.bootstrap import content
from coach.settings import Settings
from tests.benchmarks.gateway_latency import TURNS, Pace, median, p95, side_by_side
from tests.benchmarks.gateway_rehearsal import Rehearsed, heavy_imports, rehearse
from tests.listening import VECTORS, catalogue

BEHIND, RATIO, PREFIX, TOKENS = 0.05, 1.1, 0.85, 90_000
"""Seconds behind the model's first sentence; the whole reply, at 50 tokens/s, beside the bare client's; share; the
budget of a rehearsal, in tokens of a vocabulary that cuts Dutch finer than larger models do."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What has to hold."""

    name: str
    value: str
    bar: str
    met: bool


def measure(*, quick: bool) -> bool:
    """Measure, print; whether every bar is met."""
    parts = replace(content(Settings(data=VECTORS.parent)), catalogue=catalogue())
    paces = side_by_side(parts, slow=8 if quick else 25, fast=20 if quick else 80)
    with tempfile.TemporaryDirectory(prefix="coach-gateway-") as folder:
        taken = rehearse(parts, Path(folder) / "take")
        pages = heavy_imports(Path(folder) / "pages")
    click.echo(_table(_times(paces)))
    click.echo()
    click.echo(_table(_takes(taken)))
    click.echo()
    click.echo(f"pages drawn without a model: {pages[0]}; vendors that they imported: {', '.join(pages[1]) or 'none'}")
    click.echo()
    bars = _bars(paces, taken, pages[1])
    for bar in bars:
        click.echo(f"{'met   ' if bar.met else 'MISSED'}  {bar.name}: {bar.value} (bar: {bar.bar})")
    return all(bar.met for bar in bars)


def _times(paces: Sequence[Pace]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [(f"{TURNS} turns of history", "openai client", "app, checked", "ratio")]
    for pace in paces:
        for name, which in (("first sentence, behind the model", "behind"), ("whole reply", "whole")):
            raw, ours = ([getattr(one, which) for one in side] for side in (pace.raw, pace.ours))
            for label, of in (("p50", median), ("p95", p95)):
                ratio = f"{of(ours) / of(raw):.2f}" if which == "whole" else ""
                rows.append(
                    (f"{pace.name}: {name}, {label}", f"{1000 * of(raw):.1f} ms", f"{1000 * of(ours):.1f} ms", ratio)
                )
    return rows


def _takes(taken: Sequence[Rehearsed]) -> list[tuple[str, ...]]:
    """A column for each rehearsal."""
    rows: list[tuple[str, ...]] = [("through the app, with feedback", *(one.scenario for one in taken))]
    for name, value in (
        ("learner's turns", lambda one: str(one.turns)),
        ("counterparts", lambda one: str(one.people)),
        ("questions on the way of a turn, most", lambda one: str(one.on_the_way)),
        ("  of which before the reply is asked for", lambda one: str(one.before_performing)),
        ("second tries (a reply was refused)", lambda one: str(one.second_tries)),
        ("replies cut or replaced", lambda one: str(one.written)),
        ("tokens, counterpart (SmolLM2's vocabulary)", lambda one: str(one.counterpart)),
        ("tokens, feedback", lambda one: str(one.feedback)),
        ("tokens, all", lambda one: str(one.counterpart + one.feedback)),
        ("prefix of the question before, whoever's", lambda one: f"{100 * one.prefix:.1f} %"),
        ("  of the question that repeats least", lambda one: f"{100 * one.prefix_least:.1f} %"),
        ("prefix of the judge's question before", lambda one: f"{100 * one.prefix_judge:.1f} %"),
    ):
        rows.append((name, *(value(one) for one in taken)))
    return rows


def _bars(paces: Sequence[Pace], taken: Sequence[Rehearsed], vendors: Sequence[str]) -> list[Bar]:
    behind = max(p95([one.behind for one in pace.ours]) for pace in paces)
    most = max(one.on_the_way for one in taken)
    prefix, spent = min(one.prefix for one in taken), max(one.counterpart + one.feedback for one in taken)
    return [
        Bar("first sentence behind the model, p95", f"{1000 * behind:.1f} ms", "50 ms", behind <= BEHIND),
        Bar(f"whole reply at {paces[0].name}", f"{paces[0].ratio:.2f}", f"{RATIO} ×", paces[0].ratio <= RATIO),
        Bar("questions on the way of a turn", str(most), "1", most == 1),
        Bar("tokens of a rehearsal with feedback, most", str(spent), str(TOKENS), spent <= TOKENS),
        Bar(
            "unchanged prefix of the question before, least",
            f"{100 * prefix:.1f} %",
            "85 %, at least",
            prefix >= PREFIX,
        ),
        Bar("vendors imported by pages", str(len(vendors)), "0", not vendors),
    ]


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="Fewer replies.")
def main(*, quick: bool) -> None:
    """Measure, print, judge."""
    sys.exit(0 if measure(quick=quick) else 1)


if __name__ == "__main__":
    main()
