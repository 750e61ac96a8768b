"""When the model fails, the rehearsal doesn't: every fault at the first turn, in the middle, and at the feedback.

One take per fault, over the wire: the model fails at the first turn, answers the second, fails at the third, answers
the fourth, fails at the feedback, and is asked once more.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import assemble
from coach.conversation.reply import Reply
from coach.conversation.turns import Turn
from coach.feedback.assess import make_report
from coach.feedback.report import by_model
from coach.llm.chat import Answer, Call, CallRecord, MemoryLedger, ModelCard, Role
from coach.llm.endpoint import Deadlines
from coach.llm.gateway import Gateway
from coach.llm.patience import Patience
from coach.services.models import StoredLedger
from coach.services.review import Review
from coach.settings import Settings
from tests import fakes
from tests.endpoint import FAULTS, Endpoint, Fault, schema_of
from tests.gateways import gateway
from tests.pages import look, staged, text
from tests.values import uid
from tests.world import World, opened, populate

OWNER = uid("owner")
SECRET = "zilverpapier"  # noqa: S105 - a word of the learner's, which no log may hold
HURRIED = Deadlines(first=0.15, pause=0.08, whole=0.25)
UNHURRIED = Deadlines(first=2.0, pause=2.0, whole=4.0)
PATIENT = Deadlines(first=5.0, pause=5.0, whole=10.0)
SHORT = Patience(attempts=2, backoff=0.01, failures=99, rest=0.01, most_rest=0.0)
LINES = ("De planning ligt er al twee weken.", "Ik ken dat verhaal van vorig jaar.", "Wie doet het anders, denk je?")
SEEN = ["refused", "401", "silence", "cut in mid-stream", "not json"]
"""Faults that are followed onto the pages; all others differ in the gateway alone."""


def _sound(request: Any, nth: int) -> str:
    """A model in good health: another line each time, and a level with a verbatim quote."""
    if schema_of(request) is None:
        return LINES[nth % len(LINES)]
    if "line" in schema_of(request)["properties"]:  # type: ignore[index]  # there is one
        return json.dumps({"line": "Nee."})
    words = re.findall(r"<learner-(\w+)>\n(.*?)\n</learner-\1>", request["messages"][-1]["content"])[0][1]
    rating = {
        "competency": "holding-ground", "reason": "Je zegt wat je zelf wil.", "observed": True, "level": 2,
        "mode": "passive", "quote": words,
    }  # fmt: skip
    return json.dumps({"ratings": [rating], "style": "passive"})


class Ledger:
    """Whichever ledger a test works on."""

    def __init__(self) -> None:
        self.now: Any = MemoryLedger()

    def spent(self, person: str | None, since: Any) -> int:
        """As that one says."""
        found: int = self.now.spent(person, since)
        return found

    def note(self, record: CallRecord) -> None:
        """In that one."""
        self.now.note(record)


class Switch:
    """A chat that is well or ill, as a test says."""

    def __init__(self, well: Gateway, ill: Gateway) -> None:
        self.gateways, self.ill = {False: well, True: ill}, False

    def offers(self, role: Role) -> ModelCard | None:
        """The same model, well or ill."""
        return self.gateways[False].offers(role)

    def stream(self, call: Call) -> Iterator[str]:
        """Through the one or the other."""
        return self.gateways[self.ill].stream(call)

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """Same."""
        return self.gateways[self.ill].structured(call, answer)


@dataclass
class Stage:
    """The app on a model that can fail."""

    world: World
    chat: Switch
    take: UUID

    def say(self, words: str, *, ill: bool) -> Turn:
        """Say something while the model is well or ill; the counterpart's turn after it, as the log has it."""
        app = self.world.app
        self.chat.ill = ill
        seq = app.rehearse.room(OWNER, self.take).position.last_seq
        app.rehearse.say(OWNER, self.take, seq, uuid4().hex, words)
        app.rehearse.answer(OWNER, self.take)
        list(app.rehearse.perform(OWNER, self.take))
        cues = [turn for turn in app.rehearse.room(OWNER, self.take).turns if turn.kind == "cue" and turn.seat == "tom"]
        assert cues[-1].seq > seq
        return cues[-1]

    def judge(self, *, ill: bool) -> Review:
        """Have the model read along."""
        self.chat.ill = ill
        return self.world.app.reviews.judge(OWNER, self.take)

    def calls(self) -> list[CallRecord]:
        """What the operator's ledger holds of this take."""
        return [one for one in StoredLedger(self.world.database).since(fakes.Clock().now) if one.take == str(self.take)]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Where the calls of all tests go."""
    return Ledger()


@pytest.fixture(scope="module")
def well(ledger: Ledger) -> Iterator[Gateway]:
    """A model in good health."""
    with Endpoint(_sound) as endpoint, _gateway(endpoint.url, ledger, PATIENT) as chat:
        yield chat


def _gateway(url: str, ledger: Ledger, deadlines: Deadlines) -> Any:
    return gateway(url, ledger=ledger, deadlines=deadlines, patience=SHORT, now=fakes.Clock())  # type: ignore[arg-type]


@contextmanager
def _ill(fault: Fault, well: Gateway, ledger: Ledger) -> Iterator[Switch]:
    deadlines = HURRIED if fault.code == "model-slow" else UNHURRIED  # others end by themselves, also on a busy machine
    with Endpoint(fault) as endpoint, _gateway(endpoint.url, ledger, deadlines) as ill:
        yield Switch(well, ill)


@contextmanager
def _stage(fault: Fault, well: Gateway, ledger: Ledger, path: Path) -> Iterator[Stage]:
    with opened(f"sqlite:///{path}") as world, _ill(fault, well, ledger) as chat:
        populate(world)
        ledger.now = StoredLedger(world.database)
        parts = replace(fakes.parts(world.content), make_report=make_report, reply_check=Reply)
        world.app = assemble(Settings(), world.database, parts, world.clock, world.entropy, chat=chat)
        yield Stage(world, chat, _take(world))


def _take(world: World) -> UUID:
    notice = world.app.models.notice(OWNER)
    assert notice is not None
    world.app.models.accept(OWNER, notice.id)
    return world.take(scenario="loose", counterpart="model")


@pytest.fixture
def path(sqlite_template: Path, tmp_path: Path) -> Path:
    """A database of its own."""
    return Path(shutil.copy(sqlite_template, tmp_path / "coach.db"))


@pytest.mark.parametrize("name", FAULTS)
def test_the_rehearsal_goes_on(
    name: str, path: Path, well: Gateway, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    """With the authored line where nothing usable came; every turn is kept, and the operator reads why."""
    fault = FAULTS[name]
    caplog.set_level(logging.INFO)
    with _stage(fault, well, ledger, path) as stage:
        said = [f"Nee Tom, nummer {number}, {SECRET}." for number in range(4)]
        answers = [stage.say(words, ill=number % 2 == 0) for number, words in enumerate(said)]
        for answer in answers[::2]:
            _held(answer, fault)
        assert [(answer.player, answer.why) for answer in answers[1::2]] == [("model", "")] * 2
        stage.world.app.rehearse.stop(OWNER, stage.take)
        _feedback(stage, fault)
        turns = stage.world.app.rehearse.room(OWNER, stage.take).turns
        assert [turn.text for turn in turns if turn.is_learners] == said
        assert [turn.seq for turn in turns] == list(range(1, len(turns) + 1))
        _told(stage, fault, answers, caplog)
    assert SECRET not in caplog.text


def _held(answer: Turn, fault: Fault) -> None:
    """The authored line, or so much of the model's as passed the checks, clean."""
    spoken = answer.spoken or ""
    assert spoken.strip()
    assert len(spoken) < 1000
    assert not any(sign in spoken for sign in ("\x1b", "\x00", "\u202e", "<think>", "{", "I can't"))
    if answer.player == "script":
        assert spoken == answer.text
        assert answer.why
    else:
        assert not answer.why or answer.why.startswith("cut:")
    if fault.code and not fault.arrives:
        assert answer.why in {fault.code, f"cut:{fault.code}", "repeating"}  # a whole text before the cut, twice


