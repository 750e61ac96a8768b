"""What a trainer writes in an improvised scenario (``kind: improvised``), as validated data.

A script says what comes when; an improvisation says what may come, and at what price. ``docs/scenario-format.md``
explains it to trainers; :mod:`coach.scenario.improvise` is how it moves.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.scenario.model import (
    Beat,
    Condition,
    Effects,
    FileModel,
    Id,
    Model,
    Pressure,
    PressureLevel,
    Prose,
    SceneFile,
    Try,
)

Lines = Annotated[tuple[Prose, ...], Field(min_length=1, max_length=60)]


class PricedLevel(PressureLevel):
    """One setting of the pressure dial: also how many good turns a concession costs."""

    price: Annotated[int, Field(ge=1, le=5)]


class Core(FileModel):
    """What the learner wants to get across, as people really say it, and how they let it go."""

    kept: Lines
    dropped: Lines


class MomentFile(FileModel):
    """A moment at which the learner speaks: after the opening, a fact or a move."""

    title: Prose
    exercises: tuple[Id, ...] = ()
    try_: Try | None = Field(default=None, alias="try")
    strong: Model | None = None
    weak: Model | None = None


class Opening(MomentFile):
    """How the scene begins, in mid-talk."""

    beats: Annotated[tuple[Beat, ...], Field(min_length=1)]


class Line(FileModel):
    """One authored line of a move; it works in any order."""

    id: Id
    text: Prose
    when: Condition | None = None
    silence: Annotated[int, Field(ge=1, le=8)] | None = None


class Fact(MomentFile):
    """What a counterpart knows and does not give away until it opens by how the learner behaves."""

    id: Id
    who: Id
    text: Prose
    when: Condition
    leaks: Lines
    lines: Annotated[tuple[Line, ...], Field(min_length=2, max_length=20)]
    effects: Effects = Field(default_factory=dict)


class MoveEntry(MomentFile):
    """Something that a counterpart may do, when it may come, and at least two authored lines for it."""

    id: Id
    move: Id
    who: Id
    does: Prose
    when: Condition | None = None
    weight: Annotated[int, Field(ge=1, le=9)] = 1
    first: bool = False
    most: Annotated[int, Field(ge=1, le=20)] | None = None
    effects: Effects = Field(default_factory=dict)
    gives: Prose | None = None
    lines: Annotated[tuple[Line, ...], Field(min_length=2, max_length=20)]
    then: tuple[Beat, ...] = ()


class Event(FileModel):
    """Something that happens once in the room: pressure from outside, or the group's reaction."""

    id: Id
    when: Condition
    beats: Annotated[tuple[Beat, ...], Field(min_length=1)]


class End(FileModel):
    """One way in which it ends; the last has no condition."""

    when: Condition | None = None
    to: Id


class Learners(FileModel):
    """Lines to try the scenario with: somebody who gives in, and somebody who does not."""

    passive: Lines
    assertive: Lines


class PureTest(FileModel):
    """A play that must keep ending where its author wants it to; ``hears`` is what was heard turn by turn."""

    id: Id
    pressure: Pressure = "tense"
    seed: int = 1
    hears: Annotated[tuple[str, ...], Field(min_length=1, max_length=30)]
    ends: Id


class ImprovisedFile(SceneFile):
    """An improvised scenario in its source language."""

    kind: Literal["improvised"]
    own_meeting: bool = False
    """A frame for a meeting of the learner's own, whose people, place and goal take the place of those written here."""
    pressure: dict[Pressure, PricedLevel]
    vocabulary: dict[Id, Prose] = Field(default_factory=dict)
    """Moves of this scenario's own beside the shared ones: id → what somebody who makes it does."""
    core: Core
    good: Condition = "kept or requested or (asked and acknowledged)"
    turns: Annotated[int, Field(ge=4, le=20)]
    opening: Opening
    facts: tuple[Fact, ...] = ()
    moves: Annotated[tuple[MoveEntry, ...], Field(min_length=2, max_length=60)]
    events: tuple[Event, ...] = ()
    ends: Annotated[tuple[End, ...], Field(min_length=1)]
    learners: Learners
    tests: tuple[PureTest, ...] = ()
