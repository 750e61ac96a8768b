"""My meeting: a learner's own coming conversation, which is theirs alone, rehearsed in a frame and looked back on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from coach.conversation.part import part_of
from coach.errors import CoachError, InputRefused, NotFound
from coach.programme.meeting import LONGEST
from coach.scenario.improvisation import Improvisation
from coach.services.meetings import NewMeeting
from tests.pages import look, text
from tests.scripts import LOOSE
from tests.values import uid
from tests.world import World

TOLD = NewMeeting(
    "Begroting", "Sofie Raes", "Zaal 3, de cijfers liggen op tafel.", "Ik wil twee dagen. Dinsdag en woensdag.",
    "directeur", "Dat ik weer zwijg.",
)  # fmt: skip
OWNER = uid("owner")


@pytest.fixture
def framed(alone: World) -> World:
    """A training with a frame in it."""
    alone.content.files["frame"] = json.dumps({**LOOSE, "id": "frame", "own_meeting": True})
    return alone


def _today(w: World) -> date:
    return w.clock.now.date()


@pytest.mark.parametrize("missing", ["title", "with_name", "about", "want"])
def test_a_meeting_without_one_of_its_parts_is_not_kept(missing: str, framed: World) -> None:
    """White space is nothing."""
    with pytest.raises(InputRefused, match="meeting-missing"):
        framed.app.meetings.write(OWNER, replace(TOLD, **{missing: "  \n"}))
    assert framed.app.meetings.all(OWNER) == []


@pytest.mark.parametrize("name", [name for name in LONGEST if name != "went"])
def test_a_part_that_is_too_long_is_refused_with_its_limit(name: str, framed: World) -> None:
    """Nothing is cut."""
    changed: dict[str, Any] = {name: "x" * (LONGEST[name] + 1)}
    with pytest.raises(InputRefused) as refused:
        framed.app.meetings.write(OWNER, replace(TOLD, **changed))
    assert (refused.value.code, refused.value.values["limit"]) == ("meeting-too-long", LONGEST[name])


def test_a_day_that_is_past_is_refused_unless_it_was_there_already(framed: World) -> None:
    """Somebody may mend the words of a meeting that is behind them."""
    made = framed.app.meetings.write(OWNER, replace(TOLD, day=_today(framed)))
    framed.clock.forward(days=2)
    framed.app.meetings.change(OWNER, made, replace(TOLD, day=framed.app.meetings.get(OWNER, made).day, title="Nu"))
    for attempt in (
        lambda day: framed.app.meetings.write(OWNER, replace(TOLD, day=day)),
        lambda day: framed.app.meetings.change(OWNER, made, replace(TOLD, day=day)),
    ):
        with pytest.raises(InputRefused, match="meeting-past"):
            attempt(date(2026, 1, 1))
    assert framed.app.meetings.get(OWNER, made).title == "Nu"


def test_what_is_coming_stands_first_the_soonest_on_top(framed: World) -> None:
    """Then those without a day, then what lies behind."""
    today = _today(framed)
    for title, day in (("later", date(2027, 3, 1)), ("ooit", None), ("nu", today), ("morgen", date(2027, 1, 4))):
        framed.app.meetings.write(OWNER, replace(TOLD, title=title, day=day))
    framed.clock.forward(days=1)
    assert [one.title for one in framed.app.meetings.all(OWNER)] == ["morgen", "later", "ooit", "nu"]


def test_coming_are_those_of_today_and_later_and_those_without_a_day(framed: World) -> None:
    """The soonest first; what is over is not among them."""
    days = [None, _today(framed) + timedelta(days=2), _today(framed)]
    named = {day: framed.app.meetings.write(OWNER, replace(TOLD, day=day)) for day in days}
    assert [one.id for one in framed.app.meetings.coming(OWNER)] == [named[day] for day in (days[2], days[1], None)]
    framed.clock.now += timedelta(days=1)
    assert [one.id for one in framed.app.meetings.coming(OWNER)] == [named[days[1]], named[None]]


def test_a_meeting_is_looked_back_on_once_its_day_has_come(framed: World) -> None:
    """Until something was said of it; taking that back asks again."""
    made = framed.app.meetings.write(OWNER, replace(TOLD, day=_today(framed)))
    later = framed.app.meetings.to_look_back_on(OWNER)
    assert later is not None
    assert later.id == made
    framed.app.meetings.look_back(OWNER, made, " Ik zei het. ")
    assert framed.app.meetings.to_look_back_on(OWNER) is None
    assert framed.app.meetings.get(OWNER, made).went == "Ik zei het."
    framed.app.meetings.look_back(OWNER, made, "")
    assert framed.app.meetings.to_look_back_on(OWNER) is not None


def test_nobody_else_can_take_a_meeting_away(framed: World) -> None:
    """Not even silently."""
    made = framed.app.meetings.write(OWNER, TOLD)
    framed.app.meetings.remove(uid("manager"), made)
    assert framed.app.meetings.get(OWNER, made).title == "Begroting"


def _take(w: World, meeting: UUID | None, who: str = "owner", scenario: str = "frame") -> UUID:
    return w.take(who, scenario=scenario, meeting=meeting)


def test_a_frame_is_played_as_the_learners_meeting(framed: World) -> None:
    """Its person, place and goal are theirs, in the brief and in the room."""
    made = framed.app.meetings.write(OWNER, TOLD)
    card = framed.app.library.brief(OWNER, "frame", "nl", made)
    scene = framed.app.rehearse.room(OWNER, _take(framed, made)).scene
    for seen in (card.scene, scene):
        other = next(one for one in seen.people.values() if one.part == "counterpart")
        assert (seen.title, seen.goal, seen.setting) == ("Begroting", TOLD.want, TOLD.about)
        assert (other.name, other.short, other.role, other.about) == ("Sofie Raes", "Sofie", "directeur", "")
        assert isinstance(seen, Improvisation)
        assert {"Ik wil twee dagen.", "Dinsdag en woensdag."} < set(seen.kept)


def test_a_frame_needs_a_meeting_of_ones_own_and_nothing_else_takes_one(framed: World) -> None:
    """In the brief and at the start."""
    made = framed.app.meetings.write(OWNER, TOLD)
    for attempt, code in (
        (lambda: _take(framed, None), "meeting-first"),
        (lambda: _take(framed, made, "other learner"), "no-meeting"),
        (lambda: _take(framed, uid("nothing")), "no-meeting"),
        (lambda: _take(framed, made, scenario="tiny"), "no-meeting"),
        (lambda: framed.app.library.brief(OWNER, "frame", "nl"), "meeting-first"),
        (lambda: framed.app.library.brief(uid("other learner"), "frame", "nl", made), "no-meeting"),
    ):
        with pytest.raises(CoachError) as refused:
            attempt()
        assert refused.value.code == code


def test_what_a_player_gets_has_neither_the_wish_nor_the_worry(framed: World) -> None:
    """A model's part knows who it is and where, and nothing of what the learner hopes or dreads."""
    made = framed.app.meetings.write(OWNER, TOLD)
    take = _take(framed, made)
    framed.say(take, "Ik blijf erbij.")
    room = framed.app.rehearse.room(OWNER, take)
    assert isinstance(room.scene, Improvisation)
    cue = next(turn for turn in reversed(room.turns) if turn.kind == "cue" and turn.seat in room.scene.people)
    told = repr(part_of(room.scene, room.turns, cue, "Owner"))
    assert "Sofie" in told
    assert "Zaal 3" in told
    assert "twee dagen" not in told
    assert "zwijg" not in told


