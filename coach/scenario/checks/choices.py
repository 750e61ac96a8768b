"""What the choices of a scripted scenario need: evidence, other ways of saying them, model answers, a way on."""

from __future__ import annotations

from collections.abc import Sequence

from coach.scenario import model as file
from coach.scenario.checks.moments import LEAST_SAID_AS, check_lengths
from coach.scenario.document import Document
from coach.scenario.yaml_tree import Path

LEAST_CLARIFY = 2
_LOW, _MIDDLE = 2, 3


def check_choices(document: Document, scenario: file.ScenarioFile) -> None:
    """RC501, RC502, RC511, RC602–RC606, RC608–RC610 and RC620."""
    for i, node in enumerate(scenario.nodes):
        if node.choices:
            _moment(document, scenario, node, ("nodes", i))
        elif node.goto is None:
            document.find("RC501", ("nodes", i))
        if node.choices and node.goto is not None:
            document.find("RC502", ("nodes", i, "goto"))
        if node.goto is not None and not isinstance(node.goto, str):
            _branches(document, ("nodes", i, "goto"), node.goto)


def _moment(document: Document, scenario: file.ScenarioFile, node: file.Node, path: Path) -> None:
    if len(node.clarify) < LEAST_CLARIFY:
        document.find("RC605", (*path, "clarify"), count=len(node.clarify))
    for key, answer in (("strong", node.strong), ("weak", node.weak)):
        if answer is None and not document.is_guessed((*path, key)):
            document.find("RC608", path, key=key)
    at: Path = (*path, "choices")
    lines = {c.id: c.text for j, c in enumerate(node.choices) if not document.is_guessed((*at, j, "text"))}
    check_lengths(document, at, lines, scenario.language)
    for j, choice in enumerate(node.choices):
        _choice(document, scenario, choice, (*path, "choices", j))


def _choice(document: Document, scenario: file.ScenarioFile, choice: file.Choice, path: Path) -> None:
    if len(choice.said_as) < LEAST_SAID_AS:
        document.find("RC606", (*path, "said_as"), count=len(choice.said_as), language=scenario.language)
    if not choice.evidence and not document.is_guessed((*path, "evidence")):
        document.find("RC602", path)
    known = [i for k, i in enumerate(choice.evidence) if not document.is_guessed((*path, "evidence", k, "level"))]
    if choice.instead is None and any(item.level <= _MIDDLE for item in known):
        document.find("RC609", path)
    seen: set[str] = set()
    for k, item in enumerate(choice.evidence):
        at: Path = (*path, "evidence", k)
        if item.competency in seen:
            document.find("RC620", at, id=item.competency)
        seen.add(item.competency)
        if item.competency not in scenario.competencies:
            document.find_unknown("RC613", (*at, "competency"), item.competency, scenario.competencies)
        if item in known and item.level <= _LOW and item.mode is None:
            document.find("RC603", at, id=item.competency, level=item.level)
        if item.level > _LOW and item.mode is not None:
            document.find("RC604", (*at, "mode"), id=item.competency, level=item.level)
    if not isinstance(choice.goto, str):
        _branches(document, (*path, "goto"), choice.goto)


def _branches(document: Document, path: Path, branches: Sequence[file.Branch]) -> None:
    """RC511: nothing after an unconditional branch is ever taken."""
    for k, branch in enumerate(branches[:-1]):
        if branch.when is None:
            document.find("RC511", (*path, k))
            return
