"""Several browsers in one joint room at the same instant: nothing is lost, doubled or reordered, on both databases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from typing import Any
from uuid import UUID, uuid4

import pytest

from coach.conversation.director import Setup, replay
from coach.conversation.turns import Turn
from coach.errors import CoachError, Conflict, InputRefused, NotAllowed
from tests.joint_world import LEARNER, PLAYER, WATCHER, Together, begun
from tests.world import World, opened, populate

SEEDS = range(4)
STEPS = 30
REFUSALS = {"paused", "their-turn", "take-closed", "swap-between"}


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The small organisation, on each database."""
    with opened(url) as made:
        populate(made)
        yield made


def _at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call gives or raises, all let go together."""
    start, found = Barrier(len(calls)), [None] * len(calls)

    def run(at: int, call: Callable[[], Any]) -> None:
        start.wait()
        try:
            found[at] = call()
        except CoachError as error:
            found[at] = error

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _check(made: Together) -> tuple[Turn, ...]:
    """What holds of every log, whoever did what."""
    log = made.log()
    assert [turn.seq for turn in log] == list(range(1, len(log) + 1))
    keys = [turn.turn_key for turn in log if turn.turn_key]
    assert len(keys) == len(set(keys))
    answered = [turn.answers for turn in log if turn.kind == "directed"]
    assert answered[0] is None
    assert len(answered) == len(set(answered))
    said = [turn.seq for turn in log if turn.is_learners]
    assert sorted(one for one in answered if one is not None) == said[: len(answered) - 1]
    assert len(said) - (len(answered) - 1) in {0, 1}
    for turn in log:
        if turn.is_learners:
            before = [one for one in log if one.kind == "cue" and one.seq < turn.seq]
            assert all(one.spoken is not None for one in before)
            assert turn.by in {LEARNER, PLAYER}
        if turn.player == "human":
            assert turn.by in {LEARNER, PLAYER}
    with made.world.database.read() as stores:
        take = stores.takes.get(made.take)
        assert take is not None
        scene = made.world.content.scene({take.scenario: made.world.content.files[take.scenario]}, "nl")
    replay(Setup(scene, take.pressure, take.seed, take.choices_hidden), log)
    return log


def test_two_browsers_that_say_something_at_the_same_instant(world: World) -> None:
    """One is kept and answered, the other is told and keeps its draft."""
    made = begun(world)
    made.speak("Ja?")
    last = made.room().last_seq
    found = _at_once(*[
        lambda word=word: world.app.joints.say(LEARNER, made.joint, last, uuid4().hex, word)
        for word in ("wat", "hoe", "wie")
    ])  # fmt: skip
    assert sum(one is None for one in found) == 1
    assert all(isinstance(one, Conflict) for one in found if one is not None)
    assert sum(turn.is_learners for turn in _check(made)) == 1


def test_a_double_click_at_the_same_instant_is_one_turn(world: World) -> None:
    """Of the learner's words, and of the counterpart's."""
    made = begun(world)
    seq = made.room(PLAYER).card.seq  # type: ignore[union-attr]
    assert _at_once(*[lambda: world.app.joints.speak(PLAYER, made.joint, seq, "cue", "Ja?")] * 3) == [None] * 3
    last = made.room().last_seq
    assert _at_once(*[lambda: world.app.joints.say(LEARNER, made.joint, last, "one", "wat")] * 3) == [None] * 3
    log = _check(made)
    assert [turn.text for turn in log if turn.is_learners] == ["wat"]
    assert [turn.spoken for turn in log if turn.turn_key == "cue"] == ["Ja?"]


def test_the_human_and_the_written_line_at_the_same_instant(world: World) -> None:
    """Whoever is first is heard, and only they."""
    made = begun(world)
    seq = made.room(PLAYER).card.seq  # type: ignore[union-attr]
    spoke, _ = _at_once(
        lambda: world.app.joints.speak(PLAYER, made.joint, seq, "cue", "Ja?"),
        lambda: world.app.joints.take_over(LEARNER, made.joint, on=True),
    )
    (tom,) = [turn for turn in _check(made) if turn.seq == seq]
    if spoke is None:
        assert (tom.spoken, tom.player) == ("Ja?", "human")
    else:
        assert (spoke.code, tom.player) == ("cue-voiced", "script")


def test_a_pause_and_a_turn_at_the_same_instant(world: World) -> None:
    """Either the words were first, or they are refused; never half."""
    made = begun(world)
    made.speak("Ja?")
    last = made.room().last_seq
    said, _ = _at_once(
        lambda: world.app.joints.say(LEARNER, made.joint, last, "one", "wat"),
        lambda: world.app.joints.pause(PLAYER, made.joint),
    )
    kept = sum(turn.is_learners for turn in _check(made))
    assert kept == (1 if said is None else 0)
    assert said is None or said.code == "paused"
    assert made.room().paused_by == PLAYER


def test_both_swap_at_the_same_instant(world: World) -> None:
    """It is one change: each page says what it wants it to be."""
    made = begun(world)
    made.speak("Ja?")
    found = _at_once(*[lambda who=who: world.app.joints.swap(who, made.joint, to=True) for who in (LEARNER, PLAYER)])
    assert found == [True, True]
    assert made.room().swapped


def _act(made: Together, who: UUID, dice: random.Random, done: list[str]) -> None:
    """Something that somebody may do now, or may not."""
    joints, joint = made.world.app.joints, made.joint
    room = joints.room(who, joint)
    last, key = room.last_seq - dice.choice((0, 0, 0, 1)), uuid4().hex
    card = room.card.seq if room.card is not None else last
    acts: dict[str, Callable[[], Any]] = {
        "say": lambda: joints.say(who, joint, last, key, dice.choice(("asked", "apologised", "wat", "requested"))),
        "speak": lambda: joints.speak(who, joint, card, key, f"woord {key}"),
        "line": lambda: joints.say_line(who, joint, card, key),
        "swap": lambda: joints.swap(who, joint, to=dice.random() < 0.5),
        "pause": lambda: joints.pause(who, joint),
        "resume": lambda: joints.resume(who, joint),
        "hand": lambda: joints.take_over(who, joint, on=dice.random() < 0.4),
        "perform": lambda: list(joints.perform(who, joint)),
        "note": lambda: joints.note(who, joint, key),
    }
    weights = {
        "say": 12,
        "speak": 12,
        "line": 3,
        "swap": 2,
        "pause": 1,
        "resume": 8,
        "hand": 2,
        "perform": 3,
        "note": 2,
    }
    name = dice.choices(list(acts), [weights[one] for one in acts])[0]
    try:
        acts[name]()
    except (Conflict, NotAllowed):
        return
    except InputRefused as error:
        if error.code not in REFUSALS:
            raise
    else:
        done.append(name)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_several_people_do_at_random_the_log_stays_a_log(seed: int, world: World) -> None:
    """Say, speak, swap, pause, hand over, note, all at once: every accepted word is there once, in order."""
    made = begun(world, watched=True, scenario="loose", pressure="heated")
    for who in (LEARNER, PLAYER):
        world.app.models.accept(who, world.app.models.notice(who).id)  # type: ignore[union-attr]
    done: list[str] = []

    def live(who: UUID, number: int) -> None:
        dice = random.Random(f"{seed}{number}")  # noqa: S311 - repeatable
        for _ in range(STEPS):
            _act(made, who, dice, done)

    found = _at_once(*[
        lambda who=who, number=number: live(who, number)
        for number, who in enumerate((LEARNER, PLAYER, PLAYER, LEARNER, WATCHER))
    ])  # fmt: skip
    assert found == [None] * 5
    made.room()  # whoever looks next finishes what was left open
    log = _check(made)
    with world.database.read() as stores:
        assert len(stores.debriefs.notes(made.joint)) == done.count("note")
    assert sum(turn.is_learners for turn in log) == done.count("say")
    words = [turn.spoken for turn in log if turn.spoken and turn.spoken.startswith("woord ")]
    assert len(words) == len(set(words)) == done.count("speak")
