"""A disk that takes nothing any more keeps nobody from their own pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from coach.ui import session
from tests.pages import look, staged, text
from tests.world import World, rehearse


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find, with a rehearsal in it, on a database that can only be read from now on."""
    path = tmp_path / "coach.db"
    path.write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{path}", monkeypatch) as made:
        made.ids.update(rehearse(made))
        made.database._engine.dispose()

        @event.listens_for(made.database._engine, "connect")
        def only_read(connection: sqlite3.Connection, _record: object) -> None:
            with closing(connection.cursor()) as cursor:
                cursor.execute("PRAGMA query_only = ON")

        yield made


def test_the_language_still_changes(world: World) -> None:
    """In the tab, though not with the person: no fault reaches the page."""
    at = look("owner", "learner/today")
    at.button("switch-language").click().run()
    assert not at.exception
    assert not at.error
    assert at.query_params["lang"] == "en"
    assert "Still open" in text(at)
    assert world.app.account.me(world.person("owner")).person.language is None


@pytest.mark.usefixtures("world")
def test_a_browser_somewhere_else_still_sees_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The zone that it reports cannot be kept now; any zone may be reported, even one that is a folder."""
    for zone in ("Asia/Tokyo", "Europe", "../../etc/passwd", "a" * 5000):
        monkeypatch.setattr(session, "_zone", lambda zone=zone: zone)
        at = look("owner", "learner/today")
        assert not at.error
        assert "Owner" in text(at)
