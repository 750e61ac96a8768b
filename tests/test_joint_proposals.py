"""Proposing to rehearse together: who to whom, one click, one answer, and a decline that leaves no trace."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete

from coach.errors import CoachError, Conflict, InputRefused, NotFound
from coach.programme.joint import UNANSWERED
from coach.programme.people import Relation
from coach.scenario.training import Training
from coach.services.joint import Brief
from coach.services.proposing import NewProposal
from coach.storage.tables import RelationRow
from tests import fakes
from tests.access_rows_joint import outsider_calls
from tests.joint_world import LEARNER, PLAYER, begun
from tests.values import uid
from tests.world import PEOPLE, World, opened, populate, rehearse

OTHER, COLLEAGUE = uid("other learner"), uid("colleague")


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The small organisation, on each database."""
    with opened(url) as made:
        populate(made)
        yield made


def _partners(world: World, who: UUID) -> dict[str, str]:
    return {one.person.handle: one.tie for one in world.app.joints.partners(who)}


def test_one_rehearses_with_ones_manager_ones_team_and_colleagues_of_a_team(world: World) -> None:
    """Today's relations decide; former managers, trainers and other teams are not in it."""
    assert _partners(world, LEARNER) == {"manager": "manager", "other-learner": "colleague", "colleague": "colleague"}
    assert _partners(world, PLAYER) == {"owner": "member", "other-learner": "member", "colleague": "member"}
    for nobody in ("stranger", "trainer", "former manager", "other team's manager"):
        assert _partners(world, uid(nobody)) == {}


def test_one_click_by_a_manager_proposes_now_and_makes_the_member_the_learner(world: World) -> None:
    """No slots, no scenario: the learner chooses when they sit down."""
    world.app.joints.propose(PLAYER, NewProposal(LEARNER))
    (received,), sent = world.app.joints.proposals(LEARNER)
    assert (received.proposer.id, received.role, received.slots, sent) == (PLAYER, "learner", (), [])


def test_a_learner_asks_a_manager_or_a_colleague_to_play(world: World) -> None:
    """Then the one who proposes is the one who rehearses."""
    for other in (PLAYER, COLLEAGUE):
        world.app.joints.propose(LEARNER, NewProposal(other, scenario="tiny", words="Voor donderdag?"))
        (received,), _ = world.app.joints.proposals(other)
        assert (received.role, received.scenario, received.words) == ("counterpart", "tiny", "Voor donderdag?")


@pytest.mark.parametrize(
    ("who", "new", "error", "code"),
    [
        ("owner", NewProposal(uid("stranger")), NotFound, "no-partner"),
        ("owner", NewProposal(uid("owner")), NotFound, "no-partner"),
        ("owner", NewProposal(uid("former manager")), NotFound, "no-partner"),
        ("trainer", NewProposal(uid("owner")), NotFound, "no-partner"),
        ("owner", NewProposal(PLAYER, they_learn=True), NotFound, "no-partner"),
        ("manager", NewProposal(COLLEAGUE, they_learn=True), NotFound, "no-partner"),
        ("colleague", NewProposal(LEARNER), InputRefused, "joint-nothing-to-rehearse"),
        ("owner", NewProposal(PLAYER, scenario="no-on-monday"), NotFound, "no-scenario"),
        ("manager", NewProposal(LEARNER, meeting=uid("a meeting")), NotFound, "no-meeting"),
        ("owner", NewProposal(PLAYER, meeting=uid("nobody's meeting")), NotFound, "no-meeting"),
        ("owner", NewProposal(PLAYER, words="x" * 501), InputRefused, "joint-words-too-long"),
        ("owner", NewProposal(PLAYER, slots=(fakes.Clock().now,)), InputRefused, "joint-slot-past"),
        (
            "owner",
            NewProposal(PLAYER, slots=tuple(fakes.Clock().now + timedelta(days=day) for day in range(1, 5))),
            InputRefused,
            "joint-slots-many",
        ),
    ],
)
def test_what_cannot_be_proposed_is_refused(
    who: str, new: NewProposal, error: type[CoachError], code: str, world: World
) -> None:
    """To somebody who is no partner, of what the learner may not rehearse, or at moments that cannot be."""
    with pytest.raises(error) as refused:
        world.app.joints.propose(uid(who), new)
    assert refused.value.code == code
    assert world.rows()["proposal"] == []


