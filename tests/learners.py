"""Learners who play any improvised scenario by rote, with one kind of turn all the time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_FILE = Path(__file__).parents[1] / "coach" / "cli" / "learners.json"
LEARNERS: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(_FILE.read_text("utf-8"))
"""Per language and kind the turns, in order; ``passive`` and ``assertive`` stand in each scenario's own file."""

GENERAL = tuple(LEARNERS["nl"])
"""The kinds that fit any conversation."""


def says(language: str, kind: str, own: Mapping[str, Sequence[str]] | None = None) -> Iterator[str]:
    """A learner's turns without end, in order and then from the start again.

    ``own`` are the lines of the scenario's file, by ``passive`` and ``assertive``.
    """
    lines = (own or {}).get(kind) or LEARNERS[language][kind]
    while True:
        yield from lines
