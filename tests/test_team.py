"""What a team does together: a goal, allies, and figures that stay as they were published."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from coach.errors import Conflict, InputRefused, NotFound
from coach.programme.aggregate import MEASURES, Figure, last_closed, months
from coach.programme.allies import ring, watches
from coach.programme.checks import Check
from coach.programme.people import Person, Relation
from coach.programme.sharing import Intention
from coach.programme.talk import Talk
from coach.programme.team import Idea, Support, leading
from coach.services.team import MAX_IDEAS, TeamView
from tests.fakes import TRAINING
from tests.values import uid
from tests.world import START, TEAM, World, opened, populate

NEXT = date(2026, 12, 1)
CREW = [f"crew {n}" for n in range(8)]


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation, with eight more learners in the team since January."""
    with opened(url) as opened_world:
        populate(opened_world)
        with opened_world.database.write() as stores:
            for name in CREW:
                stores.people.put(Person(uid(name), name.replace(" ", "-"), name.title(), name.title()))
                for kind, subject in (("member", TEAM), ("learns", TRAINING)):
                    stores.people.relate(Relation(uid(f"{name} {kind}"), uid(name), kind, subject, START))
        yield opened_world


def view(world: World, who: str = "owner") -> TeamView:
    """The team as somebody sees it."""
    (found,) = world.app.team.mine(uid(who))
    return found


def suggest(world: World, who: str, *joining: str, cue: str = "iemand zwijgt") -> UUID:
    """An idea with people who join in besides its author."""
    new = world.app.team.suggest(uid(who), TEAM, cue, "vragen we: ‘En jij?’")
    for other in joining:
        world.app.team.join(uid(other), new, on=True)
    return new


def rehearsed(world: World, at: datetime, often: int, people: list[str]) -> None:
    """People who rehearsed in a month, alone and together, kept intentions and held talks."""
    base = world.take(who="owner")
    with world.database.write() as stores:
        take = stores.takes.get(base)
        assert take is not None
        for who in people:
            numbers = iter(range(100 * len(stores.takes.of(uid(who))) + 50, 10**6))
            for how in ("authored", "human"):
                for _ in range(often):
                    new = replace(
                        take, id=uuid4(), learner=uid(who), number=next(numbers), status="finished", started=at,
                        closed=at, counterpart=how,
                    )  # fmt: skip
                    stores.takes.add(new)
            intention = Intention(uuid4(), uid(who), "a", "b", None, None, at)
            stores.reflections.put_intention(intention)
            for after in (7, 30, 90):
                stores.checks.put(Check(intention.id, uid(who), after, "kept", at))
            for _ in range(often):
                stores.talks.add(
                    Talk(uuid4(), uid("manager"), uid(who), ("En?",), (at,), 30, at, at, None, chosen=at, held=at)
                )


def test_the_idea_that_most_join_in_with_is_chosen_whoever_closes(world: World) -> None:
    """Also by the manager, whose own idea has less support; the other ideas go."""
    suggest(world, "manager", "colleague", cue="we samenzitten")
    suggest(world, "owner", "crew 1", "crew 2")
    goal = world.app.team.choose(uid("manager"), TEAM)
    assert goal.cue == "iemand zwijgt"
    assert (view(world).goal, view(world).ideas, view(world).may_choose) == (goal, (), False)


def test_a_manager_chooses_nothing_alone(world: World) -> None:
    """Nor two managers, nor one with an idea that nobody joins in with."""
    suggest(world, "manager")
    with pytest.raises(InputRefused, match="team-goal-not-yet"):
        world.app.team.choose(uid("manager"), TEAM)
    boss, other, idea = uid("b1"), uid("b2"), Idea(uid("i"), "t", uid("b1"), "a", "b", datetime(2026, 1, 1, tzinfo=UTC))
    assert leading([idea], [Support(idea.id, boss), Support(idea.id, other)], {uid("m")}) is None


def test_a_goal_stands_until_another_month(world: World) -> None:
    """Then it can be changed, and the old one stays until it is."""
    suggest(world, "owner", "colleague")
    first = world.app.team.choose(uid("owner"), TEAM)
    suggest(world, "owner", "colleague", cue="we plannen")
    with pytest.raises(Conflict, match="team-goal-chosen"):
        world.app.team.choose(uid("owner"), TEAM)
    world.clock.forward(days=10)
    assert (view(world).goal, view(world).may_choose) == (first, True)
    assert world.app.team.choose(uid("colleague"), TEAM).cue == "we plannen"


