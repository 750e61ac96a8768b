"""Proposals, joint rehearsals, seats, notes, debriefs and views are kept whole, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.conversation.turns import Turn
from coach.programme.joint import UNANSWERED, Debrief, Joint, JointSeat, Note, Proposal, View
from coach.storage import open_database
from coach.storage.database import SqlDatabase
from tests import values as v

LOTTE, KARIM, SOFIE = (v.uid(name) for name in ("lotte", "karim", "sofie"))
PROPOSAL = Proposal(
    v.uid("proposal"), KARIM, LOTTE, KARIM, "tiny", v.uid("meeting"), v.HARD,
    (v.LATER, v.LATER + timedelta(hours=1)), v.NOW, v.NOW, v.LATER, hidden=True,
)  # fmt: skip
JOINT = Joint(
    PROPOSAL.id, LOTTE, v.uid("take"), "assertive-meetings", "tiny", v.uid("meeting"), "nl", "tense", "open", "model",
    swapped=True, paused_by=KARIM, revision=3, slot=v.LATER, made=v.NOW, opened=v.NOW, closed=v.LATER,
)  # fmt: skip
SEATS = (
    JointSeat(JOINT.id, LOTTE, "learner", None, 2),
    JointSeat(JOINT.id, KARIM, "counterpart", "tom", 1),
    JointSeat(JOINT.id, SOFIE, "observer"),
)
DEBRIEF = Debrief(JOINT.id, v.HARD, v.HARD, v.NOW, shown=True, alone=True, agreement=v.uid("agreed"))


@pytest.fixture
def database(url: str) -> Iterator[SqlDatabase]:
    """Three people, and a rehearsal of theirs with everything in it."""
    opened = open_database(url, patience=5)
    with opened.write() as stores:
        for handle in ("lotte", "karim", "sofie"):
            stores.people.put(v.person(handle))
        stores.versions.keep(v.VERSION)
        stores.versions.keep(v.TRAINED)
        stores.takes.add(v.take(counterpart="human"))
        stores.joints.add(JOINT, SEATS[::-1])
    yield opened
    opened.close()


def test_a_rehearsal_comes_back_as_it_was(database: SqlDatabase) -> None:
    """By id, by take, by seat; seats in their order; who has none finds nothing."""
    with database.read() as stores:
        assert stores.joints.get(JOINT.id) == JOINT
        assert stores.joints.of_takes([v.uid("take"), v.uid("other")]) == {v.uid("take"): JOINT}
        assert stores.joints.of(SOFIE) == (JOINT,)
        assert stores.joints.seats([JOINT.id]) == SEATS
        found = stores.joints.sitting(JOINT.id, KARIM)
        assert found is not None
        assert (found.joint, found.seat, found.zone) == (JOINT, SEATS[1], "Europe/Lisbon")
        assert stores.joints.sitting(JOINT.id, v.uid("nobody")) is None
        assert stores.joints.held_back(LOTTE) == (v.uid("take"),)


def test_whatever_is_changed_moves_the_revision_of_those_who_see_it(database: SqlDatabase) -> None:
    """The rehearsal's for everybody, a seat's for one person."""
    with database.write() as stores:
        stores.joints.put(replace(JOINT, voice="human", revision=99))
        stores.joints.touch(JOINT.id)
        stores.joints.nudge(JOINT.id, SOFIE)
        stores.joints.seat(replace(SEATS[1], plays="greet"))
        stores.joints.leave(JOINT.id, LOTTE)
        assert stores.joints.get(JOINT.id) == replace(JOINT, voice="human", revision=5)
        assert stores.joints.seats([JOINT.id]) == (replace(SEATS[1], plays="greet"), replace(SEATS[2], revision=1))


def test_a_proposal_comes_back_as_it_was_and_goes_when_it_ends(database: SqlDatabase) -> None:
    """After its last moment, or two weeks after it was made; declined or not."""
    plain = replace(PROPOSAL, id=v.uid("plain"), slots=(), hidden=False, accepted=None, slot=None)
    with database.write() as stores:
        stores.proposals.add(PROPOSAL)
        stores.proposals.add(plain)
        assert stores.proposals.get(PROPOSAL.id) == PROPOSAL
        assert set(stores.proposals.of(KARIM)) == set(stores.proposals.of(LOTTE)) == {PROPOSAL, plain}
        assert stores.proposals.of(SOFIE) == ()
        stores.proposals.hide(plain.id)
        stores.proposals.accept(plain.id, v.LATER, None)
        assert stores.proposals.get(plain.id) == replace(plain, hidden=True, accepted=v.LATER)
        stores.proposals.sweep(PROPOSAL.ends - timedelta(seconds=1))
        assert stores.proposals.get(PROPOSAL.id) is not None
        stores.proposals.sweep(PROPOSAL.ends)
        assert stores.proposals.get(PROPOSAL.id) is None
        stores.proposals.sweep(v.NOW + UNANSWERED)
        assert stores.proposals.of(LOTTE) == ()


def test_notes_views_and_what_the_learner_said_come_back(database: SqlDatabase) -> None:
    """A view is given again instead of the first; nothing said is an empty debrief."""
    note = Note(v.uid("note"), JOINT.id, SOFIE, v.HARD, v.NOW, 7)
    view = View(JOINT.id, KARIM, "holding-ground", None, v.HARD, v.NOW)
    with database.write() as stores:
        assert stores.debriefs.get(JOINT.id) == Debrief(JOINT.id)
        stores.debriefs.note(note)
        stores.debriefs.put(Debrief(JOINT.id))
        stores.debriefs.put(DEBRIEF)
        stores.debriefs.view(view)
        stores.debriefs.view(replace(view, level=4))
        assert stores.debriefs.notes(JOINT.id) == (note,)
        assert stores.debriefs.get(JOINT.id) == DEBRIEF
        assert stores.debriefs.views(JOINT.id) == (replace(view, level=4),)
        assert stores.joints.held_back(LOTTE) == ()


def test_who_said_a_turn_is_kept_and_an_open_line_is_voiced_once(database: SqlDatabase) -> None:
    """With the key of the send; the second voice changes nothing."""
    said = Turn(1, "learner", "said", "Hallo", turn_key="one", at=v.NOW, by=KARIM)
    cue = Turn(2, "tom", "cue", "En, {learner}?", at=v.NOW)
    mine = replace(cue, spoken="Zeg eens.", player="human", by=KARIM, turn_key="two")
    with database.write() as stores:
        stores.takes.append(v.uid("take"), (said, cue))
        stores.takes.voice(v.uid("take"), (mine,))
        stores.takes.voice(v.uid("take"), (replace(cue, spoken="En?", player="script"),))
        assert stores.takes.tail(v.uid("take"), 0) == (said, mine)


def test_what_is_somebodys_goes_with_them(database: SqlDatabase) -> None:
    """The counterpart's seat, pause, proposals and words; the learner's rehearsal as a whole."""
    with database.write() as stores:
        stores.proposals.add(PROPOSAL)
        cue = Turn(1, "tom", "cue", "En, {learner}?", spoken="Zeg eens.", player="human", by=KARIM, at=v.NOW)
        stores.takes.append(v.uid("take"), (cue,))
        stores.people.erase(KARIM)
        assert stores.proposals.of(LOTTE) == ()
        assert stores.joints.get(JOINT.id) == replace(JOINT, paused_by=None)
        assert stores.joints.seats([JOINT.id]) == (SEATS[0], SEATS[2])
        (kept,) = stores.takes.tail(v.uid("take"), 0)
        assert (kept.spoken, kept.player, kept.by) == ("En, Lotte?", "script", None)
        stores.people.erase(LOTTE)
        assert stores.joints.get(JOINT.id) is None
