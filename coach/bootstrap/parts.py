"""What the use cases stand on besides the database: content, encoders, assessors, checks of replies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coach.bootstrap.late_reply import LateReply
from coach.bootstrap.per_training import PerTraining
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
    """What reads a model's replies, to be learnt when it is first needed; None: no model can play."""
    ready: Callable[[], None] = lambda: None
    """Learns what reads a model's replies, for a thread that nobody waits for."""


def real_parts(settings: Settings, clock: Clock) -> Parts:
    """Everything real, from the settings' folders."""
    # Imported here: start-up should not wait for numpy and the word lists, and `coach migrate` never needs them.
    from coach.feedback.assess import make_report  # noqa: PLC0415
    from coach.feedback.habits import attach_habit  # noqa: PLC0415

    cache = settings.data / "cache"
    catalogue = FolderCatalogue(settings.scenarios, clock, cache / "checked")
    vectors = cache / "vectors"
    encoder = encoder_of(vectors)
    replies = LateReply(partial(_reply_check, encoder))
    return Parts(
        catalogue=catalogue,
        reader=reader_of(catalogue),
        matcher=own_words_of(encoder, vectors),
        assessor_of=PerTraining(partial(_version, encoder), partial(_assessor, encoder)),
        make_report=make_report,
        attach_habit=partial(attach_habit, encoder=encoder),
        plain=plain_words,
        reply_check=lambda: replies,
        ready=replies.learn,
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


def _version(encoder: KeptVectors, training: Training) -> str:
    from coach.feedback.offline import version_of  # noqa: PLC0415 - numpy

    return version_of(training.examples, encoder)


def _assessor(encoder: KeptVectors, training: Training) -> Assessor:
    from coach.feedback.offline import OfflineAssessor  # noqa: PLC0415 - numpy

    return OfflineAssessor(training.examples, encoder)