def test_who_joins_in_is_not_shown_and_how_many_only_from_five(world: World) -> None:
    """Nothing that a viewer gets names a person or a number."""
    new = suggest(world, "owner", "crew 0", "crew 1", "crew 2")
    assert [idea.many for idea in view(world, "manager").ideas] == [False]
    world.app.team.join(uid("crew 3"), new, on=True)
    (idea,) = view(world, "manager").ideas
    assert (idea.many, idea.joined, idea.mine) == (True, False, False)
    assert not any(str(uid(name)) in repr(idea) for name in (*CREW, "owner"))
    world.app.team.join(uid("crew 3"), new, on=False)
    assert not view(world, "crew 3").ideas[0].joined


def test_who_left_the_team_no_longer_counts_for_an_idea(world: World) -> None:
    """Support is of people who are there."""
    new = suggest(world, "owner")
    with world.database.write() as stores:
        stores.teams.support(Support(new, uid("stranger")), on=True)
    with pytest.raises(InputRefused, match="team-goal-not-yet"):
        world.app.team.choose(uid("owner"), TEAM)


def test_ideas_have_two_halves_and_an_end(world: World) -> None:
    """An empty half, a long one, or one idea too many is refused; one's own can be taken back, another's cannot."""
    for cue, behaviour, code in (("", "x", "half"), ("x", " ", "half"), ("x" * 301, "y", "too-long")):
        with pytest.raises(InputRefused, match=f"team-idea-{code}"):
            world.app.team.suggest(uid("owner"), TEAM, cue, behaviour)
    ideas = [suggest(world, "owner") for _ in range(MAX_IDEAS)]
    with pytest.raises(InputRefused, match="team-ideas-full"):
        suggest(world, "owner")
    with pytest.raises(NotFound):
        world.app.team.withdraw(uid("manager"), ideas[0])
    world.app.team.withdraw(uid("owner"), ideas[0])
    assert len(view(world).ideas) == MAX_IDEAS - 1


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7, 30])
def test_a_ring_is_a_derangement_and_the_same_for_everybody(count: int) -> None:
    """Everybody looks after one other and is looked after by one; from three people on no pair comes back at once."""
    people = [uid(f"r{n}") for n in range(count)]
    before = watches(ring("t", date(2026, 10, 1), people, {}))
    for month in months(date(2026, 11, 1), date(2027, 10, 1)):
        pairs = watches(ring("t", month, people, before))
        assert pairs == watches(ring("t", month, people[::-1], before))
        assert set(pairs) == set(pairs.values()) == (set(people) if count > 1 else set())
        assert all(one != other for one, other in pairs.items())
        if count > 2:
            assert all(before[one] != other for one, other in pairs.items())
        before = pairs


def test_each_sees_their_own_two_people_alone(world: World) -> None:
    """All that is seen fits into one ring; who is not in it sees nothing, the manager neither."""
    inside = ["owner", *CREW[:4]]
    for name in inside:
        world.app.team.ally(uid(name), TEAM, on=True)
    seen = {name: view(world, name).eyes for name in inside}
    assert {eyes.on.id for eyes in seen.values()} == {uid(name) for name in inside}
    for name, eyes in seen.items():
        other = next(one for one in inside if uid(one) == eyes.on.id)
        assert seen[other].by.id == uid(name)
    assert view(world, "manager").eyes is None
    assert view(world, "crew 7").eyes is None


def test_who_leaves_in_mid_month_touches_two_others_alone(world: World) -> None:
    """Whoever looked after them looks after the next one; who comes is put at the end; nobody else notices."""
    inside = ["owner", *CREW[:5]]
    for name in inside:
        world.app.team.ally(uid(name), TEAM, on=True)
    before = {name: view(world, name).eyes.on.id for name in inside}
    world.app.team.ally(uid("crew 2"), TEAM, on=False)
    after = {name: view(world, name).eyes.on.id for name in inside if name != "crew 2"}
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {name for name in after if before[name] == uid("crew 2")}
    assert [after[name] for name in changed] == [before["crew 2"]]
    world.app.team.ally(uid("manager"), TEAM, on=True)
    assert len({name for name in after if view(world, name).eyes.on.id != after[name]}) == 1


def test_two_have_an_eye_on_each_other_and_one_waits(world: World) -> None:
    """With nobody else there is nobody to name."""
    world.app.team.ally(uid("owner"), TEAM, on=True)
    eyes = view(world).eyes
    assert (eyes.on, eyes.by) == (None, None)
    world.app.team.ally(uid("colleague"), TEAM, on=True)
    eyes = view(world).eyes
    assert (eyes.on.id, eyes.by.id) == (uid("colleague"), uid("colleague"))


def test_somebody_whose_membership_ends_leaves_the_ring(world: World) -> None:
    """Also erased, or out of the team: the next look mends the ring."""
    for name in ("owner", "colleague", "crew 0"):
        world.app.team.ally(uid(name), TEAM, on=True)
    view(world)
    with world.database.write() as stores:
        stores.people.erase(uid("crew 0"))
    assert view(world).eyes.on.id == uid("colleague")


