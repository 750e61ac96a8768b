"""Did you do it? An intention is looked at again after a week, a month and three months, by whoever wrote it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

Answer = Literal["kept", "partly", "not_yet"]
After = Literal[7, 30, 90]
"""Days since it was written."""

AFTER: tuple[After, ...] = (7, 30, 90)


@dataclass(frozen=True, slots=True)
class Check:
    """What somebody answered about their own intention. Nobody else ever sees it."""

    intention: UUID
    learner: UUID
    after: After
    answer: Answer
    answered: datetime


def due(written: date, today: date, answered: Collection[After]) -> After | None:
    """What is asked today: the latest of the three that has come, unless it was answered.

    Earlier ones that were passed over are not asked any more: no backlog.
    """
    come = [after for after in AFTER if (today - written).days >= after]
    return come[-1] if come and come[-1] not in answered else None
