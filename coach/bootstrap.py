"""The only place where implementations are chosen: which database, content, matcher and assessor the use cases get."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from coach import storage
from coach.errors import StorageFailed
from coach.feedback.report import Assessor
from coach.llm.chat import Ledger
from coach.llm.gateway import Gateway
from coach.scenario.catalogue import FolderCatalogue, reader_of
from coach.scenario.training import Catalogue, Reader, Training
from coach.services.account import Account
from coach.services.demo import seed_demo
from coach.services.ear import AssessorOf
from coach.services.library import Library
from coach.services.ports import AttachHabit, Clock, Database, Entropy, Matcher
from coach.services.reflect import Reflect
from coach.services.rehearse import Rehearse
from coach.services.review import MakeReport, Reviews
from coach.services.share import Sharing
from coach.services.shelf import Shelf
from coach.settings import Settings
from coach.wording import LANGUAGES

if TYPE_CHECKING:
    from coach.conversation.own_words import OwnWords
    from coach.perception.encoder import KeptVectors


_dice = secrets.SystemRandom()
_SECRET = 32
"""Bytes of chance in the signing secret."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the use cases stand on besides the database; tests pass fakes."""

    catalogue: Catalogue
    reader: Reader
    matcher: Matcher
    assessor_of: AssessorOf
    make_report: MakeReport
    attach_habit: AttachHabit


@dataclass(frozen=True, slots=True)
class App:
    """The use cases, ready to be called from any thread."""

    settings: Settings
    account: Account
    library: Library
    rehearse: Rehearse
    reviews: Reviews
    reflect: Reflect
    sharing: Sharing
    catalogue: Catalogue
    secret: str
    """Signs cookies and links."""
    close: Callable[[], None]
    """Lets go of the database."""
    work: Callable[[], None] = lambda: None
    """Gets ready for the own words of takes that begin, for ever; the server gives it a thread."""
    warmed: Callable[[], None] = lambda: None
    """Waits until what is learnt at the start, beside the first visitors, has been learnt."""


def now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


def build(settings: Settings, clock: Clock = now, entropy: Entropy = os.urandom, parts: Parts | None = None) -> App:
    """The app on its database, brought to today's tables, with the demo team in it when that is on.

    Raises:
        StorageFailed: the data folder or the database cannot be used.
        StorageTooNew: a newer version of the app made the database.
        SettingRefused: the database's URL cannot be used.
    """
    storage.migrate(settings.url)
    secret = settings.secret or _kept_secret(settings.data)
    database = storage.open_database(settings.url)
    if settings.demo:
        seed_demo(database, clock, entropy)
    if parts is not None:
        return assemble(settings, database, parts, clock, entropy, secret, database.close)
    parts = _parts(settings, clock)
    warming = Thread(target=_warm, args=(parts,), name="warm", daemon=True)
    warming.start()
    return replace(assemble(settings, database, parts, clock, entropy, secret, database.close), warmed=warming.join)


def assemble(  # noqa: PLR0913, PLR0917 - one of each
    settings: Settings,
    database: Database,
    parts: Parts,
    clock: Clock,
    entropy: Entropy,
    secret: str = "",
    close: Callable[[], None] = lambda: None,
) -> App:
    """The use cases on a database that is ready."""
    shelf = Shelf(parts.reader)
    reviews = Reviews(database, shelf, parts.assessor_of, parts.make_report, clock)
    return App(
        settings=settings,
        account=Account(database, clock, demo=settings.demo),
        library=Library(database, parts.catalogue, clock),
        rehearse=Rehearse(
            database, parts.catalogue, shelf, parts.matcher, parts.assessor_of, parts.attach_habit, clock, entropy
        ),
        reviews=reviews,
        reflect=Reflect(database, clock, entropy),
        sharing=Sharing(database, reviews, clock, entropy),
        catalogue=parts.catalogue,
        secret=secret,
        close=close,
        work=parts.matcher.work,
    )


def migrate(settings: Settings) -> bool:
    """Bring the database to today's tables; True when there was something to do.

    Raises:
        StorageFailed: the database cannot be used; nothing was changed.
    """
    return storage.migrate(settings.url)


def make_matcher() -> Matcher:
    """How own words are placed, for the command line; slow to make the first time that it is used."""
    return _own_words(_encoder(None), None)


def content(settings: Settings, clock: Clock = now) -> Parts:
    """Content, matcher and assessors without a database, for the command line's measurements."""
    return _parts(settings, clock)


def gateway_of(settings: Settings, ledger: Ledger, clock: Clock = now) -> Gateway:
    """Whoever can be asked with these settings, within their budget; nobody when no model is set."""
    return Gateway(
        settings.endpoints, ledger, now=clock, clock=time.monotonic, jitter=_dice.random, limits=settings.limits
    )


def _parts(settings: Settings, clock: Clock) -> Parts:
    # Imported here: start-up should not wait for numpy and the word lists, and `coach migrate` never needs them.
    from coach.feedback.assess import make_report  # noqa: PLC0415
    from coach.feedback.habits import attach_habit  # noqa: PLC0415

    cache = settings.data / "cache"
    catalogue = FolderCatalogue(settings.scenarios, clock, cache / "checked")
    vectors = cache / "vectors"
    encoder = _encoder(vectors)
    return Parts(
        catalogue=catalogue,
        reader=reader_of(catalogue),
        matcher=_own_words(encoder, vectors),
        assessor_of=_Assessors(encoder),
        make_report=make_report,
        attach_habit=partial(attach_habit, encoder=encoder),
    )


def _warm(parts: Parts) -> None:
    """Load the encoder and learn what the assessor needs before somebody waits for it."""
    for training in parts.catalogue.trainings().values():
        parts.attach_habit("-", training.habits, LANGUAGES[0])
        parts.assessor_of(training)


def _encoder(folder: Path | None) -> KeptVectors:
    from coach.perception.encoder import KeptVectors, SentenceEncoder  # noqa: PLC0415 - numpy

    return KeptVectors(SentenceEncoder(), folder)


def _own_words(encoder: KeptVectors, folder: Path | None) -> OwnWords:
    from coach.conversation.own_words import OwnWords  # noqa: PLC0415 - numpy
    from coach.perception.encoder import FineEncoder, KeptVectors  # noqa: PLC0415 - same

    return OwnWords(encoder, KeptVectors(FineEncoder(), folder) if FineEncoder.available() else None)


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


def _kept_secret(folder: Path) -> str:
    """The signing secret in the data folder, made at the first start; several processes may start at once.

    Raises:
        StorageFailed: the folder cannot be used, or what is kept there is no secret (any more).
    """
    path = folder / "secret"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            new = folder / f"secret-{secrets.token_hex(8)}"
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
                stream.write(secrets.token_urlsafe(_SECRET))
                stream.flush()
                os.fsync(stream.fileno())  # or a power cut leaves an empty one, with which anybody could sign
            with contextlib.suppress(FileExistsError):  # another process was first: theirs counts
                os.link(new, path)
            new.unlink()
        found = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise StorageFailed("storage-folder", folder=str(folder)) from error
    if len(found) < _SECRET or not found.isascii():
        raise StorageFailed("secret-broken", file=str(path))
    return found