def _feedback(stage: Stage, fault: Fault) -> None:
    """Made without a model when the model fails; nothing half is kept; one more click makes it."""
    failed = stage.judge(ill=True)
    assert failed.offline.findings[0].level == 4
    if not fault.arrives:
        assert failed.judge_failed
    if failed.judge_failed:
        assert failed.report == failed.offline
        assert not any(by_model(row[2]) for row in stage.world.rows()["report"])
    made = stage.judge(ill=False)
    assert not made.judge_failed
    assert made.model is not None
    assert by_model(made.report.assessor)


def _told(stage: Stage, fault: Fault, answers: list[Turn], caplog: pytest.LogCaptureFixture) -> None:
    """The ledger has every call with its end, and the log a line with the code for each that failed."""
    calls = stage.calls()
    assert {call.role for call in calls} >= {"counterpart", "judge"}
    voiced = {call.seq: call.outcome for call in calls if call.role == "counterpart"}
    assert [voiced[answer.seq] for answer in answers[1::2]] == ["ok", "ok"]
    failures = [call.outcome for call in calls if call.outcome.startswith("model-")]
    if not fault.arrives:
        ends = [voiced[answer.seq] for answer in answers[::2] if answer.why != "repeating"]
        assert ends
        assert all(end.startswith("model-") for end in ends)
        assert any(call.role == "judge" and call.outcome in failures for call in calls)
        assert set(failures) <= {fault.code or outcome for outcome in failures}
    for outcome in failures:
        assert f"code={outcome}" in caplog.text


@pytest.mark.parametrize("name", SEEN)
def test_a_learner_gets_one_calm_sentence(
    name: str, path: Path, well: Gateway, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the cause: on the feedback's page, without a word of what went wrong; asking once more works."""
    with _ill(FAULTS[name], well, ledger) as chat, staged(f"sqlite:///{path}", monkeypatch, chat=chat) as world:
        ledger.now = StoredLedger(world.database)
        take = _take(world)
        world.say(take, "Nee Tom, ik blijf thuis.")
        world.app.rehearse.stop(OWNER, take)
        at = look("owner", "learner/feedback", take=take)
        chat.ill = True
        page = _clicked(at)
        assert page.count("De AI las deze keer niet mee.") == 1
        assert "Hier stond je" in page
        assert not re.search(r"model-|127\.0\.0\.1:|fake-|40\d|Traceback|token", page)
        assert not [*at.error, *at.warning, *at.info]
        chat.ill = False
        assert "gelezen door een AI-model (fake)" in _clicked(at)


def _clicked(at: AppTest) -> str:
    at.button("read-along").click().run()
    return text(at)


def test_feedback_without_a_model_comes_first_and_at_once(path: Path, well: Gateway, ledger: Ledger) -> None:
    """Looking waits for nobody, also while the model hangs."""
    with _stage(FAULTS["silence"], well, ledger, path) as stage:
        stage.say("Nee Tom.", ill=True)
        stage.chat.ill = True
        begun = time.monotonic()
        review = stage.world.app.reviews.review(OWNER, stage.take)
        assert time.monotonic() - begun < HURRIED.first
        assert review.report == review.offline