def test_next_month_the_ring_is_another(world: World) -> None:
    """Nobody has the same person again."""
    inside = ["owner", *CREW[:5]]
    for name in inside:
        world.app.team.ally(uid(name), TEAM, on=True)
    before = {name: view(world, name).eyes.on.id for name in inside}
    world.clock.forward(days=10)
    assert all(view(world, name).eyes.on.id != before[name] for name in inside)


def october(world: World) -> tuple[Figure, ...]:
    """What the team's page shows of October."""
    return tuple(figure for figure in view(world).figures if figure.month == date(2026, 10, 1))


def test_a_month_that_is_over_is_published_and_the_one_that_runs_is_not(world: World) -> None:
    """Every measure: six did something, three times or more."""
    rehearsed(world, datetime(2026, 10, 14, tzinfo=UTC), 3, CREW[:6])
    rehearsed(world, datetime(2026, 11, 14, tzinfo=UTC), 8, CREW)
    figures = october(world)
    assert {figure.measure for figure in figures} == set(MEASURES)
    assert all(figure.value in (10, 15, 20) for figure in figures)
    assert {figure.month for figure in view(world).figures} == {date(2026, 10, 1)}


def test_what_was_published_never_changes(world: World) -> None:
    """Somebody is erased, joins, leaves, rehearses in the past or answers late: the figures of October stay."""
    at = datetime(2026, 10, 14, tzinfo=UTC)
    rehearsed(world, at, 3, CREW[:6])
    shown = october(world)
    report = world.app.transfer.report(uid("sponsor"), TRAINING, "nl")
    with world.database.write() as stores:
        for name in CREW[:5]:
            stores.people.erase(uid(name))
        stores.people.relate(Relation(uid("late"), uid("stranger"), "member", TEAM, START))
    rehearsed(world, at, 8, CREW[5:])
    world.clock.forward(hours=5)
    assert october(world) == shown
    assert world.app.transfer.report(uid("sponsor"), TRAINING, "nl").teams == report.teams
    world.clock.forward(days=30)
    assert october(world) == shown


def test_looking_twice_or_by_another_person_gives_the_same(world: World) -> None:
    """The random move is drawn once: the member, the manager and the sponsor read the same figures."""
    rehearsed(world, datetime(2026, 10, 14, tzinfo=UTC), 3, CREW[:6])
    shown = view(world).figures
    assert all(view(world, who).figures == shown for who in ("owner", "manager", "colleague") for _ in range(3))
    (team,) = world.app.transfer.report(uid("sponsor"), TRAINING, "nl").teams
    assert team.sums == {figure.measure: figure.value for figure in shown if figure.month == date(2026, 10, 1)}


def test_every_month_that_nobody_looked_at_is_published_later(world: World) -> None:
    """Two months without a visit: both are there, each once."""
    rehearsed(world, datetime(2026, 10, 14, tzinfo=UTC), 3, CREW[:6])
    view(world)
    rehearsed(world, datetime(2026, 12, 14, tzinfo=UTC), 3, CREW[:6])
    world.clock.forward(days=72)
    shown = view(world).figures
    assert {figure.month for figure in shown} == set(months(date(2026, 11, 1), date(2027, 1, 1)))
    assert {figure.month for figure in shown if figure.value} == {date(2026, 12, 1)}


def test_a_month_is_over_when_it_is_over_everywhere() -> None:
    """Half a day after midnight in Greenwich."""
    assert last_closed(datetime(2026, 11, 1, 11, 59, tzinfo=UTC)) == date(2026, 9, 1)
    assert last_closed(datetime(2026, 11, 1, 12, 1, tzinfo=UTC)) == date(2026, 10, 1)


def test_a_team_costs_the_same_number_of_queries_however_large(world: World) -> None:
    """The page of eleven people and of a hundred, with ideas and a ring."""
    suggest(world, "owner", "colleague")
    world.app.team.ally(uid("owner"), TEAM, on=True)
    view(world)
    few = world.count(lambda: view(world))
    dice = random.Random(4)  # noqa: S311 - tests must be repeatable
    with world.database.write() as stores:
        for n in range(90):
            stores.people.put(Person(uid(f"n{n}"), f"n{n}", f"N {n}", "N"))
            for kind, subject in (("member", TEAM), ("learns", TRAINING)):
                since = START + timedelta(days=dice.randint(0, 90))
                stores.people.relate(Relation(uid(f"n{n}{kind}"), uid(f"n{n}"), kind, subject, since))
    for n in range(5):
        suggest(world, f"n{n}", "owner")
        world.app.team.ally(uid(f"n{n}"), TEAM, on=True)
    view(world)
    assert world.count(lambda: view(world)) == few
    assert few < 25
