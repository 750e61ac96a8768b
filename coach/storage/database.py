"""Transactions over the stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from coach.storage.assignments import Assignments
from coach.storage.commitments import Commitments
from coach.storage.content import Reports, Versions
from coach.storage.engine import PATIENCE, begin_read, begin_write, open_engine
from coach.storage.faults import failures
from coach.storage.figures import Figures
from coach.storage.followup import Talks, TeamMessages
from coach.storage.joints import Debriefs, Joints, Proposals
from coach.storage.meetings import Meetings
from coach.storage.models import Consents, Contests, ModelCalls
from coach.storage.people import People
from coach.storage.reflections import Reflections
from coach.storage.shares import Access, Shares
from coach.storage.takes import Takes
from coach.storage.teams import Checks, Teams


@dataclass(frozen=True, slots=True)
class SqlStores:
    """All stores within one transaction (the ``Stores`` of ``coach.services.ports``)."""

    people: People
    versions: Versions
    takes: Takes
    reports: Reports
    reflections: Reflections
    shares: Shares
    access: Access
    consents: Consents
    calls: ModelCalls
    contests: Contests
    commitments: Commitments
    messages: TeamMessages
    talks: Talks
    assignments: Assignments
    proposals: Proposals
    joints: Joints
    debriefs: Debriefs
    teams: Teams
    checks: Checks
    figures: Figures
    meetings: Meetings


class SqlDatabase:
    """The ``Database`` of ``coach.services.ports``, on SQLite or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def read(self) -> Iterator[SqlStores]:
        """A transaction that sees one consistent moment.

        Raises:
            StorageFailed: the database cannot be used.
        """
        with failures(), begin_read(self._engine) as connection, connection.begin():
            yield _stores(connection)

    @contextmanager
    def write(self) -> Iterator[SqlStores]:
        """A transaction that is kept whole or not at all; writers take turns.

        Raises:
            StorageFailed: the database cannot be used; nothing was kept.
        """
        with failures(), begin_write(self._engine) as connection, connection.begin():
            yield _stores(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def open_database(url: str, patience: float = PATIENCE) -> SqlDatabase:
    """The database behind a URL, whose tables are there already (:func:`coach.storage.upgrade.migrate`).

    ``patience`` is how many seconds a writer waits for its turn.

    Raises:
        SettingRefused: a URL that is neither SQLite with a file nor PostgreSQL.
        StorageFailed: the folder cannot be made.
    """
    return SqlDatabase(open_engine(url, patience))


def _stores(connection: Connection) -> SqlStores:
    return SqlStores(
        People(connection), Versions(connection), Takes(connection), Reports(connection), Reflections(connection),
        Shares(connection), Access(connection), Consents(connection), ModelCalls(connection), Contests(connection),
        Commitments(connection), TeamMessages(connection), Talks(connection), Assignments(connection),
        Proposals(connection), Joints(connection), Debriefs(connection),
        Teams(connection), Checks(connection), Figures(connection),
        Meetings(connection),
    )  # fmt: skip
