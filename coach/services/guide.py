"""The guide: what a manager reads and does after a training, tailored to what was shared with them and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.errors import InputRefused, NotFound
from coach.programme.assignment import MAX_NOTE, AssignmentState, AssignmentStatus, state_id
from coach.programme.guide import PersonalGuide, tailored, weeks_since
from coach.programme.material import Material, Shared
from coach.programme.people import Person
from coach.programme.sharing import Share
from coach.programme.week import Home, Learning, Part, week_of
from coach.scenario.training import Assignment, Catalogue, Training
from coach.services.access import actor, visible_shares
from coach.services.access_guide import Managed, learning, managed
from coach.services.ports import Clock, Database
from coach.services.words import typed

Change = Callable[[AssignmentState], AssignmentState]


@dataclass(frozen=True, slots=True)
class GuideView:
    """A guide with all that stands round it."""

    guide: PersonalGuide
    member: Person | None
    """For whom it is; None: for everybody."""
    begins: date | None
    """When the training ends, while that is still to come."""
    trainings: tuple[Training, ...]
    """All those whose guide the manager may read."""
    people: tuple[Person, ...]
    """Who of the team follows this training, in alphabetical order, whatever they shared."""
    shared: tuple[tuple[Share, Person], ...]
    """What can be seen now, of all of these people, newest first."""
    states: tuple[AssignmentState, ...]
    """What the manager did with this training's assignments."""

    def about(self, assignment: Assignment) -> Person | None:
        """Whom an assignment is about on this page: the member whom the guide is for, unless it is the team's."""
        return self.member if assignment.about == "person" and self.guide.name is not None else None

    def state(self, assignment: Assignment) -> AssignmentState | None:
        """How an assignment stands on this page."""
        one = self.about(assignment)
        key = (assignment.id, one.id if one is not None else None)
        return next((state for state in self.states if (state.assignment, state.member) == key), None)


