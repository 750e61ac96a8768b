"""Promises and agreements are kept, marked and taken away, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.programme.commitment import Commitment
from coach.storage import open_database
from coach.storage.database import SqlDatabase
from tests import values as v

LOTTE, KARIM, SOFIE = (v.uid(name) for name in ("lotte", "karim", "sofie"))
PROMISE = Commitment(
    v.uid("promise"), KARIM, LOTTE, "Ik geef je <b>eerst</b> het woord.", date(2026, 12, 4), "promise", v.NOW
)
AGREED = replace(
    PROMISE, id=v.uid("agreed"), owner=LOTTE, other=KARIM, source="joint", due=None, made=v.NOW + timedelta(1)
)


@pytest.fixture
def database(url: str) -> Iterator[SqlDatabase]:
    """Three people and two commitments between two of them."""
    opened = open_database(url, patience=5)
    with opened.write() as stores:
        for handle in ("lotte", "karim", "sofie"):
            stores.people.put(v.person(handle))
        stores.commitments.add(AGREED)
        stores.commitments.add(PROMISE)
    yield opened
    opened.close()


def test_both_sides_find_it_and_nobody_else(database: SqlDatabase) -> None:
    """Oldest first, whoever does it."""
    with database.read() as stores:
        assert stores.commitments.of(LOTTE) == stores.commitments.of(KARIM) == (PROMISE, AGREED)
        assert stores.commitments.of(SOFIE) == ()
        assert stores.commitments.get(AGREED.id) == AGREED
        assert stores.commitments.get(v.uid("never")) is None


def test_it_is_done_or_still_to_do_or_gone(database: SqlDatabase) -> None:
    """Marking can be taken back; removing takes one away and leaves the other."""
    with database.write() as stores:
        stores.commitments.mark(PROMISE.id, v.NOW)
        assert stores.commitments.get(PROMISE.id) == replace(PROMISE, done=v.NOW)
        stores.commitments.mark(PROMISE.id, None)
        stores.commitments.remove(AGREED.id)
        assert stores.commitments.of(LOTTE) == (PROMISE,)


@pytest.mark.parametrize("gone", [LOTTE, KARIM])
def test_it_goes_with_either_person(database: SqlDatabase, gone: object) -> None:
    """Nothing is left that names somebody who was erased."""
    with database.write() as stores:
        stores.people.erase(gone)
        assert stores.commitments.of(LOTTE) == stores.commitments.of(KARIM) == ()


def test_whose_commitment_it_is() -> None:
    """Between two people, in either direction."""
    assert PROMISE.concerns(LOTTE, KARIM)
    assert PROMISE.concerns(KARIM, LOTTE)
    assert not PROMISE.concerns(KARIM, SOFIE)
