"""What people type, made fit to keep: exactly as written, but for what no database and no page can hold."""

from __future__ import annotations

from unicodedata import category

_NUL = "\x00"
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Unicode's categories of what leaves no ink: controls, marks of direction and joining, white space."""


def typed(text: str) -> str:
    """A text without NUL characters, halves of broken surrogate pairs, and white space round it.

    One in which there is nothing to see is empty.
    """
    whole = text.replace(_NUL, "").encode("utf-8", "ignore").decode("utf-8").strip()
    return whole if any(category(sign) not in _UNSEEN for sign in whole) else ""
