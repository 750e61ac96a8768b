"""Material written apart from the checks: replies that must or must not pass, turns that steer or only seem to.

``reply`` is what the model said; the rest of a line is the situation it was said in. ``kind`` is what is wrong with it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LANGUAGES = ("nl", "en")
KINDS = (
    "language",
    "length",
    "character",
    "coaching",
    "parroting",
    "repeating",
    "leak",
    "conceding",
    "speaking-for",
    "following",
    "markup",
)


def lines(name: str) -> list[dict[str, Any]]:
    """A file of ``tests/data``, one object a line."""
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def faulty(language: str) -> list[dict[str, Any]]:
    """Replies that must not reach a learner."""
    return lines(f"replies-faulty.{language}.jsonl")


def good(language: str) -> list[dict[str, Any]]:
    """Replies that must."""
    return lines(f"replies-good.{language}.jsonl")


def injections(language: str) -> list[dict[str, Any]]:
    """Turns that try to steer a judge or a counterpart; ``plain`` is what is left without that, maybe nothing."""
    return [line for line in lines("injections.jsonl") if line["language"] == language]


def innocent(language: str) -> list[dict[str, Any]]:
    """Turns that only look like an attempt."""
    return [line for line in lines("not-injections.jsonl") if line["language"] == language]


BLIND = {"2": "the checks were mended from it since", "sealed": "not read while the checks were mended"}
"""Two halves of a corpus written blind, by somebody who had seen neither the checks nor the first corpus."""
_CALLED = {
    "long": "length",
    "out_of_character": "character",
    "parrot": "parroting",
    "repeat": "repeating",
    "concede": "conceding",
    "speaks_for_learner": "speaking-for",
    "injected": "following",
}
"""What that corpus calls the kinds of fault."""


def blind_faulty(half: str, language: str) -> list[dict[str, Any]]:
    """Replies of a half (a key of ``BLIND``) that must not reach a learner, with our names for the kinds."""
    return [
        line | {"kind": _CALLED.get(line["kind"], line["kind"])}
        for line in lines(f"replies-faulty-{half}.{language}.jsonl")
    ]


def blind_good(half: str, language: str) -> list[dict[str, Any]]:
    """Replies of a half that must."""
    return lines(f"replies-good-{half}.{language}.jsonl")


def blind_turns(half: str, language: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Turns of a half that steer, and turns that only look like it."""
    turns = [line for line in lines(f"injections-{half}.jsonl") if line["language"] == language]
    return [line for line in turns if not line["innocent"]], [line for line in turns if line["innocent"]]
