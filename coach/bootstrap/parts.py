"""What the use cases stand on besides the database: content, encoders, assessors, checks of replies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from coach.conversation.model_player import ReplyCheck
from coach.feedback.report import Assessor
from coach.scenario.catalogue import FolderCatalogue, reader_of
from coach.scenario.training import Catalogue, Reader, Training
from coach.services.ear import AssessorOf
from coach.services.judging import MakeReport
from coach.services.players import Plain
from coach.services.ports import AttachHabit, Clock, Matcher
from coach.settings import Settings
from coach.wording import LANGUAGES

if TYPE_CHECKING:
    from coach.conversation.own_words import OwnWords
    from coach.perception.encoder import KeptVectors


@dataclass(frozen=True, slots=True)
class Parts:
    """What the use cases stand on besides the database; tests pass fakes."""

    catalogue: Catalogue
    reader: Reader
    matcher: Matcher
    assessor_of: AssessorOf
    make_report: MakeReport
    attach_habit: AttachHabit
    plain: Plain = lambda text, _language: text
    """Takes what is said to a machine out of somebody's words."""
    reply_check: Callable[[], ReplyCheck] | None = None
    """Makes what reads a model's replies; None: no model can play."""


def real_parts(settings: Settings, clock: Clock) -> Parts:
    """Everything real, from the settings' folders."""
    # Imported here: start-up should not wait for numpy and the word lists, and `coach migrate` never needs them.
    from coach.feedback.assess import make_report  # noqa: PLC0415
    from coach.feedback.habits import attach_habit  # noqa: PLC0415

    cache = settings.data / "cache"
    catalogue = FolderCatalogue(settings.scenarios, clock, cache / "checked")
    vectors = cache / "vectors"
    encoder = encoder_of(vectors)
    return Parts(
        catalogue=catalogue,
        reader=reader_of(catalogue),
        matcher=own_words_of(encoder, vectors),
        assessor_of=_Assessors(encoder),
        make_report=make_report,
        attach_habit=partial(attach_habit, encoder=encoder),
        plain=plain_words,
        reply_check=partial(_reply_check, encoder),
    )


def warm(parts: Parts) -> None:
    """Load the encoder and learn what the assessor needs before somebody waits for it."""
    for training in parts.catalogue.trainings().values():
        parts.attach_habit("-", training.habits, LANGUAGES[0])
        parts.assessor_of(training)


def encoder_of(folder: Path | None) -> KeptVectors:
    """The sentence encoder, whose vectors are kept in a folder."""
    from coach.perception.encoder import KeptVectors, SentenceEncoder  # noqa: PLC0415 - numpy

    return KeptVectors(SentenceEncoder(), folder)


def own_words_of(encoder: KeptVectors, folder: Path | None) -> OwnWords:
    """How own words are placed and heard."""
    from coach.conversation.own_words import OwnWords  # noqa: PLC0415 - numpy
    from coach.perception.encoder import FineEncoder, KeptVectors  # noqa: PLC0415 - same

    return OwnWords(encoder, KeptVectors(FineEncoder(), folder) if FineEncoder.available() else None, plain_words)


def _reply_check(encoder: KeptVectors) -> ReplyCheck:
    from coach.conversation.reply import Reply  # noqa: PLC0415 - only where a model plays
    from coach.conversation.reply_check import Ear  # noqa: PLC0415 - same

    return Reply(Ear(encoder))


def plain_words(text: str, language: str) -> str:
    """A text without what is said to a machine instead of the person."""
    from coach.perception.steering import steering, without_steering  # noqa: PLC0415 - many patterns

    return without_steering(text, steering(text, language))


class _Assessors:
    """The assessor per training, learnt once per set of examples, whoever asks first."""

    def __init__(self, encoder: KeptVectors) -> None:
        self._encoder, self._lock = encoder, Lock()
        self._learnt: dict[str, Assessor] = {}

    def __call__(self, training: Training) -> Assessor:
        from coach.feedback.offline import OfflineAssessor, version_of  # noqa: PLC0415 - numpy

        version = version_of(training.examples, self._encoder)
        with self._lock:
            if version not in self._learnt:
                self._learnt[version] = OfflineAssessor(training.examples, self._encoder)
            return self._learnt[version]
