"""Rehearsing together: proposals, the rehearsal with its seats, silent notes, and the debrief. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

State = Literal["waiting", "open", "debrief", "closed"]
"""``waiting``: agreed on, nothing begun; ``open``: being played; ``debrief``: played, talked over; ``closed``."""

Voice = Literal["human", "model", "script"]
"""Who voices the counterpart that a human plays: that human, an AI, or the lines that are written."""

Role = Literal["learner", "counterpart", "observer"]

UNANSWERED = timedelta(days=14)
"""How long a proposal without moments to choose from waits for an answer."""

MOST_SLOTS = 3
MAX_WORDS = 500
"""Characters of the words beside a proposal."""
MAX_NOTE = 500
MAX_DEBRIEF = 2000
TALKING_POINT = 2
"""Levels that two views lie apart, at least, to be worth a talk."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody asks somebody to rehearse together. A decline leaves no trace that the proposer can see."""

    id: UUID
    proposer: UUID
    learner: UUID
    """Who rehearses."""
    counterpart: UUID
    """Who plays the other side."""
    scenario: str | None
    """Which scenario the proposer has in mind; the learner settles it."""
    meeting: UUID | None
    """The learner's coming meeting that it prepares, when the learner asks."""
    words: str
    slots: tuple[datetime, ...]
    """Moments to choose from, UTC, in order; none: now."""
    made: datetime
    accepted: datetime | None = None
    slot: datetime | None = None
    """The moment that was chosen."""
    hidden: bool = False
    """Declined: the receiver sees it no more. Whoever proposed never gets to see this field."""

    @property
    def receiver(self) -> UUID:
        """Who is asked."""
        return self.counterpart if self.proposer == self.learner else self.learner

    @property
    def ends(self) -> datetime:
        """From when on it is gone, answered or not."""
        return max(self.slots) if self.slots else self.made + UNANSWERED


@dataclass(frozen=True, slots=True)
class Joint:
    """A rehearsal of two people or more. Its id is that of the proposal from which it came."""

    id: UUID
    learner: UUID
    take: UUID | None
    training: str | None
    scenario: str | None
    """While it waits: what was proposed; from then on what is played."""
    meeting: UUID | None
    language: str | None
    pressure: str | None
    state: State
    voice: Voice
    swapped: bool
    """The learner plays the counterpart, and the counterpart sits in the learner's seat."""
    paused_by: UUID | None
    revision: int
    """Goes up whenever something changes that everybody in the room sees."""
    slot: datetime | None
    """When it is planned; None: now."""
    made: datetime
    opened: datetime | None = None
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class JointSeat:
    """Somebody's seat."""

    joint: UUID
    person: UUID
    role: Role
    """The one with which they came; :attr:`Joint.swapped` says who sits where now."""
    plays: str | None = None
    """Of the counterpart's seat: the id of the person in the scene who is played by a human."""
    revision: int = 0
    """Goes up when something changes that this person alone sees: a note, a view that is still kept back."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A joint rehearsal with one of its seats, as one query finds them."""

    joint: Joint
    seat: JointSeat
    zone: str
    """The time zone of the learner."""


@dataclass(frozen=True, slots=True)
class Note:
    """A silent observation; its author's alone until the learner has spoken first in the debrief."""

    id: UUID
    joint: UUID
    author: UUID
    text: str
    at: datetime
    after_seq: int
    """The last seq of the log when it was written."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """What the learner says first, and whether the others may see where views differ."""

    joint: UUID
    went_well: str = ""
    would_try: str = ""
    spoken: datetime | None = None
    """When the learner spoke; nothing of the others is shown to them before."""
    shown: bool = False
    """The learner shows the others the talking points."""
    alone: bool = False
    """The learner went on to the evidence although nobody had given a view."""
    agreement: UUID | None = None
    """The commitment in which it ended."""


@dataclass(frozen=True, slots=True)
class View:
    """How somebody who was there saw one competency, against the same anchors."""

    joint: UUID
    author: UUID
    competency: str
    level: int | None
    """1–5, or None: not seen."""
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TalkingPoint:
    """Where somebody's view and the coach's lie :data:`TALKING_POINT` levels or more apart."""

    competency: str
    author: UUID
    theirs: int
    coach: int


def seat_now(joint: Joint, seat: JointSeat) -> Role:
    """Where somebody sits at this moment."""
    if not joint.swapped or seat.role == "observer":
        return seat.role
    return "counterpart" if seat.role == "learner" else "learner"