class Guides:
    """Use cases of the guide. Whatever a manager plans, does or notes is seen by nobody else."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock) -> None:
        self._database, self._catalogue, self._clock = database, catalogue, clock

    def trainings(self, person: UUID) -> Sequence[Training]:
        """The trainings whose guide the person may read: somebody whom they manage follows it, now or soon."""
        with self._database.read() as stores:
            return self._readable(managed(stores, actor(stores, person, self._clock())))

    def guide(self, person: UUID, training: str, language: str) -> GuideView:
        """The general guide of a training.

        Raises:
            NotFound: nobody whom they manage follows it.
        """
        return self._view(person, training, None, language)

    def for_member(self, person: UUID, training: str, member: UUID, language: str) -> GuideView:
        """The guide for one member of the team: the general one, in the order that follows from what they shared.

        Raises:
            NotFound: nobody whom the person manages, or they do not follow this training.
        """
        return self._view(person, training, member, language)

    def this_week(self, person: UUID, language: str) -> Home:
        """Two or three things for this week, over all members and trainings; never what an earlier week left undone."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found = managed(stores, who)
            shared = visible_shares(stores, who, stores.shares.to(who.id))
            states = stores.assignments.of(who.id)
        today, documents = who.now.astimezone(who.zone).date(), _shared(shared)
        parts = []
        for training in self._readable(found):
            ended = found.running(training.id, today)
            members = [
                Learning(found.people[one], weeks_since(day, today), _material(documents, found.people[one], today))
                for one, day in found.ended[training.id].items()
            ]
            week = None if ended is None else weeks_since(ended, today)
            parts.append(Part(training, week, found.coming(training.id, today), tuple(members)))
        home = week_of(parts, states, today, language)
        if home.nothing == "no-training" and not found.people:
            return replace(home, nothing="no-people" if who.manages else "no-team")
        return home

    def plan(self, person: UUID, training: str, assignment: str, member: UUID | None, day: date) -> None:
        """Plan an assignment for a day.

        Raises:
            InputRefused: the day is past, where the person is.
            NotFound: no such assignment, or not for this person.
        """
        self._keep(person, training, assignment, member, _status("planned", day))

    def done(self, person: UUID, training: str, assignment: str, member: UUID | None) -> None:
        """Keep that it was done.

        Raises:
            NotFound: as above.
        """
        self._keep(person, training, assignment, member, _status("done"))

    def skip(self, person: UUID, training: str, assignment: str, member: UUID | None) -> None:
        """Keep that it is not for them; it is not asked again.

        Raises:
            NotFound: as above.
        """
        self._keep(person, training, assignment, member, _status("skipped"))

    def undo(self, person: UUID, training: str, assignment: str, member: UUID | None) -> None:
        """Put it back: as if nothing had been decided. A note stays.

        Raises:
            NotFound: as above.
        """
        self._keep(person, training, assignment, member, _status("open"))

    def note(self, person: UUID, training: str, assignment: str, member: UUID | None, text: str) -> None:
        """Keep a note to oneself; an empty one clears it.

        Raises:
            InputRefused: above :data:`~coach.programme.assignment.MAX_NOTE` characters.
            NotFound: as above.
        """
        words = typed(text)
        if len(words) > MAX_NOTE:
            raise InputRefused("own-note-too-long", length=len(words), limit=MAX_NOTE)
        self._keep(person, training, assignment, member, _note(words))

    def _view(self, person: UUID, training: str, member: UUID | None, language: str) -> GuideView:
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found = learning(stores, who, training, member)
            shared = visible_shares(stores, who, stores.shares.to(who.id))
            states = stores.assignments.of(who.id)
        trainings = self._readable(found)
        read = next((one for one in trainings if one.id == training), None)
        if read is None:  # its file is broken now, or gone
            raise NotFound("no-guide")
        today = who.now.astimezone(who.zone).date()
        one = found.people[member] if member is not None else None
        days = found.ended[training]
        ended = days[one.id] if one is not None else found.running(training, today)
        week = weeks_since(ended, today) if ended is not None else None
        material = _material(_shared(shared), one, today) if one is not None else Material(today)
        return GuideView(
            tailored(read, material, week, language),
            one,
            found.coming(training, today) if week is None else None,
            trainings,
            tuple(person for person in found.people.values() if person.id in days),
            tuple((share, sharer) for share, sharer in shared.items() if sharer.id in days),
            tuple(state for state in states if state.training == training),
        )

    def _readable(self, found: Managed) -> tuple[Training, ...]:
        return tuple(training for name, training in self._catalogue.trainings().items() if name in found.ended)

    def _keep(self, person: UUID, training: str, assignment: str, member: UUID | None, change: Change) -> None:
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            learning(stores, who, training, member)
            of = self._assignment(training, assignment)
            if member is not None and of.about != "person":
                raise NotFound("no-guide")
            new = state_id(who.id, training, assignment, member)
            blank = AssignmentState(new, who.id, training, assignment, member, "open", None, "", now)
            before = stores.assignments.get(new) or blank
            changed = change(before)
            if changed.day not in {None, before.day} and changed.day < now.astimezone(who.zone).date():
                raise InputRefused("plan-past")
            stores.assignments.put(replace(changed, changed=now))

    def _assignment(self, training: str, assignment: str) -> Assignment:
        read = self._catalogue.trainings().get(training)
        found = next((one for one in read.assignments if one.id == assignment), None) if read else None
        if found is None:
            raise NotFound("no-guide")
        return found


def _status(status: AssignmentStatus, day: date | None = None) -> Change:
    return lambda state: replace(state, status=status, day=day)


def _note(words: str) -> Change:
    return lambda state: replace(state, note=words)


def _shared(shared: Mapping[Share, Person]) -> Mapping[UUID, list[Shared]]:
    """Who shared what that can be seen now; the documents alone, newest first."""
    found: dict[UUID, list[Shared]] = {}
    for share, sharer in shared.items():
        day = share.shared.astimezone(ZoneInfo(sharer.zone)).date()
        found.setdefault(sharer.id, []).append(Shared(share.id, day, share.document))
    return found


def _material(shared: Mapping[UUID, list[Shared]], member: Person, today: date) -> Material:
    return Material(today, member.first_name, tuple(shared.get(member.id, ())))
