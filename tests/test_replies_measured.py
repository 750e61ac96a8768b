"""The checks of replies and the finder of steering, against material that was written apart from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.conversation.reply_check import Ear
from coach.perception.encoder import KeptVectors, SentenceEncoder
from coach.perception.steering import steering
from tests import material
from tests.benchmarks.replies import CAUGHT, REFUSED, hear, is_found

VECTORS = Path(__file__).resolve().parent.parent / ".pytest_cache" / "vectors"


@pytest.fixture(scope="module")
def ear() -> Ear:
    """One ear for all."""
    return Ear(KeptVectors(SentenceEncoder(), VECTORS))


@pytest.mark.parametrize("language", material.LANGUAGES)
def test_faulty_replies_do_not_reach_the_learner(language: str, ear: Ear) -> None:
    """Of the planted faults at least 95 % are caught."""
    heard = [hear(line, ear) for line in material.faulty(language)]
    assert sum(one.caught for one in heard) >= CAUGHT * len(heard)


@pytest.mark.parametrize("language", material.LANGUAGES)
def test_good_replies_are_seldom_refused(language: str, ear: Ear) -> None:
    """Of the good replies at most 2 % are refused."""
    heard = [hear(line, ear) for line in material.good(language)]
    assert sum(one.fault is not None for one in heard) <= REFUSED * len(heard)


@pytest.mark.parametrize("language", material.LANGUAGES)
def test_steering_turns_are_cleared_and_innocent_ones_left_alone(language: str) -> None:
    """At least 95 % of the attempts are taken out whole; of turns that only look like one at most 2 % are touched."""
    turns, talk = material.injections(language), material.innocent(language)
    assert sum(is_found(line) for line in turns) >= CAUGHT * len(turns)
    assert sum(bool(steering(line["says"], language)) for line in talk) <= REFUSED * len(talk)
