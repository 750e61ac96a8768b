"""A training, read: what later rooms need of it, in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from coach.competency.model import Competency, Example, Habit
from coach.scenario.script import Scene

Words = Mapping[str, str]
"""Language → text."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Something that a manager does in a week (0–12) after the training."""

    id: str
    week: int
    title: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Training:
    """A training with its competencies, examples and what managers are told."""

    id: str
    title: Words
    about: Words
    objectives: tuple[Words, ...]
    competencies: Mapping[str, Competency]
    points: Mapping[str, tuple[Words, ...]]
    """Competency → its points."""
    feedback: Mapping[str, Mapping[int, Words]]
    """Competency → level → what feedback says of words said at that level."""
    expected_behaviour: tuple[Words, ...]
    habits: tuple[Habit, ...]
    advice: tuple[Words, ...]
    assignments: tuple[Assignment, ...]
    requests: tuple[Words, ...]
    tracks: Mapping[str, tuple[str, ...]]
    """Audience → scenario ids in order."""
    examples: tuple[Example, ...]
    conventions: tuple[Words, ...] = ()
    """How raters agreed to rate what the anchors leave open."""
    attend: Mapping[str, Words] = field(default_factory=dict)
    """Competency → what to attend to, where the training says so."""

    def nudge(self, competency: str, language: str) -> str:
        """What to attend to for a competency, else what it comes down to; empty when the training knows neither."""
        points = self.points.get(competency, ())
        words = self.attend.get(competency) or (points[0] if points else {})
        return words.get(language, "")


@dataclass(frozen=True, slots=True)
class Source:
    """The files that something was read from: name → text, and the sha256 over all of them."""

    sha256: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario that is ready to play: its scene per language, and its files."""

    id: str
    training: str
    languages: tuple[str, ...]
    scenes: Mapping[str, Scene]
    source: Source
    minutes: tuple[int, int]
    """Shortest and longest usual length in minutes, computed from play."""
    moments: tuple[int, int]
    """How many turns a learner usually has, fewest and most."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A file that was left out, for trainers: the checker's finding."""

    code: str
    file: str
    line: int
    values: Mapping[str, object]


class Catalogue(Protocol):
    """The trainings and scenarios that can be used now."""

    def trainings(self) -> Mapping[str, Training]: ...
    def training_source(self, training: str) -> Source: ...
    def scenarios(self) -> Mapping[str, Entry]: ...
    def notices(self) -> tuple[Notice, ...]: ...


class Reader(Protocol):
    """Makes scenes and trainings again from the files of a version that a take keeps."""

    def scene(self, files: Mapping[str, str], language: str) -> Scene: ...
    def training(self, files: Mapping[str, str]) -> Training: ...
