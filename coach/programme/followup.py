"""A manager's one message to the team, in two parts, and what each of the team answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Part = Literal["how", "support"]

Mailed = Literal["none", "sent", "failed"]
"""What became of the letters beside what stands in the app: there were none to send, they went, or some did not."""


@dataclass(frozen=True, slots=True)
class TeamMessage:
    """How a manager will follow up, and how they can be of support: to everybody who was in the team at that moment."""

    id: UUID
    manager: UUID
    team: str
    training: str | None
    """What it follows up on; None: when no training was chosen."""
    how: str
    support: str
    sent: datetime


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message that was not sent yet; one per manager and team."""

    manager: UUID
    team: str
    training: str | None
    how: str
    support: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who got a message, and when."""

    message: UUID
    person: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class TeamAnswer:
    """What somebody answers. They can change it and take it back."""

    message: UUID
    person: UUID
    helps: str
    hinders: str
    moment: str
    """When they would like support, in their own words."""
    written: datetime

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.helps or self.hinders or self.moment)


def missing(how: str, support: str) -> tuple[Part, ...]:
    """The parts that a message still lacks: it is not done until both are there."""
    parts: tuple[tuple[Part, str], ...] = (("how", how), ("support", support))
    return tuple(part for part, text in parts if not text.strip())
