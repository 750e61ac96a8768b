"""What a moment needs besides its play: evidence, lines to try, model answers, reactions, texts that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.scenario import model as file
from coach.scenario.addresses import texts_of
from coach.scenario.checks.names import beats_of
from coach.scenario.document import Document
from coach.scenario.script import PRESSURES
from coach.scenario.yaml_tree import Path

LEAST_SAID_AS = 4
LEAST_CLARIFY = 2
LONGEST_OVER_SHORTEST = 1.3
_LOW, _MIDDLE = 2, 3
_SLOT = re.compile(r"\{+[^{}\n]*\}*|\}")


def check_moments(document: Document, scenario: file.ScenarioFile) -> None:
    """The 6xx family, in the scenario's own language."""
    _whole(document, scenario)
    for path, beat in beats_of(scenario):
        _beat(document, path, beat)
    for i, node in enumerate(scenario.nodes):
        if node.choices:
            _moment(document, scenario, node, ("nodes", i))
        elif node.goto is None:
            document.find("RC501", ("nodes", i))
        if node.choices and node.goto is not None:
            document.find("RC502", ("nodes", i, "goto"))
        if node.goto is not None and not isinstance(node.goto, str):
            check_branches(document, ("nodes", i, "goto"), node.goto)
    for text in texts_of(scenario):
        check_slots(document, text.path, text.value)
    _tests(document, scenario)


def check_slots(document: Document, path: Path, value: str | Sequence[str]) -> None:
    """RC611: only ``{learner}`` may stand in a text."""
    for text in (value,) if isinstance(value, str) else value:
        for slot in _SLOT.findall(text):
            if slot != "{learner}":
                document.find("RC611", path, slot=slot)


def check_lengths(document: Document, path: Path, lines: dict[str, str], language: str) -> None:
    """RC610: choices of one moment must not give themselves away by their length."""
    if len(lines) < 2:  # noqa: PLR2004 - one line has nothing to compare with
        return
    short, long = min(lines, key=lambda name: len(lines[name])), max(lines, key=lambda name: len(lines[name]))
    ratio = len(lines[long]) / max(1, len(lines[short]))
    if ratio > LONGEST_OVER_SHORTEST:
        document.find("RC610", path, count=round((ratio - 1) * 100), short=short, long=long, language=language)


def _beat(document: Document, path: Path, beat: file.Beat) -> None:
    if not beat.one_of:
        if not (beat.text or beat.silence or beat.doing or beat.cause or beat.effects):
            document.find("RC616", path)
        return
    if "one_of" in path:
        document.find("RC618", (*path, "one_of"))
    for key in ("who", "text", "silence", "doing", "cause", "effects"):
        if getattr(beat, key):
            document.find("RC617", (*path, key), key=key)


def _moment(document: Document, scenario: file.ScenarioFile, node: file.Node, path: Path) -> None:
    if len(node.clarify) < LEAST_CLARIFY:
        document.find("RC605", (*path, "clarify"), count=len(node.clarify))
    if node.try_ is None and not document.is_guessed((*path, "try")):
        document.find("RC607", path)
    for key, answer in (("strong", node.strong), ("weak", node.weak)):
        if answer is None and not document.is_guessed((*path, key)):
            document.find("RC608", path, key=key)
    if not node.exercises:
        document.find("RC615", path)
    for k, name in enumerate(node.exercises):
        if name not in scenario.competencies:
            document.find_unknown("RC613", (*path, "exercises", k), name, scenario.competencies)
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
        check_branches(document, (*path, "goto"), choice.goto)


def check_branches(document: Document, path: Path, branches: Sequence[file.Branch]) -> None:
    """RC511: nothing after an unconditional branch is ever taken."""
    for k, branch in enumerate(branches[:-1]):
        if branch.when is None:
            document.find("RC511", (*path, k))
            return


def _whole(document: Document, scenario: file.ScenarioFile) -> None:
    renamed = any(found.code == "RC204" and found.values["key"] == "pressure" for found in document.findings)
    missing = sorted(set(PRESSURES) - set(scenario.pressure))
    document.playable = document.playable and not missing
    for level in [] if renamed else missing:
        document.find("RC601", ("pressure",), id=level)
    if not any(person.part == "counterpart" for person in scenario.people):
        document.find("RC619", ("people",))
    exercised = {name for node in scenario.nodes for name in node.exercises}
    for i, name in enumerate(scenario.competencies):
        if name not in exercised:
            document.find("RC612", ("competencies", i), id=name)


def _tests(document: Document, scenario: file.ScenarioFile) -> None:
    if not scenario.tests:
        document.find("RC614", ())
        return
    reached = {test.ends for test in scenario.tests}
    for i, ending in enumerate(scenario.endings):
        if ending.id not in reached:
            document.find("RC621", ("endings", i), id=ending.id)
