"""What a row of the access matrix says; each topic keeps its rows in a file of its own (``access_rows_<topic>.py``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from coach.errors import CoachError, NotFound
from tests.world import PEOPLE, World

EVERYBODY = frozenset(PEOPLE)
OWNER = frozenset({"owner"})
TEAM_MEMBERS = frozenset({"owner", "other learner", "colleague"})
TEAM_PEOPLE = TEAM_MEMBERS | {"manager"}


@dataclass(frozen=True)
class Row:
    """What a use case is called with, for whom it works, and how it refuses the others."""

    call: Callable[[World, UUID], Any]
    allowed: frozenset[str]
    refusal: type[CoachError] = NotFound
    shows_the_owners: frozenset[str] = OWNER
    """For whom the answer may contain what the owner said."""
