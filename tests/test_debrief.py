"""The debrief: the learner first, then the others, then the coach's evidence, then one agreement."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from coach.errors import Conflict, InputRefused, NotAllowed, NotFound
from coach.programme.joint import TalkingPoint
from coach.services.debrief_room import NewAgreement
from tests.joint_world import LEARNER, PLAYER, WATCHER, Together, begun
from tests.values import uid
from tests.world import World, opened, populate

SKILL = "holding-ground"


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path) -> Iterator[World]:
    """The small organisation."""
    shutil.copy(sqlite_template, tmp_path / "coach.db")
    with opened(f"sqlite:///{tmp_path / 'coach.db'}") as made:
        populate(made)
        yield made


@pytest.fixture
def played(world: World) -> Together:
    """A rehearsal that was just stopped, in which the learner said one thing, with notes of both others."""
    made = begun(world, watched=True)
    made.speak("Ja?")
    made.say("stay wil ik")
    world.app.joints.note(PLAYER, made.joint, "Bleef bij het punt.")
    world.app.joints.note(WATCHER, made.joint, "Keek hem aan.")
    world.app.joints.stop(LEARNER, made.joint)
    return made


def _code(call: object, error: type[Exception] = InputRefused) -> str:
    with pytest.raises(error) as refused:
        call()  # type: ignore[operator]
    return str(refused.value.code)  # type: ignore[attr-defined]


def test_nothing_of_the_others_is_there_before_the_learner_has_spoken(played: Together) -> None:
    """Not a note, not a view, not that there are any; while the others can write theirs already."""
    app = played.world.app
    before, version = app.debriefs.debrief(LEARNER, played.joint), app.joints.version(LEARNER, played.joint)
    app.debriefs.view(PLAYER, played.joint, SKILL, 2, "Ik hoorde een excuus.")
    assert app.debriefs.debrief(LEARNER, played.joint) == before
    assert app.joints.version(LEARNER, played.joint) == version
    assert (before.notes, before.views, before.spoken) == ((), (), False)
    app.debriefs.speak_first(LEARNER, played.joint, "Ik bleef erbij.", "")
    after = app.debriefs.debrief(LEARNER, played.joint)
    assert {note.text for note in after.notes} == {"Bleef bij het punt.", "Keek hem aan."}
    assert [(view.level, view.words) for view in after.views] == [(2, "Ik hoorde een excuus.")]


def test_the_others_read_what_the_learner_said_and_only_their_own(played: Together) -> None:
    """Observers see no notes or views of one another."""
    app = played.world.app
    app.debriefs.view(PLAYER, played.joint, SKILL, 2, "Mijn blik.")
    app.debriefs.speak_first(LEARNER, played.joint, "Ik bleef erbij.", "Korter.")
    seen = app.debriefs.debrief(WATCHER, played.joint)
    assert (seen.went_well, seen.would_try) == ("Ik bleef erbij.", "Korter.")
    assert [note.text for note in seen.notes] == ["Keek hem aan."]
    assert (seen.views, seen.take, seen.points) == ((), None, ())


def test_the_order_is_kept(played: Together) -> None:
    """Evidence, showing, agreeing and closing come after the learner; the evidence after somebody else's view too."""
    app, joint = played.world.app, played.joint
    for call in (
        lambda: app.debriefs.evidence(LEARNER, joint),
        lambda: app.debriefs.show(LEARNER, joint, on=True),
        lambda: app.debriefs.agree(LEARNER, joint, NewAgreement(PLAYER, "Iets")),
        lambda: app.debriefs.close(LEARNER, joint),
        lambda: app.reviews.review(LEARNER, played.take),
        lambda: app.reviews.judge(LEARNER, played.take),
    ):
        assert _code(call) == "debrief-first"
    assert app.reviews.progress(LEARNER, "assertive-meetings") == []
    app.debriefs.speak_first(LEARNER, joint, "", "")  # said out loud
    assert _code(lambda: app.debriefs.evidence(LEARNER, joint)) == "debrief-views"
    assert _code(lambda: app.debriefs.show(LEARNER, joint, on=True)) == "debrief-views"
    app.debriefs.view(WATCHER, joint, SKILL, None)
    assert app.debriefs.evidence(LEARNER, joint).review.take.id == played.take
    assert len(app.reviews.progress(LEARNER, "assertive-meetings")) == 1


