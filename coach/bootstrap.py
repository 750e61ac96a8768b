"""The only place where implementations are chosen: which database, content, matcher and assessor the use cases get."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coach import storage
from coach.errors import StorageFailed
from coach.scenario.training import Catalogue, Reader
from coach.services.account import Account
from coach.services.demo import seed_demo
from coach.services.library import Library
from coach.services.ports import Clock, Database, Entropy, Matcher
from coach.services.reflect import Reflect
from coach.services.rehearse import Rehearse
from coach.services.review import AssessorOf, MakeReport, Reviews
from coach.services.share import Sharing
from coach.services.shelf import Shelf
from coach.settings import Settings


@dataclass(frozen=True, slots=True)
class Parts:
    """What the use cases stand on besides the database; tests pass fakes."""

    catalogue: Catalogue
    reader: Reader
    matcher: Matcher
    assessor_of: AssessorOf
    make_report: MakeReport


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
    return assemble(settings, database, parts or _parts(settings), clock, entropy, secret, database.close)


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
        rehearse=Rehearse(database, parts.catalogue, shelf, parts.matcher, clock, entropy),
        reviews=reviews,
        reflect=Reflect(database, clock, entropy),
        sharing=Sharing(database, reviews, clock, entropy),
        catalogue=parts.catalogue,
        secret=secret,
        close=close,
    )


def migrate(settings: Settings) -> bool:
    """Bring the database to today's tables; True when there was something to do.

    Raises:
        StorageFailed: the database cannot be used; nothing was changed.
    """
    return storage.migrate(settings.url)


def _parts(settings: Settings) -> Parts:
    raise NotImplementedError(settings)


def _kept_secret(folder: Path) -> str:
    """The signing secret in the data folder, made at the first start; several processes may start at once."""
    path = folder / "secret"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            new = folder / f"secret-{secrets.token_hex(8)}"
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
                stream.write(secrets.token_urlsafe(32))
            with contextlib.suppress(FileExistsError):  # another process was first: theirs counts
                os.link(new, path)
            new.unlink()
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise StorageFailed("storage-folder", folder=str(folder)) from error
