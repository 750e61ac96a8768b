"""Engines: SQLite and PostgreSQL set up so that what was committed stays, and writers take turns in both."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from coach.errors import SettingRefused, StorageFailed

PATIENCE = 10.0
"""Seconds that a writer waits for its turn before it is told that the database is busy."""

_QUIET: dict[str, Any] = {"hide_parameters": True}
"""What people wrote stays out of the messages of exceptions, which end up in logs."""

_WRITES = "coach_writes"
_WRITERS = 0x636F616368  # "coach": the key of the lock that writers on PostgreSQL share


def open_engine(url: str, patience: float = PATIENCE) -> Engine:
    """An engine for ``sqlite:///…`` or ``postgresql://…``; the folder of an SQLite file is made when it is not there.

    Raises:
        SettingRefused: another kind of URL, or SQLite without a file.
        StorageFailed: ``storage-folder`` when the folder cannot be made.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SettingRefused("database-refused", kind=url.split(":", maxsplit=1)[0]) from error
    if parsed.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return _postgres(parsed, patience)
    if parsed.drivername in {"sqlite", "sqlite+pysqlite"} and parsed.database not in {None, "", ":memory:"}:
        return _sqlite(parsed, patience)
    raise SettingRefused("database-refused", kind=parsed.drivername)  # never the whole URL: it may hold a password


def begin_read(engine: Engine) -> Connection:
    """A connection whose transaction sees one consistent moment."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection


def begin_write(engine: Engine) -> Connection:
    """A connection whose transaction, once begun, is the only one that writes."""
    return engine.connect().execution_options(**{_WRITES: True})


def _sqlite(url: URL, patience: float) -> Engine:
    _make_room(url)
    engine = create_engine(url, connect_args={"timeout": patience}, pool_size=10, max_overflow=30, **_QUIET)

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # this module says BEGIN itself; sqlite3 would say it too late
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(url: URL, patience: float) -> Engine:
    milliseconds = int(patience * 1000)
    arguments: dict[str, Any] = {"connect_timeout": max(2, int(patience))}
    if "options" not in url.query:
        arguments["options"] = f"-c lock_timeout={milliseconds} -c statement_timeout={3 * milliseconds}"
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args=arguments,
        pool_size=10,
        max_overflow=30,
        pool_pre_ping=True,
        **_QUIET,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # What a use case read in its transaction must still hold when it writes, as with BEGIN IMMEDIATE. Writes are
        # few and take milliseconds, so one lock for all of them costs less than retrying would.
        if connection.get_execution_options().get(_WRITES, False):
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS})

    return engine


def _make_room(url: URL) -> None:
    """Make the folder and the file when they are not there, for whoever runs the app and nobody else.

    SQLite gives the files that it puts beside the database the same mode.
    """
    if url.database is None or url.database.startswith("file:"):
        return
    path = Path(url.database)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed("storage-folder", folder=str(path.parent)) from error
    with contextlib.suppress(OSError):  # SQLite says better than this could what is wrong
        path.touch(mode=0o600, exist_ok=False)
