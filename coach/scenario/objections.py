"""What pydantic says of a value that does not fit, as one of the checker's codes with its values."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import ErrorDetails

from coach.scenario.shape import kind_wanted
from coach.scenario.training_guide_model import LEAST, Guide
from coach.scenario.yaml_tree import Path

PARTS = frozenset({"objectives", "competencies", "expected_behaviour", "points", "tracks", "levels", "feedback"})
"""What makes a training a training."""

GUIDE = frozenset({"advice", "assignments", "guide", *Guide.model_fields})
"""What the guide for managers is made of, besides its summary."""

_KINDS: dict[type, str] = {
    dict: "mapping",
    list: "list",
    str: "text",
    bool: "boolean",
    int: "number",
    float: "fraction",
    type(None): "nothing",
}


def objection(
    error: ErrorDetails, path: Path, value: object, hint: Any, *, training: bool
) -> tuple[str, Path, dict[str, object]]:
    """Code, place and values.

    Args:
        error: what pydantic says.
        path: where the value stands.
        value: the value.
        hint: the type that must stand there, or None.
        training: the file is a training, some of whose parts cannot be left empty.
    """
    kind, context = error["type"], error.get("ctx") or {}
    name = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
    match kind:
        case "string_too_short" | "string_pattern_mismatch" if not str(value).strip():
            return "RC207", path, {"key": name}
        case "string_too_long":
            return "RC208", path, {"key": name, "limit": context.get("max_length")}
        case "too_short" | "too_long":
            if not value and training and absent(path, name) != "RC202":
                return absent(path, name), path, {"key": name}
            least, most = context.get("min_length"), context.get("max_length")
            count = len(value) if isinstance(value, list | dict) else 0
            if training and absent(path, name) == "RC810":
                return "RC811", path, {"key": name, "count": count, "limit": LEAST[name]}
            return (
                "RC209",
                path,
                {"key": name, "count": count, "limit": f"≥ {least}" if kind == "too_short" else f"≤ {most}"},
            )
        case "greater_than_equal" | "less_than_equal":
            limit = f"≥ {context['ge']}" if "ge" in context else f"≤ {context.get('le')}"
            return "RC206", path, {"key": name, "value": value, "limit": limit}
    if value is None:
        return nothing(name, path)
    got, wanted = _KINDS.get(type(value), "text"), kind_wanted(hint) if hint is not None else "text"
    if got != wanted and path:
        return "RC203", path, {"key": name, "wanted": wanted, "got": got}
    return "RC213", path, {"key": name}


def absent(path: Path, key: str) -> str:
    """The code for a key of a training that is not there, or has nothing behind it."""
    if key in GUIDE and path[:1] != ("tracks",):
        return "RC810"
    return "RC802" if key in PARTS and path[:1] != ("tracks",) else "RC202"


def nothing(key: str, path: Path) -> tuple[str, Path, dict[str, object]]:
    """A key with nothing behind it: empty, or its value stuck to the colon (``rapport:-2``)."""
    glued = re.fullmatch(r"[\w-]+:\S+", key)
    return ("RC121", path, {"text": key}) if glued else ("RC207", path, {"key": key})
