"""The demo team: four people with whom somebody can try the app before anybody signs in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coach.programme.people import Person, Relation, RelationKind
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores

TEAM = "facturatie"
TRAINING = "assertive-meetings"
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
        (("manages", TEAM, 380),),
    ),
    _Member(
        "an",
        "An Claeys",
        "An",
        {"hair": "bun", "shade": "2", "shirt": "plum"},
        (("trains", TRAINING, 900),),
    ),
)


def seed_demo(database: Database, clock: Clock, entropy: Entropy) -> None:
    """Put the demo team in the database; whoever is there already stays as they are."""
    with database.read() as stores:
        if all(stores.people.by_handle(member.handle) for member in _PEOPLE):
            return
    now = clock()
    with database.write() as stores:
        for index, member in enumerate(_PEOPLE):
            if stores.people.by_handle(member.handle) is None:
                _add(stores, member, now + timedelta(milliseconds=index), entropy)  # so that ids keep this order


def _add(stores: Stores, member: _Member, now: datetime, entropy: Entropy) -> None:
    new = uuid7(now, entropy(10))
    person = Person(new, member.handle, member.name, member.first_name, ZONE, face=member.face, demo=True)
    stores.people.put(person)
    today = now.astimezone(ZoneInfo(ZONE)).date()
    for kind, subject, days in member.relations:
        since = today - timedelta(days=days)
        stores.people.relate(Relation(uuid7(now, entropy(10)), new, kind, subject, since))
