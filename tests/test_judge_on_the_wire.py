"""The judge through the real gateway: what goes over the wire, and what a failing server does to a report."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest

from coach.errors import ModelFailed
from coach.feedback.judge.judge import ModelJudge
from coach.feedback.judge.prompt import Rubric
from coach.feedback.report import Said
from coach.llm.chat import MemoryLedger
from tests import listening
from tests.endpoint import Endpoint, schema_of
from tests.gateways import gateway

ASKED = ("clear-i-message", "holding-ground")
TURNS = [
    Said("nl", "Het overleg, negen uur.", f"Line {at}?", f"Nee, punt {at} blijft staan, want het is te laat.", ASKED)
    for at in range(12)
]  # fmt: skip


def _answer(request: Any, _nth: int) -> str:
    words = re.findall(r"<learner-(\w+)>\n(.*?)\n</learner-\1>", request["messages"][-1]["content"])[0][1]
    ratings = [
        {
            "competency": name,
            "reason": "Je zegt wat je wil.",
            "observed": True,
            "level": 4,
            "mode": "none",
            "quote": words,
        }
        for name in ASKED
    ]
    return json.dumps({"ratings": ratings, "style": "assertive"})


def test_a_take_of_twelve_turns_is_judged_over_the_wire_and_sends_mostly_what_the_server_has() -> None:
    """By schema; at least 85 % of every prompt after the first is the unchanged start of the one before."""
    ledger = MemoryLedger()
    with Endpoint(_answer) as server, gateway(server.url, ledger=ledger) as chat:
        judge = ModelJudge(Rubric.of(listening.training()), chat, listening.assessor()).charged_to(
            "person-nine", "take-eight", ("Lotte",)
        )
        found = judge.assess(TURNS)
        sent = [json.dumps(body["messages"], ensure_ascii=False) for body in server.asked]
        assert all(schema_of(body) is not None for body in server.asked)
    assert [rating.level for of in found for rating in of.ratings] == [4] * 24
    assert found[3].ratings[0].quote == TURNS[3].learner_says
    assert len(ledger.records) == 12
    for before, after in pairwise(sent):
        same = next(at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1])
        assert same / len(after) >= 0.85
    assert not re.search(r"person-nine|take-eight|Lotte", "".join(sent))


@pytest.mark.parametrize("broken", ["not json", '{"ratings": "none"}', ""])
def test_an_answer_of_no_shape_fails_the_assessment_as_a_whole(broken: str) -> None:
    """With the gateway's own error; nothing half comes back."""
    with Endpoint(broken) as server, gateway(server.url) as chat, pytest.raises(ModelFailed) as told:
        ModelJudge(Rubric.of(listening.training()), chat, listening.assessor()).assess(TURNS[:2])
    assert told.value.code.startswith("model-")
