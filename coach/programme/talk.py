"""A talk about experiences: proposed by a manager with a few moments, settled by the member, held between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.errors import InputRefused

State = Literal["proposed", "asked", "planned", "past", "cancelled"]
FEWEST, MOST = 2, 3
"""How many moments a manager proposes."""
AHEAD = timedelta(days=90)
"""How far ahead a moment may lie."""
_PATIENCE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Appointment:
    """What a calendar may know of a talk: when, how long, and nothing of what about or with whom."""

    uid: str
    """The same for ever, on both sides."""
    sequence: int
    start: datetime
    minutes: int
    zone: ZoneInfo
    changed: datetime
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk. It disappears by itself when ``lapses`` has passed.

    A member who says no hides it from themselves; for the manager it looks as it did before, and so it lapses.
    """

    id: UUID
    manager: UUID
    member: UUID
    questions: tuple[str, ...]
    slots: tuple[datetime, ...]
    minutes: int
    made: datetime
    changed: datetime
    lapses: datetime | None
    """After this it is gone: the last moment proposed, or the one cancelled; None: it was settled."""
    chosen: datetime | None = None
    asked: datetime | None = None
    """When the member asked for other moments; None: not, or new ones were proposed since."""
    asked_words: str = ""
    """When it would suit them, in their words."""
    cancelled: datetime | None = None
    held: datetime | None = None
    """When either of the two marked that it took place."""
    hidden: bool = False
    sequence: int = 0
    """Goes up with every change to an appointment that may stand in a calendar (RFC 5545, section 3.8.7.4)."""

    def gone(self, now: datetime) -> bool:
        """Whether it disappeared by itself."""
        return self.lapses is not None and self.lapses < now

    def state(self, now: datetime) -> State:
        """Where it stands."""
        if self.cancelled is not None:
            return "cancelled"
        if self.chosen is not None:
            return "past" if self.held or self.chosen <= now else "planned"
        return "proposed" if self.asked is None else "asked"

    def open_slots(self, now: datetime) -> tuple[datetime, ...]:
        """The moments that can still be chosen, earliest first."""
        return tuple(sorted(slot for slot in self.slots if slot > now))

    def picked(self, slot: datetime, now: datetime) -> Talk:
        """With one of its moments chosen."""
        return replace(self, chosen=slot, asked=None, asked_words="", lapses=None, changed=now)

    def asked_other(self, words: str, now: datetime) -> Talk:
        """With the question for other moments; a moment chosen before no longer holds."""
        moved = self.sequence + (self.chosen is not None)
        lapses = max(*self.slots, now + _PATIENCE)
        return replace(
            self, chosen=None, asked=now, asked_words=words, lapses=lapses, sequence=moved, changed=now
        )  # fmt: skip

    def offered(self, slots: Sequence[datetime], now: datetime) -> Talk:
        """With other moments to choose from."""
        moved = self.sequence + (self.chosen is not None)
        return replace(
            self, slots=tuple(slots), chosen=None, asked=None, asked_words="", lapses=max(slots), sequence=moved,
            changed=now,
        )  # fmt: skip

    def called_off(self, now: datetime) -> Talk:
        """An appointment that will not take place; both can still take it out of their calendars until then."""
        return replace(self, cancelled=now, lapses=self.chosen, sequence=self.sequence + 1, changed=now)

    def took_place(self, now: datetime) -> Talk:
        """Marked as held; the first mark stays."""
        return self if self.held else replace(self, held=now, changed=now)

    def appointment(self, zone: ZoneInfo) -> Appointment | None:
        """What somebody's calendar may know of it; None when no moment was settled."""
        if self.chosen is None:
            return None
        uid = f"{self.id}@rehearsal-coach"
        off = self.cancelled is not None
        return Appointment(uid, self.sequence, self.chosen, self.minutes, zone, self.changed, cancelled=off)


@dataclass(frozen=True, slots=True)
class TalkNote:
    """What one of the two wrote down about a talk: for themselves, unless they show it to the other."""

    talk: UUID
    author: UUID
    text: str
    shared: bool
    written: datetime


def slots_of(wall_times: Sequence[datetime], zone: ZoneInfo, now: datetime) -> tuple[datetime, ...]:
    """Moments from what a clock on the manager's wall will say (naive), in UTC, earliest first.

    Raises:
        InputRefused: fewer than two or more than three, two the same, one past, too far ahead, or one that clocks skip.
    """
    if not FEWEST <= len(wall_times) <= MOST:
        raise InputRefused("slots-number", fewest=FEWEST, most=MOST)
    found: list[datetime] = []
    for wall in wall_times:
        moment = wall.replace(tzinfo=zone).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) != wall:  # the hour that summer time takes away
            raise InputRefused("slot-skipped")
        found.append(moment)
    if min(found) <= now:
        raise InputRefused("slot-past")
    if max(found) > now + AHEAD:
        raise InputRefused("slot-far", days=AHEAD.days)
    if len(set(found)) < len(found):
        raise InputRefused("slots-same")
    return tuple(sorted(found))
