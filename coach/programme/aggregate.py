"""Figures about a team that say nothing about anybody in it.

What somebody might try, and what stands in the way
---------------------------------------------------
The viewer is a team member, the manager, a sponsor; at most somebody who knows their own part, that of the people
whom they rehearsed with, whatever was shared with them, and every figure that was ever shown.

* *A small group* (k-anonymity, Sweeney 2002; the minimum frequency rule of Hundepool et al. 2012, chapter 4): a figure
  needs :data:`FEWEST` people who did something, out of :data:`GROUP` or more who could have. Five out of five would say
  of each of them that they did; with two to spare, nobody who knows only their own part is sure of anybody else.
* *One who does a lot* (dominance, same): of each person :data:`CAP` things count.
* *A missing figure* says something as well: four people told me that they rehearsed, there is no figure, so nobody else
  did. Therefore nothing under :data:`LOWEST` is shown, and why a figure is missing is never said: few things done by
  many look like many things done by few.
* *Knowing all but one* (differencing): a figure is moved by at most :data:`WOBBLE` at random, then rounded to a
  multiple of :data:`STEP` (perturbation and rounding, Hundepool et al. 2012, chapter 5). Whatever one person does or
  does not do, :data:`CAP` at most, some figure can come out either way: such worlds are never told apart for certain.
* *Asking again*: periods are whole calendar months that are over everywhere. A month is worked out once, for everybody
  at once, and kept as published. Erasing, joining, leaving, answering late change nothing that was shown. The random
  move is drawn then and kept with it, so that looking twice cannot average it away.
* *Before and after somebody joins*: only who was in the team and the training for the whole month counts.
* *Subtracting one figure from another* (secondary suppression, Hundepool et al. 2012, chapter 4.3): the figures of a
  month split people, and what they did, into parts. A person belongs to one team (that of which they have been a member
  longest) and one training (the one that they began last); rehearsals alone and together are different things. No two
  figures overlap, so nothing is left when one is taken from another. There is no row for "other teams", no number of
  people; a total is the sum of what is printed above it, and so tells nothing that was not there.
* *A manager's own part*: who manages a team is counted among all managers, never in the figures of the team.

What stays possible: whoever gets all others of a group to say exactly what they did, down to four who did something,
and knows that everybody else did nothing, sees by a figure that appears that one of the rest did. Whoever watches a
team over years and sees somebody leave may compare the averages. Whoever reads the database reads the database.

Sources: A. Hundepool et al., *Statistical Disclosure Control*, Wiley 2012; L. Sweeney, "k-anonymity: a model for
protecting privacy", International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5), 2002.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from uuid import UUID

from coach.programme.people import Relation

Measure = Literal["rehearsals", "together", "kept", "talks"]
"""Rehearsals alone, rehearsals with another person, intentions that were kept, talks held about experiences."""

MEASURES: tuple[Measure, ...] = ("rehearsals", "together", "kept", "talks")
FEWEST = 5
"""People who did something, for a figure to appear."""
GROUP = 7
"""People who could have done something: two more than :data:`FEWEST`."""
CAP = 8
"""How much of one person counts in a month."""
STEP = 5
LOWEST = 10
WOBBLE = 4
"""At least half of :data:`CAP`: then two worlds that differ in one person always share a figure."""
MANAGERS = ""
"""Stands for a team: all who manage one, together."""
_OVER_EVERYWHERE = timedelta(hours=12)
"""How long after midnight UTC it is midnight in the last time zone."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who are counted together: those of one team who last began one training."""

    team: str
    training: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it was published, or that there is none (``value`` None)."""

    month: date
    """Its first day."""
    team: str
    training: str
    measure: Measure
    value: int | None
    """A multiple of :data:`STEP`, :data:`LOWEST` or more."""


def first_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def span(month: date) -> tuple[datetime, datetime]:
    """When a month begins and when the next one does, UTC."""
    return datetime.combine(month, time(), UTC), datetime.combine(next_month(month), time(), UTC)


def last_closed(now: datetime) -> date:
    """The last month that is over everywhere on earth."""
    return first_of(first_of((now.astimezone(UTC) - _OVER_EVERYWHERE).date()) - timedelta(days=1))


def months(since: date, until: date) -> Sequence[date]:
    """The first days of the months from one to another, both included."""
    found = []
    while since <= until:
        found.append(since)
        since = next_month(since)
    return found


def placed(relations: Collection[Relation], month: date) -> Mapping[UUID, Group]:
    """In which one group each person counts in a month; who was not there for the whole of it is in none."""
    end = next_month(month) - timedelta(days=1)
    whole = [one for one in relations if one.since <= month and (one.until is None or end <= one.until)]
    teams: dict[UUID, str] = {}
    for one in sorted(whole, key=lambda one: (one.since, one.subject), reverse=True):
        if one.kind == "member":
            teams[one.person] = one.subject
    teams |= {one.person: MANAGERS for one in whole if one.kind == "manages"}
    trainings: dict[UUID, str] = {}
    for one in sorted(whole, key=lambda one: (one.since, one.subject)):
        if one.kind == "learns":
            trainings[one.person] = one.subject
    return {person: Group(teams[person], training) for person, training in trainings.items() if person in teams}


def published(
    month: date,
    groups: Mapping[UUID, Group],
    done: Mapping[Measure, Mapping[UUID, int]],
    wobble: Callable[[Group, Measure], int],
) -> Sequence[Figure]:
    """What may be shown of a month: every measure of every group that is large enough, in order.

    ``done`` says how often each person did something (0 or more); ``wobble`` moves a figure by −4 to 4. A group that is
    too small is not there at all: nothing tells that it exists.
    """
    people: dict[Group, list[UUID]] = {}
    for person, group in groups.items():
        people.setdefault(group, []).append(person)
    return [
        Figure(
            month, group.team, group.training, measure, _value(done.get(measure, {}), theirs, wobble(group, measure))
        )
        for group, theirs in sorted(people.items(), key=lambda one: (one[0].training, one[0].team))
        if len(theirs) >= GROUP
        for measure in MEASURES
    ]


def _value(done: Mapping[UUID, int], people: Sequence[UUID], wobble: int) -> int | None:
    counts = [min(done.get(person, 0), CAP) for person in people]
    if sum(count > 0 for count in counts) < FEWEST:
        return None
    value = STEP * round((sum(counts) + max(-WOBBLE, min(WOBBLE, wobble))) / STEP)
    return value if value >= LOWEST else None


def total(values: Collection[int | None]) -> int | None:
    """The sum of what is printed; None when nothing is."""
    printed = [value for value in values if value is not None]
    return sum(printed) if printed else None
