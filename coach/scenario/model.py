"""What a trainer writes in a scenario file, as validated data.

These models mirror the YAML one to one (``docs/scenario-format.md`` explains it to trainers). They check shapes only;
what hangs together across nodes is the checker's work, and :mod:`coach.scenario.script` turns a file plus one
language into the frozen values that a director walks.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A stable name in kebab-case; translations, takes and tests refer to it, so it never changes once used."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Condition = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Language = Literal["nl", "en"]
Pressure = Literal["calm", "tense", "heated"]
Mode = Literal["passive", "aggressive", "passive_aggressive"]
Level = Annotated[int, Field(ge=1, le=5)]
Move = Literal[
    "say", "press", "brush-off", "interrupt", "silent", "one-word", "status", "group", "subject", "guilt", "misread",
    "test", "soften", "ask", "concede", "refuse", "doubt", "deflect", "joke",
]  # fmt: skip
"""What a counterpart does with a line: the shared vocabulary of counterparts' moves."""

Need = Literal["liked", "win", "wise", "plain"]
"""What makes a choice tempting: being liked, winning, sounding wise, or the plain good line that looks risky."""


class FileModel(BaseModel):
    """A part of a trainer's file: a key that it does not know is an error, not a shrug."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Face(FileModel):
    """How a cut-paper bust is drawn; all of it optional, chosen from the name when left out."""

    hair: Literal["short", "bob", "bun", "bald", "curly", "long", "grey-short", "scarf"] | None = None
    glasses: bool = False
    beard: bool = False
    shade: Annotated[int, Field(ge=1, le=5)] | None = None
    shirt: Literal["blue", "rust", "plum", "olive", "green", "slate", "ochre"] | None = None


class Person(FileModel):
    """Somebody in the room besides the learner."""

    id: Id
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    short: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]
    part: Literal["counterpart", "bystander"]
    role: Prose
    about: Prose
    wants: Prose | None = None
    fears: Prose | None = None
    history: Prose | None = None
    right_about: Prose | None = None
    concedes: Prose | None = None
    voice: Prose | None = None
    doing: Prose
    face: Face = Face()


class IntegerVariable(FileModel):
    """A bounded whole number; effects add to it and stop at the bounds."""

    type: Literal["integer"]
    min: int
    max: int
    start: int


class BooleanVariable(FileModel):
    """A yes or no; effects set it."""

    type: Literal["boolean"]
    start: bool


class EnumVariable(FileModel):
    """One of a few named values; effects set it."""

    type: Literal["enum"]
    values: Annotated[tuple[Id, ...], Field(min_length=2, max_length=8)]
    start: Id


Variable = Annotated[IntegerVariable | BooleanVariable | EnumVariable, Field(discriminator="type")]
Effects = dict[str, bool | int | str]
"""Variable → change: added to an integer, set on a boolean or an enumeration."""


class PressureLevel(FileModel):
    """One setting of the pressure dial: what the brief says of it and what the room shows as its cause."""

    about: Prose
    cause: Prose
    effects: Effects = Field(default_factory=dict)


class Beat(FileModel):
    """One thing that happens: somebody's line, a silence, a stage direction, or one of several drawn by the seed."""

    id: Id
    who: Id | None = None
    move: Move = "say"
    text: Prose | None = None
    silence: Annotated[int, Field(ge=1, le=8)] | None = None
    when: Condition | None = None
    cuts: bool = False
    effects: Effects = Field(default_factory=dict)
    doing: dict[Id, Prose] = Field(default_factory=dict)
    cause: Prose | None = None
    one_of: tuple[Beat, ...] = ()
    weight: Annotated[int, Field(ge=1, le=9)] = 1


class Branch(FileModel):
    """One way on from a choice: taken when its condition holds, or always when it has none."""

    when: Condition | None = None
    to: Id


class Evidence(FileModel):
    """What picking a choice shows of one competency."""

    competency: Id
    level: Level
    mode: Mode | None = None


class Choice(FileModel):
    """A line that the learner may pick, with what follows from it."""

    id: Id
    text: Prose
    need: Need
    said_as: tuple[Prose, ...] = ()
    not_as: tuple[Prose, ...] = ()
    when: Condition | None = None
    once: bool = False
    effects: Effects = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    shows: Prose
    instead: Prose | None = None
    reply: tuple[Beat, ...] = ()
    goto: Id | tuple[Branch, ...]


class Clarify(FileModel):
    """How somebody in the room reacts to words that the plot could not place."""

    id: Id
    who: Id
    text: Prose


class Model(FileModel):
    """A model answer for a moment and why it is strong or weak; shown after the learner has tried."""

    text: Prose
    why: Prose


class Try(FileModel):
    """Two lines that the learner could say at this moment instead, one brief and one warm."""

    brief: Prose
    warm: Prose


class Node(FileModel):
    """One moment of the conversation: what happens, then what the learner may say."""

    id: Id
    title: Prose
    beats: tuple[Beat, ...] = ()
    exercises: tuple[Id, ...] = ()
    choices: tuple[Choice, ...] = ()
    clarify: tuple[Clarify, ...] = ()
    try_: Try | None = Field(default=None, alias="try")
    strong: Model | None = None
    weak: Model | None = None
    goto: Id | tuple[Branch, ...] | None = None


class Ending(FileModel):
    """How it ended: a picture, not a verdict, on both axes."""

    id: Id
    outcome: Literal["reached", "missed"]
    relationship: Literal["kept", "strained"]
    title: Prose
    text: Prose


class PlayTest(FileModel):
    """A playthrough that must keep ending where its author wants it to."""

    id: Id
    pressure: Pressure = "tense"
    seed: int = 1
    picks: tuple[Id, ...]
    ends: Id


class SceneFile(FileModel):
    """What scripted and improvised scenarios have in common."""

    format: Literal[1]
    id: Id
    training: Id
    language: Language
    difficulty: Annotated[int, Field(ge=1, le=3)]
    competencies: Annotated[tuple[Id, ...], Field(min_length=1)]
    title: Prose
    setting: Prose
    you: Prose
    goal: Prose
    obstacle: Prose
    people: Annotated[tuple[Person, ...], Field(min_length=1, max_length=8)]
    variables: dict[str, Variable] = Field(default_factory=dict)
    endings: Annotated[tuple[Ending, ...], Field(min_length=1, max_length=20)]


class ScenarioFile(SceneFile):
    """A scripted scenario in its source language."""

    kind: Literal["scripted"]
    pressure: dict[Pressure, PressureLevel]
    start: Id
    nodes: Annotated[tuple[Node, ...], Field(min_length=1, max_length=200)]
    tests: tuple[PlayTest, ...] = ()
