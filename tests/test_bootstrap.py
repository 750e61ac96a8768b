"""The app is put together, on real content and on fakes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from coach.bootstrap import App, build
from coach.errors import NotAllowed, StorageFailed, StorageTooNew
from coach.scenario.model import Face
from coach.services.room import NewTake
from coach.settings import Settings
from coach.storage.engine import open_engine
from coach.wording.catalogue import wording
from tests import fakes

ROOT = Path(__file__).resolve().parent.parent


def _built(folder: Path, **settings: object) -> App:
    given = Settings(data=folder, **settings)  # type: ignore[arg-type]  # values of each field's type
    return build(given, fakes.Clock(), fakes.Entropy(), fakes.parts())


def test_the_demo_team_is_there_at_the_first_start_and_once(tmp_path: Path) -> None:
    """Starting again adds nobody, and what somebody changed stays."""
    first = _built(tmp_path)
    lotte = first.account.enter_demo("lotte")
    first.account.settle(lotte.id, language="en")
    first.close()
    again = _built(tmp_path)
    assert [person.handle for person in again.account.demo_people()] == ["lotte", "sofie", "karim", "an", "ines"]
    assert again.account.enter_demo("lotte").language == "en"
    again.close()


def test_the_demo_team_has_its_roles_from_dates_before_the_first_start(tmp_path: Path) -> None:
    """Lotte and Sofie learn, Karim manages them and learns as well, An trains, Ines pays; everybody has a face."""
    app = _built(tmp_path)
    people = {person.handle: person for person in app.account.demo_people()}
    for handle in ("lotte", "sofie"):
        assert [manager.handle for manager in app.account.my_managers(people[handle].id)] == ["karim"]
        assert app.account.me(people[handle].id).learns
    assert app.account.me(people["karim"].id).manages
    both = {"assertive-meetings", "receiving-assertiveness"}
    assert app.account.me(people["karim"].id).subjects("learns") == {"receiving-assertiveness"}
    assert app.account.me(people["an"].id).subjects("trains") == both
    assert app.account.me(people["ines"].id).subjects("sponsors") == both
    for person in people.values():
        assert Face.model_validate(person.face).hair
        assert all(r.since < date(2026, 11, 23) for r in app.account.me(person.id).relations)
    app.close()


def test_a_demo_team_of_an_older_version_gets_what_it_lacks(tmp_path: Path) -> None:
    """Once; and a relation that was ended on purpose stays ended."""
    _built(tmp_path).close()
    engine = open_engine(f"sqlite:///{tmp_path / 'coach.db'}")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM relation WHERE kind = 'learns' AND subject = 'receiving-assertiveness'"))
        connection.execute(text("UPDATE relation SET until = since WHERE subject = 'receiving-assertiveness'"))
    engine.dispose()
    for _ in range(2):
        app = _built(tmp_path)
        ids = {person.handle: person.id for person in app.account.demo_people()}
        found = app.account.me(ids["karim"]).relations
        assert sorted((one.kind, one.subject) for one in found) == [
            ("learns", "receiving-assertiveness"),
            ("manages", "facturatie"),
        ]
        assert app.account.me(ids["an"]).subjects("trains") == {"assertive-meetings"}
        app.close()


def test_without_demo_mode_nobody_can_come_in_as_the_demo_team(tmp_path: Path) -> None:
    """Not even when they were there before."""
    _built(tmp_path).close()
    app = _built(tmp_path, demo=False)
    assert app.account.demo_people() == ()
    with pytest.raises(NotAllowed):
        app.account.enter_demo("lotte")
    app.close()


@pytest.mark.parametrize("left", [b"", b"short", b"\xff" * 43])
def test_a_secret_that_is_none_any_more_is_not_signed_with(tmp_path: Path, left: bytes) -> None:
    """A power cut or a slip of somebody's hand: whoever runs the app is told which file to delete."""
    (tmp_path / "secret").write_bytes(left)
    with pytest.raises(StorageFailed, match="secret-broken"):
        _built(tmp_path)
    (tmp_path / "secret").unlink()
    app = _built(tmp_path)
    assert len(app.secret) >= 32
    app.close()


