"""A scenario as its author meant it: with clear slips set right, so that it can be played all the same."""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from coach.scenario.document import Document
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.model import ScenarioFile

Kind = TypeVar("Kind", ScenarioFile, ImprovisedFile)


def as_meant(document: Document, scenario: Kind) -> Kind | None:
    """The scenario to be played; None when errors keep it from that."""
    if not document.playable:
        return None
    if not document.corrections:
        return scenario
    data: Any = copy.deepcopy(document.tree.data)
    for path, meant in document.corrections.items():
        inner = data
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = meant
    try:
        return type(scenario).model_validate(data)
    except ValidationError:
        return None
