"""People and how they relate. A role is a relation with dates, never a label on a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")

RelationKind = Literal["learns", "manages", "member", "trains", "sponsors"]
"""``learns`` a training; ``manages`` a team; is ``member`` of a team; ``trains`` (gives) a training;
``sponsors`` (pays for) a training."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the app."""

    id: UUID
    handle: str
    """Short unique name in lower case (``lotte``)."""
    name: str
    first_name: str
    zone: str = "Europe/Brussels"
    language: str | None = None
    """The language that they chose, or None: follow the browser."""
    face: Mapping[str, str] = field(default_factory=dict)
    demo: bool = False
    email: str | None = None
    """Where they want to be told of messages and talks too; None: only in the app."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Who is what to a team or a training, from a day (included) to a day (included; None: until further notice)."""

    id: UUID
    person: UUID
    kind: RelationKind
    subject: str
    """A team's id for ``manages`` and ``member``; a training's id for ``learns``, ``trains`` and ``sponsors``."""
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def is_address(text: str) -> bool:
    """Whether it can be written to: one plain address without a name, comments or anything beyond ASCII."""
    return _ADDRESS.fullmatch(text) is not None
