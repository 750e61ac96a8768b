"""The one seam at which the database's own exceptions become :class:`~coach.errors.StorageFailed`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from coach.errors import StorageFailed

FULL, READ_ONLY, BUSY = "storage-full", "storage-read-only", "storage-busy"
AWAY, BROKEN, FAILED = "storage-away", "storage-broken", "storage-failed"

_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CANTOPEN: READ_ONLY,  # also what WAL says of a folder in which it may not make its files
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_NOTADB: BROKEN,
    sqlite3.SQLITE_CORRUPT: BROKEN,
}
"""By primary result code (https://sqlite.org/rescode.html); an extended code has it in its low byte."""

_SQLITE_FULL_DISK = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE}
"""A write that the system cut short: a quota or a limit on the file, as often as a failing disk."""

_POSTGRES = {
    "53100": FULL,  # disk full
    "25006": READ_ONLY,  # read-only transaction
    "55P03": BUSY,  # lock not available
    "40001": BUSY,  # could not serialise
    "40P01": BUSY,  # deadlock
    "57014": BUSY,  # cancelled by a timeout
    "53300": BUSY,  # too many connections
    "3D000": AWAY,  # no such database
}
"""By SQLSTATE (PostgreSQL manual, appendix A)."""

_POSTGRES_AWAY = ("08", "28", "57P")
"""Classes of SQLSTATE: connection lost, not let in, server shutting down or starting up."""


@contextmanager
def failures() -> Iterator[None]:
    """Turn whatever the database raises inside into StorageFailed, with the original as its cause.

    Raises:
        StorageFailed: full, read-only, busy, away, broken, or failed in another way.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, psycopg.Error) as error:
        raise StorageFailed(_code(error)) from error


def _code(error: Exception) -> str:
    if isinstance(error, PoolTimeout):
        return BUSY
    if isinstance(error, DBAPIError):
        if error.connection_invalidated:
            return AWAY
        error = error.orig if isinstance(error.orig, Exception) else error
    if isinstance(error, sqlite3.Error):
        return _sqlite(error)
    if isinstance(error, psycopg.Error):
        return _postgres(error)
    return FAILED


def _sqlite(error: sqlite3.Error) -> str:
    number = getattr(error, "sqlite_errorcode", 0)
    if number in _SQLITE_FULL_DISK:
        return FULL
    return _SQLITE.get(number & 0xFF, FAILED)


def _postgres(error: psycopg.Error) -> str:
    state = error.sqlstate
    if state is None:
        return AWAY if isinstance(error, psycopg.OperationalError) else FAILED
    return _POSTGRES.get(state, AWAY if state.startswith(_POSTGRES_AWAY) else FAILED)
