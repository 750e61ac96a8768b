"""Whether everything in a scene has a way that leads to it."""

from __future__ import annotations

from collections.abc import Collection

from coach.scenario import model as file
from coach.scenario.checks.parts import ways_of
from coach.scenario.document import Document
from coach.scenario.space import Space
from coach.scenario.yaml_tree import Path


def check_reached(document: Document, space: Space, scenario: file.ScenarioFile, never: Collection[Path]) -> None:
    """RC503 and RC504 after playing; ``never`` are conditions that never hold: they say enough of where they lead."""
    explained = _led_by(never, scenario)
    for i, node in enumerate(scenario.nodes):
        if node.id not in space.places and node.id not in explained:
            document.find("RC503", ("nodes", i), id=node.id)
    for i, ending in enumerate(scenario.endings):
        if ending.id not in space.places and ending.id not in explained:
            document.find("RC504", ("endings", i), id=ending.id)


def _led_by(conditions: Collection[Path], scenario: file.ScenarioFile) -> set[str]:
    """Where branches lead to whose condition never holds: that says enough about those places."""
    return {
        branch.to
        for path, _, goto in ways_of(scenario)
        if not isinstance(goto, str)
        for k, branch in enumerate(goto)
        if (*path, k, "when") in conditions
    }


def check_linked(document: Document, scenario: file.ScenarioFile) -> None:
    """Without playing: places that no goto names on any way from the start. Needs every goto to be understood."""
    known = {node.id: node for node in scenario.nodes}
    gone = [found for found in document.findings if found.code == "RC303" and not found.values.get("meant")]
    if gone or scenario.start not in known or any("goto" in path or path == ("nodes",) for path in document.muted):
        return
    meant = {path: to for path, to in document.corrections.items() if "goto" in path}
    follows: dict[str, set[str]] = {}
    for path, node, goto in ways_of(scenario):
        branches = [(path, goto)] if isinstance(goto, str) else [((*path, k, "to"), b.to) for k, b in enumerate(goto)]
        follows.setdefault(node, set()).update(meant.get(at, to) for at, to in branches)
    seen, todo = {scenario.start}, [scenario.start]
    while todo:
        new = follows.get(todo.pop(), set()) - seen
        seen |= new
        todo += new
    for i, place in enumerate(scenario.nodes):
        if place.id not in seen:
            document.find("RC503", ("nodes", i), id=place.id)
    for i, ending in enumerate(scenario.endings):
        if ending.id not in seen:
            document.find("RC504", ("endings", i), id=ending.id)
