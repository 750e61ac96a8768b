"""The manager's side of a guide: this week, planning, and what goes when a share goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.errors import InputRefused, NotFound
from coach.programme.week import Home
from tests import fakes
from tests.guided import FOCUSED, GOAL, MANAGER, MEETING, TODAY, ended, joins, manages, shares
from tests.values import HARD, uid
from tests.world import World, opened, populate

OWNER = uid("owner")
GENERAL = (fakes.TRAINING, "rule", None)
FLOOR = (fakes.TRAINING, "floor", OWNER)


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation on each database, twelve days after the training."""
    with opened(url) as made:
        populate(made)
        ended(made, 12)
        yield made


def _home(world: World) -> Home:
    return world.app.guide.this_week(MANAGER, "nl")


def _titles(world: World) -> list[str]:
    return [one.fitted.title for one in _home(world).things]


def test_without_shares_a_week_holds_general_things_only(world: World) -> None:
    """Nobody is named."""
    assert _titles(world) == ["Eén regel", "Geef het woord"]
    assert all(one.member is None for one in _home(world).things)


def test_what_was_shared_comes_first_and_the_team_stays_in_it(world: World) -> None:
    """One thing about a person, and what is general without repeating it."""
    shares(world, "owner", GOAL)
    assert _titles(world) == ["Geef Owner het woord", "Eén regel"]


def test_a_week_is_never_more_than_three_things(world: World) -> None:
    """However many members share something, each assignment stands there once."""
    for at in range(12):
        joins(world, f"lid{at}")
        shares(world, f"lid{at}", FOCUSED)
    assert len(_titles(world)) <= 3
    assert len({one.fitted.of.id for one in _home(world).things}) == len(_titles(world))


