"""Keeps halves of characters out: JSON may spell one alone, as an escape, and no encoding can hold it."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Category Cs of Unicode. A pair in JSON has become one character before it gets here."""


def whole(text: str) -> str:
    """The text without surrogates, so that it can be encoded, counted in tokens and kept."""
    return _SURROGATE.sub("", text)


def whole_within(value: object) -> object:
    """The same for every text in a JSON value, keys included.

    Raises:
        RecursionError: nested deeper than the interpreter goes.
    """
    match value:
        case str():
            return whole(value)
        case list():
            return [whole_within(one) for one in value]
        case dict():
            return {whole_within(key): whole_within(one) for key, one in value.items()}
    return value
