"""The transfer report: what teams did with a training since, in published figures alone, for whoever paid for it.

Teams stand in alphabetical order: there is no ranking. A total is the sum of what is printed above it
(:mod:`coach.programme.aggregate` says why that tells nothing more).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.programme.aggregate import MANAGERS, MEASURES, Figure, Measure, total

MONTHS = 12
"""How far back a report goes."""

Values = Mapping[Measure, int | None]
"""Per measure what is printed; None where there is no figure."""


@dataclass(frozen=True, slots=True)
class Row:
    """A month of a team."""

    month: date
    values: Values


@dataclass(frozen=True, slots=True)
class TeamRows:
    """A team with its months, oldest first, and what they come to together."""

    team: str
    """:data:`~coach.programme.aggregate.MANAGERS` for all managers together."""
    rows: tuple[Row, ...]
    sums: Values


@dataclass(frozen=True, slots=True)
class TransferReport:
    """Everything that a report says."""

    training: str
    title: str
    """The training's, in the report's language."""
    language: str
    made: date
    since: date
    """The first day of the first month."""
    until: date
    """The first day of the last month."""
    teams: tuple[TeamRows, ...]
    sums: Values

    @property
    def empty(self) -> bool:
        """Whether there is no figure at all."""
        return all(value is None for value in self.sums.values())


def teams_of(figures: Collection[Figure]) -> tuple[TeamRows, ...]:
    """Figures of one training by team, in alphabetical order, all managers together at the end."""
    names = sorted({figure.team for figure in figures}, key=lambda team: (team == MANAGERS, team.casefold(), team))
    return tuple(_team(name, [figure for figure in figures if figure.team == name]) for name in names)


def sums(rows: Collection[Values]) -> Values:
    """What is printed in some rows together."""
    return {measure: total([row.get(measure) for row in rows]) for measure in MEASURES}


def _team(team: str, figures: Sequence[Figure]) -> TeamRows:
    by_month: dict[date, dict[Measure, int | None]] = {}
    for figure in figures:
        by_month.setdefault(figure.month, dict.fromkeys(MEASURES))[figure.measure] = figure.value
    rows = tuple(Row(month, by_month[month]) for month in sorted(by_month))
    return TeamRows(team, rows, sums([row.values for row in rows]))
