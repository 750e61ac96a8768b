"""One thing that the checker found, and how it reads in a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from coach.scenario.rules import RULES, Severity
from coach.wording import Wording

_KINDS = {
    "text": "check.kind-text",
    "list": "check.kind-list",
    "mapping": "check.kind-mapping",
    "number": "check.kind-number",
    "boolean": "check.kind-boolean",
    "nothing": "check.kind-nothing",
    "fraction": "check.kind-fraction",
    "goto": "check.kind-goto",
    "value": "check.kind-value",
    "words": "check.kind-words",
}
_LANGUAGES = {"nl": "check.in-nl", "en": "check.in-en"}
_EVERYWHERE = frozenset({"RC103", "RC302", "RC303", "RC304", "RC305", "RC611", "RC613"})
"""Slips that one change elsewhere can make in a hundred places."""

_MANY = 3
_NEAR = 0.7
_SHOWN = 80
_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, where. ``values`` fill the sentence of the code and are plain JSON values."""

    code: str
    severity: Severity
    file: str
    """The file's name as it was given to the checker."""
    line: int
    """Counted from 1."""
    values: Mapping[str, object]
    """Always has ``where``: the ids on the way down to it, e.g. ``nodes › cut-off › reclaim``; may be empty."""


def finding(code: str, file: str, line: int, where: str = "", **values: object) -> Finding:
    """A finding with the severity of its code; long texts are shortened for display."""
    told = {name: _short(value) for name, value in values.items()}
    return Finding(code, RULES[code][0], file, max(1, line), {"where": shown(where), **told})


def shown(text: str) -> str:
    """A text in which what would steer a terminal or turn the line round stands as its number (``<U+001B>``)."""
    return _STEERS.sub(lambda sign: f"<U+{ord(sign.group()):04X}>", text)


def sentence(code: str, values: Mapping[str, object], words: Wording) -> str:
    """What happened, to which thing, in one language."""
    told = words(RULES[code][1], **_told(values, words))
    return f"{told} {words('check.also', lines=values['also'])}" if values.get("also") else told


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one file, those that say the same of three or more places as one that names the other lines."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, one in enumerate(findings):
        said = sorted((name, str(value)) for name, value in one.values.items() if name != "where")
        groups.setdefault((one.code, *said) if one.code in _EVERYWHERE else (number,), []).append(one)
    told: list[Finding] = []
    for same in groups.values():
        if len(same) < _MANY:
            told += same
        else:
            lines = dict.fromkeys(one.line for one in same[1:] if one.line != same[0].line)
            told.append(replace(same[0], values={**same[0].values, "also": listed(lines, 8)}))
    return sorted(told, key=lambda one: (one.severity == "note", one.line, one.code))


def advice(code: str, values: Mapping[str, object], words: Wording) -> str:
    """What to do about it: the probable correction when there is one."""
    if values.get("meant"):
        return words("check.did-you-mean", meant=values["meant"])
    return words(RULES[code][2], **_told(values, words))


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known word that somebody probably meant, or None.

    Likely is what differs in spelling alone (capitals, hyphens), in one letter, or has a difflib ratio of at least 0.7.
    """
    if not isinstance(word, str) or len(word) > _SHOWN:
        return None
    names = list(known)
    plain = {name.lower().replace("_", "-"): name for name in names}
    same = plain.get(word.strip().lower().replace("_", "-").replace(" ", "-"))
    if same is not None:
        return same
    near = get_close_matches(word, names, n=1, cutoff=_NEAR)
    return near[0] if near else next((name for name in names if _one_letter(word, name)), None)


def _one_letter(word: str, name: str) -> bool:
    """Whether two words of three letters or more differ in a single one."""
    long_enough = len(word) == len(name) >= 3  # noqa: PLR2004 - in shorter words one letter is another word
    return long_enough and sum(a != b for a, b in zip(word, name, strict=True)) == 1


def listed(names: Iterable[object], most: int = 12) -> str:
    """Names one after the other, the rest left out."""
    found = [str(name) for name in names]
    return ", ".join(found[:most]) + (", …" if len(found) > most else "") if found else "–"


def _short(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    text = shown(" ".join(str(value).split()))
    return text if len(text) <= _SHOWN or ", " in text else text[: _SHOWN - 1] + "…"


def _told(values: Mapping[str, object], words: Wording) -> dict[str, object]:
    told = dict(values)
    for name in ("wanted", "got"):
        if told.get(name) in _KINDS:
            told[name] = words(_KINDS[str(told[name])])
    if told.get("language") in _LANGUAGES:
        told["language"] = words(_LANGUAGES[str(told["language"])])
    return told