def test_a_double_click_is_one_proposal_and_a_later_one_is_another(world: World) -> None:
    """Also when the first was declined in between: whoever proposed could tell otherwise."""
    first = world.app.joints.propose(PLAYER, NewProposal(LEARNER))
    world.app.joints.decline(LEARNER, first)
    assert world.app.joints.propose(PLAYER, NewProposal(LEARNER)) == first
    world.clock.forward(minutes=1)
    assert world.app.joints.propose(PLAYER, NewProposal(LEARNER)) != first


def test_accepting_makes_one_rehearsal_with_two_seats_however_often_it_is_done(world: World) -> None:
    """In two tabs, twice; and from then on the proposal is no proposal any more."""
    proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER))
    joint = world.app.joints.accept(LEARNER, proposal)
    assert world.app.joints.accept(LEARNER, proposal) == joint
    assert world.app.joints.proposals(LEARNER) == world.app.joints.proposals(PLAYER) == ([], [])
    for who, role in ((LEARNER, "learner"), (PLAYER, "counterpart")):
        (coming,) = world.app.joints.joints(who)
        assert (coming.joint.id, coming.role, coming.joint.state) == (joint, role, "waiting")
    with pytest.raises(Conflict):
        world.app.joints.decline(LEARNER, proposal)
    with pytest.raises(Conflict):
        world.app.joints.withdraw(PLAYER, proposal)


def test_two_tabs_that_accept_at_the_same_instant_make_one_rehearsal(world: World) -> None:
    """The second finds the first."""
    proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER))
    together, found = Barrier(2), []

    def accept() -> None:
        together.wait()
        found.append(world.app.joints.accept(LEARNER, proposal))

    tabs = [Thread(target=accept) for _ in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert len(found) == 2
    assert len(set(found)) == 1
    assert len(world.rows()["joint"]) == 1


def test_one_of_the_proposed_moments_is_chosen(world: World) -> None:
    """One that was proposed and has not passed; without a choice there is no appointment."""
    early, late = (world.clock.now + timedelta(days=days) for days in (1, 2))
    proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER, slots=(late, early)))
    for wrong in (None, early + timedelta(minutes=1)):
        with pytest.raises(InputRefused):
            world.app.joints.accept(LEARNER, proposal, wrong)
    world.clock.forward(days=1, minutes=1)
    assert world.app.joints.proposals(LEARNER)[0][0].slots == (late,)
    with pytest.raises(InputRefused):
        world.app.joints.accept(LEARNER, proposal, early)
    world.app.joints.accept(LEARNER, proposal, late)
    assert world.app.joints.joints(PLAYER)[0].joint.slot == late


def test_what_was_withdrawn_ended_or_declined_cannot_be_accepted(world: World) -> None:
    """All three are the same "not found"."""
    codes = set()
    for undo in (
        lambda one: world.app.joints.withdraw(PLAYER, one),
        lambda one: world.app.joints.decline(LEARNER, one),
        lambda _: world.clock.forward(days=15),
    ):
        world.clock.forward(minutes=1)
        proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER))
        undo(proposal)
        with pytest.raises(NotFound) as refused:
            world.app.joints.accept(LEARNER, proposal)
        codes.add((refused.value.code, str(refused.value.values)))
        assert world.app.joints.proposals(LEARNER)[0] == []
    assert len(codes) == 1


def test_nobody_else_answers_a_proposal(world: World) -> None:
    """Not the one who made it, and no third person."""
    proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER))
    for who in (PLAYER, OTHER, uid("trainer")):
        for call in (world.app.joints.accept, world.app.joints.decline):
            with pytest.raises(NotFound):
                call(who, proposal)
    with pytest.raises(NotFound):
        world.app.joints.withdraw(LEARNER, proposal)