def test_the_learner_may_go_on_without_the_others(played: Together) -> None:
    """When they had to go; it is remembered."""
    app = played.world.app
    app.debriefs.speak_first(LEARNER, played.joint, "", "")
    app.debriefs.evidence(LEARNER, played.joint, alone=True)
    assert app.debriefs.debrief(LEARNER, played.joint).evidence_ready
    assert app.debriefs.evidence(LEARNER, played.joint).points == ()


def test_nothing_of_it_is_to_be_had_while_it_runs(world: World) -> None:
    """The debrief begins when the rehearsal is over."""
    made = begun(world)
    for call in (
        lambda: world.app.debriefs.debrief(LEARNER, made.joint),
        lambda: world.app.debriefs.speak_first(LEARNER, made.joint, "a", "b"),
        lambda: world.app.debriefs.view(PLAYER, made.joint, SKILL, 3),
    ):
        assert _code(call) == "debrief-early"


def test_a_talking_point_is_where_views_lie_two_levels_apart(played: Together) -> None:
    """The coach heard level 4: a 2 is one, a 3 and "not seen" are none. The others see theirs when it is shown."""
    app, joint = played.world.app, played.joint
    app.debriefs.view(PLAYER, joint, SKILL, 3)
    app.debriefs.view(PLAYER, joint, SKILL, 2)  # given again: instead of the first
    app.debriefs.view(WATCHER, joint, SKILL, None)
    app.debriefs.speak_first(LEARNER, joint, "", "")
    point = TalkingPoint(SKILL, PLAYER, 2, 4)
    assert app.debriefs.evidence(LEARNER, joint).points == (point,)
    assert app.debriefs.debrief(PLAYER, joint).points == ()
    app.debriefs.show(LEARNER, joint, on=True)
    assert app.debriefs.debrief(PLAYER, joint).points == (point,)
    assert app.debriefs.debrief(WATCHER, joint).points == ()
    app.debriefs.show(LEARNER, joint, on=False)
    assert app.debriefs.debrief(PLAYER, joint).points == ()


def test_the_others_never_get_a_level_that_was_not_shown(played: Together) -> None:
    """Not in the debrief, and the evidence is the learner's."""
    app, joint = played.world.app, played.joint
    app.debriefs.view(PLAYER, joint, SKILL, 4)
    app.debriefs.speak_first(LEARNER, joint, "", "")
    app.debriefs.show(LEARNER, joint, on=True)
    assert app.debriefs.debrief(PLAYER, joint).points == ()
    for who in (PLAYER, WATCHER):
        assert _code(lambda: app.debriefs.evidence(who, joint), NotAllowed) == "debrief-learners"  # noqa: B023 - called at once


def test_the_coachs_level_is_not_found_by_trying_each(played: Together) -> None:
    """A view stands as long as it is shown where it lies apart from the coach's; after that it may be put better."""
    app, joint = played.world.app, played.joint
    app.debriefs.view(PLAYER, joint, SKILL, 4)
    app.debriefs.speak_first(LEARNER, joint, "", "")
    app.debriefs.show(LEARNER, joint, on=True)
    for level in (1, 2, 3, 5, None):
        assert _code(lambda: app.debriefs.view(PLAYER, joint, SKILL, level)) == "debrief-shown"  # noqa: B023 - called at once
    assert _code(lambda: app.debriefs.view(WATCHER, joint, SKILL, 1)) == "debrief-shown"
    assert app.debriefs.debrief(PLAYER, joint).points == ()
    app.debriefs.show(LEARNER, joint, on=False)
    app.debriefs.view(PLAYER, joint, SKILL, 5)


@pytest.mark.parametrize(
    ("competency", "level", "words", "code"),
    [
        (SKILL, 0, "", "debrief-level"),
        (SKILL, 6, "", "debrief-level"),
        (SKILL, 3, "x" * 2001, "debrief-too-long"),
    ],
)
def test_a_view_that_cannot_be_is_refused(competency: str, level: int, words: str, code: str, played: Together) -> None:
    """Against the same five anchors, of the scenario's competencies."""
    app = played.world.app
    assert _code(lambda: app.debriefs.view(PLAYER, played.joint, competency, level, words)) == code
    assert _code(lambda: app.debriefs.view(PLAYER, played.joint, "juggling", 3), NotFound) == "no-competency"
    assert _code(lambda: app.debriefs.view(LEARNER, played.joint, SKILL, 3), NotAllowed) == "debrief-others"


