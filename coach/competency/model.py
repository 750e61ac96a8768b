"""Competencies, their behavioural anchors, and what a rating of one turn or take is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Mode = Literal["passive", "aggressive", "passive_aggressive"]
"""How a low level went wrong."""

Style = Literal["passive", "assertive", "aggressive", "passive_aggressive", "neutral"]
"""What a whole turn sounds like."""

LEVELS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Competency:
    """A skill with five levels, each described as behaviour (a behaviourally anchored rating scale)."""

    id: str
    name: Mapping[str, str]
    """Language → name."""
    anchors: Mapping[int, Mapping[str, str]]
    """Level 1–5 → language → anchor."""

    def anchor(self, level: int, language: str) -> str:
        """The behaviour that a level stands for, in one language."""
        return self.anchors[level][language]


@dataclass(frozen=True, slots=True)
class Example:
    """A turn that somebody rated, from which an assessor learns: situation and counterpart are context only."""

    id: str
    language: str
    situation: str
    counterpart_says: str
    learner_says: str
    style: Style
    ratings: Mapping[str, int | None]
    """Competency → level 1–5, or None where it was asked for and not shown."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Habit:
    """An old habit that a learner can watch for: what it sounds like in terms of competency, level and mode."""

    id: str
    name: Mapping[str, str]
    competency: str
    levels: tuple[int, ...]
    modes: tuple[Mode, ...]
    said_as: Mapping[str, tuple[str, ...]]
    """Language → how learners name this habit themselves; their own words are attached by meaning."""
