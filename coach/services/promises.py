"""Promises: what somebody will do for another, told to that one alone. Everybody promises only for themselves."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from coach.errors import InputRefused
from coach.programme.commitment import Commitment
from coach.services.access import actor
from coach.services.access_followup import my_member, own_commitment, talk_of
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy
from coach.services.words import typed

MAX_PROMISE = 300


class Promises:
    """Use cases of promises and agreements."""

    def __init__(self, database: Database, clock: Clock, entropy: Entropy) -> None:
        self._database, self._clock, self._entropy = database, clock, entropy

    def promise(self, person: UUID, other: UUID, what: str, due: date | None = None) -> UUID:
        """Promise something to somebody of one's team.

        Raises:
            NotFound: nobody whom the person manages now.
            InputRefused: no words or too many, or a day that is past.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            member = my_member(stores, who, other)
            words, new = _words(what), uuid7(now, self._entropy(10))
            _check_day(due, now.astimezone(who.zone).date())
            stores.commitments.add(Commitment(new, who.id, member.id, words, due, "promise", now))
        return new

    def agree(self, person: UUID, talk: UUID, what: str, due: date | None = None) -> UUID:
        """Take something on after a talk; the other in it sees it.

        Raises:
            NotFound: not the person's talk, or it is gone.
            InputRefused: no words or too many, or a day that is past.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            _, other = talk_of(stores, who, talk)
            words, new = _words(what), uuid7(now, self._entropy(10))
            _check_day(due, now.astimezone(who.zone).date())
            stores.commitments.add(Commitment(new, who.id, other.id, words, due, "talk", now))
        return new

    def mark(self, person: UUID, commitment: UUID, *, done: bool) -> None:
        """Say that it is done, or still to do; only whoever is to do it says so.

        Raises:
            NotFound: not theirs to do, or with somebody whom they do not manage any more.
        """
        now = self._clock()
        with self._database.write() as stores:
            found = own_commitment(stores, actor(stores, person, now), commitment)
            if (found.done is not None) != done:
                stores.commitments.mark(commitment, now if done else None)

    def remove(self, person: UUID, commitment: UUID) -> None:
        """Take back what one was to do; it is gone for both.

        Raises:
            NotFound: not theirs to do, or with somebody whom they do not manage any more.
        """
        with self._database.write() as stores:
            own_commitment(stores, actor(stores, person, self._clock()), commitment)
            stores.commitments.remove(commitment)


def _words(what: str) -> str:
    words = typed(what)
    if not words:
        raise InputRefused("promise-empty")
    if len(words) > MAX_PROMISE:
        raise InputRefused("promise-too-long", length=len(words), limit=MAX_PROMISE)
    return words


def _check_day(due: date | None, today: date) -> None:
    if due is not None and due < today:
        raise InputRefused("promise-past")
