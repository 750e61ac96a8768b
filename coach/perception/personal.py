"""Where a text names somebody, or says how to reach them: what leaves the house leaves that out.

Meant for what people type: an address as mail programs take it, a number in the ways in which numbers are written in
Belgium and abroad. It is no guarantee: a number without its zero, an address in words ("at example dot com") stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.perception.words import STOP_WORDS

Stretch = tuple[int, int]

MASK = "…"
"""Stands for what was left out."""

_GAP = r"[ \u00a0\u202f\u2011\u2013./-]"
_MAIL = r"[\w.+%'’-]{0,63}[\w+%-]@[\w-]+(?:\.[\w-]+)+"
_ABROAD = rf"(?:\+|(?<!\d)00){_GAP}?[1-9]\d{{0,2}}{_GAP}{{0,2}}(?:\(0\){_GAP}?)?\d(?:{_GAP}{{0,2}}\d){{6,10}}"
_AT_HOME = rf"(?:\(0\d{{1,3}}\)(?:{_GAP}?\d){{5,8}}|0\d(?:{_GAP}?\d){{7,9}})"
_DAY = r"(?:[0-3]?\d[ ./-][01]?\d[ ./-]\d{4}|(?:19|20)\d\d[./-])"
_OVERSEAS = r"(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"
_REACHED = re.compile(
    rf"{_MAIL}|(?<![\w.,+€$])(?!{_DAY})(?:{_ABROAD}|{_AT_HOME}|{_OVERSEAS})(?![\w%]|[.,]\d| ?(?:€|\$|eur))",
    re.IGNORECASE,
)
_EVERYDAY = frozenset().union(*STOP_WORDS.values())


def personal(text: str, names: Sequence[str] = ()) -> list[Stretch]:
    """Where e-mail addresses, telephone numbers and these names stand, in order; none lies over another.

    Args:
        text: what was said.
        names: found as whole words in capitals or not; one that is an everyday word too ("An", "Will") only where it
            is not written small.
    """
    found = [match.span() for match in _REACHED.finditer(text)]
    for at, end in _named(text, names):
        if all(end <= start or at >= stop for start, stop in found):
            found.append((at, end))
    return sorted(found)


def without_contacts(text: str) -> str:
    """The text with a mark for every e-mail address and telephone number."""
    return _REACHED.sub(MASK, text)


def _named(text: str, names: Sequence[str]) -> list[Stretch]:
    every = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
    if not every:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, every))})(?!\w)", re.IGNORECASE)
    return [
        match.span() for match in pattern.finditer(text) if not (match.group().islower() and match.group() in _EVERYDAY)
    ]
