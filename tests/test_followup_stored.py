"""Messages to a team, answers, talks and notes come out of the database as they went in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from uuid import UUID

import pytest

from coach.programme.followup import MessageDraft, TeamAnswer, TeamMessage
from coach.programme.talk import Talk, TalkNote
from coach.storage import open_database
from coach.storage.database import SqlDatabase
from tests import values as v

LOTTE, KARIM, SOFIE = (v.uid(name) for name in ("lotte", "karim", "sofie"))
MESSAGE = TeamMessage(v.uid("message"), KARIM, "facturatie", "assertive-meetings", v.HARD, "Hoe help ik?", v.NOW)
ANSWER = TeamAnswer(MESSAGE.id, LOTTE, v.HARD, "Haast", "’s ochtends", v.NOW)
TALK = Talk(
    v.uid("talk"), KARIM, LOTTE, (v.HARD, "Wat lukte?"), (v.NOW, v.LATER), 30, v.NOW, v.LATER, v.LATER, v.NOW, v.NOW,
    v.HARD, v.NOW, v.NOW, hidden=True, sequence=3,
)  # fmt: skip
NOTE = TalkNote(TALK.id, LOTTE, v.HARD, shared=True, written=v.NOW)


@pytest.fixture
def database(url: str) -> Iterator[SqlDatabase]:
    """Three people, a message that two of them got, an answer, a talk with a note."""
    opened = open_database(url, patience=5)
    with opened.write() as stores:
        for handle in ("lotte", "karim", "sofie"):
            stores.people.put(replace(v.person(handle), email=f"{handle}@example.org"))
        stores.messages.add(MESSAGE, [LOTTE])
        stores.messages.put_answer(ANSWER)
        stores.talks.add(TALK)
        stores.talks.put_note(NOTE)
    yield opened
    opened.close()


def test_every_field_comes_back(database: SqlDatabase) -> None:
    """Also hard texts, and the address for mail; nothing in the talk was left at its default."""
    assert all(getattr(TALK, field.name) != field.default for field in fields(TALK))
    with database.read() as stores:
        assert stores.messages.get(MESSAGE.id) == MESSAGE
        assert stores.messages.by(KARIM, ["facturatie"]) == (MESSAGE,)
        assert stores.messages.by(KARIM, ["logistiek"]) == stores.messages.by(KARIM, []) == ()
        assert stores.messages.to(LOTTE) == {MESSAGE: v.NOW}
        assert stores.messages.to(SOFIE) == {}
        assert stores.messages.answers([MESSAGE.id]) == (ANSWER,)
        assert stores.talks.get(TALK.id) == TALK
        assert stores.talks.of(KARIM) == stores.talks.of(LOTTE) == (TALK,)
        assert stores.talks.notes([TALK.id]) == (NOTE,)
        assert stores.people.get(LOTTE).email == "lotte@example.org"


def test_a_message_reaches_somebody_once(database: SqlDatabase) -> None:
    """Sending again lets those have it who came later, and changes nothing for the others."""
    later = v.NOW + timedelta(days=3)
    with database.write() as stores:
        stores.messages.reach(MESSAGE.id, [LOTTE, SOFIE], later)
        assert {one.person: one.at for one in stores.messages.recipients([MESSAGE.id])} == {LOTTE: v.NOW, SOFIE: later}


def test_a_draft_is_kept_per_team_until_it_is_sent(database: SqlDatabase) -> None:
    """The latest words stand; sending clears that team's alone."""
    draft = MessageDraft(KARIM, "facturatie", None, "Half", "", v.NOW)
    other = replace(draft, team="logistiek", how="Ook half")
    with database.write() as stores:
        stores.messages.put_draft(draft)
        stores.messages.put_draft(other)
        stores.messages.put_draft(replace(draft, support=v.HARD))
        assert stores.messages.draft(KARIM, "facturatie") == replace(draft, support=v.HARD)
        stores.messages.add(replace(MESSAGE, id=v.uid("second")), [LOTTE])
        assert stores.messages.draft(KARIM, "facturatie") is None
        assert stores.messages.draft(KARIM, "logistiek") == other


def test_what_is_emptied_is_gone(database: SqlDatabase) -> None:
    """An answer that is taken back and a note without text leave no row."""
    with database.write() as stores:
        stores.messages.put_answer(replace(ANSWER, helps="", hinders="", moment=""))
        stores.talks.put_note(replace(NOTE, text=""))
        assert stores.messages.answers([MESSAGE.id]) == ()
        assert stores.talks.notes([TALK.id]) == ()


def test_what_lapsed_is_forgotten(database: SqlDatabase) -> None:
    """With its notes; what was settled never lapses."""
    settled = replace(TALK, id=v.uid("settled"), lapses=None)
    with database.write() as stores:
        stores.talks.add(settled)
        stores.talks.forget(v.LATER)
        assert len(stores.talks.of(LOTTE)) == 2
        stores.talks.forget(v.LATER + timedelta(seconds=1))
        assert stores.talks.of(LOTTE) == (settled,)
        assert stores.talks.notes([TALK.id]) == ()


@pytest.mark.parametrize("gone", [LOTTE, KARIM])
def test_a_talk_goes_with_either_person(database: SqlDatabase, gone: UUID) -> None:
    """And an answer with whoever wrote it or asked for it."""
    with database.write() as stores:
        stores.people.erase(gone)
        assert stores.talks.of(LOTTE) == stores.talks.of(KARIM) == ()
        assert stores.messages.answers([MESSAGE.id]) == ()
        assert stores.messages.recipients([MESSAGE.id]) == ()
