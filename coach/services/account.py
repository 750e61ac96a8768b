"""Account: who is there, in which language, with which roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID
from zoneinfo import available_timezones

from coach.errors import InputRefused, NotAllowed
from coach.programme.people import Person, is_address
from coach.services.access import Actor, actor, managers_of
from coach.services.ports import Clock, Database
from coach.wording.catalogue import LANGUAGES


class Account:
    """Use cases round the person who acts."""

    def __init__(self, database: Database, clock: Clock, *, demo: bool) -> None:
        self._database, self._clock, self.demo = database, clock, demo

    def demo_people(self) -> Sequence[Person]:
        """The demo team, to come in as; nobody when demo mode is off."""
        if not self.demo:
            return ()
        with self._database.read() as stores:
            return [person for person in stores.people.all() if person.demo]

    def enter_demo(self, handle: str) -> Person:
        """Come in as somebody of the demo team.

        Raises:
            NotAllowed: demo mode is off, or nobody of the demo team has this handle.
        """
        for person in self.demo_people():
            if person.handle == handle:
                return person
        raise NotAllowed("not-signed-in")

    def me(self, person: UUID) -> Actor:
        """The person who acts, with today's relations."""
        with self._database.read() as stores:
            return actor(stores, person, self._clock())

    def my_managers(self, person: UUID) -> Sequence[Person]:
        """Those with whom the person may share something."""
        with self._database.read() as stores:
            return managers_of(stores, actor(stores, person, self._clock()))

    def settle(
        self, person: UUID, *, language: str | None = None, zone: str | None = None, email: str | None = None
    ) -> None:
        """Keep the language that somebody chose, the time zone that their browser reports, or where to write to them.

        A language that the app has not got and a zone that does not exist are passed over: browsers say anything.
        An empty address takes back the one that was given.

        Raises:
            InputRefused: an address to which nobody can write.
        """
        email = email.strip() if email is not None else None
        if email and not is_address(email):
            raise InputRefused("email-refused")
        language = language if language in LANGUAGES else None
        zone = zone if zone in available_timezones() else None
        with self._database.write() as stores:
            who = actor(stores, person, self._clock()).person
            kept = who.email if email is None else email or None
            stores.people.put(replace(who, language=language or who.language, zone=zone or who.zone, email=kept))
