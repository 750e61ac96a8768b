"""The gateway against a real model server: how it talks, not what it says."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from coach.errors import ModelFailed
from coach.llm.chat import MemoryLedger, Message
from coach.llm.endpoint import Deadlines
from tests.gateways import CALL, gateway
from tests.real_model import CONTEXT, KEY

PATIENT = Deadlines(first=30, pause=30, whole=60)
HELLO = replace(CALL, messages=(Message("system", "You are Helen."), Message("user", "Hello Helen.")), most_tokens=24)


class Seen(BaseModel):
    """What is seen of one competency."""

    why: Annotated[str, Field(max_length=40)]
    level: Annotated[int, Field(ge=1, le=5)]
    mode: Literal["passive", "aggressive"]


class Judgement(BaseModel):
    """A shape with a list and a reference in it."""

    seen: Annotated[list[Seen], Field(min_length=1, max_length=2)]


def test_a_real_model_streams_and_its_tokens_are_counted(real_model: str) -> None:
    """Piece by piece, by its own count; the second call finds its prompt in the cache."""
    ledger = MemoryLedger()
    with gateway(real_model, key=KEY, deadlines=PATIENT, ledger=ledger) as chat:
        said = [_said(chat.stream(HELLO)) for _ in range(2)]
    assert all(len(pieces) > 1 for pieces in said)
    assert {record.outcome for record in ledger.records} <= {"ok", "model-cut"}  # it seldom ends by itself
    first, second = ledger.records
    assert not first.usage.estimated
    assert first.usage.prompt > 10
    assert 0 < first.usage.completion <= HELLO.most_tokens
    assert second.usage.cached > 0
    assert first.first_ms is not None


def test_a_real_model_answers_in_shape(real_model: str) -> None:
    """Held to it by the schema, nested and bounded."""
    question = replace(HELLO, messages=(Message("user", "Rate this: 'I need Jonas until Friday.'"),), most_tokens=300)
    with gateway(real_model, key=KEY, deadlines=PATIENT) as chat:
        found = chat.structured(question, Judgement)
    assert 1 <= len(found.seen) <= 2
    assert all(len(one.why) <= 40 for one in found.seen)


def test_a_real_model_that_takes_too_long_is_hung_up_on(real_model: str) -> None:
    """And does not go on in secret: the next question is answered at once."""
    long = replace(HELLO, messages=(Message("user", "Tell a story. " * 60),), most_tokens=CONTEXT // 2)
    with gateway(real_model, key=KEY, deadlines=Deadlines(first=30, pause=30, whole=0.3)) as chat:
        begun = time.monotonic()
        with pytest.raises(ModelFailed, match="model-slow"):
            list(chat.stream(long))
        assert time.monotonic() - begun < 1.0
    with gateway(real_model, key=KEY, deadlines=PATIENT) as chat:
        assert next(chat.stream(HELLO))


def test_a_real_server_says_that_a_conversation_is_too_long(real_model: str) -> None:
    """In one attempt."""
    ledger = MemoryLedger()
    long = replace(HELLO, messages=(Message("user", "hello there " * CONTEXT),))
    real = gateway(real_model, key=KEY, deadlines=PATIENT, ledger=ledger)
    with real as chat, pytest.raises(ModelFailed, match="model-overflow"):
        list(chat.stream(long))
    assert ledger.records[0].attempts == 1


def test_a_real_server_refuses_a_wrong_key(real_model: str) -> None:
    """As does any."""
    wrong = gateway(real_model, key="sk-wrong", deadlines=PATIENT)
    with wrong as chat, pytest.raises(ModelFailed, match="model-auth"):
        list(chat.stream(HELLO))


def _said(pieces: Iterator[str]) -> list[str]:
    said: list[str] = []
    with contextlib.suppress(ModelFailed):
        for piece in pieces:
            said.append(piece)  # noqa: PERF402 - what came before a failure counts
    return said