def test_rehearsals_outlive_their_meeting_without_its_words(framed: World) -> None:
    """What was said in them stays."""
    made = framed.app.meetings.write(OWNER, TOLD)
    take = _take(framed, made)
    framed.say(take, "Ik blijf erbij.")
    framed.app.meetings.remove(OWNER, made)
    framed.app.meetings.remove(OWNER, made)
    with pytest.raises(NotFound, match="no-meeting"):
        framed.app.meetings.get(OWNER, made)
    room = framed.app.rehearse.room(OWNER, take)
    assert "Ik blijf erbij." in [turn.text for turn in room.turns]
    assert "Begroting" not in repr(framed.rows())


def test_the_page_takes_a_meeting_and_a_refused_one_stays_in_its_boxes(framed: World) -> None:
    """From nothing to a rehearsal."""
    at = look("owner", "learner/meeting")
    assert "Een vergadering die eraan komt" in text(at)
    at.text_input(key="title-new").set_value("Begroting")
    at.button[-1].click().run()
    assert "Er ontbreekt nog iets" in text(at)
    assert at.text_input(key="title-new").value == "Begroting"
    at.text_input(key="name-new").set_value("Sofie <b>Raes</b>")
    at.text_area(key="about-new").set_value("Zaal 3.")
    at.text_area(key="want-new").set_value("Ik wil twee dagen.")
    at.button[-1].click().run()
    (kept,) = framed.app.meetings.all(OWNER)
    page = look("owner", "learner/meeting")
    assert "Sofie &lt;b&gt;Raes" in text(page)
    one = look("owner", "learner/meeting", meeting=kept.id)
    assert "Begroting" in text(one)
    assert any(button.label == "Oefen dit gesprek" for button in one.button)
    assert "Deze vergadering is er niet" in text(look("other learner", "learner/meeting", meeting=kept.id))


