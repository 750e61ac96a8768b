"""A way into single pages with AppTest: the app on fakes, somebody in it, an address; and what then stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import assemble
from coach.bootstrap.parts import Parts
from coach.competency.model import Competency, Habit
from coach.feedback.assess import make_report
from coach.llm.chat import Chat
from coach.scenario.finding import finding
from coach.scenario.training import Notice, Training
from coach.settings import Settings
from coach.storage import open_database
from coach.ui import wiring
from tests import fakes
from tests.values import uid
from tests.world import World, populate

_ROOT = Path(__file__).resolve().parent.parent
Visit = Callable[..., AppTest]
"""``visit(who, page, **address)``: the page as somebody sees it, in Dutch unless ``lang`` says otherwise."""

_LISTENING = Competency(
    "listening",
    {"nl": "Luisteren", "en": "Listening"},
    {level: {"nl": f"Oor {level}.", "en": f"Ear {level}."} for level in range(1, 6)},
)
_HABIT = Habit("silence", {"nl": "Ik zwijg", "en": "I go quiet"}, "holding-ground", (1, 2), ("passive",), {})


def training() -> Training:
    """A training with two competencies, one of which nobody ever has a chance to show."""
    plain = fakes.training()
    sentences = {level: {"nl": f"Zin {level}.", "en": f"Sentence {level}."} for level in range(1, 6)}
    return replace(
        plain,
        competencies={**plain.competencies, "listening": _LISTENING},
        feedback={"holding-ground": sentences, "listening": sentences},
        habits=(_HABIT,),
        points={"holding-ground": ({"nl": "Blijft bij het punt.", "en": "Stays with the point."},)},
        requests=({"nl": "Geef me even ruimte.", "en": "Give me some room."},),
    )


class Content(fakes.Content):
    """The tiny scenario in that training; ``quiet`` leaves out every notice."""

    quiet = False

    def trainings(self) -> Mapping[str, Training]:
        """The one training."""
        return {fakes.TRAINING: training()}

    def training(self, files: Mapping[str, str]) -> Training:  # noqa: ARG002 - there is one
        """From kept files to a training."""
        return training()

    def notices(self) -> tuple[Notice, ...]:
        """One broken file, as the checker finds it, unless all is well."""
        found = finding("RC101", "broken.yaml", 3, "nodes › cut-off", size="60")
        return () if self.quiet else (Notice(found.code, found.file, found.line, found.values),)


@contextmanager
def staged(url: str, monkeypatch: pytest.MonkeyPatch, chat: Chat | None = None) -> Iterator[World]:
    """The app that pages find, on a database with today's tables and everybody in it; without a model, or with one."""
    clock, content, entropy, model = fakes.Clock(), Content(), fakes.Entropy(), fakes.Model()
    database = open_database(url, patience=5)
    heard = fakes.Fours()
    parts = Parts(
        content, content, fakes.Words(), lambda _training: heard, make_report, fakes.attach_habit,
        reply_check=fakes.Check,
    )  # fmt: skip
    app = assemble(Settings(), database, parts, clock, entropy, chat=chat)
    world = World(app, url, database, clock, content, entropy, chat if isinstance(chat, fakes.Model) else model)
    populate(world)
    monkeypatch.setattr(wiring, "_built", lambda: app)
    yield world
    database.close()


def look(who: str, page: str, **address: str | UUID) -> AppTest:
    """Go to a page as somebody."""
    at = AppTest.from_file(str(_ROOT / "app.py"), default_timeout=20)
    at.session_state["person"] = str(uid(who))
    for name, value in {"lang": "nl", **address}.items():
        at.query_params[name] = str(value)
    at.run()
    at.switch_page(f"coach/ui/pages/{page}.py").run()
    return at


def text(at: AppTest) -> str:
    """Everything that a page says, markup included."""
    assert not at.exception
    told = [element.proto.body for element in at.main if element.type == "html"]
    told += [str(element.value) for kind in (at.info, at.warning, at.error, at.success, at.caption) for element in kind]
    return "\n".join(told + [button.label for button in at.button])
