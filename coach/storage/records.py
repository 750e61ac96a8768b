"""Rows and values meet by name: a table's columns and a frozen dataclass's fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from coach.storage.tables import Base

V = TypeVar("V")


class Record(Generic[V]):
    """How values of one dataclass are kept in one table (which may have more columns than the dataclass has fields)."""

    def __init__(self, kind: type[V], table: type[Base]) -> None:
        self._kind = kind
        self._names = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]  # every kind is a dataclass
        self._columns: tuple[InstrumentedAttribute[Any], ...] = tuple(getattr(table, name) for name in self._names)

    def select(self, *more: InstrumentedAttribute[Any]) -> Select[Any]:
        """A query for whole values; ``more`` columns come after the value's own."""
        return select(*self._columns, *more)

    def value(self, row: Sequence[Any]) -> V:
        """The value in a row of :meth:`select`."""
        return self._kind(*row[: len(self._names)])

    def one(self, connection: Connection, query: Select[Any]) -> V | None:
        """The value that a query finds, or None."""
        row = connection.execute(query).first()
        return None if row is None else self.value(row)

    def all(self, connection: Connection, query: Select[Any]) -> tuple[V, ...]:
        """The values that a query finds."""
        return tuple(self.value(row) for row in connection.execute(query))

    def columns(self, value: V) -> dict[str, Any]:
        """A value as columns to write."""
        return {name: getattr(value, name) for name in self._names}
