"""A talk about experiences: proposed by the manager, settled by the member, with notes of each their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from coach.errors import Conflict, InputRefused, NotFound
from coach.programme.followup import Mailed
from coach.programme.people import Person
from coach.programme.talk import State, Talk, TalkNote, slots_of
from coach.scenario.training import Catalogue
from coach.services.access import Actor, actor
from coach.services.access_followup import my_member, talk_of
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores
from coach.services.ports_followup import CalendarFile, Post
from coach.services.words import typed

MAX_QUESTIONS, MAX_QUESTION = 6, 200
MAX_ASKED = 300
MAX_NOTE = 3000
MINUTES = (15, 30, 45, 60)
_USUALLY = 30


@dataclass(frozen=True, slots=True)
class NewTalk:
    """What a manager proposes."""

    member: UUID
    questions: Sequence[str]
    slots: Sequence[datetime]
    """Two or three moments as the clock on the manager's wall will say (naive)."""
    minutes: int = _USUALLY


class Talks:
    """Use cases of talks."""

    def __init__(  # noqa: PLR0913, PLR0917 - one of each
        self, database: Database, catalogue: Catalogue, post: Post, file: CalendarFile, clock: Clock, entropy: Entropy
    ) -> None:
        self._database, self._catalogue, self._post, self._file = database, catalogue, post, file
        self._clock, self._entropy = clock, entropy

    def starters(self, person: UUID, member: UUID, language: str) -> tuple[str, ...]:
        """Questions to choose from: the guide's, of the trainings that the member learns now.

        Raises:
            NotFound: nobody whom the person manages now.
        """
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            other = actor(stores, my_member(stores, who, member).id, who.now)
        trainings = self._catalogue.trainings()
        found = [
            item.text[language] for name in sorted(other.subjects("learns")) if name in trainings
            for item in trainings[name].guide.starters
        ]  # fmt: skip
        return tuple(dict.fromkeys(found))

    def propose(self, person: UUID, new: NewTalk) -> tuple[UUID, Mailed]:
        """Propose a talk to somebody of the team.

        Raises:
            NotFound: nobody whom the person manages now.
            InputRefused: too many questions or too long ones, or moments that cannot be.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            member = my_member(stores, who, new.member)
            slots = slots_of(new.slots, who.zone, now)
            minutes = new.minutes if new.minutes in MINUTES else _USUALLY
            talk = Talk(
                uuid7(now, self._entropy(10)), who.id, member.id, _questions(new.questions), slots, minutes, now, now,
                lapses=slots[-1],
            )  # fmt: skip
            stores.talks.forget(now)
            stores.talks.add(talk)
        return talk.id, self._post.proposed(who.person, member, talk)

    def offer(self, person: UUID, talk: UUID, slots: Sequence[datetime]) -> Mailed:
        """Propose other moments, when the member asked for them or when the one that was settled does not suit.

        Raises:
            NotFound: not a talk that the person started, or it is gone.
            Conflict: the member has not answered yet, or it is over.
            InputRefused: moments that cannot be.
        """
        now = self._clock()
        with self._database.write() as stores:
            who, found, member = _in_role(stores, person, talk, now, "manager")
            _expect(found, now, "asked", "planned")
            offered = found.offered(slots_of(slots, who.zone, now), now)
            stores.talks.put(offered)
        return self._post.proposed(who.person, member, offered)

    def pick(self, person: UUID, talk: UUID, slot: datetime) -> Mailed:
        """Choose one of the moments that were proposed; choosing the same one twice does nothing.

        Raises:
            NotFound: not a talk that somebody proposed to the person, or it is gone.
            Conflict: this moment is not proposed any more.
        """
        now = self._clock()
        with self._database.write() as stores:
            who, found, manager = _in_role(stores, person, talk, now, "member")
            if found.chosen == slot and found.state(now) == "planned":
                return "none"
            _expect(found, now, "proposed", "asked")
            if slot not in found.open_slots(now):
                raise Conflict("slot-gone")
            settled = found.picked(slot, now)
            stores.talks.put(settled)
        mailed = {self._settled(who.person, manager, settled), self._settled(manager, who.person, settled)}
        return "failed" if "failed" in mailed else "sent" if "sent" in mailed else "none"

    def ask_others(self, person: UUID, talk: UUID, words: str) -> None:
        """Ask for other moments, with a word on when it would suit.

        Raises:
            NotFound: not a talk that somebody proposed to the person, or it is gone.
            Conflict: it is over.
            InputRefused: too many words.
        """
        words = _short(words, MAX_ASKED)
        now = self._clock()
        with self._database.write() as stores:
            _, found, _ = _in_role(stores, person, talk, now, "member")
            _expect(found, now, "proposed", "asked", "planned")
            stores.talks.put(found.asked_other(words, now))

    def decline(self, person: UUID, talk: UUID) -> None:
        """Say no: it is gone from the member's page, and to the manager it looks as if nobody answered yet.

        Raises:
            NotFound: not a talk that somebody proposed to the person, or it is gone.
            Conflict: a moment was settled already; then it is called off, which the other sees.
        """
        now = self._clock()
        with self._database.write() as stores:
            _, found, _ = _in_role(stores, person, talk, now, "member")
            _expect(found, now, "proposed", "asked")
            stores.talks.put(replace(found, hidden=True))

    def cancel(self, person: UUID, talk: UUID) -> Mailed:
        """Call off what was settled, for both to see; what was only proposed is gone at once.

        Raises:
            NotFound: not the person's talk, or it is gone.
            Conflict: it is over.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found, other = talk_of(stores, who, talk)
            if found.manager == who.id and found.state(now) in {"proposed", "asked"}:
                stores.talks.remove(talk)
                return "none"
            _expect(found, now, "planned")
            off = found.called_off(now)
            stores.talks.put(off)
        return self._settled(who.person, other, off)

    def held(self, person: UUID, talk: UUID) -> None:
        """Mark that it took place; either of the two does, once it began.

        Raises:
            NotFound: not the person's talk, or it is gone.
            Conflict: it has not begun yet.
        """
        now = self._clock()
        with self._database.write() as stores:
            found, _ = talk_of(stores, actor(stores, person, now), talk)
            _expect(found, now, "past")
            stores.talks.put(found.took_place(now))

    def note(self, person: UUID, talk: UUID, text: str, *, shared: bool = False) -> None:
        """Keep one's own notes on a talk that began; an empty text clears them. The other sees them only when shared.

        Raises:
            NotFound: not the person's talk, or it is gone.
            Conflict: it has not begun yet.
            InputRefused: too long.
        """
        words = _short(text, MAX_NOTE)
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found, _ = talk_of(stores, who, talk)
            _expect(found, now, "past")
            stores.talks.put_note(TalkNote(talk, who.id, words, shared, now))

    def calendar(self, person: UUID, talk: UUID, language: str) -> bytes:
        """The appointment as a calendar file, in the person's zone: settled, or called off.

        Raises:
            NotFound: not the person's talk, or it is gone, or no moment was settled.
        """
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found, _ = talk_of(stores, who, talk)
        appointment = found.appointment(who.zone)
        if appointment is None:
            raise NotFound("no-talk")
        return self._file(appointment, language)

    def _settled(self, sender: Person, to: Person, talk: Talk) -> Mailed:
        appointment = talk.appointment(ZoneInfo(to.zone))
        return "none" if appointment is None else self._post.settled(sender, to, appointment)


def _in_role(stores: Stores, person: UUID, talk: UUID, now: datetime, role: str) -> tuple[Actor, Talk, Person]:
    """Who acts, a talk in which they are the ``manager`` or the ``member``, and the other in it."""
    who = actor(stores, person, now)
    found, other = talk_of(stores, who, talk)
    if getattr(found, role) != who.id:
        raise NotFound("no-talk")
    return who, found, other


def _expect(talk: Talk, now: datetime, *states: State) -> None:
    if talk.state(now) not in states:
        raise Conflict("talk-moved-on")


def _questions(questions: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(words for one in questions if (words := _short(one, MAX_QUESTION))))
    if len(found) > MAX_QUESTIONS:
        raise InputRefused("talk-questions", limit=MAX_QUESTIONS)
    return found


def _short(text: str, limit: int) -> str:
    words = typed(text)
    if len(words) > limit:
        raise InputRefused("talk-too-long", length=len(words), limit=limit)
    return words
