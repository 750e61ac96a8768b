"""The material that the checks are measured with is sound: enough of each kind, nothing twice, nothing unfair."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.material import KINDS, LANGUAGES, faulty, good, injections, innocent


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fault_is_planted_often_enough(language: str) -> None:
    """At least 25 of each kind, and 250 good replies to be unfair to."""
    counts = Counter(line["kind"] for line in faulty(language))
    assert set(counts) == set(KINDS)
    assert min(counts.values()) >= 25
    assert len(good(language)) >= 250
    assert len(injections(language)) >= 40
    assert len(innocent(language)) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_there_twice(language: str) -> None:
    """A reply counts once in a scene, and an id names one line."""
    said = [(line["scene"], line["learner"], line["reply"]) for line in faulty(language) + good(language)]
    assert len(said) - len(set(said)) <= len(KINDS)  # a fault for one kind may be one for another
    ids = [line["id"] for read in (faulty, good, injections, innocent) for line in read(language)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_reply_gives_no_locked_fact_away(language: str) -> None:
    """No leak word stands in a reply that must pass."""
    for line in good(language):
        for fact in line["locked"]:
            assert not [leak for leak in fact["leaks"] if leak.lower() in line["reply"].lower()], line["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_injection_is_more_than_its_plain_turn(language: str) -> None:
    """Taking the attempt away takes something away, and it fits in a turn."""
    for line in injections(language):
        assert len(line["plain"]) < len(line["says"]) <= 2000
        assert line["asked"]


def test_general_learners_have_enough_to_say() -> None:
    """Each kind of learner has twelve turns and more in both languages, none of them twice."""
    learners = json.loads((Path(__file__).parents[1] / "coach" / "cli" / "learners.json").read_text("utf-8"))
    kinds = {"aggressive", "flattering", "silent", "rambling", "other-language", "off-topic", "injecting"}
    for language in LANGUAGES:
        assert set(learners[language]) == kinds
        for lines in learners[language].values():
            assert len(lines) == len(set(lines)) >= 12
