"""The demo team: five people with whom somebody can try the app before anybody signs in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coach.programme.people import Person, Relation, RelationKind
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores

TEAM = "facturatie"
TRAINING = "assertive-meetings"
FOR_MANAGERS = "receiving-assertiveness"
ZONE = "Europe/Brussels"


@dataclass(frozen=True, slots=True)
class _Member:
    handle: str
    name: str
    first_name: str
    face: Mapping[str, str]
    relations: tuple[tuple[RelationKind, str, int], ...]
    """Kind, subject, and how many days before the first start it began."""


_PEOPLE = (
    _Member(
        "lotte",
        "Lotte Verhaegen",
        "Lotte",
        {"hair": "curly", "shade": "2", "shirt": "green"},
        (("member", TEAM, 410), ("learns", TRAINING, 12)),
    ),
    _Member(
        "sofie",
        "Sofie Maes",
        "Sofie",
        {"hair": "bob", "glasses": "true", "shade": "1", "shirt": "ochre"},
        (("member", TEAM, 730), ("learns", TRAINING, 12)),
    ),
    _Member(
        "karim",
        "Karim Benali",
        "Karim",
        {"hair": "short", "beard": "true", "shade": "4", "shirt": "slate"},
        (("manages", TEAM, 380), ("learns", FOR_MANAGERS, 12)),
    ),
    _Member(
        "an",
        "An Claeys",
        "An",
        {"hair": "bun", "shade": "2", "shirt": "plum"},
        (("trains", TRAINING, 900), ("trains", FOR_MANAGERS, 900)),
    ),
    _Member(
        "ines",
        "Ines De Wilde",
        "Ines",
        {"hair": "long", "glasses": "true", "shade": "3", "shirt": "rust"},
        (("sponsors", TRAINING, 380), ("sponsors", FOR_MANAGERS, 380)),
    ),
)


def seed_demo(database: Database, clock: Clock, entropy: Entropy) -> None:
    """Put the demo team in the database, and what one of them lacks; whatever is there already stays as it is.

    A relation that was ended counts as there: somebody took it away on purpose.
    """
    with database.read() as stores:
        if not any(_lacking(stores, member) for member in _PEOPLE):
            return
    now = clock()
    with database.write() as stores:
        for index, member in enumerate(_PEOPLE):
            _add(stores, member, now + timedelta(milliseconds=index), entropy)  # so that ids keep this order


def _lacking(stores: Stores, member: _Member) -> Sequence[tuple[RelationKind, str, int]]:
    found = stores.people.by_handle(member.handle)
    if found is None:
        return member.relations
    if not found.demo:  # a real person has that handle
        return ()
    there = {(relation.kind, relation.subject) for relation in stores.people.relations([found.id])}
    return [relation for relation in member.relations if relation[:2] not in there]


def _add(stores: Stores, member: _Member, now: datetime, entropy: Entropy) -> None:
    lacking = _lacking(stores, member)
    person = stores.people.by_handle(member.handle)
    if person is None:
        new = uuid7(now, entropy(10))
        person = Person(new, member.handle, member.name, member.first_name, ZONE, face=member.face, demo=True)
        stores.people.put(person)
    today = now.astimezone(ZoneInfo(ZONE)).date()
    for kind, subject, days in lacking:
        since = today - timedelta(days=days)
        stores.people.relate(Relation(uuid7(now, entropy(10)), person.id, kind, subject, since))
