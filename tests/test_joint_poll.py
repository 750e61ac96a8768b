"""What a browser in a joint room may ask, and what it never gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from coach.services.joint import Brief
from coach.services.proposing import NewProposal
from coach.ui import polling
from coach.ui.presence import Presence
from tests.pages import staged
from tests.world import World

_NOT_TYPING = b'{"typing": false}'


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app on fakes."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        yield made


@pytest.fixture
def joint(world: World) -> UUID:
    """A rehearsal of the owner and their manager, under way."""
    owner, manager = world.person("owner"), world.person("manager")
    found = world.app.joints.accept(owner, world.app.joints.propose(manager, NewProposal(owner)))
    world.app.joints.begin(owner, found, Brief("tiny", "tense", "nl"))
    return found


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The route alone, with nobody in any room yet."""
    monkeypatch.setattr(polling, "PRESENCE", Presence())
    with TestClient(Starlette(routes=[Route("/joint/poll", polling.poll, methods=["POST"])])) as made:
        yield made


def _ask(client: TestClient, token: str, body: bytes = _NOT_TYPING, **headers: str) -> tuple[int, dict[str, object]]:
    sent = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    answer = client.post(
        "/joint/poll", content=body, headers={**sent, **{k.replace("_", "-"): v for k, v in headers.items()}}
    )
    return answer.status_code, answer.json()


def test_the_version_is_the_rooms(world: World, joint: UUID, client: TestClient) -> None:
    """It is what the page was drawn with, until somebody does something."""
    owner, manager = world.person("owner"), world.person("manager")
    signed = polling.token(manager, joint, "Mia")
    room = world.app.joints.room(manager, joint)
    assert _ask(client, signed) == (200, {"version": room.version, "people": []})
    world.app.joints.pause(owner, joint)
    assert _ask(client, signed)[1]["version"] == world.app.joints.room(manager, joint).version != room.version


def test_the_others_are_seen_by_name_and_by_what_their_hands_do(world: World, joint: UUID, client: TestClient) -> None:
    """Three things about each, and nothing of what is typed."""
    owner, manager = world.person("owner"), world.person("manager")
    _ask(client, polling.token(owner, joint, "Olle"), b'{"typing": true}')
    _, answer = _ask(client, polling.token(manager, joint, "Mia"))
    assert answer["people"] == [{"name": "Olle", "here": True, "typing": True}]


@pytest.mark.parametrize("body", [b"", b"[]", b'{"typing": "yes"}', b'{"typing": true, "text": "ik"}', b" " * 65])
def test_a_body_is_one_bit(world: World, joint: UUID, client: TestClient, body: bytes) -> None:
    """Whatever else is sent is refused unread."""
    assert _ask(client, polling.token(world.person("owner"), joint, "Olle"), body)[0] == 400


def test_a_token_of_somebody_elses_making_is_refused(world: World, joint: UUID, client: TestClient) -> None:
    """Signed with another secret, for another purpose, with its name changed, or none at all."""
    owner = world.person("owner")
    foreign = URLSafeTimedSerializer("another", salt="joint-poll").dumps([str(owner), str(joint), "Olle"])
    purpose = URLSafeTimedSerializer(world.app.secret, salt="else").dumps([str(owner), str(joint), "Olle"])
    signed = polling.token(owner, joint, "Olle")
    for token in (foreign, purpose, "x" + signed, ""):
        assert _ask(client, token) == (403, {})


def test_a_token_grows_old(world: World, joint: UUID, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a day a page must have been drawn anew."""
    signed = polling.token(world.person("owner"), joint, "Olle")
    monkeypatch.setattr(polling, "LONGEST", -1)
    assert _ask(client, signed)[0] == 403


def test_another_sites_page_cannot_ask(world: World, joint: UUID, client: TestClient) -> None:
    """By its origin, by what the browser says of it, or as a form that needs no leave."""
    signed = polling.token(world.person("owner"), joint, "Olle")
    assert _ask(client, signed, Origin="http://testserver")[0] == 200
    assert _ask(client, signed, Origin="http://evil.example")[0] == 403
    assert _ask(client, signed, Sec_Fetch_Site="cross-site")[0] == 403
    assert _ask(client, signed, Content_Type="text/plain")[0] == 403


def test_nobody_without_a_seat_learns_anything(world: World, joint: UUID, client: TestClient) -> None:
    """Another person, a rehearsal that never was, and somebody whose seat is gone: all the same."""
    stranger, manager = world.person("stranger"), world.person("manager")
    assert _ask(client, polling.token(stranger, joint, "Sam")) == (404, {})
    assert _ask(client, polling.token(manager, uuid4(), "Mia")) == (404, {})
    world.app.joints.leave_seat(manager, joint)
    assert _ask(client, polling.token(manager, joint, "Mia")) == (404, {})
