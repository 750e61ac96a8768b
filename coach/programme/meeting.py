"""A learner's own coming meeting: what it is about, in their words, and how a scenario's frame becomes that meeting.

Preparing for the real thing in a simulation of it is what transfers best (Burke and Hutchins 2007 on practice under
realistic conditions). The trainer writes the moves and their lines, good for any meeting; the learner tells who sits
across the table, where, and what they want to get across.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Person

LONGEST: Mapping[str, int] = {
    "title": 80, "with_name": 40, "with_role": 60, "about": 600, "want": 300, "worry": 300, "went": 2000,
}  # fmt: skip
"""Field → characters that it may have."""

NEEDED = ("title", "with_name", "about", "want")
"""What a meeting cannot do without."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the learner prepares for; theirs alone."""

    id: UUID
    learner: UUID
    title: str
    day: date | None
    """The day on which it takes place, where the learner is."""
    with_name: str
    """The person who makes it hard, as the learner calls them."""
    with_role: str
    about: str
    """Where it is and what is going on, as somebody in the room would tell it."""
    want: str
    """What the learner wants to get across, as they would say it."""
    worry: str
    """What they fear will happen. For nobody else's eyes."""
    written: datetime
    went: str = ""
    """How the real one went, in the learner's words."""
    told: datetime | None = None
    """When they wrote that."""

    @property
    def short(self) -> str:
        """How the other is called in the room."""
        return self.with_name.split()[0]

    def coming(self, today: date) -> bool:
        """Whether it is still to be; one without a day is."""
        return self.day is None or self.day >= today


def staged(frame: Improvisation, meeting: Meeting) -> Improvisation:
    """The frame as the meeting: its counterpart, title, place and goal are the learner's; moves and lines stay.

    What the frame tells about its counterpart is left out, for it was written of nobody in particular.
    What the learner wants to get across is heard beside what the frame holds for keeping to the point. The worry is
    the learner's reason to rehearse and stands in their brief alone: no player gets it.
    """
    first = next(person for person in frame.people.values() if person.part == "counterpart")
    people = {one.id: _played(one, meeting) if one.id == first.id else one for one in frame.people.values()}
    wanted = tuple(sentence.strip() for sentence in _SENTENCE.split(meeting.want) if sentence.strip())
    return replace(
        frame, title=meeting.title, setting=meeting.about, goal=meeting.want, obstacle=meeting.worry or frame.obstacle,
        people=people, kept=(*wanted, *frame.kept),
    )  # fmt: skip


def _played(person: Person, meeting: Meeting) -> Person:
    role = meeting.with_role or person.role
    return replace(person, name=meeting.with_name, short=meeting.short, role=role, about="")
