"""Databases are brought to today's tables at every start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from coach.errors import SettingRefused, StorageFailed, StorageTooNew
from coach.storage import migrate, open_database, upgrade
from coach.storage.engine import open_engine
from coach.storage.tables import Base
from tests import values as v


def test_migrations_make_what_the_models_say(empty_url: Callable[[], str]) -> None:
    """Alembic finds no difference between a migrated database and the mapped tables."""
    url = empty_url()
    assert migrate(url)
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_the_migrated_tables_have_the_models_keys(url: str) -> None:
    """Alembic does not compare primary keys: among them one level per contest and trainer."""
    engine = open_engine(url)
    with engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            key = inspect(connection).get_pk_constraint(table.name)["constrained_columns"]
            assert key == [column.name for column in table.primary_key], table.name
    engine.dispose()


def test_a_migrated_database_is_left_alone(url: str) -> None:
    """The second start has nothing to do, and what is in it stays."""
    database = open_database(url)
    with database.write() as stores:
        stores.people.put(v.person())
    assert not migrate(url)
    with database.read() as stores:
        assert stores.people.all() == (v.person(),)
    database.close()


def test_todays_revision_is_the_newest_migration() -> None:
    """The constant that saves a start from importing Alembic tells the truth."""
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [upgrade.HEAD]


def test_a_start_with_nothing_to_do_does_not_import_alembic(sqlite_template: Path) -> None:
    """Half a second that nobody needs to wait."""
    code = (
        "import sys; from coach.storage import migrate; "
        f"migrate('sqlite:///{sqlite_template}'); assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_database_of_a_newer_version_is_refused_and_left_alone(url: str) -> None:
    """A revision that the code does not know means that newer code was here."""
    engine = open_engine(url)
    with engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageTooNew) as refused:
        migrate(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    engine.dispose()
    assert (refused.value.code, refused.value.values["revision"]) == ("storage-too-new", "9999")


def test_four_processes_may_start_at_once_on_an_empty_database(empty_url: Callable[[], str]) -> None:
    """One makes the tables, the others find them made; nobody fails."""
    url = empty_url()
    code = "import sys; from coach.storage import migrate; sys.stdin.readline(); print(migrate(sys.argv[1]))"
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", code, url], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate()[0].strip() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0, 0]
    assert sorted(said) == ["False", "False", "False", "True"]


def test_the_data_folder_is_made(tmp_path: Path) -> None:
    """A first start needs no preparation."""
    assert migrate(f"sqlite:///{tmp_path / 'new' / 'deeper' / 'coach.db'}")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file stands where the folder should be: the message can say where."""
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StorageFailed) as failed:
        migrate(f"sqlite:///{tmp_path / 'data' / 'coach.db'}")
    assert (failed.value.code, failed.value.values) == ("storage-folder", {"folder": str(tmp_path / "data")})


def test_an_sqlite_file_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    """WAL, foreign keys, full synchronisation, in every connection."""
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    migrate(url)
    engine = open_engine(url, patience=3)
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 3000}


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/db", "sqlite://", "sqlite:///:memory:"])
def test_a_url_of_another_kind_is_refused(url: str) -> None:
    """Also a database in memory, which would lose every rehearsal."""
    with pytest.raises(SettingRefused, match="database-refused"):
        migrate(url)


def test_a_refused_url_does_not_show_its_password() -> None:
    """Messages end up in logs."""
    with pytest.raises(SettingRefused) as refused:
        migrate("mysql://coach:geheim@host/db")
    assert "geheim" not in str(refused.value)
