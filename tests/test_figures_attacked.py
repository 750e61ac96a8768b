"""Somebody tries to find out about one person from the team's figures, with all that they may know."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest

from coach.programme.aggregate import (
    CAP,
    FEWEST,
    GROUP,
    LOWEST,
    MANAGERS,
    MEASURES,
    STEP,
    WOBBLE,
    Figure,
    Group,
    Measure,
    months,
    next_month,
    placed,
    published,
)  # fmt: skip
from coach.programme.people import Relation, RelationKind
from coach.programme.transfer import sums, teams_of
from tests.values import uid

MONTH = date(2026, 10, 1)
LONG_AGO = date(2026, 1, 5)
PUBLISHED_IN = months(date(2026, 5, 1), MONTH)
Done = dict[Measure, dict[UUID, int]]


@dataclass(frozen=True)
class Company:
    """People with their relations, and what each did per month."""

    relations: tuple[Relation, ...]
    done: Mapping[date, Done]
    seed: int

    def figures(self, month: date, wobble: int | None = None) -> list[Figure]:
        """What is published of a month; with the random move that is drawn, or one given."""
        draws = random.Random(f"{self.seed}-{month}")  # noqa: S311 - tests must be repeatable

        def move(_group: Group, _measure: Measure) -> int:
            return draws.randint(-WOBBLE, WOBBLE) if wobble is None else wobble

        return list(published(month, placed(self.relations, month), self.done.get(month, {}), move))

    def without(self, person: UUID) -> Company:
        """The same, but this person did nothing."""
        left = {
            month: {measure: {who: n for who, n in counts.items() if who != person} for measure, counts in done.items()}
            for month, done in self.done.items()
        }
        return replace(self, done=left)


def relation(
    person: UUID, kind: RelationKind, subject: str, since: date = LONG_AGO, until: date | None = None
) -> Relation:
    """One relation."""
    return Relation(uid(f"{person}{kind}{subject}"), person, kind, subject, since, until)


def company(seed: int) -> Company:
    """Three to five teams of two to twelve, a manager each, some people in two teams or two trainings."""
    dice = random.Random(seed)  # noqa: S311 - same
    relations: list[Relation] = []
    everybody: list[UUID] = []
    teams = [f"team-{n}" for n in range(dice.randint(3, 5))]
    for team in teams:
        people = [uid(f"{seed}-{team}-{n}") for n in range(dice.randint(2, 12))]
        for person in people:
            since = LONG_AGO + timedelta(days=dice.choice((0, 0, 0, 130, 200)))
            relations.append(relation(person, "member", team, since))
            relations.append(relation(person, "learns", "assertive", since))
            if dice.random() < 0.15:
                relations.append(relation(person, "member", dice.choice(teams), since + timedelta(days=1)))
            if dice.random() < 0.15:
                relations.append(relation(person, "learns", "feedback", since + timedelta(days=60)))
        boss = uid(f"{seed}-{team}-boss")
        relations += [relation(boss, "manages", team), relation(boss, "learns", "receiving")]
        everybody += [*people, boss]
    active = {person: dice.random() for person in everybody}
    done: dict[date, Done] = {
        month: {
            measure: {who: dice.randint(1, 14) for who in everybody if dice.random() < active[who]}
            for measure in MEASURES
        }
        for month in PUBLISHED_IN
    }
    return Company(tuple(relations), done, seed)


def group_of(world: Company, figure: Figure) -> set[UUID]:
    """The people in whom a figure was counted."""
    groups = placed(world.relations, figure.month)
    return {
        person for person, group in groups.items() if (group.team, group.training) == (figure.team, figure.training)
    }


def contributors(world: Company, figure: Figure) -> set[UUID]:
    """Those of them who did something."""
    did = world.done[figure.month][figure.measure]
    return {person for person in group_of(world, figure) if did.get(person, 0)}


def seven(done: Mapping[UUID, int], count: int = GROUP) -> Company:
    """One team of so many learners, and what they did in one month."""
    people = [uid(f"p{n}") for n in range(count)]
    relations = [relation(one, kind, subject) for one in people for kind, subject in (("member", "t"), ("learns", "a"))]
    return Company(tuple(relations), {MONTH: {"rehearsals": dict(done)}}, 1)


def shown(world: Company, wobble: int) -> int | None:
    """The figure of the rehearsals in that month."""
    return next((f.value for f in world.figures(MONTH, wobble) if f.measure == "rehearsals"), None)


def outcomes(world: Company) -> set[int | None]:
    """Every figure that can come out, whatever is drawn."""
    return {shown(world, wobble) for wobble in range(-WOBBLE, WOBBLE + 1)}


@pytest.mark.parametrize("seed", range(40))
def test_every_figure_stands_on_five_people_in_seven_and_is_round(seed: int) -> None:
    """In any company, whatever its people do."""
    world = company(seed)
    for month in PUBLISHED_IN:
        for figure in world.figures(month):
            assert len(group_of(world, figure)) >= GROUP
            if figure.value is not None:
                assert len(contributors(world, figure)) >= FEWEST
                assert figure.value >= LOWEST
                assert figure.value % STEP == 0


def test_the_companies_of_these_tests_publish_something() -> None:
    """So that the tests above and below can fail."""
    found = [figure.value for seed in range(40) for month in PUBLISHED_IN for figure in company(seed).figures(month)]
    assert sum(value is not None for value in found) > 200
    assert sum(value is None for value in found) > 50


@pytest.mark.parametrize("seed", range(40))
def test_no_two_figures_of_a_month_share_anybody_or_anything(seed: int) -> None:
    """So nothing is left when one is taken from another: per measure the groups are apart, people in two teams too."""
    world = company(seed)
    for month in PUBLISHED_IN:
        for one, other in combinations(world.figures(month), 2):
            same = (one.team, one.training) == (other.team, other.training)
            assert same == bool(group_of(world, one) & group_of(world, other))
            assert not same or one.measure != other.measure


@pytest.mark.parametrize("seed", range(20))
def test_every_sum_and_difference_of_what_is_printed_is_of_five_people_or_of_none(seed: int) -> None:
    """Any figures added and any others taken away, totals of the report among them: never one to four people remain."""
    world = company(seed)
    dice = random.Random(seed)  # noqa: S311 - same
    for month in PUBLISHED_IN:
        for measure in MEASURES:
            cells = [f for f in world.figures(month) if f.measure == measure and f.value is not None]
            report = [teams_of([f for f in cells if f.training == t]) for t in {f.training for f in cells}]
            people = [contributors(world, figure) for figure in cells]
            people += [
                set().union(*(contributors(world, f) for f in cells for row in rows if f.team == row.team))
                for rows in report
            ]
            for _ in range(30):
                signs = {n: dice.choice((-1, 0, 1)) for n in range(len(people))}
                left: dict[UUID, int] = {}
                for n, sign in signs.items():
                    for person in people[n]:
                        left[person] = left.get(person, 0) + sign
                remaining = [person for person, weight in left.items() if weight]
                assert not remaining or len(remaining) >= FEWEST


@pytest.mark.parametrize("seed", range(20))
def test_a_group_below_seven_leaves_no_mark_on_anything(seed: int) -> None:
    """Nor one in which fewer than five did something: whatever one of them does, all that is published is the same."""
    world = company(seed)
    for month in PUBLISHED_IN:
        groups = placed(world.relations, month)
        sizes = {group: [who for who, theirs in groups.items() if theirs == group] for group in groups.values()}
        for people in sizes.values():
            if len(people) < GROUP:
                for person in people:
                    assert world.without(person).figures(month, 0) == world.figures(month, 0)


def test_below_five_who_did_something_no_output_differs() -> None:
    """From nobody to four, whatever they did and whatever is drawn: there is no figure."""
    for few in range(FEWEST):
        for much in (1, 3, CAP, 50):
            assert outcomes(seven({uid(f"p{n}"): much for n in range(few)}, 9)) == {None}


def test_five_people_make_a_figure() -> None:
    """It appears from five people up, when they did ten things or more together."""
    assert None not in outcomes(seven({uid(f"p{n}"): 3 for n in range(FEWEST)}))


def test_that_there_is_no_figure_does_not_say_that_fewer_than_five_did_something() -> None:
    """Somebody who knows of four cannot tell whether the fifth, sixth and seventh did nothing: few things hide too."""
    four = {uid(f"p{n}"): 1 for n in range(4)}
    everybody = {uid(f"p{n}"): 1 for n in range(GROUP)}
    assert None in outcomes(seven(four))
    assert None in outcomes(seven(everybody))


def test_that_there_is_a_figure_does_not_say_that_everybody_did_something() -> None:
    """Not even to somebody in the smallest group who did nothing, and knows it."""
    five = {uid(f"p{n}"): 4 for n in range(FEWEST)}
    six = {uid(f"p{n}"): 4 for n in (0, 1, 2, 3, 5)}
    assert outcomes(seven(five)) == outcomes(seven(six))


@pytest.mark.parametrize("seed", range(200))
def test_who_knows_all_others_exactly_is_still_not_certain_of_one(seed: int) -> None:
    """Two companies that differ in one person, five others of whom did something, can always show the same figure."""
    dice = random.Random(seed)  # noqa: S311 - same
    count = dice.randint(GROUP, 12)
    others = {uid(f"p{n}"): dice.randint(1, 12) for n in range(1, dice.randint(FEWEST + 1, count))}
    worlds = [seven({**others, uid("p0"): mine}, count) for mine in range(15)]
    for one, other in combinations(worlds, 2):
        assert outcomes(one) & outcomes(other)


def test_what_somebody_does_beyond_eight_changes_nothing() -> None:
    """One who rehearses all day does not stand out."""
    others = {uid(f"p{n}"): 3 for n in range(1, 6)}
    assert outcomes(seven({**others, uid("p0"): CAP})) == outcomes(seven({**others, uid("p0"): 500}))


@pytest.mark.parametrize("seed", range(20))
def test_one_person_moves_the_figures_of_one_group_alone_and_by_little(seed: int) -> None:
    """With the same draws: their own team and training, and at most by what counts of one person."""
    world = company(seed)
    groups = placed(world.relations, MONTH)
    for person in groups:
        with_them, without = world.figures(MONTH), world.without(person).figures(MONTH)
        assert [(f.team, f.training) for f in with_them] == [(f.team, f.training) for f in without]
        for one, other in zip(with_them, without, strict=True):
            if Group(one.team, one.training) != groups[person]:
                assert one == other
            elif one.value is not None and other.value is not None:
                assert 0 <= one.value - other.value <= CAP + STEP


def test_who_comes_or_goes_in_mid_month_does_not_count() -> None:
    """No figure can be laid beside the one of a group with one person more for part of the month."""
    joined = relation(uid("new"), "member", "t", MONTH + timedelta(days=3))
    learns = relation(uid("new"), "learns", "a")
    left = relation(uid("old"), "member", "t", LONG_AGO, next_month(MONTH) - timedelta(days=2))
    old = relation(uid("old"), "learns", "a")
    stays = [relation(uid("p"), "member", "t"), relation(uid("p"), "learns", "a")]
    assert placed([joined, learns, left, old, *stays], MONTH) == {uid("p"): Group("t", "a")}


def test_somebody_in_two_teams_or_trainings_counts_once() -> None:
    """In the team where they have been longest and the training that they began last, whatever the order of rows."""
    rows = [
        relation(uid("p"), "member", "first", LONG_AGO),
        relation(uid("p"), "member", "second", LONG_AGO + timedelta(days=1)),
        relation(uid("p"), "learns", "old", LONG_AGO),
        relation(uid("p"), "learns", "new", LONG_AGO + timedelta(days=9)),
    ]
    for order in (rows, rows[::-1]):
        assert placed(order, MONTH) == {uid("p"): Group("first", "new")}


def test_a_manager_is_never_part_of_the_teams_figures() -> None:
    """Who would take their own part away takes nothing away; all managers are counted together."""
    rows = [relation(uid("b"), "manages", "t"), relation(uid("b"), "member", "t"), relation(uid("b"), "learns", "a")]
    assert placed(rows, MONTH) == {uid("b"): Group(MANAGERS, "a")}


def test_a_total_is_the_sum_of_what_is_printed_and_nothing_more() -> None:
    """Exactly one team without a figure: nothing in the report changes with what that team did."""

    def cell(team: str, value: int | None) -> Figure:
        return Figure(MONTH, team, "a", "rehearsals", value)

    report = teams_of([cell("b", 15), cell("a", 20), cell("c", None)])
    assert [team.team for team in report] == ["a", "b", "c"]
    assert sums([team.sums for team in report])["rehearsals"] == 35
    assert sums([team.sums for team in report])["talks"] is None
