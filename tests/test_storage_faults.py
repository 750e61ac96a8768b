"""Whatever a database raises becomes StorageFailed with a code, at one seam, and nothing is half-written."""

from __future__ import annotations

import inspect
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import traceback
from collections import abc
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import psycopg
import pytest
import sqlalchemy.exc
from psycopg import errors as postgres_errors
from sqlalchemy import inspect as inspect_database
from sqlalchemy import text

from coach.conversation.turns import Turn
from coach.errors import StorageFailed
from coach.feedback.report import Report
from coach.programme.sharing import Document
from coach.services.ports import ReportKey
from coach.storage import migrate, open_database
from coach.storage.database import SqlDatabase, SqlStores
from coach.storage.engine import open_engine
from coach.storage.tables import Base
from tests import values as v


def _subclasses(root: type[Exception]) -> Iterator[type[Exception]]:
    yield root
    for child in root.__subclasses__():
        yield from _subclasses(child)


VENDOR_ERRORS = sorted(
    {
        error
        for root in (sqlalchemy.exc.SQLAlchemyError, sqlite3.Error, psycopg.Error)
        for error in _subclasses(root)
        if not issubclass(error, Warning)
    },
    key=lambda error: (error.__module__, error.__name__),
)


def _made(error: type[Exception]) -> Exception:
    """One of these, however many arguments its class wants."""
    found = error.__new__(error)
    if isinstance(found, sqlalchemy.exc.DBAPIError):
        found.orig, found.connection_invalidated = sqlite3.OperationalError("x"), False
    return found


def _what_comes_out(database: SqlDatabase, way: str, raised: Exception) -> Exception | None:
    try:
        with getattr(database, way)():
            _fail(raised)
    except Exception as error:  # noqa: BLE001 - any kind is what the test is about
        return error
    return None


def _fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("way", ["read", "write"])
def test_no_vendor_exception_escapes(way: str, sqlite_template: Path) -> None:
    """Every exception class of SQLAlchemy, sqlite3 and psycopg is mapped, with itself as the cause."""
    database = open_database(f"sqlite:///{sqlite_template}")
    escaped = []
    for raised in map(_made, VENDOR_ERRORS):
        mapped = _what_comes_out(database, way, raised)
        if not isinstance(mapped, StorageFailed) or mapped.__cause__ is not raised:
            escaped.append(mapped)
    database.close()
    assert len(VENDOR_ERRORS) > 200
    assert escaped == []


KNOWN: dict[Any, Any] = {
    UUID: UUID(int=1), str: "x", int: 1, bool: True, date: v.NOW.date(), datetime: v.NOW,
    Sequence[Turn]: v.turns(), Report: v.report(), ReportKey: (UUID(int=1), 1, "x", "y"), Document: v.share().document,
}  # fmt: skip


def _value(hint: Any) -> Any:
    """Something that a method of a store can be called with: every field of a dataclass is filled in."""
    if hint in KNOWN:
        return KNOWN[hint]
    origin, of = get_origin(hint), get_args(hint)
    if origin is Literal:
        return of[0]
    if origin in {Union, UnionType}:
        return _value(of[0])
    if origin is tuple:
        return tuple(_value(one) for one in of if one is not ...)
    if isinstance(origin, type) and issubclass(origin, abc.Mapping):
        return {_value(of[0]): _value(of[1])}
    if isinstance(origin, type) and issubclass(origin, abc.Iterable):
        return [_value(of[0])]
    hints = get_type_hints(hint)
    return hint(**{one.name: _value(hints[one.name]) for one in fields(hint) if one.init})


METHODS = [
    (store, name)
    for store, kind in inspect.get_annotations(SqlStores, eval_str=True).items()
    for name, _ in inspect.getmembers(kind, inspect.isfunction)
    if not name.startswith("_")
]


