"""Models: which there are, where words would go, who has agreed to that, and what they have cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from coach.errors import Conflict
from coach.llm.chat import CallRecord
from coach.programme.models import Consent
from coach.services.access import actor
from coach.services.agreement import Agreement, Notice
from coach.services.ports import Clock, Database


class Models:
    """Use cases round models. Without one, there is no notice and nothing to agree to."""

    def __init__(
        self,
        database: Database,
        agreement: Agreement,
        clock: Clock,
        forget: Callable[[str], None] = lambda _person: None,
    ) -> None:
        self._database, self._agreement, self._clock, self._forget = database, agreement, clock, forget

    def notice(self, person: UUID) -> Notice | None:
        """The notice for this person; None where no model is set up."""
        with self._database.read() as stores:
            return self._agreement.notice(stores, actor(stores, person, self._clock()).id)

    def accept(self, person: UUID, notice: str) -> None:
        """Agree to a notice.

        Raises:
            Conflict: the models have changed since the page showed the notice.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            current = self._agreement.notice(stores, who.id)
            if current is None or current.id != notice:
                raise Conflict("notice-changed")
            stores.consents.put(Consent(who.id, notice, now))

    def withdraw(self, person: UUID) -> None:
        """Take one's agreement back: from now on, nothing that this person says goes to a model."""
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            current = self._agreement.notice(stores, who.id)
            given = stores.consents.get(who.id, current.id) if current is not None else None
            if given is not None:
                stores.consents.put(replace(given, withdrawn=now))
        self._forget(str(person))

    def spent_today(self, person: UUID) -> int:
        """Tokens that went to and from models for this person since midnight, UTC: their budget's day."""
        now = self._clock()
        since = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        with self._database.read() as stores:
            return stores.calls.spent(str(actor(stores, person, now).id), since)


class StoredLedger:
    """The gateway's ledger on the database (``coach.llm.chat.Ledger``)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def spent(self, person: str | None, since: datetime) -> int:
        """Tokens since then, by a person or by all."""
        with self._database.read() as stores:
            return stores.calls.spent(person, since)

    def note(self, record: CallRecord) -> None:
        """Keep a call."""
        with self._database.write() as stores:
            stores.calls.note(record)

    def since(self, since: datetime) -> Sequence[CallRecord]:
        """The calls since then, oldest first, for the operator; they hold no words."""
        with self._database.read() as stores:
            return stores.calls.since(since)
