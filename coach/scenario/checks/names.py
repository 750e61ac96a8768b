"""Ids: unique where they must be, and everything that refers to one refers to something."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Sequence

from coach.scenario import model as file
from coach.scenario.checks.parts import mentions_of, scopes_of, ways_of
from coach.scenario.compile_improvised import improvised_domains
from coach.scenario.document import Document
from coach.scenario.improvised import ImprovisedFile, PureTest
from coach.scenario.scenes import AnyScenario
from coach.scenario.script import PRESSURE, RAPPORT, TENSION
from coach.scenario.yaml_tree import Path


def check_names(document: Document, scenario: AnyScenario) -> None:
    """RC301–RC303 and RC308–RC313 within one scenario, and RC910 in an improvised one."""
    for scope in scopes_of(scenario):
        _unique(document, scope.named)
        for path, name in scope.named:
            if name in scope.taken:
                document.find("RC312", (*path, "id"), id=name)
    _variables(document, scenario)
    people = [person.id for person in scenario.people]
    for path, who in mentions_of(scenario):
        if who not in people:
            document.find_unknown("RC302", path, who, people)
    _endings(document, scenario)
    if isinstance(scenario, file.ScenarioFile):
        _targets(document, scenario)
        _picks(document, scenario)


def _unique(document: Document, named: Iterable[tuple[Path, str]]) -> None:
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first:
            document.find("RC301", (*path, "id"), id=name, first=document.tree.line((*first[name], "id")))
        else:
            first[name] = path


def _variables(document: Document, scenario: AnyScenario) -> None:
    taken = {RAPPORT, TENSION, PRESSURE, "true", "false"}
    if isinstance(scenario, ImprovisedFile):
        taken |= set(improvised_domains(scenario.model_copy(update={"variables": {}})))
    for name in scenario.variables:
        if not name.isascii() or not name.isidentifier() or keyword.iskeyword(name) or name in taken:
            document.find("RC311", ("variables", name), id=name)


def _endings(document: Document, scenario: AnyScenario) -> None:
    endings = [ending.id for ending in scenario.endings]
    tests: Sequence[file.PlayTest | PureTest] = scenario.tests
    for i, test in enumerate(tests):
        if test.ends not in endings:
            document.find_unknown("RC313", ("tests", i, "ends"), test.ends, endings)
    for i, end in enumerate(scenario.ends if isinstance(scenario, ImprovisedFile) else ()):
        if end.to not in endings:
            document.find_unknown("RC910", ("ends", i, "to"), end.to, endings)


def _targets(document: Document, scenario: file.ScenarioFile) -> None:
    nodes = [node.id for node in scenario.nodes]
    known = [*nodes, *(ending.id for ending in scenario.endings)]
    if scenario.start not in nodes:
        document.find_unknown("RC310", ("start",), scenario.start, nodes)
    for path, _, goto in ways_of(scenario):
        branches = [(path, goto)] if isinstance(goto, str) else [((*path, k, "to"), b.to) for k, b in enumerate(goto)]
        for at, to in branches:
            if to not in known:
                document.find_unknown("RC303", at, to, known)


def _picks(document: Document, scenario: file.ScenarioFile) -> None:
    picks = sorted({choice.id for node in scenario.nodes for choice in node.choices})
    for i, test in enumerate(scenario.tests):
        for j, pick in enumerate(test.picks):
            if pick not in picks:
                document.find_unknown("RC308", ("tests", i, "picks", j), pick, picks)