def test_a_signing_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    """The next start finds it; one that is set wins."""
    first, again = _built(tmp_path), _built(tmp_path)
    assert len(first.secret) >= 32
    assert again.secret == first.secret
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} >= {"coach.db", "secret"}
    assert not list(tmp_path.glob("secret-*"))
    given = _built(tmp_path, secret="given")  # noqa: S106 - a test's
    assert given.secret == "given"  # noqa: S105 - same
    for app in (first, again, given):
        app.close()


def test_it_runs_on_postgresql_by_url(tmp_path: Path, url: str) -> None:
    """The same app; only the URL says where."""
    app = _built(tmp_path, database_url=url)
    lotte = app.account.enter_demo("lotte")
    take = app.rehearse.start(lotte.id, NewTake("tiny", "nl", "calm"))
    app.rehearse.pick(lotte.id, take, app.rehearse.room(lotte.id, take).position.last_seq, uuid4().hex, "stay")
    app.rehearse.answer(lotte.id, take)
    assert app.rehearse.room(lotte.id, take).position.state is not None
    app.close()


def test_a_data_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """Before anything else happens."""
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StorageFailed, match="storage-folder"):
        _built(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "in the way"


def test_a_newer_database_stops_the_start(tmp_path: Path) -> None:
    """And is left as it is."""
    _built(tmp_path).close()
    engine = open_engine(f"sqlite:///{tmp_path / 'coach.db'}")
    with engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    engine.dispose()
    with pytest.raises(StorageTooNew):
        _built(tmp_path)


def test_a_habit_in_own_words_is_attached_to_one_that_can_be_watched(tmp_path: Path) -> None:
    """Or to none; an id that the training does not have is none."""
    app = _built(tmp_path)
    lotte = app.account.enter_demo("lotte").id
    for habit, given, kept in (
        ("sorry zeggen", None, ("sorry zeggen", "sorry")), ("  zuchten\x00 ", None, ("zuchten", None)),
        (None, "sorry", (None, "sorry")), (" ", "nonsense", (None, None)),
    ):  # fmt: skip
        take = app.rehearse.start(lotte, NewTake("tiny", "nl", "calm", habit=habit, habit_id=given))
        found = app.rehearse.room(lotte, take).take
        assert (found.habit, found.habit_id) == kept
    app.close()


def test_the_real_parts_play_and_assess_a_shipped_scenario(tmp_path: Path) -> None:
    """Nothing but settings: content from the repository, feedback from the offline assessor."""
    app = build(Settings(data=tmp_path))
    lotte = app.account.enter_demo("lotte").id
    cards = app.library.scenarios(lotte, "en")
    assert len(cards) >= 4
    assert app.catalogue.notices() == ()
    take = app.rehearse.start(lotte, NewTake(cards[0].entry.id, "en", "calm"))
    for words in ("I am not done yet, Tom. Let me finish my point first.", "No."):
        room = app.rehearse.room(lotte, take)
        app.rehearse.say(lotte, take, room.position.last_seq, uuid4().hex, words)
        app.rehearse.answer(lotte, take)
    review = app.reviews.review(lotte, take)
    assert len(review.report.said_moments) == 2
    assert {finding.basis for finding in review.report.findings} >= {"said"}
    assert app.reviews.review(lotte, take).report == review.report
    app.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_coach_migrate_says_what_it_did(tmp_path: Path, language: str) -> None:
    """Once with something to do, once without, and in a sentence when it cannot."""
    say = wording(language)

    def run(folder: Path) -> tuple[int, str, str]:
        environment = {**os.environ, "COACH_DATA": str(folder), "COACH_LANGUAGE": language}
        found = subprocess.run(
            [sys.executable, "-m", "coach", "migrate"], cwd=ROOT, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return found.returncode, found.stdout.strip(), found.stderr.strip()

    assert run(tmp_path) == (0, say("storage.migrated"), "")
    assert run(tmp_path) == (0, say("storage.up-to-date"), "")
    (tmp_path / "file").write_text("x")
    status, _, complaint = run(tmp_path / "file")
    assert (status, complaint) == (1, say("errors.storage-folder", folder=str(tmp_path / "file")))
