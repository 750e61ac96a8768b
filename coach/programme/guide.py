"""The Manager Learning Guide for one member of the team: what comes first, and on what that stands.

The order alone is personal. It follows from what somebody shared and from how long ago the training ended, and nothing
is ever left out: a guide for somebody who shared nothing is the general one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from coach.programme.material import GROUNDS, Because, Material, named_in
from coach.scenario.training import Assignment, Item, Tags, Training, phase_of

ENDS = 14
"""From this week on, the training asks nothing of a manager any more; the guide stays."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Why something stands where it stands, for a sentence below it."""

    ground: Because
    name: str | None = None
    """Who shared it."""
    day: date | None = None
    """When they shared it, where they are."""
    share: UUID | None = None
    competency: str | None = None
    """Which competency it is about, when the ground is a competency."""

    @property
    def personal(self) -> bool:
        """Whether it stands on something that was shared."""
        return self.ground != "general"


GENERAL = Basis("general")
T = TypeVar("T", Item, Assignment)


@dataclass(frozen=True, slots=True)
class Fitted(Generic[T]):
    """A piece of advice, a question or an assignment at its place."""

    of: T
    title: str
    """Empty for what has no title."""
    text: str
    because: Basis
    current: bool
    """Whether it belongs to the phase that the training is in now."""


@dataclass(frozen=True, slots=True)
class PersonalGuide:
    """A guide in one language, in its order."""

    training: Training
    language: str
    week: int | None
    """Whole weeks since the training's end; None: it has not ended yet."""
    name: str | None
    """For whom it is; None: for everybody who followed the training."""
    advice: tuple[Fitted[Item], ...]
    assignments: tuple[Fitted[Assignment], ...]
    starters: tuple[Fitted[Item], ...]

    @property
    def phase(self) -> int | None:
        """The phase that the week falls in."""
        return None if self.week is None else phase_of(self.week)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What was shared on which something in it stands, each once."""
        stands_on = [one.because for one in self.advice]
        stands_on += [one.because for one in self.assignments]
        stands_on += [one.because for one in self.starters]
        return tuple(dict.fromkeys(basis for basis in stands_on if basis.personal))


def weeks_since(ended: date, today: date) -> int | None:
    """Whole weeks since a training's last day; None before it."""
    return None if today < ended else (today - ended).days // 7


def tailored(training: Training, material: Material, week: int | None, language: str) -> PersonalGuide:
    """The guide of a training for whoever shared this material, that many weeks after its end.

    First comes what stands on something that was shared and fits the phase, then what fits the phase, then the rest,
    each in the trainer's order.
    """
    todo = assigned(training, material, week, language)
    known, phase = material.about(training), todo.phase

    def items(of: Sequence[Item]) -> tuple[Fitted[Item], ...]:
        found = [
            Fitted(one, "", one.text[language], basis_of(one.tags, known), _fits(one.tags.phases, phase)) for one in of
        ]
        return _in_order(found, phase)

    return replace(todo, advice=items(training.advice), starters=items(training.guide.starters))


def assigned(training: Training, material: Material, week: int | None, language: str) -> PersonalGuide:
    """The same guide with its assignments alone, for a week over many people."""
    known = material.about(training)
    name = known.name if known.shared else None
    phase = None if week is None else phase_of(week)

    def assignment(of: Assignment) -> Fitted[Assignment]:
        phases = of.tags.phases or (phase_of(of.week),)
        fits = _fits(phases, phase)
        plain = Fitted(of, of.title[language], of.text[language], basis_of(of.tags, known), fits)
        return plain if name is None or supposes(plain) else about_one(plain, name, language)

    todo = _in_order([assignment(one) for one in training.assignments], phase)
    return PersonalGuide(training, language, week, name, (), todo, ())


def about_one(fitted: Fitted[Assignment], name: str, language: str) -> Fitted[Assignment]:
    """An assignment with somebody's first name in it, where the trainer wrote it so."""
    named = fitted.of.named
    if named is None:
        return fitted
    title, text = (said[language].replace("{name}", name) for said in (named.title, named.text))
    return replace(fitted, title=title, text=text)


def supposes(fitted: Fitted[T]) -> bool:
    """Whether it speaks of something that was not shared ("do what Lotte asked"), so that it is not about this person.

    A trainer who writes words that hold for everybody adds ``nothing`` to ``when``.
    """
    when = fitted.of.tags.when
    return bool(when) and "nothing" not in when and not fitted.because.personal


def basis_of(tags: Tags, material: Material) -> Basis:
    """On what something with these tags stands: the first ground that was shared and that it is meant for.

    Competencies narrow it down: what was shared must not be about others alone.
    """
    for ground in GROUNDS:
        if ground in tags.when and (one := material.holding(ground, tags.competencies)) is not None:
            return Basis(ground, material.name, one.day, one.share)
    if tags.competencies and not tags.when and (one := material.about_one_of(tags.competencies)) is not None:
        named = next(name for name in tags.competencies if name in named_in(one.document))
        return Basis("competency", material.name, one.day, one.share, named)
    return GENERAL


def rank(basis: Basis) -> int:
    """The lower, the sooner: grounds in their order, what is general last."""
    return GROUNDS.index(basis.ground) if basis.personal else len(GROUNDS)


def _fits(phases: Sequence[int], phase: int | None) -> bool:
    return phase is None or not phases or phase in phases


def _in_order(fitted: Sequence[Fitted[T]], phase: int | None) -> tuple[Fitted[T], ...]:
    def place(one: Fitted[T]) -> tuple[bool, int, bool]:
        meant = phase is not None and phase in one.of.tags.phases
        waits = not one.because.personal and bool(set(one.of.tags.when) - {"nothing"})
        return (not one.current, rank(one.because) + waits, not meant)

    return tuple(sorted(fitted, key=place))
