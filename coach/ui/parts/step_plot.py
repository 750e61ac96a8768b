"""A competency over takes, as steps on lines that carry the anchors in words; and the same as a table."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from coach.competency.model import LEVELS, Competency
from coach.services.review import Step
from coach.ui.parts.text import safe
from coach.wording import Wording

_INK = {
    "light": {"text": "#4C5953", "line": "#D2D2C3", "said": "#285A4B", "picked": "#B0720E", "wall": "#F3F1E8"},
    "dark": {"text": "#B6BFB6", "line": "#384440", "said": "#93CDB5", "picked": "#DDA53C", "wall": "#141A19"},
}
_RUNG = 58
_LINE = 16
_MEASURE = 44
"""Characters in a line that a phone has room for."""
_FONT = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Verdana, sans-serif"


@dataclass(frozen=True, slots=True)
class Point:
    """One take on the plot: when and in which conversation, and what was heard there."""

    step: Step
    day: str
    scene: str


def plot(points: Sequence[Point], competency: Competency, say: Wording, theme: str) -> alt.LayerChart:
    """Steps through what was said (filled circles, solid) and what was picked (open diamonds, dashed).

    A take in which the competency was not seen is a gap, never a zero. The marks are silent to screen readers: the
    plot's alternative text and the table beneath it speak, in whole sentences.
    """
    ink = _INK.get(theme, _INK["light"])
    rows = [
        {"at": at, "level": point.step.level if point.step.basis == basis else None, "basis": basis, "day": point.day}
        for basis in ("said", "picked")
        for at, point in enumerate(points, start=1)
        if point.step.basis in {basis, "none"}
    ]
    days = json.dumps([point.day for point in points])
    across = alt.X("at:Q").scale(domain=[0.6, max(len(points), 3) + 0.4], nice=False).axis(
        title=None, values=list(range(1, len(points) + 1)), labelExpr=f"{days}[datum.value - 1]", grid=False,
        ticks=False, domain=False, labelOverlap="greedy", labelFlush=False,
    )  # fmt: skip
    up = alt.Y("level:Q").scale(domain=[0.85, 5.85], nice=False, zero=False).axis(
        title=None, values=list(LEVELS), labels=False, ticks=False, domain=False, grid=True
    )  # fmt: skip
    base = alt.Chart({"values": rows}).encode(x=across, y=up)
    lines = [
        base.transform_filter(f"datum.basis === '{basis}'").mark_line(
            interpolate="step-after", color=ink[basis], strokeWidth=2.5, strokeDash=dash,
            invalid="break-paths-show-domains", aria=False,
        )
        for basis, dash in (("said", [1, 0]), ("picked", [5, 4]))
    ]  # fmt: skip
    marks = [
        base.transform_filter(f"datum.basis === '{basis}'").mark_point(
            shape=shape, size=150, filled=filled, color=ink[basis], fill=ink[basis] if filled else ink["wall"],
            opacity=1, strokeWidth=2.5, invalid="filter", aria=False,
        )
        for basis, shape, filled in (("said", "circle", True), ("picked", "diamond", False))
    ]  # fmt: skip
    chart: alt.LayerChart = (
        alt.layer(*lines, *_anchors(competency, up, say, ink), *marks)
        .properties(height=_RUNG * len(LEVELS), width="container", background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelFont=_FONT, labelFontSize=13.5, labelColor=ink["text"], gridColor=ink["line"], gridOpacity=1
        )
    )
    return chart


def _anchors(competency: Competency, up: alt.Y, say: Wording, ink: Mapping[str, str]) -> list[alt.Chart]:
    """The anchors in words on their lines, each with a rim in the colour of the wall so that steps pass behind it."""
    texts = [(level, textwrap.wrap(competency.anchor(level, say.language), _MEASURE)) for level in LEVELS]
    layers: list[alt.Chart] = []
    for count in sorted({len(lines) for _, lines in texts}):
        values = [{"level": level, "anchor": "\n".join(lines)} for level, lines in texts if len(lines) == count]
        base = alt.Chart({"values": values}).encode(x=alt.value(2), y=up, text="anchor:N")
        letters: dict[str, Any] = {
            "align": "left", "baseline": "line-bottom", "dy": -6 - (count - 1) * _LINE, "lineHeight": _LINE,
            "lineBreak": "\n", "font": _FONT, "fontSize": 13.5, "color": ink["text"], "aria": False,
        }  # fmt: skip
        rim: dict[str, Any] = {"stroke": ink["wall"], "strokeWidth": 5, "strokeJoin": "round"}
        layers += [base.mark_text(**letters, **rim), base.mark_text(**letters)]
    return layers


def told(points: Sequence[Point], competency: Competency, say: Wording) -> str:
    """The plot in one sentence, for who does not see it: the first and the last thing that was heard."""
    seen = [point for point in points if point.step.level is not None]
    name = competency.name[say.language]
    if not seen:
        return say("progress.alt_none", name=name)
    first, last = (competency.anchor(point.step.level or 1, say.language) for point in (seen[0], seen[-1]))
    if len(seen) == 1:
        return say("progress.alt_one", name=name, anchor=first)
    return say("progress.alt", name=name, first=first, last=last)


def table(points: Sequence[Point], competency: Competency, say: Wording) -> str:
    """The same as a table in words."""
    how = {"said": say("progress.said"), "picked": say("progress.picked"), "none": say("progress.none")}
    heads = "".join(
        f'<th scope="col">{safe(text)}</th>'
        for text in (say("progress.when"), say("progress.scene"), say("progress.heard"), say("progress.how"))
    )
    rows = "".join(
        f"<tr><td>{safe(point.day)}</td><td>{safe(point.scene)}</td>"
        f"<td>{safe(competency.anchor(point.step.level, say.language)) if point.step.level else '–'}</td>"
        f"<td>{safe(how[point.step.basis])}</td></tr>"
        for point in points
    )
    summary = say("progress.table", name=competency.name[say.language])
    return (
        f'<details class="rc-rungs"><summary>{safe(summary)}</summary>'
        f'<div class="rc-table"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )
