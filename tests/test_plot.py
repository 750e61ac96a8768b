"""How a script moves."""

from __future__ import annotations

import pytest

from coach.errors import ContentBroken
from coach.scenario.plot import begin, choose, offered, shuffled, unclear
from coach.scenario.running import seeded
from tests.scripts import tiny

DRAW = seeded(7)


def test_a_scene_opens_with_the_beats_of_its_first_node() -> None:
    """Stage direction, line, and one of the drawn alternatives, in order."""
    state, cues = begin(tiny(), "calm", DRAW)
    assert [cue.beat for cue in cues][:2] == ["look", "next"]
    assert cues[2].beat in {"phone", "cough"}
    assert (state.at, state.over) == ("opening", False)


def test_pressure_changes_what_happens() -> None:
    """Tom pushes when it is tense and keeps quiet when it is calm."""
    script = tiny()
    for pressure, beats in (("calm", []), ("tense", ["push"])):
        state, _ = begin(script, pressure, DRAW)
        _, cues = choose(script, state, "yield", DRAW)
        assert [cue.beat for cue in cues] == beats


def test_draws_depend_on_seed_and_place_alone() -> None:
    """The same seed gives the same surprise; among many seeds both surprises come up."""
    script = tiny()
    seen = {seed: begin(script, "calm", seeded(seed))[1][2].beat for seed in range(40)}
    again = {seed: begin(script, "calm", seeded(seed))[1][2].beat for seed in range(40)}
    assert seen == again
    assert set(seen.values()) == {"phone", "cough"}


def test_a_gain_right_after_a_loss_only_stops_the_fall() -> None:
    """Rapport has inertia: minus one, then a good turn, is still minus one."""
    script = tiny()
    state, _ = begin(script, "calm", DRAW)
    state, _ = choose(script, state, "yield", DRAW)
    assert state.value("rapport") == -1
    state, _ = choose(script, state, "hold", DRAW)
    assert (state.value("rapport"), state.at) == (-1, "lost")


def test_two_good_turns_in_a_row_count() -> None:
    """Without a loss before it, each gain counts, and decides how it goes on."""
    script = tiny()
    state, _ = begin(script, "calm", DRAW)
    for pick in ("stay", "hold"):
        state, _ = choose(script, state, pick, DRAW)
    assert (state.value("rapport"), state.at, state.over) == (2, "heard", True)
    assert offered(script, state) == ()


def test_a_spent_choice_is_gone_and_a_conditional_one_hides() -> None:
    """``once`` and ``when`` decide what is offered; a choice that is not offered cannot be made."""
    script = tiny()
    state, _ = begin(script, "calm", DRAW)
    state, _ = choose(script, state, "joke", DRAW)
    assert [choice.id for choice in offered(script, state)] == ["yield", "stay"]
    state, _ = choose(script, state, "yield", DRAW)
    assert [choice.id for choice in offered(script, state)] == ["hold"]
    with pytest.raises(ContentBroken):
        choose(script, state, "drop", DRAW)


def test_words_that_cannot_be_placed_keep_the_moment() -> None:
    """The room asks what is meant, in turn by its different people, and the state counts it."""
    script = tiny()
    state, _ = begin(script, "tense", DRAW)
    state, first = unclear(script, state)
    state, second = unclear(script, state)
    assert [first[0].line, second[0].line] == ["Wat bedoel je?", "Ik volg niet."]
    assert (state.at, state.unclear) == ("opening", 2)


def test_choices_are_shuffled_by_seed() -> None:
    """The order is fixed for a seed and differs between seeds."""
    script = tiny()
    state, _ = begin(script, "calm", DRAW)
    orders = {tuple(choice.id for choice in shuffled(offered(script, state), seed, state)) for seed in range(30)}
    assert len(orders) > 1
    assert shuffled(offered(script, state), 3, state) == shuffled(offered(script, state), 3, state)
