"""A rehearsal and its takes: a tree of tries at one scenario by one learner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Status = Literal["open", "finished", "stopped"]

Counterpart = Literal["authored", "model", "human"]
"""Who voices the counterparts: the scenario's own lines, a language model, or somebody in a joint rehearsal."""


def alone(counterpart: Counterpart) -> Counterpart:
    """Who voices the counterparts when somebody goes on alone: the written lines after a joint rehearsal."""
    return "authored" if counterpart == "human" else counterpart


@dataclass(frozen=True, slots=True)
class Take:
    """One try at a scenario, on the version of it with which it began."""

    id: UUID
    learner: UUID
    scenario: str
    training: str
    number: int
    """1 for the first take of this scenario by this learner, 2 for the next."""
    language: str
    pressure: str
    seed: int
    choices_hidden: bool
    version: str
    """sha256 of the scenario's files, which the database keeps whole."""
    training_version: str
    status: Status
    started: datetime
    closed: datetime | None = None
    parent: UUID | None = None
    """The take that this one was rewound from."""
    forked_after: int = 0
    """The last seq of the parent's log that is part of this one's."""
    confidence_before: int | None = None
    """0–10, or None when not said."""
    confidence_after: int | None = None
    habit: str | None = None
    """The old habit to watch, in the learner's words or the training's."""
    habit_id: str | None = None
    """The training's habit that ``habit`` is, or None: then the app cannot watch for it and says so."""
    counterpart: Counterpart = "authored"
    """Settled at the start; a take that was rewound keeps it."""
    meeting: UUID | None = None
    """The learner's own coming meeting that is rehearsed in it."""
