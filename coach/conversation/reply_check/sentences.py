"""Cuts a reply into sentences while it is still coming in."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST = 240
_ABBREVIATIONS = frozenset(
    [
        "a.u.b",
        "d.w.z",
        "m.a.w",
        "o.a",
        "i.v.m",
        "t.e.m",
        "t.o.v",
        "n.a.v",
        "e.d",
        "i.p.v",
        "z.s.m",
        "p.s",
        "o.l.v",
        "b.v",
        "bv",
        "bijv",
        "enz",
        "mr",
        "mevr",
        "dhr",
        "dr",
        "ir",
        "ing",
        "prof",
        "st",
        "vs",
        "nr",
        "blz",
        "ca",
        "incl",
        "excl",
        "max",
        "min",
        "tel",
        "afd",
        "resp",
        "evt",
        "ong",
        "vb",
        "jl",
        "wo",
        "vr",
        "zo",
        "jan",
        "feb",
        "aug",
        "sept",
        "okt",
        "nov",
        "dec",
        "e.g",
        "i.e",
        "etc",
        "mrs",
        "ms",
        "jr",
        "sr",
        "no",
        "approx",
        "dept",
        "est",
        "fig",
        "ext",
        "a.m",
        "p.m",
        "u.s",
        "u.k",
        "ph.d",
        "inc",
        "ltd",
        "co",
    ]
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s)|\n+")
_LAST_WORD = re.compile(r"([^\s\"“”„«(\[]+)$")
_CLAUSE = re.compile(r"[,;:—–]\s")
_OPENS = {"(": ")", "[": "]", "“": "”", "«": "»"}


class Sentences:
    """Feed it the pieces of a stream; it gives back each sentence as soon as that is complete.

    A sentence is complete when its end mark has been followed by white space; a mark inside brackets or quotes, after
    an abbreviation, an initial or a number ("3. ", "10.30") ends none. What goes on for more than 240 characters
    is cut at its last clause, else at a space, so that a reply without marks still comes through in parts.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._rest = ""
        self._most = most

    def feed(self, piece: str) -> Iterator[str]:
        """The sentences that this piece completes, each stripped of white space around it."""
        self._rest += piece
        while True:
            at = self._end()
            if at is None and len(self._rest.rstrip()) > self._most:
                at = self._cut()
            if at is None:
                return
            sentence, self._rest = self._rest[:at].strip(), self._rest[at:].lstrip(" \t")
            if sentence:
                yield sentence

    def flush(self) -> Iterator[str]:
        """What is left when the stream has ended."""
        rest, self._rest = self._rest.strip(), ""
        if rest:
            yield rest

    def _end(self) -> int | None:
        for found in _END.finditer(self._rest):
            before = self._rest[: found.start()]
            if found.group().startswith("\n") or not self._goes_on(before, found.group(), self._rest[found.end() :]):
                return found.end()
        return None

    def _goes_on(self, before: str, mark: str, after: str) -> bool:
        """Whether this mark ends no sentence."""
        if not before.strip() or _open(before + mark):
            return len(before) < self._most
        following = after.lstrip()[:1]
        unsure = "…" in mark or mark.startswith("..") or not mark.endswith((".", "!", "?"))
        if unsure or _is_short(before, mark):
            if not following:
                return True  # what comes next decides: "Hm… no", "he said "No!" and left", "dr. Maes"
            return following.islower() if unsure else not (following.isupper() and _ends(before))
        return False

    def _cut(self) -> int | None:
        room = self._rest[: self._most]
        clauses = [found.end() for found in _CLAUSE.finditer(room) if found.end() > self._most // 3]
        return clauses[-1] if clauses else (room.rfind(" ") if " " in room.strip() else self._most)


def _open(text: str) -> bool:
    """Whether a bracket or a quotation is still open at the end."""
    if any(text.count(left) > text.count(right) for left, right in _OPENS.items()):
        return True
    return text.count('"') % 2 == 1


def _is_short(before: str, mark: str) -> bool:
    """Whether the mark belongs to an abbreviation, an initial or a number at the head of a line."""
    if not mark.startswith(".") or mark.startswith(".."):
        return False
    found = _LAST_WORD.search(before)
    word = found.group(1).lower().lstrip("'‘’") if found else ""
    return (
        word in _ABBREVIATIONS
        or (len(word) == 1 and word.isalpha() and word not in {"u", "i"})
        or (word.isdigit() and len(word) == len(before.strip()) == 1)
    )


def _ends(before: str) -> bool:
    """Whether a sentence may well end with this abbreviation ("enz.", "etc.", "a.u.b.")."""
    return before.lower().endswith(("enz", "etc", "a.u.b", "e.d", "p.m", "a.m", "z.s.m"))
