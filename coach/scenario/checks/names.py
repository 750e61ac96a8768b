"""Ids: unique where they must be, and everything that refers to one refers to something."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Sequence

from coach.scenario import model as file
from coach.scenario.document import Document
from coach.scenario.script import PRESSURE, RAPPORT, TENSION
from coach.scenario.yaml_tree import Path

RESERVED = frozenset({"title", "try", "strong", "weak"})
"""What addresses of texts already use within a node."""

_SEATS = frozenset({"room", "learner", "director"})


def check_names(document: Document, scenario: file.ScenarioFile) -> None:
    """RC301–RC304 and RC308–RC313 within one scenario."""
    _unique(document, [(("people", i), person.id) for i, person in enumerate(scenario.people)])
    places = [(("nodes", i), node.id) for i, node in enumerate(scenario.nodes)]
    places += [(("endings", i), ending.id) for i, ending in enumerate(scenario.endings)]
    _unique(document, places)
    _unique(document, [(("tests", i), test.id) for i, test in enumerate(scenario.tests)])
    for i, person in enumerate(scenario.people):
        if person.id in _SEATS:
            document.find("RC312", ("people", i), id=person.id)
    for name in scenario.variables:
        if not name.isascii() or not name.isidentifier() or keyword.iskeyword(name) or name in {
            RAPPORT, TENSION, PRESSURE, "true", "false",
        }:  # fmt: skip
            document.find("RC311", ("variables", name), id=name)
    for i, node in enumerate(scenario.nodes):
        _node_ids(document, node, ("nodes", i))
    _people(document, scenario)
    _targets(document, scenario)
    _tests(document, scenario)


def beats_of(scenario: file.ScenarioFile) -> Iterator[tuple[Path, file.Beat]]:
    """Every beat with its place; those inside ``one_of`` too."""
    for i, node in enumerate(scenario.nodes):
        yield from inner_beats(node.beats, ("nodes", i, "beats"))
        for j, choice in enumerate(node.choices):
            yield from inner_beats(choice.reply, ("nodes", i, "choices", j, "reply"))


def inner_beats(beats: Sequence[file.Beat], path: Path) -> Iterator[tuple[Path, file.Beat]]:
    """The beats of a list and those inside them."""
    for index, beat in enumerate(beats):
        yield (*path, index), beat
        yield from inner_beats(beat.one_of, (*path, index, "one_of"))


def ways_of(scenario: file.ScenarioFile) -> Iterator[tuple[Path, str, file.Id | tuple[file.Branch, ...]]]:
    """Every goto with its place and the node in which it stands."""
    for i, node in enumerate(scenario.nodes):
        if node.goto is not None:
            yield ("nodes", i, "goto"), node.id, node.goto
        for j, choice in enumerate(node.choices):
            yield ("nodes", i, "choices", j, "goto"), node.id, choice.goto


def _unique(document: Document, named: Iterable[tuple[Path, str]]) -> None:
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first:
            document.find("RC301", (*path, "id"), id=name, first=document.tree.line((*first[name], "id")))
        else:
            first[name] = path


def _node_ids(document: Document, node: file.Node, path: Path) -> None:
    named = [(at, beat.id) for at, beat in inner_beats(node.beats, (*path, "beats"))]
    for j, choice in enumerate(node.choices):
        named.append(((*path, "choices", j), choice.id))
        named += [(at, beat.id) for at, beat in inner_beats(choice.reply, (*path, "choices", j, "reply"))]
    named += [((*path, "clarify", j), clarify.id) for j, clarify in enumerate(node.clarify)]
    _unique(document, named)
    for at, name in named:
        if name in RESERVED:
            document.find("RC312", (*at, "id"), id=name)


def _people(document: Document, scenario: file.ScenarioFile) -> None:
    known = [person.id for person in scenario.people]
    for path, beat in beats_of(scenario):
        if beat.who is not None and beat.who not in known:
            document.find_unknown("RC302", (*path, "who"), beat.who, known)
        for person in beat.doing:
            if person not in known:
                document.find_unknown("RC302", (*path, "doing", person), person, known)
    for i, node in enumerate(scenario.nodes):
        for j, clarify in enumerate(node.clarify):
            if clarify.who not in known:
                document.find_unknown("RC302", ("nodes", i, "clarify", j, "who"), clarify.who, known)


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


def _tests(document: Document, scenario: file.ScenarioFile) -> None:
    endings = [ending.id for ending in scenario.endings]
    picks = sorted({choice.id for node in scenario.nodes for choice in node.choices})
    for i, test in enumerate(scenario.tests):
        if test.ends not in endings:
            document.find_unknown("RC313", ("tests", i, "ends"), test.ends, endings)
        for j, pick in enumerate(test.picks):
            if pick not in picks:
                document.find_unknown("RC308", ("tests", i, "picks", j), pick, picks)
