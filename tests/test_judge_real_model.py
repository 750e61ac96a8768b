"""The judge and the counterpart over a real model server: what holds whatever a model answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.conversation.model_player import ModelPlayer, Performance, Slot
from coach.conversation.part import for_model, part_of
from coach.conversation.reply import Reply
from coach.conversation.turns import Turn
from coach.errors import ModelFailed
from coach.feedback.judge.judge import ModelJudge
from coach.feedback.judge.prompt import Rubric
from coach.feedback.report import Said
from coach.llm.endpoint import Deadlines
from tests.fakes import Fours, training
from tests.gateways import gateway
from tests.real_model import KEY
from tests.scripts import loose

PATIENT = Deadlines(first=60, pause=60, whole=90)
HOLD = "holding-ground"
FILE = Path(__file__).parent / "data" / "injections.jsonl"
SOME = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()][::18]


@pytest.mark.parametrize("one", SOME, ids=lambda one: one["id"])
def test_whatever_a_real_model_makes_of_an_injection_its_shape_holds(real_model: str, one: dict[str, str]) -> None:
    """A level only for what was asked, within 1 to 5, with the learner's own words; or a failure with a name."""
    said = Said(one["language"], "Een zaal.", "En dus?", one["says"], (HOLD,))
    with gateway(real_model, key=KEY, deadlines=PATIENT) as chat:
        try:
            (made,) = ModelJudge(Rubric.of(training()), chat, Fours()).assess((said,))
        except ModelFailed as failed:
            assert failed.code in {"model-malformed", "model-cut", "model-overflow"}  # noqa: PT017 - either way is right
            return
    for rating in made.ratings:
        assert rating.competency == HOLD
        assert rating.level is None or (1 <= rating.level <= 5 and rating.quote in one["says"])
        assert not any(span in rating.quote for span in one["spans"])


def test_a_counterpart_over_a_real_model_never_says_what_fails_its_checks(real_model: str) -> None:
    """So small a model seldom plays well: what it says passed every check, or the authored line stands there."""
    scene, check = loose(), Reply()
    cue = Turn(3, "tom", "cue", text="Iedereen komt.", node="push", beat="push-0", move="press")
    said = Turn(2, "learner", "said", text="Vrijdag werk ik niet.")
    assert for_model(scene, cue)
    part = part_of(scene, (said, cue), cue, "Lotte")
    made = Performance()
    with gateway(real_model, key=KEY, deadlines=PATIENT) as chat:
        heard = list(ModelPlayer(chat, check, "secret").perform(part, Slot("p", "t", 3), made))
    assert heard == made.said
    assert made.said
    if made.player == "model":
        so_far: list[str] = []
        for sentence in made.said:
            assert check.fault(sentence, so_far, part) is None
            so_far.append(sentence)
    else:
        assert made.said == ["Iedereen komt."]
        assert made.why
