"""Reflect: a few words after a take, and an if-then intention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from coach.errors import InputRefused, NotFound
from coach.programme.sharing import Intention, Reflection
from coach.services.access import actor, own_take
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy
from coach.services.words import typed

MAX_REFLECTION = 2000
MAX_HALF = 300
"""Characters of either half of an intention."""


class Reflect:
    """Use cases of looking back and looking ahead. Nothing of it is seen by anybody else unless it is shared."""

    def __init__(self, database: Database, clock: Clock, entropy: Entropy) -> None:
        self._database, self._clock, self._entropy = database, clock, entropy

    def reflection(self, person: UUID, take: UUID) -> Reflection | None:
        """What the learner wrote after a take."""
        with self._database.read() as stores:
            own_take(stores, actor(stores, person, self._clock()), take)
            return stores.reflections.get(take)

    def write(self, person: UUID, take: UUID, text: str) -> None:
        """Keep a reflection; writing again replaces it, an empty one clears it.

        Raises:
            InputRefused: above :data:`MAX_REFLECTION` characters.
        """
        words = _short_enough(text, MAX_REFLECTION, "reflection-too-long")
        now = self._clock()
        with self._database.write() as stores:
            found = own_take(stores, actor(stores, person, now), take)
            stores.reflections.put(Reflection(take, found.learner, words, now))

    def intentions(self, person: UUID) -> Sequence[Intention]:
        """The learner's intentions, newest first."""
        with self._database.read() as stores:
            return stores.reflections.intentions(actor(stores, person, self._clock()).id)

    def intend(
        self, person: UUID, cue: str, behaviour: str, *, take: UUID | None = None, competency: str | None = None
    ) -> UUID:
        """Keep an intention: if ``cue``, then ``behaviour``.

        Raises:
            InputRefused: a half is empty or too long.
        """
        when, then = typed(cue), typed(behaviour)
        if not when or not then:
            raise InputRefused("intention-half")
        _short_enough(when, MAX_HALF, "intention-too-long")
        _short_enough(then, MAX_HALF, "intention-too-long")
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            if take is not None:
                own_take(stores, who, take)
            new = uuid7(now, self._entropy(10))
            intention = Intention(new, who.id, when, then, competency, take, now)
            stores.reflections.put_intention(intention)
        return new

    def drop(self, person: UUID, intention: UUID) -> None:
        """Put an intention away.

        Raises:
            NotFound: not one of the person's.
        """
        now = self._clock()
        with self._database.write() as stores:
            found = stores.reflections.intention(intention)
            if found is None or found.learner != actor(stores, person, now).id:
                raise NotFound("no-intention")
            stores.reflections.put_intention(replace(found, dropped=now))


def _short_enough(text: str, limit: int, code: str) -> str:
    words = typed(text)
    if len(words) > limit:
        raise InputRefused(code, length=len(words), limit=limit)
    return words
