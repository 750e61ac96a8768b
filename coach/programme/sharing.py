"""Reflections, intentions, and shares: frozen documents of exactly what a learner chose to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reflection:
    """What a learner wrote after a take, in their own words."""

    take: UUID
    learner: UUID
    text: str
    written: datetime


@dataclass(frozen=True, slots=True)
class Intention:
    """An implementation intention (Gollwitzer): if this cue, then this behaviour. Written by the learner."""

    id: UUID
    learner: UUID
    cue: str
    """What follows "if": a situation."""
    behaviour: str
    """What follows "then": something that one does or says."""
    competency: str | None
    take: UUID | None
    written: datetime
    dropped: datetime | None = None


@dataclass(frozen=True, slots=True)
class SharedExcerpt:
    """A moment as the receiver sees it: what came before in the room, and the learner's words. No take, no number."""

    before: str
    words: str
    spoken: bool
    """True: in their own words; False: a line that they chose."""


@dataclass(frozen=True, slots=True)
class SharedRating:
    """One competency with its anchor, added by the learner on purpose."""

    competency: str
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SharedFocus:
    """The competency that a shared intention is about; whoever shares sees it in the preview."""

    competency: str
    name: str


@dataclass(frozen=True, slots=True)
class SharedMeeting:
    """A coming meeting that somebody shared: what it is called, and its day where they are, if it has one."""

    title: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """What is shared, frozen at the moment of sharing: it names no take, no count and nothing that was left out."""

    language: str
    intention: str | None
    reflection: str | None
    excerpts: tuple[SharedExcerpt, ...]
    ratings: tuple[SharedRating, ...]
    request: str | None
    """What the learner asks of the receiver."""
    focus: SharedFocus | None = None
    """What the intention is about; documents from before this was kept have none."""
    meeting: SharedMeeting | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was chosen."""
        return not (self.intention or self.reflection or self.excerpts or self.ratings or self.request or self.meeting)


@dataclass(frozen=True, slots=True)
class Share:
    """A document shown by one person to one other, until it ends or is taken back."""

    id: UUID
    sharer: UUID
    receiver: UUID
    document: Document
    shared: datetime
    ends: datetime | None
    """The first moment at which it is gone (midnight after the last day, where the sharer is), UTC."""
    revoked: datetime | None = None
    opened: datetime | None = None
    """When the receiver first opened it."""

    def visible(self, now: datetime) -> bool:
        """Whether the receiver may see it."""
        return self.revoked is None and (self.ends is None or now < self.ends)


@dataclass(frozen=True, slots=True)
class Reply:
    """A kind word back; it stays with the sharer when the share has ended."""

    id: UUID
    share: UUID
    author: UUID
    text: str
    written: datetime
