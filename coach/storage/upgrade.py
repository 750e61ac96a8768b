"""Bring a database to today's tables, at every start; Alembic is only imported when there is something to do."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from coach.errors import StorageTooNew
from coach.storage.engine import PATIENCE, begin_write, open_engine
from coach.storage.faults import failures

HEAD = "0009"
"""The newest revision in ``migrations/versions`` (a test compares)."""

_PAUSE = 0.02
_FOLDER = Path(__file__).parent / "migrations"


def migrate(url: str, patience: float = PATIENCE) -> bool:
    """Make or upgrade the tables; several processes may start at once. True when there was something to do.

    Raises:
        StorageTooNew: the database was made by a newer version of the app.
        StorageFailed: it cannot be reached or written; nothing was changed.
        SettingRefused: a URL that is neither SQLite with a file nor PostgreSQL.
    """
    engine = open_engine(url, patience)
    try:
        with failures():
            with engine.connect() as connection:
                if _revision(connection) == HEAD:
                    return False
            _use_wal(engine, patience)
            # Writers take turns and both databases can undo DDL: the second process to start finds the work done.
            with begin_write(engine) as connection, connection.begin():
                return _upgrade(connection)
    finally:
        engine.dispose()


def _revision(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _upgrade(connection: Connection) -> bool:
    found = _revision(connection)
    if found == HEAD:
        return False

    from alembic import command  # noqa: PLC0415 - half a second that most starts need not spend
    from alembic.config import Config  # noqa: PLC0415 - same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - same

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StorageTooNew("storage-too-new", revision=found, known=HEAD)
    command.upgrade(config, HEAD)
    return True


def _use_wal(engine: Engine, patience: float) -> None:
    """Switch an SQLite file to WAL, which it remembers. SQLite does not wait its turn for this, so ask again."""
    if engine.dialect.name != "sqlite":
        return
    for left in range(int(patience / _PAUSE), -1, -1):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        except (sqlite3.OperationalError, OperationalError) as error:
            if left == 0 or "locked" not in str(error):
                raise
            time.sleep(_PAUSE)
        else:
            return
        finally:
            raw.close()
