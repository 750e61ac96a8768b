"""A quote that a model gives, found again in the words that were shown, or refused.

Case, typographic quotes, dashes, the width of spaces and punctuation at either end may differ; "…" may stand for words
left out. What is kept is always the learner's own text, one unbroken stretch of it.
"""

from __future__ import annotations

import re

from coach.feedback.judge.shown import Shown, Stretch, show

_PLAIN = str.maketrans({
    "’": "'", "‘": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
})  # fmt: skip
_ELISION = re.compile(r"\s*[\[(［]?\.{3,}[\])］]?\s*")
_CLOSING = ".!?…"
_LONGEST = 400


def find_quote(quote: str, shown: Shown) -> Stretch | None:
    """Where the words of a quote stand in the original text; None when they do not, or only across a cut."""
    text, places = _even(shown.text)
    wanted = _even(show(quote).text)[0]
    whole = _bare(wanted)
    if not whole:
        return None
    for given in (wanted.strip(), whole):
        for start in _starts(given, text, 0):
            found = shown.written(places[start][0], places[start + len(given) - 1][1])
            if found is not None:
                return _closed(found, shown)
    pieces = [bare for piece in _ELISION.split(wanted) if (bare := _bare(piece))]
    return _stretch(pieces, text, places, shown) if len(pieces) > 1 else None


def _stretch(pieces: list[str], text: str, places: list[Stretch], shown: Shown) -> Stretch | None:
    """From the first piece to the last, in order, when all lie in one stretch."""
    for first in _starts(pieces[0], text, 0):
        end: int | None = first + len(pieces[0])
        for piece in pieces[1:]:
            at = next(iter(_starts(piece, text, end or 0)), None)
            end = None if at is None else at + len(piece)
            if end is None:
                break
        if end is not None:
            found = shown.written(places[first][0], places[end - 1][1])
            if found is not None and found[1] - found[0] <= _LONGEST:
                return _closed(found, shown)
    return None


def _starts(wanted: str, text: str, after: int) -> list[int]:
    """Where a stretch of whole words stands."""
    found = []
    at = text.find(wanted, after)
    while at >= 0:
        end = at + len(wanted)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            found.append(at)
        at = text.find(wanted, at + 1)
    return found


def _even(text: str) -> tuple[str, list[Stretch]]:
    """The text for comparing, and per character of it the stretch of the given text that it stands for."""
    out: list[str] = []
    places: list[Stretch] = []
    for at, character in enumerate(text):
        if character.isspace():
            if out and out[-1] == " ":
                places[-1] = (places[-1][0], at + 1)
                continue
            even = " "
        else:
            even = "..." if character == "…" else character.translate(_PLAIN).casefold()
        out += even
        places += [(at, at + 1)] * len(even)
    return "".join(out), places


def _bare(text: str) -> str:
    """Without what is neither letter nor digit at either end."""
    first = next((at for at, character in enumerate(text) if character.isalnum()), len(text))
    last = next((at for at in range(len(text), 0, -1) if text[at - 1].isalnum()), 0)
    return text[first:last]


def _closed(found: Stretch, shown: Shown) -> Stretch:
    """With the full stop or question mark that follows directly."""
    end = found[1]
    shown_places = {place[0] for place in shown.places}
    while end < len(shown.original) and shown.original[end] in _CLOSING and end in shown_places:
        end += 1
    return found[0], end
