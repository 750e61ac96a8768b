"""The condition language."""

from __future__ import annotations

import pytest

from coach.scenario.conditions import ConditionError, Domain, parse

DOMAINS = {
    "rapport": Domain("integer", low=-4, high=4),
    "owed": Domain("boolean"),
    "pressure": Domain("enum", words=("calm", "tense", "heated")),
}
VALUES = {"rapport": 1, "owed": True, "pressure": "tense"}


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ("rapport >= 1", True),
        ("rapport < -1", False),
        ("-2 < rapport <= 1", True),
        ("owed and not rapport == 2", True),
        ("not owed or pressure == 'heated'", False),
        ("pressure in ['tense', 'heated']", True),
        ("pressure not in ['tense']", False),
        ("owed == false", False),
    ],
)
def test_a_condition_holds_or_not(source: str, holds: bool) -> None:  # noqa: FBT001 - a table of cases
    """Comparisons, logic, membership."""
    assert parse(source, DOMAINS)(VALUES) is holds


@pytest.mark.parametrize(
    ("source", "slip"),
    [
        ("owed = true", "assignment"),
        ("rapport >", "syntax"),
        ("trust > 1", "unknown-name"),
        ("pressure == 'hot'", "unknown-value"),
        ("pressure > 1", "type"),
        ("rapport", "type"),
        ("owed > 1", "type"),
        ("__import__('os')", "not-allowed"),
        ("rapport + 1 > 2", "not-allowed"),
        ("(lambda: 1)() == 1", "not-allowed"),
        ("owed.__class__ == owed", "not-allowed"),
        ("[x for x in owed] == owed", "not-allowed"),
        ("(" * 300 + "owed" + ")" * 300, "syntax"),
    ],
)
def test_anything_else_is_refused_by_kind(source: str, slip: str) -> None:
    """Nothing but the whitelist parses, and the slip is named."""
    with pytest.raises(ConditionError) as caught:
        parse(source, DOMAINS)
    assert caught.value.slip == slip
