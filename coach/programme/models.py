"""What people agree to before a model hears them, and where they and a model's judgement differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody has read where their words would go, and agreed."""

    person: UUID
    notice: str
    """Names the notice: it changes with the models, where they are, and the text itself."""
    given: datetime
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What feedback showed when a learner saw it differently: frozen, with all versions."""

    scenario: str
    scene: str
    """The scenario's title, in the take's language."""
    language: str
    number: int
    """Of the take."""
    competency: str
    level: int | None
    basis: str
    quotes: tuple[str, ...]
    """The learner's own words on which the level stood, verbatim."""
    assessor: str
    """Names the assessor or judge: model, prompt and rubric."""
    training_version: str


@dataclass(frozen=True, slots=True)
class Contest:
    """A learner sees a level differently. Goes to the trainers of the training, and to nobody else."""

    id: UUID
    take: UUID
    learner: UUID
    training: str
    shown: Shown
    level: int | None
    """What the learner would say, 1–5, or None when they only say why."""
    words: str
    said: datetime
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True)
class TrainerLevel:
    """What a trainer makes of it; stands beside the first level and does not replace it."""

    contest: UUID
    trainer: UUID
    level: int
    words: str
    set: datetime
