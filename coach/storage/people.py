"""People and their relations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, case, delete, func, insert, select, update

from coach.conversation.turns import NOBODY
from coach.programme.people import Person, Relation
from coach.storage.records import Record
from coach.storage.tables import PersonRow, RelationRow, TakeRow, TurnRow
from coach.storage.tables_model import ModelCallRow

_PEOPLE = Record(Person, PersonRow)
_RELATIONS = Record(Relation, RelationRow)


class People:
    """The store of people."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person: UUID) -> Person | None:
        """Somebody by id."""
        return _PEOPLE.one(self._connection, _PEOPLE.select().where(PersonRow.id == person))

    def many(self, people: Collection[UUID]) -> Mapping[UUID, Person]:
        """Those of these people who are there."""
        if not people:
            return {}
        query = _PEOPLE.select().where(PersonRow.id.in_(people))
        return {person.id: person for person in _PEOPLE.all(self._connection, query)}

    def by_handle(self, handle: str) -> Person | None:
        """Somebody by their short name."""
        return _PEOPLE.one(self._connection, _PEOPLE.select().where(PersonRow.handle == handle))

    def all(self) -> Sequence[Person]:
        """Everybody, in the order in which they came."""
        return _PEOPLE.all(self._connection, _PEOPLE.select().order_by(PersonRow.id))

    def put(self, person: Person) -> None:
        """Keep somebody, new or changed."""
        columns = _PEOPLE.columns(person)
        there = select(PersonRow.id).where(PersonRow.id == person.id)
        if self._connection.execute(there).first() is None:
            self._connection.execute(insert(PersonRow).values(columns))
        else:
            self._connection.execute(update(PersonRow).where(PersonRow.id == person.id).values(columns))

    def erase(self, person: UUID) -> None:
        """Remove somebody and everything that is theirs; what models cost is still counted, as nobody's.

        What they said in somebody else's rehearsal is replaced: the line that was written for that moment stands in
        for what they voiced, and an ellipsis for what they said in the learner's seat, which stays marked as not the
        learner's. So the other's log goes on making sense, without a word of theirs.
        """
        take = select(PersonRow.first_name).join(TakeRow, TakeRow.learner == PersonRow.id)
        name = take.where(TakeRow.id == TurnRow.take).scalar_subquery()
        written = func.replace(TurnRow.text, "{learner}", name)
        voiced = update(TurnRow).where(TurnRow.by == person, TurnRow.kind == "cue")
        self._connection.execute(voiced.values(spoken=written, player="script", by=None))
        said = update(TurnRow).where(TurnRow.by == person, TurnRow.kind != "cue")
        words = case({"said": "…"}, value=TurnRow.kind, else_=TurnRow.text)
        self._connection.execute(said.values(text=words, by=NOBODY))
        theirs = update(ModelCallRow).where(ModelCallRow.person == str(person))
        self._connection.execute(theirs.values(person="", take=""))
        self._connection.execute(delete(PersonRow).where(PersonRow.id == person))

    def relate(self, relation: Relation) -> None:
        """Keep a relation."""
        self._connection.execute(insert(RelationRow).values(_RELATIONS.columns(relation)))

    def relations(self, people: Collection[UUID]) -> Sequence[Relation]:
        """Every relation of these people."""
        query = _RELATIONS.select().where(RelationRow.person.in_(people)).order_by(RelationRow.id)
        return _RELATIONS.all(self._connection, query) if people else ()

    def related(self, kind: str, subjects: Collection[str]) -> Sequence[Relation]:
        """Everybody's relations of a kind to these teams or trainings."""
        wanted = (RelationRow.kind == kind) & RelationRow.subject.in_(subjects)
        query = _RELATIONS.select().where(wanted).order_by(RelationRow.id)
        return _RELATIONS.all(self._connection, query) if subjects else ()
