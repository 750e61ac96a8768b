"""The trainer's page, and the page of somebody without any relation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages import Content, look, staged, text
from tests.world import World


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        yield made


@pytest.mark.usefixtures("world")
def test_a_trainer_reads_which_file_is_broken_where_and_what_to_do() -> None:
    """The checker's code, file and line."""
    page = text(look("trainer", "trainer/files"))
    assert "broken.yaml" in page
    assert "RC101" in page
    assert "regel 3" in page


@pytest.mark.usefixtures("world")
def test_scenarios_that_work_can_be_tried() -> None:
    """With the commands to check and play them."""
    at = look("trainer", "trainer/files")
    assert "Klein" in text(at)
    assert at.button("try-tiny")
    assert "coach check" in at.code[0].value


@pytest.mark.usefixtures("world")
def test_no_broken_files_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one sentence."""
    monkeypatch.setattr(Content, "quiet", True)
    assert "Alle bestanden zijn in orde." in text(look("trainer", "trainer/files"))


@pytest.mark.usefixtures("world")
def test_somebody_without_a_relation_is_told_whom_to_ask() -> None:
    """A colleague in a team who follows no training is not: they can rehearse with others."""
    page = text(look("stranger", "nothing"))
    assert "Er staat hier nog niets voor je klaar." in page
    assert "Vraag wie de training geeft" in page
    assert "Met wie" in text(look("colleague", "together"))
