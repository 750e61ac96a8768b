"""A scenario in one language, ready to be played (made by :mod:`coach.scenario.compile`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.scenario.conditions import Condition, Domain, Value

if TYPE_CHECKING:
    from coach.scenario import model as file

RAPPORT, TENSION, PRESSURE = "rapport", "tension", "pressure"
RAPPORT_DOMAIN = Domain("integer", low=-4, high=4)
TENSION_DOMAIN = Domain("integer", low=0, high=4)
PRESSURES = ("calm", "tense", "heated")


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody from the inside, for whoever plays them; each may be empty."""

    wants: str = ""
    fears: str = ""
    history: str = ""
    right_about: str = ""
    concedes: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room besides the learner, as the learner may know them."""

    id: str
    name: str
    short: str
    part: str
    role: str
    about: str
    doing: str
    face: file.Face
    character: Character | None = None
    """What only whoever plays this person knows."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: to a node or an ending, when its condition (if any) holds."""

    when: Condition | None
    to: str


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happens: a line, a silence, a stage direction, or one of several drawn by the seed."""

    id: str
    who: str | None
    move: str
    text: str
    silence: int = 0
    when: Condition | None = None
    cuts: bool = False
    effects: Mapping[str, Value] = field(default_factory=dict)
    doing: Mapping[str, str] = field(default_factory=dict)
    cause: str = ""
    one_of: tuple[Beat, ...] = ()
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What picking a choice shows of one competency (level 1–5, and the mode of a low one)."""

    competency: str
    level: int
    mode: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that the learner may pick, with what follows from it."""

    id: str
    text: str
    need: str
    said_as: tuple[str, ...]
    not_as: tuple[str, ...]
    when: Condition | None
    once: bool
    effects: Mapping[str, Value]
    evidence: tuple[Evidence, ...]
    shows: str
    instead: str
    reply: tuple[Beat, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A strong or weak answer for a moment, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Node:
    """A moment: what happens, then what the learner may say (no choices: the plot moves on by itself)."""

    id: str
    title: str
    beats: tuple[Beat, ...]
    exercises: tuple[str, ...]
    choices: tuple[Choice, ...]
    clarify: tuple[Beat, ...]
    try_brief: str
    try_warm: str
    strong: ModelAnswer | None
    weak: ModelAnswer | None
    ways: tuple[Way, ...]

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with this id, or None."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ended: ``outcome`` reached or missed, ``relationship`` kept or strained."""

    id: str
    outcome: str
    relationship: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Dial:
    """One setting of the pressure dial."""

    about: str
    cause: str
    effects: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a scenario is for everybody but its director, whether it is scripted or improvised."""

    id: str
    training: str
    language: str
    difficulty: int
    competencies: tuple[str, ...]
    title: str
    setting: str
    you: str
    goal: str
    obstacle: str
    people: Mapping[str, Person]
    domains: Mapping[str, Domain]
    starts: Mapping[str, Value]
    dial: Mapping[str, Dial]
    nodes: Mapping[str, Node]
    """The moments at which the learner speaks, and what leads from one to the next."""
    endings: Mapping[str, Ending]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script(Scene):
    """A whole scripted scenario: its nodes say what may come, in which order."""

    start: str
    tests: tuple[file.PlayTest, ...] = field(default=())