def _views(world: World) -> dict[str, Callable[[], Any]]:
    """Everything that a manager can ask for."""
    app, me = world.app, PLAYER
    return {
        "proposals": lambda: app.joints.proposals(me),
        "joints": lambda: app.joints.joints(me),
        "partners": lambda: app.joints.partners(me),
        "first time": lambda: app.joints.first_time(me),
        "company": lambda: app.joints.company(me),
        "library": lambda: app.library.scenarios(me, "nl"),
        "takes": lambda: app.library.takes(me),
        "received": lambda: app.sharing.received(me),
        "given": lambda: app.sharing.given(me),
        "week": lambda: app.guide.this_week(me, "nl"),
        "guide": lambda: app.guide.guide(me, fakes.TRAINING, "nl"),
        "for member": lambda: app.guide.for_member(me, fakes.TRAINING, LEARNER, "nl"),
        "team": lambda: app.team.mine(me),
        "progress": lambda: app.reviews.progress(me, fakes.TRAINING),
        "me": lambda: app.account.me(me).relations,
    }


def _seen(world: World, proposal: UUID) -> list[str]:
    """All that, at moments before and after the proposal has ended; and what trying to do something with it says."""
    found = []
    for wait in (timedelta(), timedelta(days=3), UNANSWERED, timedelta(days=1)):
        world.clock.now += wait
        found += [f"{name}: {view()!r}" for name, view in _views(world).items()]
        for call in (
            world.app.joints.accept,
            world.app.joints.decline,
            world.app.joints.room,
            world.app.joints.version,
        ):
            with pytest.raises(CoachError) as refused:
                call(PLAYER, proposal)
            found.append(repr(refused.value))
    with pytest.raises(CoachError) as refused:
        world.app.joints.withdraw(PLAYER, proposal)
    return [*found, repr(refused.value)]


@pytest.mark.parametrize("slots", [(), (timedelta(days=2), timedelta(days=4))])
def test_declined_and_unanswered_look_the_same_byte_by_byte(
    slots: tuple[timedelta, ...], tmp_path: Path, sqlite_template: Path
) -> None:
    """In every use case of the one who proposed, before, at and after the end; in the access log; and in the end."""
    answers, kept = [], []
    for declines in (False, True):
        path = tmp_path / f"{declines}.db"
        shutil.copy(sqlite_template, path)
        with opened(f"sqlite:///{path}") as world:
            populate(world)
            rehearse(world)
            moments = tuple(world.clock.now + span for span in slots)
            proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER, words="Kom.", slots=moments))
            before = world.clock.now
            if declines:
                world.app.joints.decline(LEARNER, proposal)
            world.clock.now = before
            answers.append(_seen(world, proposal))
            kept.append({name: rows for name, rows in world.rows().items() if name != "turn"})  # keys of sends differ
    assert answers[0] == answers[1]
    assert kept[0] == kept[1]
    assert kept[1]["proposal"] == []


def test_withdrawing_what_was_declined_says_nothing(world: World) -> None:
    """As with one that nobody answered: it goes, quietly."""
    proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER))
    world.app.joints.decline(LEARNER, proposal)
    world.app.joints.decline(LEARNER, proposal)
    world.app.joints.withdraw(PLAYER, proposal)
    assert world.rows()["proposal"] == []


def test_before_it_begins_either_may_leave_and_it_is_off(world: World) -> None:
    """Nothing stays of it, and it cannot be accepted again."""
    for who in (LEARNER, PLAYER):
        world.clock.forward(minutes=1)
        joint = world.app.joints.accept(LEARNER, world.app.joints.propose(PLAYER, NewProposal(LEARNER)))
        world.app.joints.leave_seat(who, joint)
        assert world.app.joints.joints(LEARNER) == world.app.joints.joints(PLAYER) == []
        with pytest.raises(NotFound):
            world.app.joints.accept(LEARNER, joint)


