"""Letters go to a real mail server, secure or not at all; whatever it does, what stands in the app stands."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy

import pytest
from icalendar import Calendar

from coach.bootstrap.following_up import following_up, post_of
from coach.delivery.letters import Letters, NoPost
from coach.delivery.mail import MailServer, Smtp, letter
from coach.errors import SettingRefused
from coach.services.messages import Messages
from coach.services.talks import NewTalk, Talks
from coach.settings import Settings, read_settings
from tests.mail_server import PASSWORD, USER, Box, closed_port, mail_server, silent_server, trusting
from tests.values import uid
from tests.world import TEAM, World, opened, populate

OWNER, OTHER, MANAGER = uid("owner"), uid("other learner"), uid("manager")
SENDER = "coach@example.org"
START = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
WALL = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001 - what the clock on a wall says


def _smtp(port: int, **changes: object) -> Smtp:
    server = MailServer("127.0.0.1", port, SENDER, "none", timeout=2.0)
    return Smtp(replace(server, **changes), trusting())  # type: ignore[arg-type]  # fields of a server


def _letter(to: str = "lotte@example.org", subject: str = "Dag", name: str = "Coach") -> object:
    return letter(SENDER, name, to, subject, "Een regel.\nNog één: €.\n.\nEinde")


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path) -> Iterator[World]:
    """The organisation; the owner and the manager gave an address, the other learner did not."""
    copy(sqlite_template, tmp_path / "coach.db")
    with opened(f"sqlite:///{tmp_path / 'coach.db'}") as world:
        populate(world)
        world.app.account.settle(OWNER, email="owner@example.org", language="nl", zone="Europe/Lisbon")
        world.app.account.settle(MANAGER, email="manager@example.org", language="en")
        yield world


def _with(world: World, smtp: Smtp) -> tuple[Messages, Talks]:
    made = following_up(world.database, world.content, Letters(smtp, "en"), world.clock, world.entropy)
    return made.messages, made.talks


def _text(box: Box, number: int = 0) -> str:
    body = box.letters[number].get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("auth", [False, True])
@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_letter_arrives_as_it_was_written(security: str, *, auth: bool) -> None:
    """Every sign of it, over each kind of connection, with and without a password."""
    with mail_server(tls=security == "tls", starttls=security == "starttls", auth=auth) as box:
        known = {"user": USER, "password": PASSWORD} if auth else {}
        assert _smtp(box.port, security=security, **known).carry([_letter(), _letter("karim@example.org")])
    assert box.to == [("lotte@example.org",), ("karim@example.org",)]
    assert _text(box).rstrip("\n") == "Een regel.\nNog één: €.\n.\nEinde"
    assert box.letters[0]["From"] == "Coach <coach@example.org>"
    assert box.letters[0]["Auto-Submitted"] == "auto-generated"
    assert str(box.letters[0]["Message-ID"]).endswith("@example.org>")


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({}, {"security": "starttls"}),
        ({"auth": True}, {"security": "starttls", "user": USER, "password": PASSWORD}),
        ({}, {"security": "tls"}),
        ({"auth": True}, {"user": USER, "password": "mis"}),
        ({"auth": True}, {}),
        ({"starttls": True}, {}),
        ({}, {"user": USER, "password": PASSWORD}),
    ],
    ids=[
        "no starttls",
        "no starttls, password",
        "no tls",
        "wrong password",
        "no password",
        "starttls wanted",
        "no auth",
    ],
)
def test_a_connection_that_is_not_as_asked_carries_nothing(
    given: dict[str, bool], asked: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing goes in the open that should not; nobody is thrown out; the log names neither people nor passwords."""
    with mail_server(**given) as box, caplog.at_level(logging.WARNING):
        assert not _smtp(box.port, **asked).carry([_letter()])
    assert box.letters == []
    (told,) = [record.getMessage() for record in caplog.records if record.name == "coach.delivery.mail"]
    assert not [word for word in ("lotte", "example", PASSWORD, "mis", "regel") if word in told]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_carries_nothing(security: str) -> None:
    """Neither does one for another name."""
    with mail_server(tls=security == "tls", starttls=security == "starttls") as box:
        server = MailServer("127.0.0.1", box.port, SENDER, security, timeout=2.0)  # type: ignore[arg-type]  # one of two
        assert not Smtp(server).carry([_letter()])
        assert not Smtp(replace(server, host="localhost"), trusting()).carry([_letter()])
    assert box.letters == []


def test_a_server_that_is_away_or_silent_keeps_nobody_waiting() -> None:
    """It is given up after its time."""
    assert not _smtp(closed_port()).carry([_letter()])
    assert not _smtp(1, host="mail.invalid").carry([_letter()])
    with silent_server() as port:
        assert not _smtp(port, timeout=0.2).carry([_letter()])
        assert not _smtp(port, timeout=0.2, security="tls").carry([_letter()])


def test_one_address_that_is_refused_keeps_no_letter_from_the_others() -> None:
    """And it is told that not all went."""
    with mail_server() as box:
        box.refuse = lambda address: address.startswith("weg")
        assert not _smtp(box.port).carry([_letter("weg@example.org"), _letter()])
    assert box.to == [("lotte@example.org",)]


def test_letters_that_take_too_long_together_are_left() -> None:
    """Somebody is waiting for the page."""
    with mail_server() as box:
        assert not _smtp(box.port, deadline=0.0).carry([_letter()])
    assert box.letters == []


