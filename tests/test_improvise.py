"""How an improvisation moves: what costs what, what comes when, and that a seed can be replayed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coach.conversation.director import Setup, direct, replay
from coach.conversation.turns import Turn
from coach.scenario.heard import Heard, heard
from coach.scenario.improvise import answer, begin, leave
from coach.scenario.running import LEARNER, State, seeded
from tests.scripts import loose

SCENE = loose()


def _play(pressure: str, *turns: str, seed: int = 1) -> tuple[State, list[str]]:
    """The state after these turns, and what was said in them."""
    draw = seeded(seed)
    state, cues = begin(SCENE, pressure, draw)
    said = [cue.line for cue in cues]
    for flags in turns:
        if state.over:
            break
        state, cues = answer(SCENE, state, heard(flags), draw)
        said += [cue.line for cue in cues]
    return state, said


@pytest.mark.parametrize(("pressure", "price"), [("calm", 1), ("tense", 2), ("heated", 3)])
def test_a_concession_costs_as_many_good_turns_as_the_pressure_says(pressure: str, price: int) -> None:
    """One fewer and nothing is given; as many, and it is."""
    assert not _play(pressure, *["kept"] * (price - 1))[0].over
    assert _play(pressure, *["kept"] * price)[0].at == "half"


def test_an_attack_costs_two_good_turns() -> None:
    """After an attack, the two turns that were enough are not any more."""
    assert not _play("tense", "attacked", "kept", "kept")[0].over
    assert _play("tense", "attacked", "kept", "kept", "kept", "kept")[0].at == "half"


@pytest.mark.parametrize("seed", range(20))
def test_who_gives_in_gets_nothing(seed: int) -> None:
    """Whatever is drawn, letting go twice ends it without a concession."""
    assert _play("calm", "dropped", "dropped", seed=seed)[0].at == "gave-in"


@pytest.mark.parametrize("spoilt", ["kept repeated", "kept attacked", "silent", "off", "nothing"])
def test_what_is_no_good_turn_earns_nothing(spoilt: str) -> None:
    """Saying the same again, attacking, saying nothing or something else brings no concession nearer."""
    state, _ = _play("calm", spoilt, spoilt)
    assert (state.value("goods"), state.value("steps")) == (0, 0)


def test_a_fact_opens_by_behaviour_and_is_told_next() -> None:
    """An open question when rapport allows it; before that, the same question opens nothing."""
    state, said = _play("heated", "asked")
    assert state.value("told_own_date") is True
    assert said[-1] in {"Ik heb dat beloofd.", "Die datum is van mij."}
    assert _play("heated", "kept")[0].value("told_own_date") is False


@pytest.mark.parametrize("seed", range(20))
def test_no_line_is_heard_twice_in_a_row(seed: int) -> None:
    """Also when one move comes again and again, and all its lines come before any comes back."""
    _, said = _play("heated", *["nothing"] * 5, seed=seed)
    assert all(one != other for one, other in pairwise(said))
    assert len(set(said[1:4])) == 3


@pytest.mark.parametrize("seed", range(40))
def test_a_move_does_not_come_back_with_the_line_that_it_had_last(seed: int) -> None:
    """Also when something else came in between: a pause, and then the same words again, would be an echo."""
    _, said = _play("heated", *["nothing", "attacked"] * 3, seed=seed)
    for lines in (SCENE.moves["push"].lines, SCENE.moves["hurt"].lines):
        mine = [line for line in said if line in {line.text for line in lines}]
        assert all(one != other for one, other in pairwise(mine))


def test_the_turns_are_up_and_leaving_ends_it_too() -> None:
    """Both ask the endings where it stood."""
    assert _play("heated", *["nothing"] * 6)[0].at == "cold"
    state, _ = _play("heated", "nothing")
    assert leave(SCENE, state, seeded(1)).at == "cold"


def test_an_event_happens_once_and_by_pressure() -> None:
    """The phone rings in the second turn when it is heated."""
    assert _play("heated", *["nothing"] * 4)[1].count("Een gsm.") == 1
    assert "Een gsm." not in _play("tense", *["nothing"] * 4)[1]


def test_an_attack_is_answered_before_anything_else() -> None:
    """A move that is marked first goes before the others that may come."""
    assert _play("calm", "attacked")[1][-1] in {"En ik dan?", "Schoon."}


def test_a_replayed_log_asks_nobody_again_and_leads_to_the_same_place() -> None:
    """What was heard is in the log; the same log gives the same state, and the seed the same lines."""
    setup = Setup(SCENE, "tense", seed=9)

    def run() -> tuple[Turn, ...]:
        log = direct(setup, (), lambda _w, _c: None)
        for flags in ("kept", "asked", "attacked"):
            turn = Turn(log[-1].seq + 1, LEARNER, "said", text=flags)
            log = (*log, turn, *direct(setup, (*log, turn), lambda _w, _c: None, heard))
        return log

    log = run()
    assert log == run()
    state = replay(setup, log).state
    assert state is not None
    assert state.value("attacks") == 1
    assert next(turn.heard for turn in log if turn.heard is not None) == Heard("assertive", kept=True)


def test_a_second_insult_in_a_row_is_answered_as_the_first_was() -> None:
    """A move that is marked first comes again at once, with another line."""
    said = _play("tense", "attacked", "attacked")[1]
    assert {said[-1], said[-2]} == {"En ik dan?", "Schoon."}
