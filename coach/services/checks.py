"""Did you do it? Whoever wrote an intention looks back on it; nobody else ever sees the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from coach.errors import InputRefused, NotFound
from coach.programme.checks import After, Answer, Check, due
from coach.programme.sharing import Intention
from coach.services.access import actor
from coach.services.ports import Clock, Database


@dataclass(frozen=True, slots=True)
class Looked:
    """An intention with what was answered about it, oldest first, and what is asked now."""

    intention: Intention
    answers: tuple[Check, ...]
    asked: After | None


class LookingBack:
    """Use cases of looking back on one's intentions after 7, 30 and 90 days."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def intentions(self, person: UUID) -> Sequence[Looked]:
        """The person's intentions, newest first."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            intentions, checks = stores.reflections.intentions(who.id), stores.checks.of(who.id)
        today = who.now.astimezone(who.zone).date()
        looked = []
        for intention in intentions:
            mine = tuple(check for check in checks if check.intention == intention.id)
            written = intention.written.astimezone(who.zone).date()
            looked.append(Looked(intention, mine, due(written, today, {check.after for check in mine})))
        return looked

    def answer(self, person: UUID, intention: UUID, after: After, answer: Answer) -> None:
        """Answer what is asked, or answer it otherwise than before.

        Raises:
            NotFound: not one of the person's.
            InputRefused: this is not asked yet, or not any more.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found = stores.reflections.intention(intention)
            if found is None or found.learner != who.id or found.dropped is not None:
                raise NotFound("no-intention")
            today, written = (moment.astimezone(who.zone).date() for moment in (now, found.written))
            if after != due(written, today, ()):
                raise InputRefused("check-not-asked")
            stores.checks.put(Check(intention, who.id, after, answer, now))
