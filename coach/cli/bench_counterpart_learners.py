"""The learners who play by rote in ``coach bench counterpart``: what they say, turn by turn."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from coach.scenario.improvisation import Improvisation

KINDS = (
    "passive",
    "assertive",
    "aggressive",
    "flattering",
    "silent",
    "rambling",
    "other-language",
    "off-topic",
    "injecting",
)
"""``passive`` and ``assertive`` have lines of their own in each scenario; the others fit any conversation."""

OWN_LINES = frozenset({"passive", "assertive"})

_FILE = Path(__file__).with_name("learners.json")


@cache
def _general() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(_FILE.read_text("utf-8"))
    return found


def lines_of(kind: str, scene: Improvisation, seed: int) -> tuple[str, ...]:
    """What a learner of a kind says in a scene, in order; who has nothing left to say leaves.

    The assertive one keeps to the author's order, which is made to work; another seed lets the others begin elsewhere.
    """
    if kind == "assertive":
        return scene.assertive
    said = tuple(scene.passive if kind == "passive" else _general()[scene.language][kind])
    at = (seed - 1) * 3 % len(said) if said else 0
    return said[at:] + said[:at]
