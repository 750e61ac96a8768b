"""YAML as plain values that know their lines, without anything that YAML can do beyond that.

Built from ruamel's events instead of its loader: duplicate keys are all reported at once, anchors and aliases are
refused without being expanded (no "billion laughs"), depth is bounded, and each scalar keeps how it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as ev

from coach.scenario.finding import Finding, finding

Path = tuple[str | int, ...]
"""From the top of a file to a value: keys and positions in lists."""

MAX_DEPTH = 24

_MOST_REPEATED = 2
_MOST_EVENTS = 100_000

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: lines from 1, columns from 0."""

    line: int
    key_line: int
    raw: str | None = None
    """A scalar as written; None for a list or mapping."""
    plain: bool = False
    """A scalar without quotes or block."""
    end_line: int = 0
    end_column: int = 0


@dataclass(slots=True)
class Tree:
    """A file's data and the place of each of its values."""

    data: object = None
    places: dict[Path, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: Exception | None = None
    """Why reading stopped before the end."""
    documents: int = 0
    """How many begin in the file; only the first is read."""

    def line(self, path: Path) -> int:
        """The line of a value's key, or of the nearest part around it."""
        for cut in range(len(path), -1, -1):
            place = self.places.get(path[:cut])
            if place is not None:
                return place.key_line
        return 1


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    value: dict[str, object] | list[object]
    path: Path
    key: str | None = None
    key_line: int = 0
    expects_key: bool = True
    repeated: int = 0


class _TooMuchError(Exception):
    """The file is deeper or longer than any scenario; reading stops."""


def read_tree(text: str, name: str) -> Tree:
    """Read YAML text; a tree whose ``broken`` is set holds what came before the slip, and is not to be used."""
    builder = _Builder(name)
    try:
        for count, event in enumerate(YAML(typ="safe", pure=True).parse(text)):
            if count > _MOST_EVENTS:
                builder.stop("RC126", event.start_mark.line + 1, limit=_MOST_EVENTS)
            builder.take(event)
    except _TooMuchError as error:
        builder.tree.broken = error
    except Exception as error:  # noqa: BLE001 - on odd text ruamel raises far more than its own YAMLError
        builder.tree.broken = error
    return builder.tree


def scalar(raw: str) -> object:
    """What a bare word means in YAML 1.2: a number, true, false, nothing, or text."""
    if raw in _WORDS:
        return _WORDS[raw]
    if _INTEGER.fullmatch(raw):
        return int(raw)
    if _FRACTION.fullmatch(raw):
        return float(raw)
    return raw


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.tree = Tree()
        self.open: list[_Open] = []
        self.handlers: dict[type[ev.Event], Callable[[ev.Event], None]] = {
            ev.DocumentStartEvent: self._document,
            ev.ScalarEvent: self._scalar,
            ev.AliasEvent: self._alias,
            ev.MappingStartEvent: self._mapping,
            ev.SequenceStartEvent: self._sequence,
            ev.MappingEndEvent: self._end,
            ev.SequenceEndEvent: self._end,
        }

    def take(self, event: ev.Event) -> None:
        handler = self.handlers.get(type(event))
        if handler is not None and (self.tree.documents <= 1 or handler == self._document):
            handler(event)

    def find(self, code: str, line: int, **values: object) -> None:
        self.tree.findings.append(finding(code, self.name, line, "", **values))

    def stop(self, code: str, line: int, **values: object) -> None:
        self.find(code, line, **values)
        raise _TooMuchError

    def _document(self, event: ev.Event) -> None:
        self.tree.documents += 1
        if self.tree.documents == 2:  # noqa: PLR2004 - the second document is the one too many
            self.find("RC115", event.start_mark.line + 1)

    def _alias(self, event: Any) -> None:
        self.find("RC110", event.start_mark.line + 1, mark=f"*{event.anchor}")
        self._put(None, Place(event.start_mark.line + 1, event.start_mark.line + 1))

    def _marks(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if event.anchor:
            self.find("RC110", line, mark=f"&{event.anchor}")
        if event.ctag is not None and str(event.ctag) not in {"!", "None"}:
            tag = str(event.ctag).rstrip(",")
            key = self.open[-1].key if self.open else None
            meant = f"not {tag[1:]}" if key == "when" and tag[1:].isidentifier() else None
            self.find("RC110", line, mark=tag, meant=meant)

    def _scalar(self, event: Any) -> None:
        self._marks(event)
        top = self.open[-1] if self.open else None
        line = event.start_mark.line + 1
        if top is not None and isinstance(top.value, dict) and top.expects_key:
            top.key, top.key_line, top.expects_key = event.value, line, False
            if event.value == "<<" and event.style is None:
                self.find("RC110", line, mark="<<")
            return
        plain = event.style is None
        value = scalar(event.value) if plain else event.value
        end = event.end_mark
        key_line = top.key_line if top is not None and top.key is not None else line
        self._put(value, Place(line, key_line, event.value, plain, end.line + 1, end.column))

    def _mapping(self, event: ev.Event) -> None:
        self._start(event, {})

    def _sequence(self, event: ev.Event) -> None:
        self._start(event, [])

    def _start(self, event: ev.Event, value: dict[str, object] | list[object]) -> None:
        self._marks(event)
        line = event.start_mark.line + 1
        if len(self.open) >= MAX_DEPTH:
            self.stop("RC111", line, limit=MAX_DEPTH)
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.value, dict) and top.expects_key:  # a key that is itself a group
            top.key, top.key_line, top.expects_key = "?", line, False
            self.find("RC104", line)
            self.open.append(_Open(value, (*top.path, "?", "?")))
            return
        key_line = top.key_line if top is not None and top.key is not None else line
        path = self._put(value, Place(line, key_line))
        self.open.append(_Open(value, path))

    def _end(self, event: ev.Event) -> None:  # noqa: ARG002 - every handler takes its event
        self.open.pop()

    def _new_item(self, top: _Open, items: list[object], line: int) -> None:
        """Read on as if the ``-`` in front of a second ``id`` were there."""
        self.find("RC127", line)
        top.value = {}
        top.path = (*top.path[:-1], len(items))
        items.append(top.value)
        self.tree.places[top.path] = Place(line, line)

    def _put(self, value: object, place: Place) -> Path:
        if not self.open:
            self.tree.data = value
            self.tree.places[()] = place
            return ()
        top = self.open[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
        else:
            if top.expects_key:  # an alias in the place of a key
                top.key, top.key_line, top.expects_key = "?", place.line, False
                return top.path
            key = top.key or ""
            if key == "id" and key in top.value and len(self.open) > 1 and isinstance(self.open[-2].value, list):
                self._new_item(top, self.open[-2].value, place.key_line)
            path = (*top.path, key)
            if key in top.value:
                top.repeated += 1
                if top.repeated <= _MOST_REPEATED:  # more in one group means that a line "- …" is gone
                    self.find("RC109", place.key_line, key=key, first=self.tree.places[path].key_line)
                top.expects_key, top.key = True, None
                return path
            top.value[key] = value
            top.expects_key, top.key = True, None
        self.tree.places[path] = place
        return path
