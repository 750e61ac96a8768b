"""Closing months: working out, once and for everybody, the figures of each month that is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from coach.programme.aggregate import (
    WOBBLE,
    Group,
    Measure,
    first_of,
    last_closed,
    months,
    next_month,
    placed,
    published,
    span,
)
from coach.programme.transfer import MONTHS
from coach.services.ports import Database, Entropy, Stores


def close_months(database: Database, now: datetime, entropy: Entropy) -> None:
    """Publish the figures of every month that is over and was not published yet; one query when there is none.

    Raises:
        StorageFailed: nothing was published.
    """
    last = last_closed(now)
    with database.read() as stores:
        closed = stores.figures.closed()
    if closed is not None and closed >= last:
        return
    with database.write() as stores:
        closed = stores.figures.closed()  # another process may have been first
        for month in months(_first(stores, last, closed), last):
            _close(stores, month, now, entropy)


def _first(stores: Stores, last: date, closed: date | None) -> date:
    """The first month to close: after the last one that was; at the very start no more than a report's months."""
    if closed is not None:
        return next_month(closed)
    farthest = months_back(last, MONTHS - 1)
    return max(farthest, min(first_of(stores.figures.first_day() or last), last))


def months_back(month: date, count: int) -> date:
    """The first day of the month so many months earlier."""
    months_since_0 = month.year * 12 + month.month - 1 - count
    return date(months_since_0 // 12, months_since_0 % 12 + 1, 1)


def _close(stores: Stores, month: date, now: datetime, entropy: Entropy) -> None:
    groups = placed(stores.figures.relations(), month)
    done = {measure: _of(counts, groups) for measure, counts in stores.figures.done(*span(month)).items()}

    def wobble(_group: Group, _measure: Measure) -> int:
        return int.from_bytes(entropy(4)) % (2 * WOBBLE + 1) - WOBBLE

    stores.figures.close(month, published(month, groups, done, wobble), now)


def _of(counts: Mapping[tuple[UUID, str], int], groups: Mapping[UUID, Group]) -> Mapping[UUID, int]:
    """What each person did in the training in which they are counted, and what belongs to no training."""
    return {
        person: counts.get((person, group.training), 0) + counts.get((person, ""), 0)
        for person, group in groups.items()
    }
