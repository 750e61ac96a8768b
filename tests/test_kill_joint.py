"""The server is killed in the middle of a joint rehearsal, at named points: the room goes on where it was."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from coach.conversation.director import Setup, replay
from coach.conversation.turns import Turn
from tests.joint_world import LEARNER, PLAYER, begun, play
from tests.killed import POINTS, dying
from tests.world import World, opened, populate

JOINT_POINTS = tuple(point for point in POINTS if "report" not in point)
SEEDS = range(6)
STEPS = [
    ("key-0", "said", "bla"), ("", "swap", "yes"), ("key-1", "picked", "joke"), ("key-2", "said", "bla"),
    ("", "swap", "no"), ("key-3", "picked", "stay"), ("key-4", "said", "hold"),
]  # fmt: skip
KEYS = [key for key, _, _ in STEPS if key]
BY = [LEARNER, PLAYER, PLAYER, LEARNER, LEARNER]
Kill = Callable[[dict[str, Any]], str]


@pytest.fixture(scope="module")
def kill() -> Iterator[Kill]:
    """Gives an order to the process that dies for us."""
    with dying() as order:
        yield order


@pytest.fixture(scope="module")
def waiting(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    """A database in which a joint rehearsal has just begun."""
    path = tmp_path_factory.mktemp("kill-joint") / "coach.db"
    shutil.copy(sqlite_template, path)
    with opened(f"sqlite:///{path}") as world:
        populate(world)
        return path, begun(world).joint


def _log(world: World, joint: UUID) -> tuple[Turn, ...]:
    with world.database.read() as stores:
        found = stores.joints.get(joint)
        assert found is not None
        assert found.take is not None
        return stores.takes.logs([found.take])[found.take]


def _check(world: World, joint: UUID, *, whole: bool) -> None:
    """Every word once, by whoever said it, in order; the state is that of the log."""
    log = _log(world, joint)
    assert [turn.seq for turn in log] == list(range(1, len(log) + 1))
    said = [(turn.turn_key, turn.by) for turn in log if turn.is_learners]
    assert said == list(zip(KEYS, BY, strict=True))[: len(said)]
    answers = [turn.answers for turn in log if turn.answers is not None]
    assert answers == [turn.seq for turn in log if turn.is_learners]
    spoken = [turn for turn in log if turn.player == "human" and turn.spoken]
    assert all(turn.spoken == f"woord {turn.seq}" and turn.turn_key == f"card-{turn.seq}" for turn in spoken)
    script = [turn for turn in log if turn.kind == "cue" and turn.seat != "tom"]
    assert all(turn.player == "script" for turn in script)
    if whole:
        assert [key for key, _ in said] == KEYS
        assert all(turn.player == "human" for turn in log if turn.kind == "cue" and turn.seat == "tom")
        with world.database.read() as stores:
            (take,) = stores.takes.of(LEARNER)
            scene = world.content.scene({take.scenario: world.content.files[take.scenario]}, "nl")
        assert (take.status, replay(Setup(scene, take.pressure, take.seed), log).over) == ("finished", True)
        assert world.app.joints.room(PLAYER, joint).state == "debrief"


def _come_back(world: World, joint: UUID) -> None:
    """Both reload; they send everything again, for who knows what had arrived."""
    world.clock.forward(minutes=5)
    world.app.joints.room(PLAYER, joint)
    _check(world, joint, whole=False)
    play(world.app, joint, STEPS, {turn.turn_key for turn in _log(world, joint)})
    _check(world, joint, whole=True)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("at", JOINT_POINTS)
def test_a_killed_server_resumes_the_room(
    at: str, seed: int, kill: Kill, waiting: tuple[Path, UUID], tmp_path: Path
) -> None:
    """Whoever looks next finishes what was open; nothing is lost, doubled or reordered, and the end is in reach."""
    template, joint = waiting
    shutil.copy(template, tmp_path / "coach.db")
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    nth = random.Random(f"{seed}{at}").randrange(len(KEYS)) + 1  # noqa: S311 - repeatable
    assert kill({"url": url, "joint": joint.hex, "steps": STEPS, "seed": seed, "at": at, "nth": nth}) == "died"
    with opened(url) as world:
        _come_back(world, joint)


def test_without_a_kill_the_same_steps_play_to_the_end(kill: Kill, waiting: tuple[Path, UUID], tmp_path: Path) -> None:
    """So the deaths above are the only difference."""
    template, joint = waiting
    shutil.copy(template, tmp_path / "coach.db")
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    order = {"url": url, "joint": joint.hex, "steps": STEPS, "seed": 1, "at": "never", "nth": 1}
    assert kill(order) == "lived"
    with opened(url) as world:
        _check(world, joint, whole=True)


@pytest.mark.parametrize("kind", ["postgresql"])
@pytest.mark.parametrize("at", JOINT_POINTS)
def test_postgresql_resumes_the_room(at: str, url: str, kill: Kill) -> None:
    """The same on the other database, once at each point."""
    with opened(url) as world:
        populate(world)
        joint = begun(world).joint
    assert kill({"url": url, "joint": joint.hex, "steps": STEPS, "seed": 3, "at": at, "nth": 2}) == "died"
    with opened(url) as world:
        _come_back(world, joint)
