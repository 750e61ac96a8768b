"""The offline assessor: rates a turn in the learner's own words with what a training's examples taught it.

No network, no language model: a sentence encoder, general linguistic signals and the training's own rated turns
(:mod:`coach.perception.learner`). It sees the words and what they answer, nothing else of the person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from coach.competency.model import Example
from coach.feedback.report import Assessment, Rating, Said
from coach.perception.encoder import KeptVectors
from coach.perception.features import Utterance
from coach.perception.learner import VERSION, Learner
from coach.perception.reading import Reading, Shown
from coach.perception.signals import FINGERPRINT, found
from coach.perception.steering import steering
from coach.perception.words import words

_LOW = 2
_AT_A_TIME = 64
_LONG_ENOUGH = 10
_WARM = ("warm", "thanks", "ack", "apology", "greeting")


class OfflineAssessor:
    """An :class:`~coach.feedback.report.Assessor` that has learnt from one training's examples.

    Learning takes about 2 s when the examples' vectors are kept in the encoder's folder, 5 s the
    first time; a turn then takes about 10 ms.
    """

    def __init__(self, examples: Sequence[Example], encoder: KeptVectors) -> None:
        self.version = version_of(examples, encoder)
        self._learner = Learner(examples, encoder)

    def assess(self, turns: Sequence[Said]) -> tuple[Assessment, ...]:
        """One assessment per turn, in order; every asked competency gets a rating.

        What is said to a machine instead of to the colleague is left out first: it is evidence of nothing.
        """
        heard = [Utterance(turn.language, turn.counterpart_says, _talk(turn)) for turn in turns]
        asked = [turn.asked for turn in turns]
        readings: list[Reading] = []
        for start in range(0, len(turns), _AT_A_TIME):
            readings += self._learner.read(heard[start : start + _AT_A_TIME], asked[start : start + _AT_A_TIME])
        return tuple(_assessment(reading) for reading in readings)


def _talk(turn: Said) -> str:
    """The words without what steers; the rest stays letter for letter, so that quotes do."""
    text, kept, at = turn.learner_says, [], 0
    for span in steering(text, turn.language):
        kept.append(text[at : span.start])
        at = span.end
    return "\n".join(part for part in (*kept, text[at:]) if part.strip()) if kept else text


def version_of(examples: Sequence[Example], encoder: KeptVectors) -> str:
    """A name that changes with the examples, the encoder, the signals or the code."""
    digest = hashlib.sha256(f"{VERSION}\0{FINGERPRINT}\0{encoder.version}\0without steering".encode())
    for example in examples:
        ratings = sorted((name, level or 0) for name, level in example.ratings.items())
        parts = (example.language, example.situation, example.counterpart_says, example.learner_says, example.style)
        digest.update(repr((parts, ratings)).encode())
    return f"offline-{VERSION}-{digest.hexdigest()[:16]}"


def is_warm(text: str, language: str) -> bool:
    """Whether somebody speaks warmly (acknowledges, thanks, greets, in some more words) rather than briefly."""
    return len(words(text)) >= _LONG_ENOUGH and any(found(name, text, language) for name in _WARM)


def _assessment(reading: Reading) -> Assessment:
    turn = reading.turn
    return Assessment(
        style=reading.style,
        ratings=tuple(_rating(shown, reading) for shown in reading.shown),
        warm=is_warm(turn.learner_says, turn.language),
        style_sure=reading.style_sure,
    )


def _rating(shown: Shown, reading: Reading) -> Rating:
    low = shown.level is not None and shown.level <= _LOW
    return Rating(shown.competency, shown.level, shown.sure, reading.mode if low else None, shown.quote)
