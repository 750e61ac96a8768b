"""What a trainer writes in ``training.yaml`` and ``examples.<language>.yaml``, as validated data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.scenario.model import FileModel, Id, Language, Level, Mode, Prose
from coach.scenario.training_guide_model import LEAST, Assignment, Guide, Item, Localized, Plain, Track


class LocalizedLines(FileModel):
    """Lists of lines, written natively per language."""

    nl: Annotated[tuple[Prose, ...], Field(min_length=1)]
    en: Annotated[tuple[Prose, ...], Field(min_length=1)]


class CompetencyEntry(FileModel):
    """A competency: its name, what it comes down to, five anchors, and what feedback says at each level."""

    name: Localized
    points: Annotated[tuple[Localized, ...], Field(min_length=1)]
    """Competency points for the Manager Learning Guide: what one sees somebody do."""
    levels: dict[Level, Localized]
    feedback: dict[Level, Localized]
    """Per level one sentence on words said: behaviour, effect, next step. Behaviour, never the person."""
    attend: Localized | None = None
    """The hint while rehearsing: what to attend to, never a sentence to say. Without it the first point is the hint."""


class HabitEntry(FileModel):
    """An old habit that learners may want to watch for."""

    id: Id
    name: Localized
    competency: Id
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    modes: Annotated[tuple[Mode, ...], Field(min_length=1)]
    said_as: LocalizedLines


class TrainingFile(FileModel):
    """A training. What its guide for managers is made of cannot be left out: summary, advice, assignments."""

    format: Literal[1]
    kind: Literal["training"]
    id: Id
    title: Localized
    about: Localized
    objectives: Annotated[tuple[Plain, ...], Field(min_length=1)]
    competencies: Annotated[dict[Id, CompetencyEntry], Field(min_length=1)]
    expected_behaviour: Annotated[tuple[Plain, ...], Field(min_length=1)]
    habits: tuple[HabitEntry, ...] = ()
    advice: Annotated[tuple[Item, ...], Field(min_length=LEAST["advice"])]
    assignments: Annotated[tuple[Assignment, ...], Field(min_length=LEAST["assignments"])]
    guide: Guide
    requests: tuple[Plain, ...] = ()
    """What learners often ask their manager when they share something; offered, never required."""
    conventions: tuple[Plain, ...] = ()
    """How raters agreed to rate what the anchors leave open; a model that judges is told them."""
    tracks: Annotated[tuple[Track, ...], Field(min_length=1)]


class ExampleEntry(FileModel):
    """One rated turn; the keys of ``ratings`` are the competencies that the moment asked for."""

    id: Id
    situation: Prose
    counterpart_says: str = ""
    learner_says: Prose
    style: Literal["passive", "assertive", "aggressive", "passive_aggressive", "neutral"]
    ratings: dict[Id, Level | None]
    why: Prose


class ExamplesFile(FileModel):
    """The rated turns of a training in one language: native, not translated."""

    format: Literal[1]
    language: Language
    examples: tuple[ExampleEntry, ...]
