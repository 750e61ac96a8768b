"""The server is killed in mid-turn a hundred times, at named points: nothing is lost, nothing is there twice."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from coach.conversation.director import Setup, replay
from tests.killed import POINTS, dying
from tests.values import uid
from tests.world import World, opened, populate

OWNER = uid("owner")
SEEDS = range(12)
Kill = Callable[[dict[str, Any]], str]


@pytest.fixture(scope="module")
def kill() -> Iterator[Kill]:
    """Gives an order to the process that dies for us."""
    with dying() as order:
        yield order


@pytest.fixture(scope="module")
def begun(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    """A database in which the owner has just begun a take."""
    path = tmp_path_factory.mktemp("kill") / "coach.db"
    shutil.copy(sqlite_template, path)
    with opened(f"sqlite:///{path}") as world:
        populate(world)
        take = world.take()
    return path, take


def _steps(seed: int) -> list[tuple[str, str, str]]:
    """A way through the scenario: some of it unclear, some said, some picked, always to an ending."""
    chance = random.Random(seed)  # noqa: S311 - tests must be repeatable
    way = [("said", "bla")] * chance.randrange(3)
    way += [(chance.choice(["said", "picked"]), "joke")] * chance.randrange(2)
    way += [(chance.choice(["said", "picked"]), "stay"), ("said", "bla"), (chance.choice(["said", "picked"]), "hold")]
    return [(f"key-{index}", kind, words) for index, (kind, words) in enumerate(way)]


def _sent(world: World, take: UUID) -> list[str]:
    return [turn.turn_key for turn in world.app.rehearse.room(OWNER, take).turns if turn.is_learners]


def _check(world: World, take: UUID, steps: list[tuple[str, str, str]], *, at_least: int) -> None:
    """What must hold of a take whenever somebody comes back to it."""
    room = world.app.rehearse.room(OWNER, take)
    keys = [turn.turn_key for turn in room.turns if turn.is_learners]
    answers = [turn.answers for turn in room.turns if turn.answers is not None]
    assert [turn.seq for turn in room.turns] == list(range(1, len(room.turns) + 1))
    assert keys == [key for key, _, _ in steps][: len(keys)]
    assert len(keys) >= at_least
    assert answers == [turn.seq for turn in room.turns if turn.is_learners]
    assert None not in [turn.spoken for turn in room.turns if turn.kind == "cue"]
    assert replay(Setup(room.scene, room.take.pressure, room.take.seed), room.turns) == room.position


def _finish(world: World, take: UUID, steps: list[tuple[str, str, str]]) -> None:
    """The learner comes back, sends the last thing again (had it arrived?), and plays to the end."""
    for key, kind, words in steps[max(0, len(_sent(world, take)) - 1) :]:
        room = world.app.rehearse.room(OWNER, take)
        send = world.app.rehearse.say if kind == "said" else world.app.rehearse.pick
        send(OWNER, take, room.position.last_seq, key, words)
        world.app.rehearse.answer(OWNER, take)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("at", POINTS)
def test_a_killed_server_loses_and_doubles_nothing(
    at: str, seed: int, kill: Kill, begun: tuple[Path, UUID], tmp_path: Path
) -> None:
    """Opened again: every kept turn once and in order, the state is that of the log, and the end is in reach."""
    template, take = begun
    shutil.copy(template, tmp_path / "coach.db")
    url, steps = f"sqlite:///{tmp_path / 'coach.db'}", _steps(seed)
    nth = 1 if "report" in at else random.Random(f"{seed}{at}").randrange(len(steps)) + 1  # noqa: S311 - repeatable
    fate = kill({"url": url, "take": take.hex, "steps": steps, "seed": seed, "at": at, "nth": nth})
    assert fate == "died"
    # The words of the n-th turn are kept as soon as their commit is behind us.
    committed = len(steps) if "report" in at else nth - 1 if at.startswith("before the words") else nth
    with opened(url) as world:
        world.clock.forward(minutes=5)
        _check(world, take, steps, at_least=committed)
        _finish(world, take, steps)
        _check(world, take, steps, at_least=len(steps))
        room = world.app.rehearse.room(OWNER, take)
        assert (room.take.status, room.position.over) == ("finished", True)
        assert world.app.reviews.review(OWNER, take) == world.app.reviews.review(OWNER, take)
        assert len(world.rows()["report"]) == 1


def test_without_a_kill_the_same_steps_play_to_the_end(kill: Kill, begun: tuple[Path, UUID], tmp_path: Path) -> None:
    """So the deaths above are the only difference."""
    template, take = begun
    shutil.copy(template, tmp_path / "coach.db")
    url, steps = f"sqlite:///{tmp_path / 'coach.db'}", _steps(1)
    assert kill({"url": url, "take": take.hex, "steps": steps, "seed": 1, "at": "never", "nth": 1}) == "lived"
    with opened(url) as world:
        _check(world, take, steps, at_least=len(steps))


def test_there_are_a_hundred_deaths() -> None:
    """As the issue asks."""
    assert len(POINTS) * len(SEEDS) >= 100


@pytest.mark.parametrize("kind", ["postgresql"])
@pytest.mark.parametrize("at", POINTS)
def test_postgresql_forgets_what_a_killed_server_had_not_committed(at: str, url: str, kill: Kill) -> None:
    """The same on the other database, once at each point."""
    with opened(url) as world:
        populate(world)
        take = world.take()
    steps = _steps(3)
    nth = 1 if "report" in at else 2
    assert kill({"url": url, "take": take.hex, "steps": steps, "seed": 3, "at": at, "nth": nth}) == "died"
    with opened(url) as world:
        world.clock.forward(minutes=5)
        _check(world, take, steps, at_least=1)
        _finish(world, take, steps)
        _check(world, take, steps, at_least=len(steps))
