"""Where YAML quietly reads something else than the author wrote: ``#`` in a text, bare words, numbers for texts."""

from __future__ import annotations

import re

from coach.scenario.finding import Finding, finding
from coach.scenario.yaml_tree import Path, Place, Tree

PROSE = frozenset(
    {
        "title", "setting", "you", "goal", "obstacle", "name", "short", "role", "about", "wants", "fears", "history",
        "right_about", "doing", "text", "cause", "shows", "instead", "brief", "warm", "why", "nl", "en", "situation",
        "counterpart_says", "learner_says", "does", "gives", "voice", "concedes",
    }
)  # fmt: skip
"""Keys behind which a text of the author's stands."""
_PROSE_GROUPS = frozenset(
    {
        "said_as",
        "not_as",
        "doing",
        "texts",
        "nl",
        "en",
        "kept",
        "dropped",
        "leaks",
        "passive",
        "assertive",
        "vocabulary",
    }
)
_MISREAD = re.compile(
    r"yes|no|on|off|y|n|true|false|null|~|[-+]?[0-9][0-9_,.]*|[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|0[xo][0-9a-f]+|\.(inf|nan)|[-+]?[0-9.]+e[-+]?[0-9]+",
    re.IGNORECASE,
)
"""What some YAML reader or other takes for something else than text (1.1 as well as 1.2)."""


def prose_slot(path: Path) -> bool:
    """Whether a text of the author's stands at this place of a file."""
    named = [part for part in path if isinstance(part, str)]
    if not named:
        return False
    inside = named[-2] if path and isinstance(path[-1], str) and len(named) > 1 else named[-1]
    return named[-1] in PROSE or inside in _PROSE_GROUPS or ("texts" in named[:1] and len(path) > 1)


def lint(tree: Tree, text: str, name: str) -> list[Finding]:
    """Texts that YAML cut short, and bare words that it may misread. The latter are set right in the tree."""
    lines = text.split("\n")
    found: list[Finding] = []
    for path, place in tree.places.items():
        if not place.plain or not prose_slot(path):
            continue
        swallowed = _swallowed(place, lines)
        if swallowed is not None:
            found.append(finding("RC112", name, place.line, kept=place.raw, lost=swallowed))
        elif place.raw and _MISREAD.fullmatch(place.raw):
            found.append(finding("RC113", name, place.line, word=place.raw))
            _set(tree, path, place.raw)
    return found


def _swallowed(place: Place, lines: list[str]) -> str | None:
    """The rest of the line after a bare text that YAML takes for a comment."""
    if not place.raw:
        match = re.search(r":\s+(#\S.*)", lines[place.key_line - 1])
        return match.group(1) if match else None
    rest = lines[place.end_line - 1][place.end_column :] if place.end_line <= len(lines) else ""
    match = re.match(r"\s+(#.*)", rest)
    return match.group(1) if match else None


def _set(tree: Tree, path: Path, value: str) -> None:
    inner = tree.data
    for part in path[:-1]:
        inner = inner[part]  # type: ignore[index]  # the path was made while this very tree was read
    inner[path[-1]] = value  # type: ignore[index]
