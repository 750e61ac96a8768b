"""What people type, made fit to keep: exactly as written, but for what no database and no page can hold."""

from __future__ import annotations

_NUL = "\x00"


def typed(text: str) -> str:
    """A text without NUL characters, halves of broken surrogate pairs, and white space round it."""
    whole = text.replace(_NUL, "").encode("utf-8", "ignore").decode("utf-8")
    return whole.strip()
