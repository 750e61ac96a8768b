"""What is kept once under a key: content versions and reports. Writing the same key again changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from coach.feedback.report import Report
from coach.scenario.version import Version
from coach.storage.records import Record
from coach.storage.tables import Base, ReportRow, VersionRow

_VERSIONS = Record(Version, VersionRow)

ReportKey = tuple[UUID, int, str, str]


class Versions:
    """The store of content versions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, version: Version) -> None:
        """Keep it, once."""
        _put_once(self._connection, VersionRow, _VERSIONS.columns(version))

    def get(self, sha256: str) -> Version | None:
        """A version by its hash."""
        return _VERSIONS.one(self._connection, _VERSIONS.select().where(VersionRow.sha256 == sha256))


class Reports:
    """The store of reports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, takes: Collection[UUID]) -> Mapping[ReportKey, Report]:
        """All reports on these takes, oldest first."""
        if not takes:
            return {}
        key = (ReportRow.take, ReportRow.last_seq, ReportRow.assessor, ReportRow.content)
        rows = self._connection.execute(
            select(*key, ReportRow.report).where(ReportRow.take.in_(takes)).order_by(ReportRow.made)
        )
        return {(take, last, assessor, content): report for take, last, assessor, content, report in rows}

    def get(self, key: ReportKey) -> Report | None:
        """The report under a key."""
        take, last, assessor, content = key
        wanted = (ReportRow.take == take, ReportRow.last_seq == last, ReportRow.assessor == assessor)
        query = select(ReportRow.report).where(*wanted, ReportRow.content == content)
        return self._connection.execute(query).scalar()

    def put(self, key: ReportKey, report: Report, at: datetime) -> None:
        """Keep it, once."""
        take, last, assessor, content = key
        row = {"take": take, "last_seq": last, "assessor": assessor, "content": content, "report": report, "made": at}
        _put_once(self._connection, ReportRow, row)


def _put_once(connection: Connection, table: type[Base], row: dict[str, Any]) -> None:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(table).values(row).on_conflict_do_nothing())
