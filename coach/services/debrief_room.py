"""What one person sees of a debrief, where views lie apart, and what an agreement is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.competency.model import Competency
from coach.errors import InputRefused, NotFound
from coach.programme.commitment import Commitment
from coach.programme.joint import TALKING_POINT, Debrief, Note, Role, State, TalkingPoint, View
from coach.services.joint_room import Around, Seat
from coach.services.review import Review
from coach.services.words import typed

MAX_AGREEMENT = 300


@dataclass(frozen=True, slots=True)
class DebriefRoom:
    """What one person sees of a debrief."""

    id: UUID
    me: UUID
    role: Role
    state: State
    learner: str
    """The learner's first name."""
    title: str
    """The scenario's."""
    seats: tuple[Seat, ...]
    spoken: bool
    """Whether the learner has spoken first."""
    went_well: str
    """What the learner said: everybody reads it once it was said."""
    would_try: str
    notes: tuple[Note, ...]
    """Mine; the learner's room has everybody's, once they have spoken."""
    views: tuple[View, ...]
    """Mine; the learner's room has everybody's, once they have spoken."""
    rubric: tuple[Competency, ...]
    """The competencies of the scenario, with their anchors."""
    evidence_ready: bool
    """For the learner: whether the coach's evidence may be asked for."""
    points: tuple[TalkingPoint, ...]
    """For the others: where their own view and the coach's lie apart, as long as the learner shows it."""
    shown: bool
    agreement: Commitment | None
    opened: datetime | None
    """When it began: notes are timed from here."""
    version: str
    take: UUID | None
    """Only for the learner."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The coach's evidence, for the learner alone."""

    review: Review
    points: tuple[TalkingPoint, ...]
    """Where somebody's view and the coach's level lie two or more apart, widest first."""


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """One agreement: who does what with whom, and by when."""

    owner: UUID
    what: str
    due: date | None = None
    other: UUID | None = None
    """None: the learner, or for the learner whoever played the counterpart."""


def take_of(around: Around) -> UUID:
    """The take of a rehearsal that has been played."""
    take = around.joint.take
    assert take is not None  # noqa: S101 - whoever is here has asked for it before
    return take


def said(words: str, limit: int) -> str:
    """What somebody wrote, tidied.

    Raises:
        InputRefused: ``debrief-too-long``.
    """
    text = typed(words)
    if len(text) > limit:
        raise InputRefused("debrief-too-long", length=len(text), limit=limit)
    return text


def ready(debrief: Debrief, views: Sequence[View]) -> bool:
    """Whether the coach's evidence may come: somebody has said how they saw it, or the learner goes on alone."""
    return bool(views) or debrief.alone


def apart(review: Review, views: Sequence[View]) -> tuple[TalkingPoint, ...]:
    """Where views and the coach's levels lie apart, widest first."""
    levels = {finding.competency: finding.level for finding in review.report.findings}
    found = []
    for view in views:
        coach = levels.get(view.competency)
        if coach is not None and view.level is not None and abs(view.level - coach) >= TALKING_POINT:
            found.append(TalkingPoint(view.competency, view.author, view.level, coach))
    return tuple(sorted(found, key=lambda point: -abs(point.theirs - point.coach)))


def agreement(around: Around, new: NewAgreement, what: str, made: UUID, now: datetime) -> Commitment:
    """An agreement as a commitment.

    Raises:
        NotFound: ``no-partner``, somebody who was not there, or the learner is not one of the two.
        InputRefused: ``debrief-day-past``, where the owner is.
    """
    there = {seat.person for seat in around.seats}
    learner = around.joint.learner
    other = new.other or (around.player if new.owner == learner else learner)
    if new.owner not in there or other not in there or other is None or other == new.owner:
        raise NotFound("no-partner")
    if learner not in {new.owner, other}:  # what two others agree is not this debrief's
        raise NotFound("no-partner")
    if new.due is not None and new.due < now.astimezone(ZoneInfo(around.people[new.owner].zone)).date():
        raise InputRefused("debrief-day-past")
    return Commitment(made, new.owner, other, what, new.due, "joint", now)
