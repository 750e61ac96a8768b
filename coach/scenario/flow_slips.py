"""What went wrong between ``{`` and ``}``, where YAML itself only says that the group does not close."""

from __future__ import annotations

import re

from coach.scenario.finding import Finding, finding
from coach.scenario.lint import PROSE

CURLY = "“”„‘’«»"
"""Quotation marks that word processors make and YAML does not know."""

_PAIR = re.compile(r"(?P<lead>[\w.-]+:\s+)(?P<value>\S.*?)(?=\s*,\s*[\w.-]+:\s|\s*\}\s*(?:#.*)?$)")
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")


def flow_slip(line: str, number: int, name: str) -> Finding | None:
    """The first text in a group that should stand in quotes or whose quotes do not match."""
    for pair in _PAIR.finditer(line, line.find("{") + 1 or len(line)):
        code = _fault(pair)
        if code is not None:
            return finding(code, name, number, text=pair.group(), mark=pair["value"][0])
    return None


def mended_flow(line: str) -> str:
    """The line with each such text in quotes."""
    begin = line.find("{") + 1 or len(line)
    return line[:begin] + _PAIR.sub(_quoted, line[begin:])


def quoted(text: str) -> str:
    """A text in single quotes, without the stray ones at its ends."""
    return f"'{text.strip(CURLY + chr(34) + chr(39)).replace(chr(39), chr(39) * 2)}'"


def _quoted(pair: re.Match[str]) -> str:
    return pair.group() if _fault(pair) is None else pair["lead"] + quoted(pair["value"])


def _fault(pair: re.Match[str]) -> str | None:
    value = pair["value"]
    mark = value[0]
    if mark in CURLY:
        return "RC128"
    if mark in "'\"":
        if _QUOTED.fullmatch(value):
            return None
        return "RC106" if value.count(mark) == 1 else "RC120"
    prose = pair["lead"].strip(": ") in PROSE
    return "RC105" if prose and mark not in "[{" and ": " in value else None
