"""What a trainer writes in ``training.yaml`` and ``examples.<language>.yaml``, as validated data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.scenario.model import FileModel, Id, Language, Level, Mode, Prose


class Localized(FileModel):
    """A short text in every language of the app, inline."""

    nl: Prose
    en: Prose


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


class Item(FileModel):
    """An objective, a piece of advice or an expected behaviour."""

    id: Id
    text: Localized


class Assignment(FileModel):
    """Something that a manager does to keep the behaviour alive, and in which week after the training (0–12)."""

    id: Id
    week: Annotated[int, Field(ge=0, le=12)]
    title: Localized
    text: Localized


class Track(FileModel):
    """For one audience: which scenarios, in which order."""

    audience: Literal["learners", "managers", "colleagues"]
    scenarios: tuple[Id, ...]


class TrainingFile(FileModel):
    """A training. Objectives, competency points and expected behaviour cannot be left out."""

    format: Literal[1]
    kind: Literal["training"]
    id: Id
    title: Localized
    about: Localized
    objectives: Annotated[tuple[Item, ...], Field(min_length=1)]
    competencies: Annotated[dict[Id, CompetencyEntry], Field(min_length=1)]
    expected_behaviour: Annotated[tuple[Item, ...], Field(min_length=1)]
    habits: tuple[HabitEntry, ...] = ()
    advice: tuple[Item, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    requests: tuple[Item, ...] = ()
    """What learners often ask their manager when they share something; offered, never required."""
    conventions: tuple[Item, ...] = ()
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
