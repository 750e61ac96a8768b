"""What a learner is told after a take. Ids, levels and verbatim words; sentences come from content and catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from coach.competency.model import Mode, Style


@dataclass(frozen=True, slots=True)
class Said:
    """One learner's turn as an assessor gets it: the words are rated, the rest is context."""

    language: str
    situation: str
    counterpart_says: str
    learner_says: str
    asked: tuple[str, ...]
    """The competencies that the moment gave an opportunity to show."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What an assessor makes of one competency in one turn."""

    competency: str
    level: int | None
    """1–5, or None: not observed."""
    sure: bool
    """False: the assessor abstains ("not sure"); ``level`` is then its best guess."""
    mode: Mode | None = None
    """How a level of 1 or 2 went wrong."""
    quote: str = ""
    """The words of the turn that show it, verbatim."""
    why: str = ""
    """A judge's reason in the learner's language, as text; empty where an assessor gives none."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an assessor makes of one turn."""

    style: Style
    ratings: tuple[Rating, ...]
    warm: bool = False
    """Whether the learner's own register is warm (else brief): decides which line to try is offered."""
    style_sure: bool = True
    """False: the assessor abstains on ``style``, which is then its best guess."""


class Assessor(Protocol):
    """Rates turns in the learner's own words."""

    version: str
    """Changes whenever the same words could be rated differently; part of the key under which reports are kept."""

    def assess(self, turns: Sequence[Said]) -> tuple[Assessment, ...]:
        """One assessment per turn, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Quote:
    """The learner's words at one moment, verbatim."""

    seq: int
    """Of the learner's turn in the take's log."""
    moment: int
    """The how-manieth turn of the learner it is, from 1."""
    node: str
    text: str
    basis: Literal["said", "picked"]
    level: int | None = None
    choice: str | None = None
    why: str = ""
    """A judge's reason for the level, as text of a model; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One competency over a take. Said moments decide; picks stand apart and never lift them."""

    competency: str
    level: int | None
    """Median of the said moments (the lower on a tie); of the picked ones when nothing was said; None: not observed."""
    basis: Literal["said", "picked", "none"]
    sure: bool
    opportunity: bool
    """Whether any moment of the take exercised it (tells "not seen" from "no chance")."""
    mode: Mode | None
    quotes: tuple[Quote, ...]
    """Every moment that was rated, said and picked, oldest first, each with its level."""
    picked_level: int | None = None
    """Median of the picked moments, shown apart when ``basis`` is ``said``."""


@dataclass(frozen=True, slots=True)
class Keep:
    """One thing to keep: which words, and what the sentence is about (competency and level)."""

    quote: Quote
    competency: str
    level: int


@dataclass(frozen=True, slots=True)
class TryInstead:
    """One thing to try: at which moment, and a line in the learner's own register."""

    quote: Quote
    competency: str
    line: str
    by: Literal["authored", "model"] = "authored"
    """Who wrote the line: a model's is labelled as such."""


@dataclass(frozen=True, slots=True)
class HabitSeen:
    """The old habit that the learner named: where it came back, or that the app cannot watch for it."""

    label: str
    watched: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The feedback on a take up to its last turn."""

    assessor: str
    last_seq: int
    findings: tuple[Finding, ...]
    keep: Keep | None
    try_instead: TryInstead | None
    habit: HabitSeen | None
    said_moments: tuple[int, ...]
    picked_moments: tuple[int, ...]


JUDGE = "judge-"
"""How the version of every judge begins; no other assessor's does."""


def by_model(version: str) -> bool:
    """Whether a report of this version was made by a language model."""
    return version.startswith(JUDGE)


def model_named(version: str) -> str:
    """The model's name in a judge's version (``judge-<prompt>-<model>-<rubric>``); empty for other assessors."""
    return version.removeprefix(JUDGE).partition("-")[2].rpartition("-")[0] if by_model(version) else ""