@pytest.mark.parametrize(("store", "name"), METHODS)
def test_every_store_maps_what_its_database_raises(store: str, name: str, url: str) -> None:
    """With its tables gone, each method of each store says StorageFailed and nothing else."""
    engine = open_engine(url)
    with engine.connect() as connection, connection.begin():
        Base.metadata.drop_all(connection)  # those that refer to others first
        assert inspect_database(connection).get_table_names() == ["alembic_version"]
    engine.dispose()
    database = open_database(url)

    def call() -> None:
        with database.write() as stores:
            method = getattr(getattr(stores, store), name)
            hints = get_type_hints(method)
            wanted = inspect.signature(method).parameters.values()
            method(
                *(_value(hints[one.name]) for one in wanted if one.kind is not one.KEYWORD_ONLY),
                **{one.name: _value(hints[one.name]) for one in wanted if one.kind is one.KEYWORD_ONLY},
            )

    with pytest.raises(StorageFailed, match="storage-failed"):
        call()
    database.close()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (postgres_errors.DiskFull, "storage-full"),
        (postgres_errors.ReadOnlySqlTransaction, "storage-read-only"),
        (postgres_errors.LockNotAvailable, "storage-busy"),
        (postgres_errors.SerializationFailure, "storage-busy"),
        (postgres_errors.TooManyConnections, "storage-busy"),
        (postgres_errors.AdminShutdown, "storage-away"),
        (postgres_errors.CannotConnectNow, "storage-away"),
        (postgres_errors.ConnectionFailure, "storage-away"),
        (postgres_errors.InvalidPassword, "storage-away"),
        (postgres_errors.InvalidCatalogName, "storage-away"),
        (psycopg.OperationalError, "storage-away"),
        (postgres_errors.UndefinedTable, "storage-failed"),
    ],
)
def test_postgresql_faults_have_names(error: type[Exception], code: str, sqlite_template: Path) -> None:
    """By SQLSTATE, bare or as SQLAlchemy wraps it."""
    database = open_database(f"sqlite:///{sqlite_template}")
    for raised in (error("x"), sqlalchemy.exc.DBAPIError("SELECT 1", {}, error("x"))):
        with pytest.raises(StorageFailed, match=code), database.read():
            raise raised
    database.close()


def test_a_postgresql_that_is_not_there_is_away() -> None:
    """Nothing listens on that port."""
    database = open_database("postgresql://coach@127.0.0.1:1/coach", patience=2)
    with pytest.raises(StorageFailed, match="storage-away"), database.read():
        pass
    database.close()


@pytest.mark.parametrize("kind", ["postgresql"])
def test_a_lost_connection_is_away_and_the_next_one_works(url: str) -> None:
    """The server drops us in mid-transaction: nothing is kept, and the pool does not hand out the dead one again."""
    database = open_database(url)

    def dropped() -> None:
        with database.write() as stores:
            stores.people.put(v.person())
            raw = stores.people._connection
            number = raw.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            with psycopg.connect(url, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [number])
            stores.people.put(v.person("karim"))

    with pytest.raises(StorageFailed, match="storage-away"):
        dropped()
    with database.read() as stores:
        assert stores.people.all() == ()
    database.close()


def test_a_writer_that_waits_too_long_is_told_that_it_is_busy(url: str) -> None:
    """Somebody else holds the turn to write; nothing of ours is kept."""
    holder, waiter = open_database(url), open_database(url, patience=0.2)
    with (
        holder.write() as stores,
        pytest.raises(StorageFailed, match="storage-busy"),
        waiter.write() as others,
    ):
        others.people.put(v.person("karim"))
    del stores
    holder.close()
    waiter.close()


def test_a_full_disk_says_so_and_keeps_nothing_of_the_batch(tmp_path: Path, sqlite_template: Path) -> None:
    """The file may not grow: what was there before is whole, and a small write works once there is room again."""
    path = tmp_path / "coach.db"
    shutil.copy(sqlite_template, path)
    database = open_database(f"sqlite:///{path}")
    with database.write() as stores:
        stores.people.put(v.person())
    pages = _pages(path)
    with pytest.raises(StorageFailed, match="storage-full"):
        _fill(database, f"PRAGMA max_page_count = {pages}")
    with database.read() as stores:
        assert [person.handle for person in stores.people.all()] == ["lotte"]
        assert stores.versions.get("a" * 64) is None
    with database.write() as stores:
        stores.people._connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        stores.people.put(v.person("karim"))
    database.close()


def test_a_read_only_database_can_be_read_and_says_so_when_written(tmp_path: Path, sqlite_template: Path) -> None:
    """A read-only data folder: everything is still there to look at."""
    path = tmp_path / "coach.db"
    shutil.copy(sqlite_template, path)
    database = open_database(f"sqlite:///{path}")
    with database.write() as stores:
        stores.people.put(v.person())
    database.close()
    reader = open_database(f"sqlite:///file:{path}?mode=ro&uri=true")
    with reader.read() as stores:
        assert stores.people.all() == (v.person(),)
    with pytest.raises(StorageFailed, match="storage-read-only"), reader.write() as stores:
        stores.people.put(v.person("karim"))
    reader.close()


def test_a_file_that_is_no_database_fails_without_being_touched(tmp_path: Path) -> None:
    """Somebody's photograph is not overwritten."""
    path = tmp_path / "coach.db"
    path.write_bytes(b"JFIF" * 2000)
    database = open_database(f"sqlite:///{path}")
    with pytest.raises(StorageFailed, match="storage-broken"), database.read() as stores:
        stores.people.all()
    database.close()
    assert path.read_bytes() == b"JFIF" * 2000


