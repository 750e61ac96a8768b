"""The figures of ``coach bench feedback``, on small cases that can be counted by hand."""

from __future__ import annotations

import pytest

from coach.competency.model import Style
from coach.feedback.agreement import Judged, coverage, figures, interval, majority, pairs, qwk, style_f1, unseen, within
from coach.feedback.report import Assessment, Rating


def _turn(theirs: int | None, ours: int | None, *, sure: bool = True, gold: Style = "assertive") -> Judged:
    heard = Assessment("assertive", (Rating("x", ours, sure),))
    return Judged(gold, {"x": theirs}, heard)


def test_kappa_is_one_for_the_same_levels_and_minus_one_for_opposite_ones() -> None:
    """The ends of the scale, and the weight of a far slip against a near one."""
    assert qwk([("x", level, level) for level in (1, 3, 5)]) == pytest.approx(1)
    assert qwk([("x", 1, 5), ("x", 5, 1)]) == pytest.approx(-1)
    near = qwk([("x", 1, 2), ("x", 5, 5), ("x", 3, 3)])
    far = qwk([("x", 1, 5), ("x", 5, 5), ("x", 3, 3)])
    assert near is not None
    assert far is not None
    assert near > far


def test_kappa_of_a_known_table() -> None:
    """Three pairs, counted by hand: observed disagreement 1, by chance 3."""
    # theirs 1,2,3; ours 1,2,2: observed 1; chance: (theirs × ours)/3 weighted = (0+1+4)/3 + 2·(1+0+1)/3 = 3
    assert qwk([("x", 1, 1), ("x", 2, 2), ("x", 3, 2)]) == pytest.approx(1 - 1 / 3)


def test_kappa_says_nothing_where_nothing_varies() -> None:
    """No pairs, or one level only: no figure rather than a wrong one."""
    assert qwk([]) is None
    assert qwk([("x", 3, 3), ("x", 3, 3)]) is None


def test_an_abstention_and_a_missed_level_both_cost_coverage() -> None:
    """Coverage counts people's levels; "not sure" and "not observed" leave them uncovered."""
    turns = [_turn(3, 3), _turn(3, 4, sure=False), _turn(3, None), _turn(None, 2)]
    assert coverage(turns) == pytest.approx(1 / 3)
    assert pairs(turns, sure_only=True) == [("x", 3, 3)]
    assert len(pairs(turns, sure_only=False)) == 2


def test_what_people_did_not_observe_counts_in_its_own_figure_only() -> None:
    """One found, one missed, one invented: precision and recall one half."""
    turns = [_turn(None, None), _turn(None, 3), _turn(2, None), _turn(4, 4)]
    assert unseen(turns) == {"precision": 0.5, "recall": 0.5, "f1": 0.5}


def test_the_majority_baseline_is_the_best_that_one_level_can_do() -> None:
    """Always 2 lies within one of 1, 2 and 3."""
    of = [("x", 1, 5), ("x", 2, 5), ("x", 3, 5), ("x", 5, 5)]
    assert majority(of, 1) == pytest.approx(0.75)
    assert within(of, 1) == pytest.approx(0.25)


def test_passive_aggressive_counts_as_aggressive_and_neutral_as_none_of_the_three() -> None:
    """A neutral turn that is called assertive costs precision there; it has no class of its own."""

    def styled(gold: Style, said: Style, *, sure: bool = True) -> Judged:
        return Judged(gold, {}, Assessment(said, (), style_sure=sure))

    right = [styled("passive", "passive"), styled("assertive", "assertive")]
    veiled = styled("passive_aggressive", "aggressive")
    assert style_f1([*right, veiled], sure_only=True) == pytest.approx(1)
    assert style_f1([*right, veiled, styled("neutral", "assertive")], sure_only=True) == pytest.approx(
        (1 + 2 / 3 + 1) / 3
    )
    assert style_f1([*right, veiled, styled("passive", "assertive", sure=False)], sure_only=True) == pytest.approx(1)


def test_the_interval_holds_the_figure_and_repeats() -> None:
    """A seeded bootstrap over turns."""
    turns = [_turn(level, min(5, level + at % 2)) for at, level in enumerate([1, 2, 3, 4, 5] * 6)]
    found = interval(turns, lambda some: within(pairs(some, sure_only=True), 0))
    assert found == interval(turns, lambda some: within(pairs(some, sure_only=True), 0))
    assert found is not None
    assert found[0] <= (within(pairs(turns, sure_only=True), 0) or 0) <= found[1]


def test_a_file_without_levels_gives_no_figures_and_no_fault() -> None:
    """Nothing to compare is said as nothing."""
    found = figures([_turn(None, None)])
    assert found["qwk"] is None
    assert found["coverage"] is None
    assert found["majority_within_one"] is None
