"""What a moment needs besides its play, in both kinds of scenario: what it exercises, lines to try, texts that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.scenario import model as file
from coach.scenario.checks.parts import Moment, beats_of, moments_of
from coach.scenario.document import Document
from coach.scenario.scenes import AnyScenario, scene_texts
from coach.scenario.script import PRESSURES
from coach.scenario.yaml_tree import Path

LEAST_SAID_AS = 4
LONGEST_OVER_SHORTEST = 1.3
_SLOT = re.compile(r"\{+[^{}\n]*\}*|\}")


def check_moments(document: Document, scenario: AnyScenario) -> None:
    """The 6xx family, in the scenario's own language."""
    _whole(document, scenario)
    for path, beat in beats_of(scenario):
        _beat(document, path, beat)
    for path, moment in moments_of(scenario):
        _moment(document, scenario, moment, path)
    for text in scene_texts(scenario):
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


def _moment(document: Document, scenario: AnyScenario, moment: Moment, path: Path) -> None:
    if moment.try_ is None and not document.is_guessed((*path, "try")):
        document.find("RC607", path)
    if not moment.exercises:
        document.find("RC615", path)
    for k, name in enumerate(moment.exercises):
        if name not in scenario.competencies:
            document.find_unknown("RC613", (*path, "exercises", k), name, scenario.competencies)


def _whole(document: Document, scenario: AnyScenario) -> None:
    renamed = any(found.code == "RC204" and found.values["key"] == "pressure" for found in document.findings)
    missing = sorted(set(PRESSURES) - set(scenario.pressure))
    document.playable = document.playable and not missing
    for level in [] if renamed else missing:
        document.find("RC601", ("pressure",), id=level)
    if not any(person.part == "counterpart" for person in scenario.people):
        document.find("RC619", ("people",))
    exercised = {name for _, moment in moments_of(scenario) for name in moment.exercises}
    for i, name in enumerate(scenario.competencies):
        if name not in exercised:
            document.find("RC612", ("competencies", i), id=name)


def _tests(document: Document, scenario: AnyScenario) -> None:
    if not scenario.tests:
        document.find("RC614", ())
        return
    reached = {test.ends for test in scenario.tests}
    for i, ending in enumerate(scenario.endings):
        if ending.id not in reached:
            document.find("RC621", ("endings", i), id=ending.id)
