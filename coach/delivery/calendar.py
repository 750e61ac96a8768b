"""Calendar files (RFC 5545): an appointment with a neutral title, and nothing of what about or with whom."""

from __future__ import annotations

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from coach.programme.talk import Appointment
from coach.wording import wording

_PRODUCT = "-//Rehearsal Coach//Rehearsal Coach//EN"
_ROUND = timedelta(days=400)


def calendar_file(appointment: Appointment, language: str) -> bytes:
    """The file, with the rules of the zone in it round that day.

    The same UID with a higher sequence moves what stands in a calendar, and a cancelled one takes it out (RFC 5546,
    section 3.2.5). Nobody is named, also not as organiser, so no calendar writes to anybody.
    """
    start = appointment.start.astimezone(appointment.zone)
    end = (appointment.start + timedelta(minutes=appointment.minutes)).astimezone(appointment.zone)
    if start.fold or end.fold:  # a file cannot say the second of two hours that the clock shows alike
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if appointment.cancelled else "PUBLISH")
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.changed)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", wording(language)("calendar.title"))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if appointment.cancelled else "OPAQUE")
    calendar.add_component(event)
    calendar.add_missing_timezones((start - _ROUND).date(), (start + _ROUND).date())
    return bytes(calendar.to_ical())
