"""Trying an improvised scenario: the same plays every time, by learners who are what they are called."""

from __future__ import annotations

import time

import pytest

from coach.scenario.heard import heard
from coach.scenario.trial import ATTACKS, GIVES_IN, LEAVES, STANDS, played, tried
from tests.scripts import loose

SCENE = loose()


def test_a_trial_gives_the_same_plays_every_time() -> None:
    """Nothing in it is left to chance."""
    assert tried(SCENE) == tried(SCENE)


def test_a_trial_is_quick() -> None:
    """A trainer waits for it at every check: hundreds of plays in less than a second of the processor."""
    before = time.process_time()
    trial = tried(SCENE)
    assert len(trial.plays) > 300
    assert time.process_time() - before < 1


def test_it_meets_everything_that_can_come() -> None:
    """Each ending, each move, the fact and the event of a small scene."""
    trial = tried(SCENE)
    assert trial.ends == set(SCENE.endings)
    assert trial.came == {"push", "hurt", "mild", "give", "own-date", "event/phone"}


def test_who_gives_in_never_does_something_good_and_who_attacks_does_so_every_other_turn() -> None:
    """Else "giving in does not pay" would say nothing."""
    for turns in GIVES_IN:
        assert all(not heard(flags).kept or heard(flags).dropped for flags in turns)
    for turns in ATTACKS:
        assert sum(heard(flags).attacked for flags in turns) * 2 >= len(turns)
    for turns in STANDS:
        assert not any(heard(flags).attacked or heard(flags).dropped for flags in turns)


@pytest.mark.parametrize(("hears", "ends", "turns"), [(("kept",) * 6, "half", 2), (("kept", LEAVES), "cold", 2)])
def test_a_play_stops_where_it_ends(hears: tuple[str, ...], ends: str, turns: int) -> None:
    """By an ending before the turns are up, or because the learner leaves."""
    play = played(SCENE, "tense", 1, hears)
    assert (play.state.at, len(play.hears)) == (ends, turns)


def test_a_word_that_nobody_can_hear_is_refused() -> None:
    """The checker asks before it plays."""
    with pytest.raises(KeyError):
        played(SCENE, "tense", 1, ("keept",))
