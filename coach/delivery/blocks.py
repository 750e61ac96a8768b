"""Pieces of a page that are never torn: each is measured before it is set, and a heading waits for what follows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from coach.delivery.paper import (
    BODY,
    BOOK,
    BOTTOM,
    GREEN,
    INK,
    LEADING,
    LINE,
    PLAIN,
    SOFT,
    TAPE,
    TOP,
    Paper,
    typeset,
)

Kind = Literal["chapter", "heading", "minor", "text", "lead", "note", "because", "item", "check", "title", "ruled"]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of block is set: letters, points, colour; millimetres between lines, above, from the left, below."""

    family: str
    style: str
    size: float
    colour: tuple[int, int, int]
    leading: float
    above: float
    indent: float = 0.0
    below: float = 0.0


_LOOKS: dict[Kind, _Look] = {
    "chapter": _Look(BOOK, "B", 23, INK, 9.6, 0, below=2),
    "heading": _Look(BOOK, "B", 13.5, INK, 6.4, 9),
    "minor": _Look(PLAIN, "B", BODY, INK, LEADING, 4.6),
    "lead": _Look(BOOK, "I", 12, SOFT, 6.2, 3, below=3),
    "text": _Look(PLAIN, "", BODY, INK, LEADING, 2.4),
    "note": _Look(PLAIN, "", 9, SOFT, 4.5, 2.4),
    "because": _Look(PLAIN, "I", 9.5, GREEN, 4.8, 0.8),
    "item": _Look(PLAIN, "", BODY, INK, LEADING, 1.9, 5),
    "check": _Look(PLAIN, "", BODY, INK, LEADING, 2.2, 7),
    "title": _Look(BOOK, "B", 11.5, INK, 5.8, 5.5, 7),
    "ruled": _Look(PLAIN, "", 8.5, SOFT, 8, 1),
}
_WAITS: frozenset[Kind] = frozenset({"chapter", "heading", "minor", "title"})
"""Kinds that never stand at the foot of a page: they go where the next block goes."""
_GUTTER = 8.0
"""Millimetres between two columns."""
_LINES = 2
"""Ruled lines to write on."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a line of a list; ``under`` belongs to the block before it and stays with it."""

    kind: Kind
    text: str
    under: bool = False
    indent: float = 0.0
    """Further from the left, in millimetres."""
    page: int | None = None
    """For the outline: the level at which it is named there."""


def flow(paper: Paper, blocks: Iterable[Block]) -> None:
    """Set blocks one below the other, each whole, headings with what follows them."""
    for group in _groups(list(blocks)):
        height = sum(_height(paper, block) for block in group)
        if paper.get_y() > TOP + 0.1 and paper.get_y() + height > paper.h - BOTTOM:
            paper.add_page()
        for block in group:
            _set(paper, block)


def together(paper: Paper, blocks: Iterable[Block]) -> None:
    """Set blocks as :func:`flow` does, on a page of their own rather than over two, where one can hold them."""
    all_of = list(blocks)
    height = sum(_height(paper, block) for block in all_of)
    if paper.get_y() + height > paper.h - BOTTOM >= TOP + height:
        paper.add_page()
    flow(paper, all_of)


def beside(paper: Paper, left: Iterable[Block], right: Iterable[Block]) -> None:
    """Set two lists of blocks beside each other, on one page."""
    columns, margins, width = (list(left), list(right)), (paper.l_margin, paper.r_margin), (paper.epw - _GUTTER) / 2
    paper.set_right_margin(paper.r_margin + width + _GUTTER)
    height = max(sum(_height(paper, block) for block in blocks) for blocks in columns)
    paper.set_right_margin(margins[1])
    if paper.get_y() + height > paper.h - BOTTOM:
        paper.add_page()
    top, ends = paper.get_y(), []
    for at, blocks in enumerate(columns):
        paper.set_left_margin(margins[0] + at * (width + _GUTTER))
        paper.set_right_margin(margins[1] + (1 - at) * (width + _GUTTER))
        paper.set_y(top)
        for block in blocks:
            _set(paper, block)
        ends.append(paper.get_y())
    paper.set_left_margin(margins[0])
    paper.set_right_margin(margins[1])
    paper.set_y(max(ends))


def _groups(blocks: list[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and (groups[-1][-1].kind in _WAITS or block.under):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _height(paper: Paper, block: Block) -> float:
    look = _LOOKS[block.kind]
    if block.kind == "ruled":
        return look.above + look.leading * _LINES
    paper.letters(look.family, look.style, look.size)
    width = paper.epw - look.indent - block.indent
    return look.above + paper.height(typeset(block.text), width, look.leading) + look.below


def _set(paper: Paper, block: Block) -> None:
    look, top = _LOOKS[block.kind], paper.get_y()
    above = look.above if top > TOP + 0.1 else 0
    paper.set_y(top + above)
    if block.page is not None:
        paper.start_section(typeset(block.text).replace("\u00a0", " "), level=block.page)
        if block.page == 0:
            paper.chapters[block.text] = paper.page_no()
    if block.kind == "ruled":
        _rule(paper, look, block.indent)
        return
    _mark(paper, block.kind, paper.l_margin + block.indent, look)
    paper.letters(look.family, look.style, look.size, look.colour)
    paper.words(typeset(block.text), look.leading, look.indent + block.indent)
    paper.set_y(paper.get_y() + look.below)


def _mark(paper: Paper, kind: Kind, left: float, look: _Look) -> None:
    """What stands before a block: a corner of tape, a dash, a box to tick."""
    y = paper.get_y()
    if kind == "chapter":
        paper.set_fill_color(*TAPE)
        paper.rect(left - 7, y + 0.9, 4.6, 1.5, style="F")
        paper.rect(left - 7, y + 0.9, 1.5, 4.6, style="F")
    elif kind == "item":
        paper.set_fill_color(*SOFT)
        paper.circle(left + 1, y + look.leading / 2 + 0.1, 0.55, style="F")
    elif kind in {"check", "title"}:
        paper.set_draw_color(*SOFT)
        paper.set_line_width(0.25)
        paper.rect(left, y + (look.leading - 3.4) / 2, 3.4, 3.4)


def _rule(paper: Paper, look: _Look, indent: float) -> None:
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.2)
    for _ in range(_LINES):
        paper.set_y(paper.get_y() + look.leading)
        paper.line(paper.l_margin + indent, paper.get_y(), paper.w - paper.r_margin, paper.get_y())
