"""A training, read: what later rooms need of it, in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from coach.competency.model import Competency, Example, Habit
from coach.scenario.script import Scene

Words = Mapping[str, str]
"""Language → text."""


Audience = Literal["learners", "managers", "colleagues"]
AUDIENCES: tuple[Audience, ...] = ("learners", "managers", "colleagues")

Ground = Literal["goal", "meeting", "reflection", "request", "nothing"]
"""What somebody shared that makes something fit; ``nothing``: when nothing was shared."""

PHASES = (0, 1, 2, 4, 8, 12)
"""Weeks after the training in which something else is asked of a manager."""


def phase_of(week: int) -> int:
    """The phase that a week after the training (0 or more) falls in: the highest one that is reached."""
    return max((phase for phase in PHASES if phase <= week), default=PHASES[0])


@dataclass(frozen=True, slots=True)
class Tags:
    """When a piece of the guide fits; what is empty puts no condition."""

    competencies: tuple[str, ...] = ()
    phases: tuple[int, ...] = ()
    when: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of advice, a conversation starter, a line of a checklist."""

    id: str
    text: Words
    tags: Tags = Tags()


@dataclass(frozen=True, slots=True)
class Named:
    """An assignment's words when it is about one person; ``{name}`` stands for their first name."""

    title: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do from a week (0–12) after the training."""

    id: str
    week: int
    title: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Assignment(Task):
    """Something that a manager does from a week (0–12) after the training, with one person or with the team."""

    about: Literal["person", "team"] = "team"
    tags: Tags = Tags()
    named: Named | None = None
    """Only when it is about a person."""


@dataclass(frozen=True, slots=True)
class FirstOpportunity:
    """The first chance to use the skill that a manager makes."""

    title: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Guide:
    """What the Manager Learning Guide holds besides its summary, advice and assignments."""

    welcome_back: tuple[Item, ...]
    first_opportunity: FirstOpportunity
    starters: tuple[Item, ...]
    dos: tuple[Item, ...]
    donts: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """What one audience does and should know."""

    audience: Audience
    training: str
    """The training that the scenarios are of: this one, or another that the audience goes through first."""
    scenarios: tuple[str, ...]
    """In order. One of another training may not be there now."""
    tasks: tuple[Task, ...] = ()
    guide: tuple[Item, ...] = ()


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
    advice: tuple[Item, ...]
    assignments: tuple[Assignment, ...]
    requests: tuple[Words, ...]
    guide: Guide
    tracks: Mapping[Audience, Track]
    examples: tuple[Example, ...]
    conventions: tuple[Words, ...] = ()
    """How raters agreed to rate what the anchors leave open."""
    attend: Mapping[str, Words] = field(default_factory=dict)
    """Competency → what to attend to, where the training says so."""

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The ids of the training's own scenarios that some audience rehearses, learners' order first."""
        tracks = [self.tracks[audience] for audience in AUDIENCES if audience in self.tracks]
        return tuple(dict.fromkeys(name for track in tracks if track.training == self.id for name in track.scenarios))

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
