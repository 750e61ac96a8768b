"""A scenario file of either kind, and the scene that it makes in a language."""

from __future__ import annotations

from collections.abc import Iterator

from coach.scenario.addresses import Text, texts_of
from coach.scenario.addresses_improvised import improvised_texts
from coach.scenario.compile import Texts, compile_script
from coach.scenario.compile_improvised import compile_improvisation
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.model import ScenarioFile
from coach.scenario.script import Scene

AnyScenario = ScenarioFile | ImprovisedFile


def compile_scene(scenario: AnyScenario, texts: Texts | None = None, language: str | None = None) -> Scene:
    """Merge a scenario with one translation's texts (a text that is missing stays in the source language).

    Raises:
        ConditionError: a condition cannot be read; ``coach check`` names it with its line.
    """
    if isinstance(scenario, ImprovisedFile):
        return compile_improvisation(scenario, texts, language)
    return compile_script(scenario, texts, language)


def scene_texts(scenario: AnyScenario) -> Iterator[Text]:
    """Every text of a scenario in the order of its file."""
    return improvised_texts(scenario) if isinstance(scenario, ImprovisedFile) else texts_of(scenario)
