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
from coach.scenario.flow_slips import CURLY
from coach.scenario.meant import slug, spoken, synonym
from coach.scenario.model import Id
from coach.scenario.objections import absent, nothing, objection
from coach.scenario.shape import expected, hints, is_prose, stand_in
from coach.scenario.training_model import TrainingFile
from coach.scenario.yaml_tree import Path

_ROUNDS = 8
_MOST_SLIPS = 300
_QUIET = frozenset(
    {
        "format", "kind", "training", "language", "difficulty", "competencies", "need", "face", "evidence", "exercises",
        "clarify", "try", "strong", "weak", "tests", "core", "learners", "leaks", "vocabulary",
    }
)  # fmt: skip
"""Parts that do not steer the play."""


def validate(document: Document, model: type[Model]) -> None:
    """Fill ``document.model``; it stays None only when the file is beyond guessing."""
    if isinstance(document.tree.data, dict) and not hints(model).keys() & document.tree.data.keys():
        marks = [found for found in document.findings if found.code == "RC110"]
        document.findings = [found for found in document.findings if found not in marks[1:]]
        document.find("RC119", ())
        return
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
            code, _, values = nothing(path[-1], path)
            document.find(code, path, **values)


def _echo(error: ErrorDetails, value: object) -> bool:
    """Whether an objection to a list merely follows from the ones to its items, or is about the other alternative."""
    if not isinstance(value, list):
        return False
    uncounted = error["type"] == "too_short" and len(value) >= int((error.get("ctx") or {}).get("min_length", 0))
    return uncounted or "constrained-str" in error["loc"]


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
                    self._find(absent(path, key) if self.root is TrainingFile else "RC202", path, key=key)
                    self._set((*path, key), stand_in(self._inside(path, key)), hint)
                return True
            case "literal_error" if error["loc"][-1] == "[key]":
                self._wrong_key(path, context)
            case _ if _echo(error, value):
                return False
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
            case _ if self._is_id(hint, error, value):
                self._find("RC205", path, value=value, slug=slug(str(value)))
                self._set(path, slug(str(value)), hint, guessed=False)
            case "string_type" if is_prose(hint) and spoken(value) is not None:
                self._find("RC105", path, text=self.lines[self.document.tree.line(path) - 1].strip())
                self._set(path, spoken(value), hint)
            case _:
                self._object(error, path, value, hint)
        return True

    def _object(self, error: ErrorDetails, path: Path, value: object, hint: Any) -> None:
        """Anything else; a list that is merely too short keeps what stands in it."""
        code, place, values = objection(error, path, value, hint, training=self.root is TrainingFile)
        self._find(code, place, values)
        if code != "RC811" or not isinstance(value, list):
            self._set(path, stand_in(hint), hint)
            return
        needed: Any = stand_in(hint)
        for index in range(len(value), len(needed)):
            value.append(needed[index])
            self.document.muted.append((*path, index))

    @staticmethod
    def _is_id(hint: Any, error: ErrorDetails, value: object) -> bool:
        """Whether a text stands here that only has to be spelled as an id."""
        misspelled = error["type"] in {"string_pattern_mismatch", "string_too_long"}
        return misspelled and (hint == Id or "constrained-str" in error["loc"]) and bool(slug(str(value)))

    def _find(self, code: str, path: Path, extra: dict[str, object] | None = None, **values: object) -> None:
        self.document.find(code, path, **{**(extra or {}), **values})

    def _unknown_key(self, path: Path) -> None:
        parent, key = path[:-1], str(path[-1])
        model = expected(self.root, parent, self.data)
        known = list(hints(model)) if isinstance(model, type) else []
        there = self._get(parent)
        free = [name for name in known if not isinstance(there, dict) or name not in there]
        meant = synonym(key) if synonym(key) in free else nearest(key, free)
        place = self.document.tree.places.get(path)
        if (
            meant is None
            and place is not None
            and ((place.raw == "" and place.plain) or not key.islower() or " " in key)
            and "," in self.lines[place.key_line - 1]
        ):
            curly = re.search(rf":\s+([{CURLY}])", self.lines[place.key_line - 1])
            if curly:
                self._find("RC128", path, text=key, mark=curly.group(1))
            else:
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
