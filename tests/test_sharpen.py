"""Intentions: hints ask for a situation and something that one does; they never refuse anything."""

from __future__ import annotations

import pytest

from coach.programme.sharpen import hints

CUE = {"nl": "iemand me onderbreekt in het overleg", "en": "someone interrupts me in the meeting"}


@pytest.mark.parametrize(
    ("language", "behaviour", "hint"),
    [
        ("nl", "wil ik assertiever zijn", "identity"),
        ("nl", "word ik iemand die zijn plek inneemt", "identity"),
        ("nl", "blijf ik rustig", "identity"),
        ("en", "I want to be more assertive", "identity"),
        ("en", "I will become somebody who speaks", "identity"),
        ("nl", "probeer ik er wat van te maken", "vague"),
        ("nl", "kom ik op voor mezelf", "vague"),
        ("en", "I stand up for myself", "vague"),
        ("nl", "zwijg ik niet meer", "instead"),
        ("en", "I won't apologise", "instead"),
    ],
)
def test_a_goal_without_a_behaviour_gets_one_hint(language: str, behaviour: str, hint: str) -> None:
    """Who one wants to be, what one leaves open and what one no longer does each ask for something else."""
    assert hints(CUE[language], behaviour, language) == (hint,)


@pytest.mark.parametrize(
    ("language", "behaviour"),
    [
        ("nl", "zeg ik: ‘Ik maak nog even mijn punt af.’"),
        ("nl", "zeg ik: nee, dat haal ik niet tegen vrijdag"),
        ("nl", "leg ik mijn hand op tafel en noem ik het cijfer"),
        ("en", "I say “I hadn't finished.”"),
        ("en", "I put my hand on the table and name the figure"),
    ],
)
def test_something_that_one_says_or_does_gets_none(language: str, behaviour: str) -> None:
    """Spoken words are concrete whatever is in them, also a "no"."""
    assert hints(CUE[language], behaviour, language) == ()


@pytest.mark.parametrize(("language", "cue"), [("nl", "altijd"), ("nl", "ik voortaan weer moet spreken"), ("en", "it")])
def test_any_time_is_not_a_situation(language: str, cue: str) -> None:
    """A cue that one cannot recognise asks who, where and what happens."""
    assert hints(cue, "zeg ik: 'Wacht.'", language) == ("situation",)


def test_empty_halves_ask_nothing_yet() -> None:
    """While somebody has not typed anything there is nothing to sharpen."""
    assert hints("", " ", "nl") == ()