def _pages(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        (count,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    return int(count)


def _fill(database: SqlDatabase, limit: str) -> None:
    with database.write() as stores:
        stores.people._connection.exec_driver_sql(limit)
        stores.people.put(v.person("karim"))
        stores.versions.keep(v.Version("a" * 64, "scenario", "tiny", {"tiny.yaml": "x" * 200_000}))


READ_ONLY_FOLDER = """
import os, sys
from coach.errors import StorageFailed
from coach.storage import migrate, open_database

folder, elsewhere = sys.argv[1:]
migrate(f"sqlite:///{elsewhere}/coach.db")  # imports what it needs while it may
os.chmod(folder, 0o555)
if os.geteuid() == 0:  # permissions are not for root
    os.setgid(65534)
    os.setuid(65534)
for attempt in (lambda: migrate(url), lambda: open_database(url).write().__enter__()):
    url = f"sqlite:///{folder}/coach.db"
    try:
        attempt()
    except StorageFailed as failed:
        print(failed.code)
"""


@pytest.mark.parametrize("there", [True, False], ids=["with a database in it", "empty"])
def test_a_read_only_data_folder_says_so(there: bool, sqlite_template: Path) -> None:  # noqa: FBT001 - a table of cases
    """To a user without the right to write, at the start and while it runs; nothing is left behind in it."""
    with tempfile.TemporaryDirectory(prefix="coach-") as name:
        folder, elsewhere = Path(name) / "data", Path(name) / "elsewhere"
        folder.mkdir()
        elsewhere.mkdir()
        Path(name).chmod(0o755)
        if there:
            shutil.copy(sqlite_template, folder / "coach.db")
            (folder / "coach.db").chmod(0o444)
        code = [sys.executable, "-W", "error", "-c", READ_ONLY_FOLDER, str(folder), str(elsewhere)]
        said = subprocess.run(code, capture_output=True, text=True, check=True).stdout.split()
        folder.chmod(0o755)
        assert set(said) == {"storage-read-only"}
        assert [path.name for path in folder.iterdir()] == (["coach.db"] if there else [])


FULL_DISK = """
import resource, signal, sys
from coach.errors import StorageFailed
from coach.storage import migrate, open_database
from tests import values as v

database = open_database(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
for handle in ("karim", "an"):
    try:
        with database.write() as stores:
            stores.people.put(v.person(handle))
            stores.versions.keep(v.Version(handle * 10, "scenario", "tiny", {"tiny.yaml": "x" * 3_000_000}))
    except StorageFailed as failed:
        print(failed.code)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_a_write_that_the_system_cuts_short_says_that_the_disk_is_full(tmp_path: Path, sqlite_template: Path) -> None:
    """Files may not grow beyond a limit: the batch is gone as a whole, and the next one works once there is room."""
    path = tmp_path / "coach.db"
    shutil.copy(sqlite_template, path)
    limit = str(path.stat().st_size + 200_000)
    code = [sys.executable, "-W", "error", "-c", FULL_DISK, f"sqlite:///{path}", limit]
    root = Path(__file__).resolve().parent.parent
    assert subprocess.run(code, capture_output=True, text=True, check=True, cwd=root).stdout.split() == ["storage-full"]
    database = open_database(f"sqlite:///{path}")
    with database.read() as stores:
        assert [person.handle for person in stores.people.all()] == ["an"]
    database.close()


_PRIVATE = "what nobody else may read"


def test_what_somebody_wrote_is_not_in_what_gets_logged(url: str) -> None:
    """The cause of a fault goes to the log with its whole chain; the words that were being kept do not."""
    database = open_database(url)

    def fail() -> None:
        with database.write() as stores:
            stores.people._connection.exec_driver_sql("DROP TABLE access")
            stores.people._connection.execute(
                text("INSERT INTO access (actor, action) VALUES (:a, :b)"), {"a": "x", "b": _PRIVATE}
            )

    with pytest.raises(StorageFailed) as raised:
        fail()
    logged = "".join(traceback.format_exception(raised.value))
    assert "INSERT INTO access" in logged
    assert _PRIVATE not in logged
    database.close()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Rehearsals are private on the machine too: the folder, the file, and what SQLite puts beside it."""
    folder = tmp_path / "deep" / "data"
    before = os.umask(0o022)
    try:
        migrate(f"sqlite:///{folder}/coach.db")
        database = open_database(f"sqlite:///{folder}/coach.db")
        with database.write() as stores:
            stores.people.put(v.person())
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    finally:
        os.umask(before)
    database.close()
    assert modes == {"data": 0o700, "coach.db": 0o600, "coach.db-wal": 0o600, "coach.db-shm": 0o600}
