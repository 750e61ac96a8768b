"""An improvised rehearsal on its pages: free words, who speaks, what a model may hear, hints, and wrapping up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest

from coach.errors import ModelFailed
from coach.llm.chat import Call
from coach.ui.parts import voicing
from coach.wording import wording
from tests import fakes
from tests.pages import look, staged, text
from tests.values import uid
from tests.world import World

NL = wording("nl")
OWNER = uid("owner")


def _agree(world: World) -> None:
    notice = world.app.models.notice(OWNER)
    assert notice is not None
    world.app.models.accept(OWNER, notice.id)


def _take(world: World, counterpart: str = "model", pressure: str = "tense") -> UUID:
    if counterpart == "model":
        _agree(world)
    return world.take(scenario="loose", pressure=pressure, counterpart=counterpart)


def _say(at: AppTest, words: str) -> AppTest:
    return at.chat_input(key="own-words").set_value(words).run()


def _open_cue(world: World, take: UUID, words: str = "kept") -> str:
    """Say something as if the page had gone away before the other could answer; the authored line of the open cue."""
    room = world.app.rehearse.room(OWNER, take)
    world.app.rehearse.say(OWNER, take, room.position.last_seq, uuid4().hex, words)
    world.app.rehearse.answer(OWNER, take)
    speaking = world.app.rehearse.room(OWNER, take).speaking
    assert speaking is not None
    return speaking.text


def test_an_improvised_scenario_can_be_told_from_a_scripted_one(alone: World) -> None:
    """In the list, a word and a sentence stand at the improvised one alone."""
    shown = text(look("owner", "learner/rehearsals"))
    assert shown.count(NL("library.improvised_how")) == 1
    assert alone.app.models.notice(OWNER) is None


def test_a_brief_without_a_model_says_so_and_offers_no_choice(alone: World) -> None:
    """Written lines, no AI, one sentence; and there is no toggle for lines that do not exist."""
    at = look("owner", "learner/brief", scenario="loose")
    assert NL("brief.improvised") in text(at)
    assert [radio.key for radio in at.radio] == ["brief-pressure"]
    assert not at.toggle
    assert alone.app.models.notice(OWNER) is None


def test_nobody_walks_in_to_an_ai_before_agreeing(world: World) -> None:
    """The notice says where the words go; only after "Akkoord" the door opens, and taking it back closes it."""
    at = look("owner", "learner/brief", scenario="loose")
    assert not at.button("enter").disabled
    at.radio("brief-counterpart").set_value("model").run()
    assert at.button("enter").disabled
    told = text(at)
    for words in ("fake-1", "models.example", NL("ai.goes"), NL("ai.never"), NL("ai.wrong"), NL("ai.back")):
        assert words in told
    assert f'Tom T <span class="rc-ai">{NL("ai.label")}</span>' in told
    at.button("ai-agree").click().run()
    assert not at.button("enter").disabled
    assert NL("ai.goes") not in text(at)
    at.button("ai-withdraw").click().run()
    assert at.button("enter").disabled
    assert world.model.calls == []


def test_written_lines_stay_the_default_and_nobody_is_labelled(world: World) -> None:
    """Also where there is a model: walking in at once asks nothing of it."""
    at = look("owner", "learner/brief", scenario="loose")
    at.button("enter").click().run()
    (take,) = world.app.library.takes(OWNER)
    assert take.counterpart == "authored"
    shown = text(_say(look("owner", "learner/room", take=take.id), "kept"))
    assert "rc-ai" not in shown
    assert NL("room.private_free") in shown
    assert world.model.calls == []


def test_a_room_without_lines_to_pick(alone: World) -> None:
    """What is said is answered; there are no choices, one may wrap up, and the opening is heard."""
    take = _take(alone, "authored")
    at = look("owner", "learner/room", take=take)
    assert "Vrijdag kan je toch, Owner?" in text(at)
    assert NL("room.your_turn_hidden") in text(at)
    assert not [button for button in at.button if (button.key or "").startswith("choice-")]
    _say(at, "kept vrijdag niet")
    shown = text(at)
    assert "kept vrijdag niet" in shown
    answered = alone.app.rehearse.room(OWNER, take).turns[-1]
    assert answered.spoken
    assert answered.spoken in shown


def test_what_a_model_said_stands_in_the_transcript_with_its_label(world: World) -> None:
    """Sentence after sentence was released, all of it is kept, and no written line is left beside it."""
    world.model.replies = ["Iedereen komt toch. Waarom gij niet."]
    take = _take(world)
    shown = text(_say(look("owner", "learner/room", take=take), "kept"))
    assert "Iedereen komt toch. Waarom gij niet." in shown
    assert f'Tom <span class="rc-ai">{NL("ai.label")}</span></span><p class="rc-spoken rc-theirs">Iedereen' in shown
    assert NL("ai.away") not in shown
    (call,) = world.model.calls
    assert call.take == str(take)
    assert NL("room.private_ai", name="fake-1", host="models.example") in shown.replace("\\", "")


def test_a_written_line_in_an_ai_rehearsal_says_that_it_is_one(world: World) -> None:
    """The opening, which nobody asked the model for, and a line that stood in for what did not fit: each says why."""
    world.model.replies = ["ROBOT.", "ROBOT."]
    take = _take(world)
    at = look("owner", "learner/room", take=take)
    assert NL("ai.written_always") in text(at)
    shown = text(_say(at, "kept"))
    assert NL("ai.written_unfit") in shown
    assert NL("ai.away") not in shown
    assert "ROBOT" not in shown


def test_a_reply_that_was_cut_short_says_so(world: World) -> None:
    """What was good of it stands there, with the reason."""
    world.model.replies = ["Nee. Als ROBOT niet."]
    shown = text(_say(look("owner", "learner/room", take=_take(world)), "kept"))
    assert NL("ai.cut_unfit") in shown
    assert "ROBOT" not in shown


@pytest.mark.parametrize("code", ["model-down", "model-slow", "model-auth", "model-budget", "model-filtered"])
def test_one_calm_sentence_whatever_is_wrong_with_the_model(world: World, code: str) -> None:
    """It is said once, the conversation goes on, and it is gone when the model is back."""
    world.model.replies = [ModelFailed(code), "Weer hier."]
    at = _say(look("owner", "learner/room", take=_take(world)), "kept")
    assert text(at).count(NL("ai.away")) == 1
    assert not at.error
    shown = text(_say(at, "nothing"))
    assert "Weer hier." in shown
    assert NL("ai.away") not in shown


def test_taking_it_back_halfway_is_told_as_such(world: World) -> None:
    """Nothing more is sent, and the sentence does not blame the model."""
    take = _take(world)
    at = look("owner", "learner/room", take=take)
    world.app.models.withdraw(OWNER)
    shown = text(_say(at, "kept"))
    assert NL("ai.withdrawn") in shown
    assert NL("ai.away") not in shown
    assert world.model.calls == []


def test_a_page_that_is_loaded_again_lets_the_open_line_be_said(world: World) -> None:
    """A crash left it open: the written line is never shown, the model's is, once."""
    world.model.replies = ["Na de pauze dan."]
    take = _take(world)
    written = _open_cue(world, take)
    shown = text(look("owner", "learner/room", take=take))
    assert "Na de pauze dan." in shown
    assert written not in shown
    assert len(world.model.calls) == 1


