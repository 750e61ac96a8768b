"""The transfer report on A4: what it is, a table per team, what they come to together, and how figures are made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from fpdf import XPos, YPos
from fpdf.enums import Align

from coach.delivery.blocks import Block, flow
from coach.delivery.paper import BOOK, BOTTOM, INK, LEFT, LINE, PLAIN, SOFT, TOP, Paper
from coach.programme.aggregate import MANAGERS, MEASURES
from coach.programme.transfer import TeamRows, TransferReport, Values
from coach.wording import Wording, wording

_FIRST, _LINE = 29.0, 5.8
"""Millimetres: the column of months, and from line to line in a table."""
_HEADS = {
    "rehearsals": "team.rehearsals",
    "together": "team.together",
    "kept": "team.kept",
    "talks": "team.talks",
}
_HOW = ("transfer.how-1", "transfer.how-2", "transfer.how-3", "transfer.how-4")


def transfer_pdf(report: TransferReport) -> bytes:
    """The report as a PDF, in its own language. A dash stands where there is no figure."""
    say = wording(report.language)
    paper = Paper(
        f"{say('transfer.title')}. {report.title}",
        report.language,
        lambda page: (f"{say('transfer.title')}. {report.title}", str(page)),
    )
    paper.set_creation_date(datetime.combine(report.made, time(), UTC))
    paper.add_page()
    paper.letters(PLAIN, "", 9.5, SOFT)
    paper.words(say("transfer.title"), 6)
    period = say("transfer.period", since=say.month(report.since), until=say.month(report.until))
    made = say("transfer.made", day=f"{say.day(report.made)} {report.made.year}")
    flow(
        paper,
        [
            Block("chapter", report.title, page=0),
            Block("lead", say("transfer.about")),
            Block("note", f"{period[:1].upper()}{period[1:]}. {made}."),
        ],
    )
    if report.empty:
        flow(paper, [Block("text", say("transfer.empty"))])
    for team in report.teams:
        _team(paper, team, say)
    if len(report.teams) > 1:
        _title(paper, say("transfer.all"), 2)
        _heads(paper, say)
        _line(paper, say("transfer.sum"), report.sums, say, strong=True)
    flow(paper, [Block("heading", say("transfer.how"), page=0), *(Block("item", say(name)) for name in _HOW)])
    return bytes(paper.output())


def _team(paper: Paper, team: TeamRows, say: Wording) -> None:
    name = say("transfer.managers") if team.team == MANAGERS else team.team[:1].upper() + team.team[1:]
    _title(paper, name, len(team.rows) + 2)
    _heads(paper, say)
    for row in team.rows:
        _line(paper, say.month(row.month), row.values, say)
    _line(paper, say("transfer.sum"), team.sums, say, strong=True)


def _title(paper: Paper, text: str, lines: int) -> None:
    """A table's name, on the next page when the table does not fit below it."""
    if paper.get_y() + 16 + lines * _LINE > paper.h - BOTTOM:
        paper.add_page()
    paper.set_y(paper.get_y() + (8 if paper.get_y() > TOP + 1 else 0))
    paper.start_section(text, level=1)
    paper.letters(BOOK, "B", 13.5, INK)
    paper.words(text, 6.4)


def _heads(paper: Paper, say: Wording) -> None:
    paper.letters(PLAIN, "", 8, SOFT)
    _cells(paper, ["", *(say(_HEADS[measure]) for measure in MEASURES)])


def _line(paper: Paper, head: str, values: Values, say: Wording, *, strong: bool = False) -> None:
    paper.set_draw_color(*(SOFT if strong else LINE))
    paper.set_line_width(0.3 if strong else 0.2)
    paper.line(LEFT, paper.get_y(), paper.w - paper.r_margin, paper.get_y())
    paper.letters(PLAIN, "B" if strong else "", 10, INK)
    figures = [values[measure] for measure in MEASURES]
    _cells(paper, [head, *("–" if one is None else say("team.about", n=say.number(one)) for one in figures)])


def _cells(paper: Paper, texts: Sequence[str]) -> None:
    """One line of a table: the first text at the left, the others at the right of their columns."""
    width = (paper.epw - _FIRST) / (len(texts) - 1)
    paper.set_x(LEFT)
    paper.cell(_FIRST, _LINE, texts[0])
    for text in texts[1:-1]:
        paper.cell(width, _LINE, text, align=Align.R)
    paper.cell(width, _LINE, texts[-1], align=Align.R, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