def test_whoever_has_two_frames_chooses_in_which_a_meeting_is_rehearsed(framed: World) -> None:
    """On its own page and in a proposal; in the list the way there is enough."""
    framed.content.files["second"] = json.dumps({**LOOSE, "id": "second", "title": "Met je ploeg", "own_meeting": True})
    made = framed.app.meetings.write(OWNER, TOLD)
    labels = [button.label for button in look("owner", "learner/meeting").button]
    assert "Oefen dit gesprek" not in labels
    one = look("owner", "learner/meeting", meeting=made)
    assert {f"rehearse-{made}-frame", f"rehearse-{made}-second"} <= {button.key for button in one.button}
    assert "Oefen als: Met je ploeg" in [button.label for button in one.button]
    at = look("owner", "together")
    at.button(key=f"propose-{uid('manager')}").click().run()
    for radio in at.radio:
        if radio.key == "ask-who":
            radio.set_value(False).run()
    assert "Begroting (Met je ploeg)" in at.selectbox(key="ask-scenario").options


def test_a_coming_meeting_is_proposed_and_begun_together_on_the_pages(framed: World) -> None:
    """The partner sees no word of it before they sit down, and then only what somebody in the room knows."""
    made = framed.app.meetings.write(OWNER, TOLD)
    at = look("owner", "together")
    at.button(key=f"propose-{uid('manager')}").click().run()
    who = [radio for radio in at.radio if radio.key == "ask-who"]
    if who:
        who[0].set_value(False).run()
    at.selectbox(key="ask-scenario").set_value(("frame", made)).run()
    at.button(key="ask-send").click().run()
    (asked, *_), _sent = framed.app.joints.proposals(uid("manager"))
    assert "Begroting" not in text(look("manager", "together"))
    joint = framed.app.joints.accept(uid("manager"), asked.id)
    room = look("owner", "joint", joint=joint)
    assert room.selectbox(key="joint-scenario").value == ("frame", made)
    room.button(key="begin-joint").click().run()
    assert "Begroting" in text(look("owner", "joint", joint=joint))
    theirs = text(look("manager", "joint", joint=joint))
    assert "Begroting" in theirs
    assert "twee dagen" not in theirs
    assert "zwijg" not in theirs
