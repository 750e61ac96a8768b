"""The pages of rehearsing together: what each sees, and what nobody can find out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.services.debrief_room import NewAgreement
from coach.services.proposing import NewProposal
from coach.wording import wording
from tests.joint_world import LEARNER, PLAYER, WATCHER, begun
from tests.pages import look, staged, text
from tests.world import World

SAY = wording("nl")
SEEN = "Keek haar aan."


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        yield made


def test_one_click_asks_and_one_click_accepts(world: World) -> None:
    """Nothing has to be filled in: then it is now, and one is in the room at once."""
    at = look("manager", "together")
    at.button(f"propose-{LEARNER}").click().run()
    at.button("ask-send").click().run()
    assert at.success
    received, _ = world.app.joints.proposals(LEARNER)
    at = look("owner", "together")
    at.button(f"accept-{received[0].id}").click().run()
    assert world.app.joints.room(LEARNER, received[0].id).state == "waiting"
    assert at.button("begin-joint")


def test_a_decline_is_nowhere_to_be_seen(world: World) -> None:
    """The proposer's page is letter for letter the same before and after."""
    proposal = world.app.joints.propose(PLAYER, NewProposal(LEARNER))
    before = text(look("manager", "together"))
    at = look("owner", "together")
    at.button(f"decline-{proposal}").click().run()
    assert SAY("together.asked") not in text(at)
    assert text(look("manager", "together")) == before


def test_the_page_of_moments_offers_those_that_were_proposed(world: World) -> None:
    """Whoever is asked picks one of them, where they are."""
    now = world.clock()
    slots = tuple(now.replace(hour=8, minute=0) + (now - now.replace(day=now.day - days)) for days in (1, 2))
    world.app.joints.propose(PLAYER, NewProposal(LEARNER, slots=slots))
    at = look("owner", "together")
    assert len(at.radio[0].options) == 2
    at.button(f"accept-{world.app.joints.proposals(LEARNER)[0][0].id}").click().run()
    assert SAY("together.coming") in text(at)
    assert world.app.joints.joints(LEARNER)[0].joint.slot == slots[0]


def test_a_room_without_a_seat_is_no_room(world: World) -> None:
    """For somebody else and for an address that nobody ever had: the same sentence."""
    joint = begun(world).joint
    for who, address in (
        ("other learner", joint),
        ("other team's manager", joint),
        ("manager", world.person("nothing")),
    ):
        at = look(who, "joint", joint=address)
        assert not at.chat_input
        assert SAY("joint.none") in text(at)


def test_an_observer_has_notes_and_no_box(world: World) -> None:
    """They note in silence; the learner's page has no trace of it."""
    together = begun(world, watched=True)
    at = look("colleague", "joint", joint=together.joint)
    assert not at.chat_input
    before = text(look("owner", "joint", joint=together.joint))
    at.text_input("joint-note").set_value(SEEN)
    at.button("keep-note").click().run()
    assert SEEN in text(at)
    assert [note.text for note in together.room(WATCHER).notes] == [SEEN]
    assert text(look("owner", "joint", joint=together.joint)) == before


def test_the_card_is_the_players_alone(world: World) -> None:
    """Neither the learner nor who looks on reads it."""
    together = begun(world, watched=True)
    at = look("manager", "joint", joint=together.joint)
    card = together.room(PLAYER).card
    if card is None:
        together.pick(together.room().choices[0].id)
        at = look("manager", "joint", joint=together.joint)
        card = together.room(PLAYER).card
    assert card is not None
    assert SAY("joint.card") in text(at)
    for other in ("owner", "colleague"):
        told = text(look(other, "joint", joint=together.joint))
        assert SAY("joint.card") not in told
        assert card.examples[0] not in told


def test_the_others_wait_until_the_learner_has_spoken(world: World) -> None:
    """What they noted and how they saw it comes after; before that the learner's page has nothing of it."""
    together = begun(world)
    world.app.joints.note(PLAYER, together.joint, SEEN)
    world.app.joints.stop(PLAYER, together.joint)
    at = look("manager", "debrief", joint=together.joint)
    assert SAY("debrief.wait_first", name=together.room().learner) in text(at)
    assert SEEN in text(at)
    mine = look("owner", "debrief", joint=together.joint)
    assert SEEN not in text(mine)
    mine.text_area("went-well").set_value("Ik bleef rustig.")
    mine.button("speak-first").click().run()
    assert SEEN in text(mine)
    assert "Ik bleef rustig." in text(look("manager", "debrief", joint=together.joint))


def test_whoever_plays_goes_on_as_somebody_else_between_two_lines(world: World) -> None:
    """The button is there when nobody waits for a line, and for the others alone."""
    together = begun(world)
    assert "part-greet" not in {button.key for button in look("manager", "joint", joint=together.joint).button}
    together.speak("Ja?")
    assert "part-greet" not in {button.key for button in look("owner", "joint", joint=together.joint).button}
    at = look("manager", "joint", joint=together.joint)
    at.button("part-greet").click().run()
    assert {"part-tom"} == {str(button.key) for button in at.button if str(button.key).startswith("part-")}
    (seat,) = [seat for seat in together.room().seats if seat.plays]
    assert (seat.person, seat.plays) == (PLAYER, "greet")


def test_an_agreement_in_ones_name_is_taken_back_with_one_click(world: World) -> None:
    """By whoever it names; the form is there again."""
    together = begun(world)
    together.debrief()
    world.app.debriefs.agree(LEARNER, together.joint, NewAgreement(PLAYER, "Geeft mij opslag."))
    at = look("manager", "debrief", joint=together.joint)
    assert "Geeft mij opslag." in text(at)
    at.button("unagree").click().run()
    assert "Geeft mij opslag." not in text(at)
    assert at.text_area(key="agree-what").value == ""
    assert "Geeft mij opslag." not in text(look("owner", "debrief", joint=together.joint))


def test_after_it_is_closed_the_learner_alone_reads_on(world: World) -> None:
    """The others find nothing any more; what was agreed is in their follow-up."""
    together = begun(world)
    world.app.joints.stop(LEARNER, together.joint)
    world.app.debriefs.speak_first(LEARNER, together.joint, "Ik bleef rustig.", "")
    at = look("owner", "debrief", joint=together.joint)
    at.button("close-debrief").click().run()
    assert "Ik bleef rustig." in text(at)
    told = text(look("manager", "debrief", joint=together.joint))
    assert "Ik bleef rustig." not in told
    assert SAY("debrief.none") in told


def test_somebody_who_is_only_in_a_team_can_rehearse_with_colleagues(world: World) -> None:
    """They learn nothing and manage nobody, and may still play the other side for a colleague."""
    at = look("colleague", "together")
    assert SAY("together.people") in text(at)
    assert at.button(f"propose-{world.person('owner')}")


def test_what_is_said_too_early_is_kept_and_takes_the_part_back(world: World) -> None:
    """The written lines were playing; whoever came to play says something while there is nothing to answer."""
    together = begun(world)
    world.app.joints.take_over(PLAYER, together.joint, on=True)
    assert together.room(PLAYER).card is None
    at = look("manager", "joint", joint=together.joint)
    at.chat_input(key="joint-words").set_value("Wacht eens.").run()
    assert at.text_area("joint-unsent").value == "Wacht eens."
    assert at.warning
    assert together.room(PLAYER).voice == "human"
