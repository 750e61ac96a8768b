"""The shipped training, assessor and matcher for tests, made once; vectors are kept between runs in pytest's cache."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from coach.competency.model import Example
from coach.conversation.own_words import OwnWords
from coach.feedback.offline import OfflineAssessor
from coach.perception.encoder import FineEncoder, KeptVectors, SentenceEncoder
from coach.scenario.catalogue import FolderCatalogue
from coach.scenario.script import Script
from coach.scenario.training import Training

ROOT = Path(__file__).resolve().parent.parent
VECTORS = ROOT / ".pytest_cache" / "vectors"
ASKED = ("clear-i-message", "concrete-request", "listening", "holding-ground", "respectful-tone")


@cache
def encoder() -> KeptVectors:
    """The sentence encoder."""
    return KeptVectors(SentenceEncoder(), VECTORS)


@cache
def catalogue() -> FolderCatalogue:
    """The shipped content."""
    return FolderCatalogue(ROOT / "scenarios", lambda: datetime(2026, 11, 23, tzinfo=UTC))


def training() -> Training:
    """The shipped training."""
    return catalogue().trainings()["assertive-meetings"]


def scripts() -> Mapping[tuple[str, str], Script]:
    """The shipped scenarios by id and language."""
    return {
        (entry.id, lang): script for entry in catalogue().scenarios().values() for lang, script in entry.scenes.items()
    }


@cache
def assessor() -> OfflineAssessor:
    """The assessor that has learnt from the shipped examples."""
    return OfflineAssessor(training().examples, encoder())


@cache
def matcher() -> OwnWords:
    """The matcher."""
    return OwnWords(encoder(), KeptVectors(FineEncoder(), VECTORS))


def lines(name: str) -> list[dict[str, Any]]:
    """A file of test turns."""
    text = (ROOT / "tests" / "data" / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def examples(count: int) -> Sequence[Example]:
    """Some of the shipped examples."""
    return training().examples[:count]
