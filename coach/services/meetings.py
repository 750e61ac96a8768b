"""Meetings: a learner's own coming meetings, rehearsed before they are real and looked back on afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from coach.errors import InputRefused, NotFound
from coach.programme.meeting import LONGEST, NEEDED, Meeting
from coach.scenario.improvisation import Improvisation
from coach.scenario.training import Catalogue
from coach.services.access import Actor, actor
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores
from coach.services.words import typed


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What a learner tells of a meeting; see :class:`coach.programme.meeting.Meeting`."""

    title: str
    with_name: str
    about: str
    want: str
    with_role: str = ""
    worry: str = ""
    day: date | None = None


class Meetings:
    """Use cases of preparing for one's own meeting. All of it is its learner's alone."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock, entropy: Entropy) -> None:
        self._database, self._catalogue, self._clock, self._entropy = database, catalogue, clock, entropy

    def frames(self, person: UUID) -> Sequence[str]:
        """The scenarios, of trainings that the person learns or gives, that can become a meeting of their own."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
        mine = who.subjects("learns") | who.subjects("trains")
        return [
            entry.id
            for entry in self._catalogue.scenarios().values()
            if entry.training in mine
            if any(isinstance(scene, Improvisation) and scene.own_meeting for scene in entry.scenes.values())
        ]

    def all(self, person: UUID) -> Sequence[Meeting]:
        """The person's meetings: coming ones first, the soonest on top, then what lies behind them."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found = stores.meetings.of(who.id)
        today = _today(who)
        behind = [one for one in found if not one.coming(today)]
        return [
            *_soonest_first(one for one in found if one.coming(today)),
            *sorted(behind, key=lambda one: one.day or date.min, reverse=True),
        ]

    def coming(self, person: UUID) -> Sequence[Meeting]:
        """The person's meetings that are still to be, the soonest on top; those without a day come last."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found = stores.meetings.of(who.id)
        return _soonest_first(one for one in found if one.coming(_today(who)))

    def get(self, person: UUID, meeting: UUID) -> Meeting:
        """One of the person's meetings.

        Raises:
            NotFound: ``no-meeting``.
        """
        with self._database.read() as stores:
            return _own(stores, actor(stores, person, self._clock()), meeting)

    def write(self, person: UUID, new: NewMeeting) -> UUID:
        """Keep a new meeting.

        Raises:
            InputRefused: ``meeting-missing`` a part, ``meeting-too-long``, ``meeting-past``.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            told = _told(new)
            if told.day is not None and told.day < _today(who):
                raise InputRefused("meeting-past")
            made = uuid7(now, self._entropy(10))
            stores.meetings.add(Meeting(made, who.id, **asdict(told), written=now))
        return made

    def change(self, person: UUID, meeting: UUID, new: NewMeeting) -> None:
        """Keep a meeting as it is told now; rehearsals of it show its new words too.

        Raises:
            NotFound: ``no-meeting``.
            InputRefused: as :meth:`write`.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found, told = _own(stores, who, meeting), _told(new)
            if told.day is not None and told.day != found.day and told.day < _today(who):
                raise InputRefused("meeting-past")
            stores.meetings.put(replace(found, **asdict(told), written=now))

    def look_back(self, person: UUID, meeting: UUID, words: str) -> None:
        """Keep how the real one went, in the learner's words; empty takes it back.

        Raises:
            NotFound: ``no-meeting``.
            InputRefused: ``meeting-too-long``.
        """
        now, went = self._clock(), typed(words)
        _short_enough(went, LONGEST["went"])
        with self._database.write() as stores:
            found = _own(stores, actor(stores, person, now), meeting)
            stores.meetings.put(replace(found, went=went, told=now if went else None))

    def remove(self, person: UUID, meeting: UUID) -> None:
        """Take a meeting away; its rehearsals stay, without its words. Twice does nothing."""
        with self._database.write() as stores:
            who = actor(stores, person, self._clock())
            found = stores.meetings.get(meeting)
            if found is not None and found.learner == who.id:
                stores.meetings.remove(meeting)

    def to_look_back_on(self, person: UUID) -> Meeting | None:
        """The latest meeting whose day has come and of which nothing was said yet."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found = stores.meetings.of(who.id)
        over = [one for one in found if one.day is not None and one.day <= _today(who) and one.told is None]
        return max(over, key=lambda one: one.day or date.min, default=None)


def _soonest_first(meetings: Iterable[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda one: one.day or date.max)


def _own(stores: Stores, who: Actor, meeting: UUID) -> Meeting:
    found = stores.meetings.get(meeting)
    if found is None or found.learner != who.id:
        raise NotFound("no-meeting")
    return found


def _told(new: NewMeeting) -> NewMeeting:
    told = NewMeeting(
        typed(new.title), typed(new.with_name), typed(new.about), typed(new.want), typed(new.with_role),
        typed(new.worry), new.day,
    )  # fmt: skip
    if not all(getattr(told, name) for name in NEEDED):
        raise InputRefused("meeting-missing")
    for name, limit in LONGEST.items():
        _short_enough(getattr(told, name, ""), limit)
    return told


def _short_enough(text: str, limit: int) -> None:
    if len(text) > limit:
        raise InputRefused("meeting-too-long", length=len(text), limit=limit)


def _today(who: Actor) -> date:
    return who.now.astimezone(who.zone).date()