def test_a_share_that_is_taken_back_has_no_effect_any_more(world: World) -> None:
    """At the next drawing; the same when it ends, and when the person leaves the team."""
    share = shares(world, "owner", GOAL)
    assert "Geef Owner het woord" in _titles(world)
    world.app.sharing.revoke(OWNER, share)
    assert "Geef Owner het woord" not in _titles(world)
    assert world.app.guide.for_member(MANAGER, fakes.TRAINING, OWNER, "nl").guide.bases == ()
    shares(world, "owner", MEETING, ends=datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert "Geef Owner het woord" in _titles(world)
    world.clock.forward(hours=2)
    assert "Geef Owner het woord" not in _titles(world)


def test_planned_for_this_week_comes_first_and_for_later_does_not_come_yet(world: World) -> None:
    """Whichever phase it belongs to."""
    world.app.guide.plan(MANAGER, fakes.TRAINING, "keep", None, TODAY + timedelta(days=2))
    assert _titles(world)[0] == "Hou vast"
    world.app.guide.plan(MANAGER, *GENERAL, TODAY + timedelta(days=7))
    assert "Eén regel" not in _titles(world)
    world.clock.forward(days=7)
    assert _titles(world)[0] == "Eén regel"


def test_what_a_week_left_undone_is_not_asked_for_again(world: World) -> None:
    """Not what was planned, not what belonged to an earlier phase: no backlog, but all of it stays in the guide."""
    world.app.guide.plan(MANAGER, *GENERAL, TODAY)
    world.clock.forward(days=7)
    assert _titles(world) == ["Praat"]
    view = world.app.guide.guide(MANAGER, fakes.TRAINING, "nl")
    assert {one.of.id for one in view.guide.assignments} == {one.id for one in fakes.training().assignments}


@pytest.mark.parametrize("what", ["done", "skip"])
def test_what_was_done_or_left_goes_and_comes_back_when_put_back(world: World, what: str) -> None:
    """Doing it twice changes nothing."""
    for _ in range(2):
        getattr(world.app.guide, what)(MANAGER, *GENERAL)
    assert _titles(world) == ["Geef het woord"]
    world.app.guide.undo(MANAGER, *GENERAL)
    assert _titles(world) == ["Eén regel", "Geef het woord"]


def test_a_note_is_kept_and_seen_by_nobody_else(world: World) -> None:
    """Through planning and doing; another manager of the same team does not see it, nor does the learner."""
    shares(world, "owner", GOAL)
    world.app.guide.note(MANAGER, *FLOOR, f"  {HARD} ")
    world.app.guide.plan(MANAGER, *FLOOR, TODAY)
    world.app.guide.done(MANAGER, *FLOOR)
    view = world.app.guide.for_member(MANAGER, fakes.TRAINING, OWNER, "nl")
    state = next(one for one in view.states if one.assignment == "floor")
    assert (state.note, state.status) == (HARD, "done")
    second = joins(world, "tweede")
    manages(world, second)
    assert world.app.guide.guide(second, fakes.TRAINING, "nl").states == ()


def test_a_note_that_is_too_long_and_a_day_that_is_past_are_refused(world: World) -> None:
    """With what stood there before; today, where the manager is, is the first day."""
    with pytest.raises(InputRefused, match="own-note-too-long"):
        world.app.guide.note(MANAGER, *GENERAL, "x" * 1001)
    with pytest.raises(InputRefused, match="plan-past"):
        world.app.guide.plan(MANAGER, *GENERAL, TODAY - timedelta(days=1))
    world.app.guide.plan(MANAGER, *GENERAL, TODAY)
    world.clock.forward(days=2)
    world.app.guide.note(MANAGER, *GENERAL, "Toch nog.")


@pytest.mark.parametrize(
    "where",
    [
        ("another", "rule", None), (fakes.TRAINING, "nothing", None), (fakes.TRAINING, "rule", OWNER),
        (fakes.TRAINING, "floor", uid("colleague")), (fakes.TRAINING, "floor", uid("nobody")),
    ],
)  # fmt: skip
def test_what_is_not_there_cannot_be_done(world: World, where: tuple[str, str, object]) -> None:
    """Another training, no such assignment, the team's with a member, a member who does not follow it: all the same."""
    with pytest.raises(NotFound, match="no-guide"):
        world.app.guide.done(MANAGER, *where)


@pytest.mark.parametrize(
    ("days", "nothing"), [(-5, "before"), (98, "after"), (97, None)]
)  # fmt: skip
def test_a_week_says_why_it_is_empty(world: World, days: int, nothing: str | None) -> None:
    """Before the training's end, and from the fourteenth week on."""
    ended(world, days)
    home = _home(world)
    assert home.nothing == nothing
    assert home.begins == (TODAY + timedelta(days=5) if days < 0 else None)
    assert [one.id for one in home.trainings] == [fakes.TRAINING]


def test_without_a_team_or_a_training_there_is_nothing_either(world: World) -> None:
    """Nobody to manage; nobody in the team; nobody who follows a training."""
    assert world.app.guide.this_week(OWNER, "nl").nothing == "no-team"
    assert world.app.guide.this_week(uid("other team's manager"), "nl").nothing == "no-people"
    ended(world, 12)
    with world.database.write() as stores:
        stores.people._connection.exec_driver_sql("UPDATE relation SET until = '2026-11-22' WHERE kind = 'learns'")
    assert _home(world).nothing == "no-training"


def test_all_of_a_week_done_is_a_week_that_is_through(world: World) -> None:
    """No more is looked for to fill it."""
    for name in ("rule", "floor"):
        world.app.guide.done(MANAGER, fakes.TRAINING, name, None)
    assert _home(world).nothing == "through"


def test_people_stand_in_alphabetical_order_whatever_they_shared(world: World) -> None:
    """And all who follow the training, sharing or not."""
    for name in ("zoe", "bart", "an"):
        joins(world, name)
    shares(world, "zoe", GOAL)
    names = [one.name for one in world.app.guide.guide(MANAGER, fakes.TRAINING, "nl").people]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 5


def test_a_week_costs_as_many_queries_for_three_members_as_for_forty(world: World) -> None:
    """Each of them with a share and a plan; the guide too."""
    for at in range(40):
        name = f"lid{at}"
        joins(world, name)
        shares(world, name, GOAL)
        world.app.guide.plan(MANAGER, fakes.TRAINING, "floor", uid(name), date(2026, 12, 24))
        if at in {2, 39}:
            counts = [
                world.count(lambda: world.app.guide.this_week(MANAGER, "nl")),
                world.count(lambda: world.app.guide.guide(MANAGER, fakes.TRAINING, "nl")),
            ]
            if at == 2:
                few = counts
    assert counts == few
    assert max(counts) <= 12
