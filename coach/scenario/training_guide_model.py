"""What a trainer writes for managers and colleagues: the guide, assignments, and the tracks, as validated data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.scenario.model import FileModel, Id, Prose

LEAST = {"advice": 3, "assignments": 5, "welcome_back": 3, "starters": 3, "dos": 3, "donts": 3}
"""How many a guide needs of what: with fewer it is a note, not a guide."""

Week = Annotated[int, Field(ge=0, le=12)]
Phase = Literal[0, 1, 2, 4, 8, 12]
"""From which week after the training: 4 lasts until week 8, 12 from then on."""

Ground = Literal["goal", "meeting", "reflection", "request", "nothing"]
"""What somebody shared with their manager that makes this fit; ``nothing``: when nothing was shared."""


class Localized(FileModel):
    """A short text in every language of the app, inline."""

    nl: Prose
    en: Prose


class Plain(FileModel):
    """A text with a name: an objective, an expected behaviour, a request."""

    id: Id
    text: Localized


class Tagged(FileModel):
    """When something fits; a list that is left out puts no condition."""

    competencies: tuple[Id, ...] = ()
    phases: tuple[Phase, ...] = ()
    when: tuple[Ground, ...] = ()


class Item(Plain, Tagged):
    """A piece of advice, a conversation starter, a line of a checklist."""


class Named(FileModel):
    """An assignment as it reads when it is about one person: their first name stands where ``{name}`` is."""

    title: Localized
    text: Localized


class Task(FileModel):
    """Something to do from a week (0–12) after the training."""

    id: Id
    week: Week
    title: Localized
    text: Localized


class Assignment(Task, Tagged):
    """Something that a manager does to keep the behaviour alive, with one person or with the team."""

    about: Literal["person", "team"] = "team"
    named: Named | None = None


class FirstOpportunity(FileModel):
    """The first chance to use the skill that a manager makes, in the first days."""

    title: Localized
    text: Localized


class Guide(FileModel):
    """The rest of the Manager Learning Guide, besides its summary, its advice and its assignments."""

    welcome_back: Annotated[tuple[Item, ...], Field(min_length=LEAST["welcome_back"])]
    """A checklist for the first day back."""
    first_opportunity: FirstOpportunity
    starters: Annotated[tuple[Item, ...], Field(min_length=LEAST["starters"])]
    """Questions to talk about experiences with."""
    dos: Annotated[tuple[Item, ...], Field(min_length=LEAST["dos"])]
    donts: Annotated[tuple[Item, ...], Field(min_length=LEAST["donts"])]
    """What makes it safe to try, and what makes people stop trying."""


class Track(FileModel):
    """What one audience does: which scenarios in which order, which tasks, and what it should know."""

    audience: Literal["learners", "managers", "colleagues"]
    training: Id | None = None
    """The training that the scenarios are of, when it is another one."""
    scenarios: tuple[Id, ...]
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    guide: Annotated[tuple[Plain, ...], Field(min_length=1)]
