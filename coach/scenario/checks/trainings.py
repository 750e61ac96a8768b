"""A training: its five levels, its competencies wherever they are named, its examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from coach.competency.model import LEVELS
from coach.scenario.checks.guides import check_guide, unique
from coach.scenario.checks.parts import moments_of
from coach.scenario.document import Document
from coach.scenario.model import ScenarioFile
from coach.scenario.scenes import AnyScenario
from coach.scenario.training_model import ExamplesFile, TrainingFile
from coach.scenario.yaml_tree import Path

LEAST_EXAMPLES = 5
_SAME = 0.8


def check_training(document: Document, training: TrainingFile) -> None:
    """RC301, RC305, RC801, and what :mod:`coach.scenario.checks.guides` looks at."""
    for name, competency in training.competencies.items():
        for key, described in (("levels", competency.levels), ("feedback", competency.feedback)):
            for level in sorted(set(LEVELS) - set(described)):
                document.find("RC801", ("competencies", name, key), id=name, level=level, key=key)
    for key in ("objectives", "expected_behaviour", "requests", "conventions", "habits"):
        unique(document, (key,), [item.id for item in getattr(training, key)])
    for i, habit in enumerate(training.habits):
        if habit.competency not in training.competencies:
            document.find_unknown("RC305", ("habits", i, "competency"), habit.competency, training.competencies)
    check_guide(document, training)


def check_competencies(document: Document, scenario: AnyScenario, known: Collection[str]) -> None:
    """RC305 in a scenario, wherever a competency is named."""
    told = {found.values["id"] for found in document.findings if found.code == "RC613" and found.values.get("meant")}
    for path, name in _named(scenario):
        if name not in known and name not in told:
            document.find_unknown("RC305", path, name, known)


def _named(scenario: AnyScenario) -> Iterator[tuple[Path, str]]:
    for i, name in enumerate(scenario.competencies):
        yield ("competencies", i), name
    for path, moment in moments_of(scenario):
        for k, name in enumerate(moment.exercises):
            if name not in scenario.competencies:
                yield (*path, "exercises", k), name
    for i, node in enumerate(scenario.nodes if isinstance(scenario, ScenarioFile) else ()):
        for j, choice in enumerate(node.choices):
            for k, item in enumerate(choice.evidence):
                if item.competency not in scenario.competencies:
                    yield ("nodes", i, "choices", j, "evidence", k, "competency"), item.competency


def check_examples(document: Document, examples: ExamplesFile, known: Collection[str] | None) -> None:
    """RC301, RC305, RC805–RC807; ``known`` is None when the training itself cannot be read."""
    counts: Counter[tuple[str, int]] = Counter()
    seen: dict[str, int] = {}
    for i, example in enumerate(examples.examples):
        at: Path = ("examples", i)
        if example.id in seen:
            document.find("RC301", (*at, "id"), id=example.id, first=document.tree.line(("examples", seen[example.id])))
        seen.setdefault(example.id, i)
        if not example.ratings:
            document.find("RC807", at)
        for name, level in example.ratings.items():
            if known is not None and name not in known:
                document.find_unknown("RC305", (*at, "ratings", name), name, known)
            elif level is not None:
                counts[name, level] += 1
    for name in known or ():
        for level in LEVELS:
            if counts[name, level] < LEAST_EXAMPLES:
                document.find("RC805", (), id=name, level=level, count=counts[name, level], language=examples.language)
    _repeats(document, examples)


def _repeats(document: Document, examples: ExamplesFile) -> None:
    """Two turns that share nearly all their words teach nothing new; Jaccard similarity over words, 0.8 or more."""
    words = [frozenset(re.findall(r"\w+", example.learner_says.lower())) for example in examples.examples]
    holders: dict[str, list[int]] = {}
    for i, mine in enumerate(words):
        shared: Counter[int] = Counter(j for word in mine for j in holders.get(word, ()))
        for j, common in shared.items():
            if common / len(mine | words[j]) >= _SAME:
                other = examples.examples[j]
                first = document.tree.line(("examples", j))
                document.find("RC806", ("examples", i, "learner_says"), id=other.id, first=first)
                break
        for word in mine:
            holders.setdefault(word, []).append(i)