class _Slow(fakes.Model):
    """A model that says a sentence and then nothing until it may."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = Event(), Event()

    def stream(self, call: Call) -> Iterator[str]:
        """One sentence, a wait, another one."""
        self.calls.append(call)
        yield "Eerst dit. "
        yield "En "
        self.begun.set()
        assert self.go_on.wait(20)
        yield "dan dat."


def test_two_windows_hear_the_same_reply(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model is asked once, however many pages look on, and each hears all of it."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    slow = _Slow()
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch, chat=slow) as world:
        take = _take(world)
        _open_cue(world, take)
        cue = world.app.rehearse.room(OWNER, take).speaking
        assert cue is not None
        one, other = (voicing.voicing(take, cue.seq, lambda: world.app.rehearse.perform(OWNER, take)) for _ in range(2))
        assert slow.begun.wait(20)
        assert next(iter(other.listen())) == ("Eerst dit.",)
        slow.go_on.set()
        assert list(one.listen())[-1] == list(other.listen())[-1] == ("Eerst dit.", "En dan dat.")
        assert len(slow.calls) == 1
        assert world.app.rehearse.room(OWNER, take).speaking is None


def test_who_stops_in_mid_reply_keeps_what_was_heard(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model has not finished; the log ends with the words that were heard, not with another line."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    slow = _Slow()
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch, chat=slow) as world:
        take = _take(world)
        _open_cue(world, take)
        cue = world.app.rehearse.room(OWNER, take).speaking
        assert cue is not None
        reply = voicing.voicing(take, cue.seq, lambda: world.app.rehearse.perform(OWNER, take))
        assert slow.begun.wait(20)
        world.app.rehearse.stop(OWNER, take)
        slow.go_on.set()
        assert list(reply.listen())[-1] == ("Eerst dit.", "En dan dat.")
        kept = [turn for turn in world.app.rehearse.room(OWNER, take).turns if turn.seq == cue.seq]
        assert [(turn.spoken, turn.player) for turn in kept] == [("Eerst dit.", "model")]


def test_wrapping_up_shows_how_it_ended(alone: World) -> None:
    """It asks first; then the ending follows from where it stood, and the way to the feedback."""
    at = look("owner", "learner/room", take=_take(alone, "authored"))
    _say(at, "kept")
    at.button("leave-room").click().run()
    assert any(NL("room.leave_text") in element.proto.body for element in at.get("html"))
    at.button("leave-yes").click().run()
    shown = text(at)
    assert "Niets" in shown
    assert NL("room.left") in shown
    assert at.button("to-feedback")
    assert [box.disabled for box in at.chat_input] == [True]


def test_wrapping_up_is_for_improvisations_alone(alone: World) -> None:
    """A script ends by itself."""
    at = look("owner", "learner/room", take=alone.take())
    assert not [button for button in at.button if button.key == "leave-room"]
    assert at.button("stop")


def test_a_hint_is_given_once_a_moment_and_counted(alone: World) -> None:
    """It says what to attend to and stays until the next turn; then one may ask again."""
    at = look("owner", "learner/room", take=_take(alone, "authored"))
    at.button("ask-hint").click().run()
    nudge = alone.app.catalogue.trainings()[fakes.TRAINING].nudge("holding-ground", "nl")
    assert nudge
    assert nudge in text(at)
    assert NL("room.hints", n=1) in text(at)
    at.run()
    assert nudge in text(at)
    _say(at, "kept")
    assert nudge not in text(at)
    at.button("ask-hint").click().run()
    assert NL("room.hints", n=2) in text(at)


def test_heated_is_without_help(alone: World) -> None:
    """The button is there, cannot be pressed, and says why."""
    at = look("owner", "learner/room", take=_take(alone, "authored", "heated"))
    button = at.button("ask-hint")
    assert button.disabled
    assert button.help == NL("room.hint_heated")
