"""Where an interruption falls: it cuts what was heard, never what was written."""

from __future__ import annotations

import re

_HEARD = 0.62
_LEAST_WORDS = 3


def cut_position(text: str) -> int | None:
    """The character after which an interrupting counterpart drowns out the rest, at the end of a word.

    About five eighths of the words are heard, three at least; None when the turn is too short to be cut.
    """
    words = list(re.finditer(r"\S+", text))
    heard = max(_LEAST_WORDS, round(len(words) * _HEARD))
    if heard >= len(words):
        return None
    return words[heard - 1].end()
