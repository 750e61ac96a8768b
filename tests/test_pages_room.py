"""The room, when another window was first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages import look, staged, text
from tests.world import World, rehearse


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find, with an open take."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        made.ids.update(rehearse(made))
        yield made


def test_words_said_after_another_window_stopped_are_not_lost(world: World) -> None:
    """The page says that the take is closed, and shows what was typed so that it can be copied."""
    take = world.ids["open take"]
    at = look("owner", "learner/room", take=take)
    world.app.rehearse.stop(world.person("owner"), take)
    at.chat_input(key="own-words").set_value("Ik wou nog iets zeggen.").run()
    assert at.warning
    assert "Ik wou nog iets zeggen." in text(at)
    assert at.button("to-feedback")
