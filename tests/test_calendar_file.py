"""Calendar files say when, and nothing else; they stay the same appointment for ever, whatever changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from coach.delivery.calendar import calendar_file
from coach.errors import NotFound
from coach.programme.talk import Appointment
from coach.services.talks import NewTalk
from tests.values import HARD, uid
from tests.world import opened, populate

BRUSSELS = ZoneInfo("Europe/Brussels")
OWNER, MANAGER = uid("owner"), uid("manager")
START = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
APPOINTMENT = Appointment("abc@rehearsal-coach", 2, START, 45, BRUSSELS, START - timedelta(days=3), cancelled=False)
MAY_SAY = {
    "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "STATUS", "TRANSP",
}  # fmt: skip


def _read(content: bytes) -> tuple[Calendar, Event]:
    """What a calendar reads, strictly."""
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    return calendar, event


def test_it_is_read_back_as_it_was_meant() -> None:
    """By the rules of RFC 5545: lines of 75 octets at most that end in CRLF, a method, one event in its own zone."""
    content = calendar_file(APPOINTMENT, "nl")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in content.split(b"\r\n"))
    calendar, event = _read(content)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"]
    assert (event["uid"], event["sequence"], event["status"]) == ("abc@rehearsal-coach", 2, "CONFIRMED")
    assert event.start == START.astimezone(BRUSSELS)
    assert event.start.strftime("%H:%M") == "10:00"
    assert event.end - event.start == timedelta(minutes=45)
    assert event["dtstart"].params["TZID"] == "Europe/Brussels"


@pytest.mark.parametrize(("language", "title"), [("nl", "Gesprek"), ("en", "Conversation")])
def test_it_says_when_and_nothing_else(language: str, title: str) -> None:
    """A colleague who looks over a shoulder reads one word; there is nobody in it to write to."""
    _, event = _read(calendar_file(APPOINTMENT, language))
    assert event["summary"] == title
    assert event["class"] == "PRIVATE"
    assert set(event.keys()) == MAY_SAY


def test_what_is_called_off_takes_itself_out() -> None:
    """The same appointment with a higher number, cancelled."""
    calendar, event = _read(calendar_file(replace(APPOINTMENT, cancelled=True, sequence=3), "nl"))
    assert (calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 3)
    assert event["uid"] == APPOINTMENT.uid


@pytest.mark.parametrize(
    ("start", "wall", "offset"),
    [
        (datetime(2026, 10, 24, 8, 0, tzinfo=UTC), "2026-10-24 10:00", 2),
        (datetime(2026, 10, 26, 9, 0, tzinfo=UTC), "2026-10-26 10:00", 1),
        (datetime(2027, 3, 27, 9, 0, tzinfo=UTC), "2027-03-27 10:00", 1),
        (datetime(2027, 3, 29, 8, 0, tzinfo=UTC), "2027-03-29 10:00", 2),
    ],
)
def test_ten_o_clock_is_ten_o_clock_in_summer_and_in_winter(start: datetime, wall: str, offset: int) -> None:
    """With the zone's own rules in the file, for calendars that do not know it."""
    calendar, event = _read(calendar_file(replace(APPOINTMENT, start=start), "nl"))
    assert event.start.astimezone(UTC) == start
    assert event.start.strftime("%Y-%m-%d %H:%M") == wall
    (zone,) = calendar.walk("VTIMEZONE")
    from_file = zone.to_tz(lookup_tzid=False)
    assert datetime.fromisoformat(wall).replace(tzinfo=from_file).utcoffset() == timedelta(hours=offset)


def test_an_appointment_over_the_hour_that_comes_twice_lasts_as_long_as_it_lasts() -> None:
    """Also when it begins or ends within it."""
    for first, minutes in ((50, 130), (10, 60), (75, 60), (90, 15)):
        night = datetime(2026, 10, 25, 0, 0, tzinfo=UTC) + timedelta(minutes=first)
        _, event = _read(calendar_file(replace(APPOINTMENT, start=night, minutes=minutes), "nl"))
        assert event.start.astimezone(UTC) == night
        assert event.end.astimezone(UTC) - night == timedelta(minutes=minutes)


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "Asia/Kathmandu", "America/St_Johns", "UTC", "Pacific/Apia"])
def test_it_is_the_same_moment_in_every_zone(zone: str) -> None:
    """Each side's file is in their own."""
    _, event = _read(calendar_file(replace(APPOINTMENT, zone=ZoneInfo(zone)), "en"))
    assert event.start.astimezone(UTC) == START


def test_both_sides_of_a_talk_have_the_same_appointment(sqlite_template: Path, tmp_path: Path) -> None:
    """From when it is settled until it is called off: one UID, a number that grows, no name, no question."""
    copy(sqlite_template, tmp_path / "coach.db")
    with opened(f"sqlite:///{tmp_path / 'coach.db'}") as world:
        populate(world)
        world.app.account.settle(OWNER, zone="Europe/Lisbon")
        talks = world.app.followup.talks
        wall = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001 - what the clock on a wall says
        moments = [wall, wall + timedelta(days=1)]
        talk, _ = talks.propose(MANAGER, NewTalk(OWNER, [HARD], moments))
        with pytest.raises(NotFound):
            talks.calendar(OWNER, talk, "nl")
        talks.pick(OWNER, talk, START)
        files = [talks.calendar(MANAGER, talk, "nl"), talks.calendar(OWNER, talk, "en")]
        talks.offer(MANAGER, talk, [one + timedelta(hours=1) for one in moments])
        talks.pick(OWNER, talk, START + timedelta(hours=1))
        files.append(talks.calendar(OWNER, talk, "nl"))
        talks.cancel(MANAGER, talk)
        files += [talks.calendar(MANAGER, talk, "nl"), talks.calendar(OWNER, talk, "nl")]
    events = [_read(one)[1] for one in files]
    assert len({event["uid"] for event in events}) == 1
    assert [event["sequence"] for event in events] == [0, 0, 1, 2, 2]
    assert [event.start.astimezone(UTC) - START for event in events] == [timedelta(hours=n) for n in (0, 0, 1, 1, 1)]
    assert [event["dtstart"].params["TZID"] for event in events[:2]] == ["Europe/Brussels", "Europe/Lisbon"]
    assert all(set(event.keys()) == MAY_SAY for event in events)
    whole = b"".join(files)
    assert not [word for word in (b"Owner", b"Manager", b"quoted", b"assertive") if word in whole]
