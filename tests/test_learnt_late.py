"""What takes time to learn is learnt once, by whoever needs it first, and not before the server answers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event

import pytest

from coach.bootstrap import build
from coach.bootstrap.judging import Judges
from coach.bootstrap.late_reply import LateReply
from coach.bootstrap.parts import real_parts
from coach.bootstrap.per_training import PerTraining
from coach.conversation.model_player import ReplyCheck
from coach.scenario.training import Training
from coach.settings import Settings
from tests import fakes


class _Ear:
    made = 0

    def __init__(self, _encoder: object) -> None:
        type(self).made += 1


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Ear]]:
    """How often the checks of replies were learnt."""
    monkeypatch.setattr("coach.conversation.reply_check.Ear", _Ear)
    _Ear.made = 0
    return _Ear


def test_putting_the_app_together_learns_nothing_of_replies(tmp_path: Path, ears: type[_Ear]) -> None:
    """With a model set; once the app is there, it is learnt once, however often it is asked for."""
    settings = Settings(data=tmp_path, model_url="http://127.0.0.1:9/v1", model_name="none")
    parts = real_parts(settings, fakes.Clock())
    app = build(settings, parts=parts)
    assert app.rehearse._performing._player is not None
    assert ears.made == 0
    parts.ready()
    assert parts.reply_check is not None
    assert parts.reply_check() is parts.reply_check()
    parts.ready()
    assert ears.made == 1
    app.close()


def test_the_server_learns_it_beside_its_first_visitors(tmp_path: Path, ears: type[_Ear]) -> None:
    """With a model in the counterpart's role, and only then."""
    for url, made in (("", 0), ("http://127.0.0.1:9/v1", 1)):
        app = build(Settings(data=tmp_path, model_url=url, model_name="none"))
        app.warmed()
        assert ears.made == made
        app.close()


def test_two_threads_that_need_it_at_once_learn_it_once() -> None:
    """The second waits for the first and gets the same."""
    made, begun, go = [], Event(), Event()

    def make() -> ReplyCheck:
        begun.set()
        assert go.wait(5)
        made.append(fakes.Check())
        return made[-1]

    late = LateReply(make)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(late.learn)
        assert begun.wait(5)
        second = pool.submit(late.reason, "robot", None)  # type: ignore[arg-type]  # the fake looks at the kind alone
        go.set()
        first.result(5)
        assert second.result(5) == "Dat was robot."
    assert len(made) == 1


def _named(training: Training) -> str:
    _named.asked += 1  # type: ignore[attr-defined]
    return repr(training.conventions)


def test_a_training_is_named_once_and_a_changed_one_is_noticed() -> None:
    """The very same is recognised; one with the same content gets the same; another content gets its own."""
    _named.asked = 0  # type: ignore[attr-defined]
    made: list[Training] = []

    def make(training: Training) -> int:
        made.append(training)
        return len(made)

    per = PerTraining(_named, make)
    training = fakes.training()
    changed = replace(training, conventions=({"nl": "Anders.", "en": "Differently."},))
    assert [per(training), per(training), per(replace(training))] == [1, 1, 1]
    assert _named.asked == 2  # type: ignore[attr-defined]
    assert [per(changed), per(training), per(changed)] == [2, 1, 2]


def test_what_is_made_of_a_training_is_made_once_by_many_threads() -> None:
    """They wait for the first."""
    made, together = [], Barrier(8)
    per = PerTraining(lambda _training: "one", lambda training: made.append(training) or len(made))

    def ask(_nth: int) -> int:
        together.wait(5)
        return per(fakes.training())

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {1}
    assert len(made) == 1


def test_a_judge_is_told_of_a_changed_training() -> None:
    """A rubric with another convention is another, and says so in the judge's version."""
    judges = Judges(fakes.Model(), lambda _training: fakes.Fours())
    training = fakes.training()
    changed = replace(training, conventions=({"nl": "Anders.", "en": "Differently."},))
    assert judges(training).version == judges(replace(training)).version != judges(changed).version