def _until(world: World, kind: str, index: int, day: date) -> None:
    """A relation of somebody ends."""
    relation, subject, _ = PEOPLE[kind][index]
    with world.database.write() as stores:
        stores.people._connection.execute(delete(RelationRow).where(RelationRow.person == uid(kind)))
        stores.people.relate(Relation(uid(f"{kind} new"), uid(kind), relation, subject, date(2026, 1, 5), day))


def test_whoever_is_no_partner_any_more_loses_seat_and_proposals(world: World) -> None:
    """From that day on it is "not found" for them; the learner keeps everything."""
    made = begun(world, watched=True)
    world.app.joints.propose(PLAYER, NewProposal(OTHER))
    made.room(PLAYER), made.room(COLLEAGUE)
    _until(world, "manager", 0, date(2026, 11, 23))
    _until(world, "colleague", 0, date(2026, 11, 23))
    made.room(PLAYER)  # the last day counts
    world.clock.forward(days=1)
    for who in (PLAYER, COLLEAGUE):
        assert world.app.joints.joints(who) == []
        for call in (made.room, lambda who: world.app.joints.version(who, made.joint)):
            with pytest.raises(NotFound):
                call(who)
    assert world.app.joints.proposals(OTHER) == world.app.joints.proposals(PLAYER) == ([], [])
    assert made.room(LEARNER).state == "open"


def test_without_a_seat_there_is_no_such_rehearsal(world: World) -> None:
    """For a member of the same team, a former manager, a trainer; in the words of one that never was."""
    world.ids.update({name: begun(world).joint for name in ("card", "turn", "waiting", "debrief", "seen")})
    for who in ("other learner", "former manager", "trainer", "stranger", "other team's manager"):
        for name, row in outsider_calls().items():
            with pytest.raises(NotFound) as refused:
                row.call(world, uid(who))
            assert refused.value.code == "no-joint", name
    with pytest.raises(NotFound) as never:
        world.app.joints.room(OTHER, uid("never"))
    assert never.value.code == "no-joint"


class Managed(fakes.Content):
    """Content in which managers rehearse a scenario of another training."""

    def scenarios(self) -> Any:
        """The tiny one again, as another training's."""
        found = dict(super().scenarios())
        found["no-on-monday"] = replace(found["tiny"], id="no-on-monday", training="receiving-assertiveness")
        return found

    def trainings(self) -> dict[str, Training]:
        """Both."""
        return {fakes.TRAINING: fakes.training(), "receiving-assertiveness": replace(
            fakes.training(), id="receiving-assertiveness"
        )}  # fmt: skip


def test_the_managers_own_part_is_offered_before_their_first_rehearsal(world: World) -> None:
    """What the managers' track of the team's training names; once they have played with somebody, no more."""
    world.app.joints._catalogue = Managed()
    assert world.app.joints.first_time(PLAYER) == ("no-on-monday",)
    assert world.app.joints.first_time(LEARNER) == ()
    begun(world)
    assert world.app.joints.first_time(PLAYER) == ()


def test_a_manager_may_rehearse_the_managers_part_and_nobody_else_may(world: World) -> None:
    """Only what the track names, only while their team learns the training."""
    content = Managed()
    world.app.library._catalogue = content
    who = {kind for kind in PEOPLE if not _refused(lambda: world.app.library.brief(uid(kind), "no-on-monday", "nl"))}  # noqa: B023 - called at once
    assert who == {"manager"}
    assert [card.entry.id for card in world.app.library.scenarios(PLAYER, "nl")] == ["no-on-monday"]
    assert _refused(lambda: world.app.library.brief(PLAYER, "tiny", "nl"))
    world.app.joints._catalogue = content
    joint = world.app.joints.accept(LEARNER, world.app.joints.propose(PLAYER, NewProposal(LEARNER)))
    with pytest.raises(CoachError):
        world.app.joints.begin(LEARNER, joint, Brief("no-on-monday", "calm", "nl"))


def _refused(call: Callable[[], object]) -> bool:
    try:
        call()
    except CoachError:
        return True
    return False