def test_nothing_that_somebody_is_called_begins_a_header() -> None:
    """Names and subjects stay on their line; what stands in the text stays text."""
    bad = "Karim\r\nBcc: all@example.org\u2028X: y\x00"
    with mail_server() as box:
        assert _smtp(box.port).carry([_letter(subject=bad, name=bad)])
    (got,) = box.letters
    assert got["Bcc"] is None
    assert got["X"] is None
    assert got["Subject"] == "Karim Bcc: all@example.org X: y"
    assert box.to == [("lotte@example.org",)]


def test_a_message_to_the_team_goes_to_whoever_gave_an_address(world: World) -> None:
    """Each a letter of their own in their own language, so that nobody sees another's address."""
    world.app.account.settle(OTHER, email="other@example.org", language="en")
    with mail_server() as box:
        messages, _ = _with(world, _smtp(box.port))
        message, mailed = messages.send(MANAGER, TEAM, "Zo volg ik op.\n\nBcc: x@y.be", "Wat helpt?")
        assert mailed == "sent"
        assert messages.send(MANAGER, TEAM, "Zo volg ik op.\n\nBcc: x@y.be", "Wat helpt?") == (message, "none")
    assert sorted(box.to) == [("other@example.org",), ("owner@example.org",)]
    dutch = next(index for index, to in enumerate(box.to) if to == ("owner@example.org",))
    assert box.letters[dutch]["Subject"] == "Manager schreef aan het team"
    assert "Zo volg ik op.\n\nBcc: x@y.be" in _text(box, dutch)
    assert "Wat helpt?" in _text(box, dutch)
    assert "How can I support you?" in _text(box, 1 - dutch)
    assert all(one["Bcc"] is None and one["Cc"] is None for one in box.letters)


def test_a_mail_server_that_fails_loses_no_message(world: World) -> None:
    """The one in the app stands, and the manager hears that the letters did not go."""
    messages, talks = _with(world, _smtp(closed_port()))
    message, mailed = messages.send(MANAGER, TEAM, "Zo.", "En jij?")
    assert mailed == "failed"
    assert [one.message.id for one in messages.received(OWNER)] == [message]
    talk, told = talks.propose(MANAGER, NewTalk(OWNER, [], [WALL, WALL + timedelta(days=1)]))
    assert told == "failed"
    assert talks.pick(OWNER, talk, START) == "failed"
    assert talks.calendar(OWNER, talk, "nl")


def test_a_talk_goes_along_as_a_calendar_file(world: World) -> None:
    """The proposal says when, where the reader is, and not what about; both get the file when it is settled or off."""
    with mail_server() as box:
        _, talks = _with(world, _smtp(box.port))
        talk, _ = talks.propose(MANAGER, NewTalk(OWNER, ["Wat lukte?"], [WALL, WALL + timedelta(days=1)]))
        talks.pick(OWNER, talk, START)
        talks.cancel(OWNER, talk)
    assert box.to == [
        ("owner@example.org",), ("manager@example.org",), ("owner@example.org",), ("manager@example.org",),
    ]  # fmt: skip
    assert "donderdag 26 november, 9.00 u." in _text(box)
    assert "Wat lukte" not in "".join(_text(box, number) for number in range(4))
    found = []
    for read in box.letters[1:]:
        (enclosed,) = list(read.iter_attachments())
        assert enclosed.get_content_type() == "text/calendar"
        calendar = Calendar.from_ical(enclosed.get_payload(decode=True))
        assert isinstance(calendar, Calendar)
        assert calendar["method"] == enclosed.get_param("method")
        found.append((calendar["method"], calendar.walk("VEVENT")[0]["sequence"], enclosed.get_filename()))
    assert found == [
        ("PUBLISH", 0, "conversation.ics"),
        ("PUBLISH", 0, "gesprek.ics"),
        ("CANCEL", 1, "conversation.ics"),
    ]


def test_without_a_mail_server_or_an_address_nothing_is_mailed(world: World) -> None:
    """And that is no failure."""
    assert isinstance(post_of(Settings()), NoPost)
    assert world.app.followup.messages.send(MANAGER, TEAM, "Zo.", "En jij?")[1] == "none"
    world.app.account.settle(OWNER, email="")
    messages, _ = _with(world, _smtp(closed_port()))
    assert messages.send(MANAGER, TEAM, "Zo dan.", "En jij?")[1] == "none"


def test_mail_is_set_like_everything_else() -> None:
    """A server is all that switches it on; secure is what nobody has to ask for."""
    given = {"COACH_MAIL_HOST": "mail.example.org", "COACH_MAIL_FROM": SENDER}
    assert read_settings(given).mail == MailServer("mail.example.org", 587, SENDER, "starttls")
    whole = {**given, "COACH_MAIL_USER": USER, "COACH_MAIL_PASSWORD": PASSWORD, "COACH_MAIL_TLS": "tls"}
    settings = read_settings({**whole, "COACH_MAIL_PORT": "465"})
    assert settings.mail == MailServer("mail.example.org", 465, SENDER, "tls", USER, PASSWORD)
    assert PASSWORD not in repr(settings) + repr(settings.mail)
    assert isinstance(post_of(settings), Letters)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"COACH_MAIL_HOST": "mail.example.org"}, "mail-from"),
        ({"COACH_MAIL_HOST": "m.example.org", "COACH_MAIL_FROM": "Coach <c@x.be>"}, "setting-refused"),
        (
            {"COACH_MAIL_HOST": "m.example.org", "COACH_MAIL_FROM": SENDER, "COACH_MAIL_USER": USER,
             "COACH_MAIL_TLS": "none"},
            "mail-open",
        ),
    ],
)  # fmt: skip
def test_mail_that_cannot_be_meant_stops_the_start(given: dict[str, str], code: str) -> None:
    """Nobody to come from, or a password in the open."""
    with pytest.raises(SettingRefused) as refused:
        read_settings(given)
    assert refused.value.code == code
