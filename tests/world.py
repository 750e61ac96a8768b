"""A small organisation with one rehearsal, shared: for tests of who may see what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import event, select

from coach.bootstrap import App, assemble
from coach.programme.people import Person, Relation, RelationKind
from coach.services.chosen import Chosen
from coach.services.room import NewTake
from coach.settings import Settings
from coach.storage import open_database
from coach.storage.database import SqlDatabase
from coach.storage.tables import Base
from tests import fakes
from tests.values import uid

TEAM, OTHER_TEAM = "facturatie", "logistiek"
START = date(2026, 1, 5)
YESTERDAY = date(2026, 11, 22)

PEOPLE: Mapping[str, tuple[tuple[RelationKind, str, date | None], ...]] = {
    "owner": (("member", TEAM, None), ("learns", fakes.TRAINING, None)),
    "other learner": (("member", TEAM, None), ("learns", fakes.TRAINING, None)),
    "manager": (("manages", TEAM, None),),
    "former manager": (("manages", TEAM, YESTERDAY),),
    "other team's manager": (("manages", OTHER_TEAM, None),),
    "colleague": (("member", TEAM, None),),
    "trainer": (("trains", fakes.TRAINING, None),),
    "former trainer": (("trains", fakes.TRAINING, YESTERDAY),),
    "other training's trainer": (("trains", "another", None),),
    "sponsor": (("sponsors", fakes.TRAINING, None),),
    "former sponsor": (("sponsors", fakes.TRAINING, YESTERDAY),),
    "stranger": (),
}
"""Kind of person → their relations: kind, subject, last day."""

UNKNOWN = "unknown id"
SECRET = "stay want ik weet het zelf"  # noqa: S105 - what the owner said, which nobody else may read
NEVER_SHARED = "dit deel ik nooit"


@dataclass(slots=True)
class World:
    """The app on fakes, with its people."""

    app: App
    url: str
    database: SqlDatabase
    clock: fakes.Clock
    content: fakes.Content
    entropy: fakes.Entropy
    model: fakes.Model
    ids: dict[str, UUID] = field(default_factory=dict)

    def person(self, kind: str) -> UUID:
        """Somebody's id; also one that nobody has."""
        return uid(kind)

    def take(self, who: str = "owner", **brief: Any) -> UUID:
        """A new take of somebody."""
        settled: dict[str, Any] = {"scenario": "tiny", "language": "nl", "pressure": "tense", **brief}
        return self.app.rehearse.start(uid(who), NewTake(**settled))

    def say(self, take: UUID, words: str, who: str = "owner") -> None:
        """Say something and hear the answer."""
        room = self.app.rehearse.room(uid(who), take)
        self.app.rehearse.say(uid(who), take, room.position.last_seq, uuid4().hex, words)
        self.app.rehearse.answer(uid(who), take)

    def pick(self, take: UUID, choice: str, who: str = "owner") -> None:
        """Pick a line and hear the answer."""
        room = self.app.rehearse.room(uid(who), take)
        self.app.rehearse.pick(uid(who), take, room.position.last_seq, uuid4().hex, choice)
        self.app.rehearse.answer(uid(who), take)

    def share(self, **chosen: Any) -> UUID:
        """Something that the owner shares with the manager."""
        return self.app.sharing.share(uid("owner"), Chosen(**{"receiver": uid("manager"), **chosen}))

    def count(self, use: Callable[[], object]) -> int:
        """How many queries something takes."""
        asked: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(self.database._engine, "before_cursor_execute", note)
        use()
        event.remove(self.database._engine, "before_cursor_execute", note)
        return len([statement for statement in asked if not statement.startswith("BEGIN")])

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything in the database."""
        with self.database.read() as stores:
            connection = stores.people._connection
            return {
                table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
                for table in Base.metadata.sorted_tables
            }


@contextmanager
def opened(url: str, seed: int = 1) -> Iterator[World]:
    """The app on a database with today's tables."""
    clock, content, entropy, model = fakes.Clock(), fakes.Content(), fakes.Entropy(seed), fakes.Model()
    database = open_database(url, patience=5)
    app = assemble(Settings(), database, fakes.parts(content), clock, entropy, chat=model)
    yield World(app, url, database, clock, content, entropy, model)
    database.close()


def populate(world: World) -> None:
    """Put everybody in."""
    with world.database.write() as stores:
        for kind, relations in PEOPLE.items():
            stores.people.put(Person(uid(kind), kind.replace(" ", "-"), kind.title(), kind.split()[0].title()))
            for index, (relation, subject, until) in enumerate(relations):
                new = Relation(uid(f"{kind}-{index}"), uid(kind), relation, subject, START, until)
                stores.people.relate(new)


def rehearse(world: World) -> dict[str, UUID]:
    """One finished and one open take of the owner, with all that can hang on them; shared with the manager, contested.

    Where there is a model, the owner has agreed to it.
    """
    take = world.take(habit="sorry zeggen", confidence=3)
    world.say(take, SECRET)
    world.pick(take, "hold")
    open_take = world.take()
    world.app.reviews.review(uid("owner"), take)
    world.app.reflect.write(uid("owner"), take, NEVER_SHARED)
    intention = world.app.reflect.intend(uid("owner"), "iemand me onderbreekt", "maak ik mijn punt af", take=take)
    share = world.share(reflection="Dit mag je zien.", last_day=date(2026, 12, 4))
    improvised = world.take(scenario="loose")
    contest = world.app.contests.differ(uid("owner"), take, "holding-ground", 5, "Ik hield vol.")
    notice = world.app.models.notice(uid("owner"))
    if notice is not None:
        world.app.models.accept(uid("owner"), notice.id)
    return {
        "take": take, "open take": open_take, "improvised": improvised, "intention": intention, "share": share,
        "contest": contest,
    }  # fmt: skip
