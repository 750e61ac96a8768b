"""From a tree to a validated model, with pydantic's objections in the author's words.

What is wrong is reported and then filled in or left out, so that the rest of the file can be checked in the same run.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coach.scenario.document import Document, Model
from coach.scenario.finding import listed, nearest
from coach.scenario.model import Id
from coach.scenario.shape import expected, hints, is_prose, kind_wanted, stand_in
from coach.scenario.training_model import TrainingFile
from coach.scenario.yaml_tree import Path

_ROUNDS = 8
_MOST_SLIPS = 300
_QUIET = frozenset(
    {
        "format", "kind", "training", "language", "difficulty", "competencies", "need", "face", "evidence", "exercises",
        "clarify", "try", "strong", "weak", "tests",
    }
)  # fmt: skip
"""Parts that do not steer the play."""

_PARTS = frozenset({"objectives", "competencies", "expected_behaviour", "points", "tracks", "levels", "feedback"})
"""What makes a training a training."""

_KINDS: dict[type, str] = {
    dict: "mapping",
    list: "list",
    str: "text",
    bool: "boolean",
    int: "number",
    float: "fraction",
    type(None): "nothing",
}


def validate(document: Document, model: type[Model]) -> None:
    """Fill ``document.model``; it stays None only when the file is beyond guessing."""
    for _ in range(_ROUNDS):
        try:
            document.model = model.model_validate(document.tree.data)
        except ValidationError as error:
            slips = error.errors(include_url=False)
            _Repair(document, model, slips[:_MOST_SLIPS]).run()
            if len(slips) > _MOST_SLIPS:
                break  # not a file with slips in it, but another kind of file
        else:
            break
    _empties(document)


def _empties(document: Document) -> None:
    """Keys with nothing behind them: YAML calls that null, the author forgot something."""
    said = {found.line for found in document.findings}
    for path, place in list(document.tree.places.items()):
        if place.plain and place.raw == "" and path and isinstance(path[-1], str) and place.key_line not in said:
            document.find("RC207", path, key=path[-1])


class _Repair:
    """One round: every objection reported, every place made acceptable."""

    def __init__(self, document: Document, root: type[Model], errors: list[ErrorDetails]) -> None:
        self.document, self.root = document, root
        self.data: Any = document.tree.data
        self.errors = errors
        self.lines = document.text.split("\n")

    def run(self) -> None:
        done: set[Path] = set()
        for error in sorted(self.errors, key=lambda error: error["type"] != "extra_forbidden"):
            path, key = self._locate(error)
            if path is None or (*path, key) in done or any(path[: len(mute)] == mute for mute in done if mute):
                continue
            if self._handle(error, path, key):
                done.add((*path, key))

    def _locate(self, error: ErrorDetails) -> tuple[Path | None, str]:
        """The path in the data, without pydantic's names for alternatives; and the missing key if one is missing."""
        path: list[str | int] = []
        data: Any = self.data
        *parts, last = error["loc"] or ("",)
        for part in parts if error["type"] == "missing" else error["loc"]:
            found = str(part) if isinstance(data, dict) else part
            if isinstance(data, dict) and found in data:
                data = data[str(found)]
            elif isinstance(data, list) and isinstance(found, int) and found < len(data):
                data = data[found]
            else:
                continue
            path.append(found)
        return tuple(path), str(last) if error["type"] == "missing" else ""

    def _handle(self, error: ErrorDetails, path: Path, key: str) -> bool:  # noqa: C901 - one case per objection
        kind, context = error["type"], error.get("ctx") or {}
        value = self._get(path)
        name = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
        hint = expected(self.root, path, self.data)
        match kind:
            case "extra_forbidden":
                self._unknown_key(path)
                return True
            case "missing":
                if isinstance(value, dict) and key not in value:
                    important = self.root is TrainingFile and key in _PARTS
                    self._find("RC802" if important else "RC202", path, key=key)
                    self._set((*path, key), stand_in(self._inside(path, key)), hint)
                return True
            case "literal_error" if error["loc"][-1] == "[key]":
                self._wrong_key(path, context)
            case _ if isinstance(value, list) and "constrained-str" in error["loc"]:
                return False  # pydantic tried the other alternative of a union; its own objections follow
            case "literal_error" if isinstance(value, str) and value in str(context.get("expected", "")).split():
                self._find("RC203", path, key=name, wanted="number", got="text")
                self._set(path, int(value), hint, guessed=False)
            case "string_type" if hint == Id and isinstance(value, int):
                self._find("RC203", path, key=name, wanted="text", got="number")
                self._set(path, str(value).lower(), hint, guessed=False)
            case "literal_error" if isinstance(value, str | int):
                words = re.findall(r"'([^']*)'|(\b\d+\b)", str(context.get("expected", "")))
                known = [text or number for text, number in words]
                self._find("RC204", path, value=value, key=name, known=listed(known), meant=nearest(value, known))
                self._set(path, nearest(value, known) or stand_in(hint), hint)
            case "union_tag_invalid" | "union_tag_not_found":
                self._type(path, value)
            case "string_pattern_mismatch" | "string_too_long" if hint == Id and _slug(str(value)):
                slug = _slug(str(value))
                self._find("RC205", path, value=value, slug=slug)
                self._set(path, slug, hint, guessed=False)
            case "string_pattern_mismatch" if not str(value).strip():
                self._find("RC207", path, key=name)
                self._set(path, stand_in(hint), hint)
            case _:
                self._find(*self._plainly(kind, context, path, value, name, hint))
                self._set(path, stand_in(hint), hint)
        return True

    def _find(self, code: str, path: Path, extra: dict[str, object] | None = None, **values: object) -> None:
        self.document.find(code, path, **{**(extra or {}), **values})

    def _plainly(  # noqa: PLR0913, PLR0917 - an objection and where it stands
        self, kind: str, context: dict[str, Any], path: Path, value: object, name: str, hint: Any
    ) -> tuple[str, Path, dict[str, object]]:
        match kind:
            case "string_too_short":
                return "RC207", path, {"key": name}
            case "string_too_long":
                return "RC208", path, {"key": name, "limit": context.get("max_length")}
            case "too_short" | "too_long":
                sign, limit = (
                    ("≥", context.get("min_length")) if kind == "too_short" else ("≤", context.get("max_length"))
                )
                if not value and self.root is TrainingFile and name in _PARTS:
                    return "RC802", path, {"key": name}
                count = len(value) if isinstance(value, list | dict) else 0
                return "RC209", path, {"key": name, "count": count, "limit": f"{sign} {limit}"}
            case "greater_than_equal" | "less_than_equal":
                limit = f"≥ {context['ge']}" if "ge" in context else f"≤ {context.get('le')}"
                return "RC206", path, {"key": name, "value": value, "limit": limit}
        if value is None:
            return "RC207", path, {"key": name}
        got, wanted = _KINDS.get(type(value), "text"), kind_wanted(hint) if hint is not None else "text"
        if got != wanted and path:
            return "RC203", path, {"key": name, "wanted": wanted, "got": got}
        return "RC213", path, {"key": name}

    def _unknown_key(self, path: Path) -> None:
        parent, key = path[:-1], str(path[-1])
        model = expected(self.root, parent, self.data)
        known = list(hints(model)) if isinstance(model, type) else []
        there = self._get(parent)
        free = [name for name in known if not isinstance(there, dict) or name not in there]
        meant = nearest(key, free)
        place = self.document.tree.places.get(path)
        if (
            meant is None
            and place is not None
            and place.raw == ""
            and place.plain
            and "," in self.lines[place.key_line - 1]
        ):
            self._find("RC125", path, text=key)
        else:
            self._find("RC201", path, key=key, known=listed(known), meant=meant)
        self._move(path, meant)

    def _wrong_key(self, path: Path, context: dict[str, Any]) -> None:
        known = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        there = self._get(path[:-1])
        meant = nearest(path[-1], [name for name in known if not isinstance(there, dict) or name not in there])
        group = str(next((part for part in reversed(path[:-1]) if isinstance(part, str)), ""))
        self._find("RC204", path, value=path[-1], key=group, known=listed(known), meant=meant)
        self._move(path, meant)

    def _type(self, path: Path, value: object) -> None:
        kinds = ["integer", "boolean", "enum"]
        given = value.get("type") if isinstance(value, dict) else None
        if given is None:
            self._find("RC202", path, key="type")
        else:
            self._find(
                "RC204", (*path, "type"), value=given, key="type", known=listed(kinds), meant=nearest(given, kinds)
            )
        self._set(path, {"type": "boolean", "start": False}, None)

    def _inside(self, path: Path, key: str) -> Any:
        return expected(self.root, (*path, key), self.data)

    def _get(self, path: Path) -> Any:
        data: Any = self.data
        for part in path:
            data = data[part]
        return data

    def _move(self, path: Path, meant: str | None) -> None:
        """Read a key as the one that was meant, or leave it out."""
        there, tree = self._get(path[:-1]), self.document.tree
        value = there.pop(path[-1])
        if meant is None:
            return
        there[meant] = value
        new = (*path[:-1], meant)
        for old in [place for place in tree.places if place[: len(path)] == path]:
            tree.places[new + old[len(path) :]] = tree.places[old]

    def _set(self, path: Path, value: object, hint: Any, *, guessed: bool = True) -> None:
        if not path:
            self.data = self.document.tree.data = value
        else:
            self._get(path[:-1])[path[-1]] = value
        if guessed:
            self.document.muted.append(path)
            here = expected(self.root, path, self.data) if path else hint
            if not is_prose(here) and not _QUIET & set(path):
                self.document.playable = False


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")
