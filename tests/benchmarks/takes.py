"""The rehearsals that are measured, made by the app's own use cases in the benchmark's own data folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

from coach.bootstrap import App, build, now
from coach.bootstrap.parts import real_parts, warm
from coach.scenario.script import Choice, Script
from coach.services.room import NewTake
from coach.settings import Settings

SHORT, LONG = 20, 200
"""Lines in a transcript: what the learner and the others said and did."""
_SAID = "Veertien op zestig is voor mij te veel, en ik wil daar nu vijf minuten over. "


class Unsure:
    """Understands nothing, so that the room asks what is meant, and a take can grow as long as one likes."""

    def place(self, words: str, choices: Sequence[Choice], language: str) -> None:
        """None."""

    def expect(self, script: Script) -> None:
        """Nothing to prepare."""

    def work(self) -> None:
        """Nothing to prepare."""


@dataclass(frozen=True, slots=True)
class Takes:
    """Two takes of one learner that differ in length alone."""

    short: UUID
    long: UUID


def make(data: Path) -> Takes:
    """Play them; and have ready what the app learns at its first start, which is not what is measured."""
    settings = Settings(data=data)
    parts = real_parts(settings, now)
    warm(parts)
    app = build(settings, parts=replace(parts, matcher=Unsure()))
    try:
        return Takes(grown(app, SHORT), grown(app, LONG))
    finally:
        app.close()


def grown(app: App, lines: int, handle: str = "lotte") -> UUID:
    """A take that has so many lines, of somebody of the demo team, in an app that understands nothing."""
    who = next(person.id for person in app.account.demo_people() if person.handle == handle)
    take = app.rehearse.start(who, NewTake("may-i-finish", "nl", "tense", 5))
    while True:
        room = app.rehearse.room(who, take)
        if sum(turn.kind != "directed" for turn in room.turns) >= lines:
            return take
        app.rehearse.say(who, take, room.position.last_seq, uuid4().hex, _SAID * 2)
        app.rehearse.answer(who, take)