def test_it_ends_with_one_agreement_that_both_find_in_their_follow_up(played: Together) -> None:
    """Who, what, when, with whom; a double click is one, and another one is told that there is one."""
    app, joint, world = played.world.app, played.joint, played.world
    app.debriefs.speak_first(LEARNER, joint, "", "")
    new = NewAgreement(PLAYER, " Geeft donderdag eerst het woord. ", date(2026, 11, 26))
    made = app.debriefs.agree(PLAYER, joint, new)
    assert app.debriefs.agree(LEARNER, joint, new) == made
    assert _code(lambda: app.debriefs.agree(LEARNER, joint, NewAgreement(LEARNER, "Iets anders")), Conflict) == (
        "debrief-agreed"
    )
    with world.database.read() as stores:
        for who in (LEARNER, PLAYER):
            (kept,) = stores.commitments.of(who)
            assert (kept.owner, kept.other, kept.what, kept.due, kept.source) == (
                PLAYER, LEARNER, "Geeft donderdag eerst het woord.", date(2026, 11, 26), "joint",
            )  # fmt: skip
    assert app.debriefs.debrief(LEARNER, joint).agreement == kept
    assert app.debriefs.debrief(WATCHER, joint).agreement is None


@pytest.mark.parametrize("who", [LEARNER, PLAYER])
def test_either_of_the_two_takes_an_agreement_back_that_the_other_wrote(who: UUID, played: Together) -> None:
    """It is gone from both follow-ups, another can be made; whoever watched has no say, and once closed nobody has."""
    app, joint = played.world.app, played.joint
    app.debriefs.speak_first(LEARNER, joint, "", "")
    app.debriefs.agree(LEARNER, joint, NewAgreement(PLAYER, "Geeft mij opslag."))
    assert _code(lambda: app.debriefs.unagree(WATCHER, joint), NotAllowed) == "joint-watching"
    for _ in range(2):
        app.debriefs.unagree(who, joint)
    assert app.debriefs.debrief(PLAYER, joint).agreement is None
    with played.world.database.read() as stores:
        assert not stores.commitments.of(PLAYER)
        assert not stores.commitments.of(LEARNER)
    made = app.debriefs.agree(PLAYER, joint, NewAgreement(PLAYER, "Geeft donderdag het woord."))
    app.debriefs.close(LEARNER, joint)
    assert _code(lambda: app.debriefs.unagree(who, joint), NotFound) == "no-joint"
    with played.world.database.read() as stores:
        assert [one.id for one in stores.commitments.of(PLAYER)] == [made]


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (NewAgreement(PLAYER, "  "), InputRefused),
        (NewAgreement(PLAYER, "x" * 301), InputRefused),
        (NewAgreement(PLAYER, "Iets", date(2026, 11, 22)), InputRefused),
        (NewAgreement(uid("other learner"), "Iets"), NotFound),
        (NewAgreement(PLAYER, "Iets", other=WATCHER), NotFound),
        (NewAgreement(PLAYER, "Iets", other=PLAYER), NotFound),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(new: NewAgreement, error: type[Exception], played: Together) -> None:
    """Empty, too long, of yesterday, or not between the learner and somebody who was there."""
    played.world.app.debriefs.speak_first(LEARNER, played.joint, "", "")
    with pytest.raises(error):
        played.world.app.debriefs.agree(LEARNER, played.joint, new)


def test_when_it_is_closed_the_learner_alone_keeps_it(played: Together) -> None:
    """For the others there is no such rehearsal any more."""
    app, joint = played.world.app, played.joint
    app.debriefs.speak_first(LEARNER, joint, "", "")
    for _ in range(2):
        app.debriefs.close(LEARNER, joint)
    for who in (PLAYER, WATCHER):
        for call in (app.joints.room, app.joints.version, app.debriefs.debrief):
            assert _code(lambda: call(who, joint), NotFound) == "no-joint"  # noqa: B023 - called at once
        assert app.joints.joints(who) == []
    assert app.debriefs.debrief(LEARNER, joint).state == "closed"
    assert app.joints.room(LEARNER, joint).turns
    assert len(app.debriefs.debrief(LEARNER, joint).notes) == 2
    assert app.reviews.review(LEARNER, played.take).report
