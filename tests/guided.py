"""A team some time after a training, for tests of the guide: who shared what, and who shared nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import update

from coach.programme.people import Person, Relation
from coach.programme.sharing import Document, Share, SharedFocus, SharedMeeting, SharedRating
from coach.storage.tables import RelationRow
from tests import fakes
from tests.values import uid
from tests.world import TEAM, World

MANAGER = uid("manager")
TODAY = date(2026, 11, 23)
"""A Monday, as the fakes' clock has it."""


def document(**parts: object) -> Document:
    """A shared document with these parts in it."""
    empty: dict[str, object] = {
        "language": "nl", "intention": None, "reflection": None, "excerpts": (), "ratings": (), "request": None,
    }  # fmt: skip
    return Document(**{**empty, **parts})  # type: ignore[arg-type]  # values of each field's type


GOAL = document(intention="iemand me onderbreekt\nzeg ik: ik was nog bezig")
FOCUSED = document(intention="a\nb", focus=SharedFocus("holding-ground", "Voet bij stuk"))
ELSEWHERE = document(intention="a\nb", focus=SharedFocus("listening", "Luisteren"))
MEETING = document(meeting=SharedMeeting("Projectoverleg", TODAY + timedelta(days=3)))
REFLECTION = document(reflection="Het ging stroef.")
RATED = document(ratings=(SharedRating("holding-ground", "Voet bij stuk", "Anker 4."),))


def ended(world: World, days: int) -> None:
    """Let the training have ended so many days ago for everybody who follows it."""
    since = TODAY - timedelta(days=days)
    with world.database.write() as stores:
        stores.people._connection.execute(update(RelationRow).where(RelationRow.kind == "learns").values(since=since))


def shares(world: World, name: str, shared: Document, days_ago: int = 0, ends: datetime | None = None) -> UUID:
    """Somebody shares something with the manager."""
    share = uid(f"{name}-{shared!r}-{days_ago}")
    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC) - timedelta(days=days_ago)
    with world.database.write() as stores:
        stores.shares.add(Share(share, uid(name), MANAGER, shared, at, ends))
    return share


def manages(world: World, person: UUID) -> None:
    """Somebody of the team manages it from now on."""
    with world.database.write() as stores:
        stores.people.relate(Relation(uid(f"{person}-manages"), person, "manages", TEAM, date(2026, 1, 1)))


def joins(world: World, name: str, days: int = 12) -> UUID:
    """Somebody new in the team, who followed the training."""
    person = uid(name)
    with world.database.write() as stores:
        stores.people.put(Person(person, name, f"{name.title()} Peeters", name.title()))
        since = TODAY - timedelta(days=days)
        stores.people.relate(Relation(uid(f"{name}-member"), person, "member", TEAM, date(2026, 1, 1)))
        stores.people.relate(Relation(uid(f"{name}-learns"), person, "learns", fakes.TRAINING, since))
    return person
