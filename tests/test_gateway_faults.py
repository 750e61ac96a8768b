"""Whatever a model's server does, the gateway answers in time: with the text, or with the code that fits."""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import logging
import time
import traceback
import tracemalloc
import zlib
from contextlib import suppress
from types import AsyncGeneratorType
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from coach.errors import ModelFailed
from coach.llm.chat import Call, MemoryLedger
from coach.llm.failing import Broken, Code
from coach.llm.structured import read
from coach.llm.surrogates import whole_within
from coach.wording import wording
from coach.wording.catalogue import keys
from tests.endpoint import FAULTS, QUIRKS, Endpoint, Fault, after, once
from tests.endpoint_ways import raw, status
from tests.endpoint_wire import error, event, piece
from tests.gateways import CALL, HASTY, JUDGE, QUICK, gateway

SILENT = {name: fault for name, fault in FAULTS.items() if not fault.arrives}
ONE_ATTEMPT = [
    "401", "402 payment", "403", "404 model", "404 page", "400 without a body", "422", "429 a day", "429 quota",
    "context overflow", "content filter of Azure", "redirect", "refusal", "silence", "certificate",
]  # fmt: skip

LONG = "Dat kan niet. De planning ligt vast en dat weet je. " * 40


class Verdict(BaseModel):
    """A structured answer."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, Field(max_length=80)]
    level: Annotated[int, Field(ge=1, le=5)]


def _stream(url: str, call: Call = CALL, ledger: MemoryLedger | None = None) -> tuple[str, ModelFailed | None]:
    """What came, and what ended it."""
    said: list[str] = []
    with gateway(url, ledger=ledger, key="sk-geheim") as chat:
        try:
            said += chat.stream(call)
        except ModelFailed as failed:
            return "".join(said), failed
    return "".join(said), None


@pytest.mark.parametrize("name", SILENT)
def test_every_fault_comes_out_as_the_right_code_in_time_and_after_few_attempts(name: str) -> None:
    """Also on the ledger, without a word of it."""
    fault, ledger = SILENT[name], MemoryLedger()
    with Endpoint(fault) as endpoint:
        begun = time.monotonic()
        _, failed = _stream(endpoint.url, ledger=ledger)
        took = time.monotonic() - begun
    assert failed is not None
    assert failed.code == (fault.code or failed.code)
    assert took < QUICK.whole + 0.5
    assert len(endpoint.asked) <= HASTY.attempts
    (record,) = ledger.records
    assert (record.outcome, record.person, record.take, record.seq) == (failed.code, "els", "t1", 3)
    assert "Jonas" not in repr(record)


@pytest.mark.parametrize("name", SILENT)
def test_every_fault_fails_a_structured_answer_too(name: str) -> None:
    """A judge's call may be asked once more in words, where a schema is refused."""
    fault = SILENT[name]
    with Endpoint(fault) as endpoint, gateway(endpoint.url) as chat:
        with pytest.raises(ModelFailed) as failed:
            chat.structured(JUDGE, Verdict)
        assert failed.value.code == (fault.code or failed.value.code)
        assert len(endpoint.asked) <= HASTY.attempts + 1


@pytest.mark.parametrize("name", ONE_ATTEMPT)
def test_what_cannot_be_better_the_second_time_is_not_asked_again(name: str) -> None:
    """A wrong key stays wrong."""
    with Endpoint(FAULTS[name]) as endpoint:
        _stream(endpoint.url)
        assert len(endpoint.asked) <= 1


@pytest.mark.parametrize("name", ["429", "429 milliseconds", "500", "503", "empty", "hung up", "408"])
def test_what_may_pass_is_asked_again(name: str) -> None:
    """And the learner notices nothing."""
    with Endpoint(once(FAULTS[name], then="Neen. Vandaag niet.")) as endpoint:
        assert _stream(endpoint.url) == ("Neen. Vandaag niet.", None)
        assert len(endpoint.asked) == 2


def test_a_server_that_says_when_is_asked_then() -> None:
    """Not sooner, and not at all when that is too late."""
    with Endpoint(once(FAULTS["429 milliseconds"])) as endpoint:
        _stream(endpoint.url)
        assert endpoint.requests[1].came - endpoint.requests[0].came >= 0.05


def test_nothing_is_asked_again_once_a_word_was_said() -> None:
    """A counterpart doesn't begin anew."""
    with Endpoint(once(FAULTS["cut in mid-stream"])) as endpoint:
        said, failed = _stream(endpoint.url)
        assert said
        assert failed is not None
        assert failed.code == "model-cut"
        assert len(endpoint.asked) == 1


@pytest.mark.parametrize("name", QUIRKS)
def test_odd_but_sound_answers_arrive(name: str) -> None:
    """Servers differ."""
    with Endpoint(QUIRKS[name].saying("Neen, één keer is genoeg.")) as endpoint:
        said, failed = _stream(endpoint.url)
        assert failed is None
        assert said.startswith("Neen, één keer is genoeg.")


@pytest.mark.parametrize("name", ["200 KB", "200 KB in one word"])
def test_an_endless_answer_is_stopped_at_a_bound(name: str) -> None:
    """At a few thousand letters, long before all of it was read."""
    with Endpoint(FAULTS[name]) as endpoint:
        said, failed = _stream(endpoint.url)
        assert failed is not None
        assert failed.code == "model-malformed"
        assert len(said) < 5_000


_EVENTS = event(piece({}, {"content": "Neen."})) + event(piece({}, {}, "stop")) + event("[DONE]")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", gzip.compress(_EVENTS)), ("GZIP", gzip.compress(_EVENTS)), ("deflate", zlib.compress(_EVENTS)),
     ("identity, gzip", gzip.compress(_EVENTS)), ("br", b"x"), ("zstd", b"x")],
)  # fmt: skip
def test_a_compressed_answer_is_refused_though_it_could_be_read(
    encoding: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """None was asked for, and what it would become is not known before it is too late."""
    with Endpoint(Fault(status(200, body, "text/event-stream", Content_Encoding=encoding))) as endpoint:
        said, failed = _stream(endpoint.url)
        assert (said, failed and failed.code, len(endpoint.asked)) == ("", "model-malformed", 1)
    assert "source=content encoding" in caplog.text


@pytest.mark.parametrize("number", [200, 400, 500])
def test_a_little_gzip_that_would_become_much_takes_no_room(number: int) -> None:
    """Also as the body of an error, which is read whole."""
    bomb = gzip.compress(b"data: " + b"a" * 50_000_000)
    assert len(bomb) < 60_000
    with Endpoint(Fault(status(number, bomb, "text/event-stream", Content_Encoding="gzip"))) as endpoint:
        tracemalloc.start()
        _, failed = _stream(endpoint.url)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert failed is not None
    assert failed.code == "model-malformed"
    assert most < 10_000_000


def test_an_answer_that_says_it_is_not_compressed_arrives() -> None:
    """Identity is what was asked for."""
    with Endpoint(Fault(status(200, _EVENTS, "text/event-stream", Content_Encoding="identity"))) as endpoint:
        assert _stream(endpoint.url) == ("Neen.", None)


_HALF = "\ud83d"
"""Half of a character, as JSON may spell it."""


def _spelt(*pieces: str) -> Fault:
    """A stream in ASCII: what is no character is written as an escape."""
    chunks = [piece({}, {"content": one}) for one in pieces] + [piece({}, {}, "stop")]
    return Fault(raw(*map(json.dumps, chunks), "[DONE]"))


def test_halves_of_characters_are_not_passed_on() -> None:
    """Within a piece, or as a piece of their own; whole characters are."""
    pieces = ("Neen", f"{_HALF},", _HALF, "\ude00", " vandaag 😀 niet.")
    with Endpoint(_spelt(*pieces)) as endpoint:
        assert _stream(endpoint.url) == ("Neen, vandaag 😀 niet.", None)


def test_an_answer_of_nothing_but_halves_is_empty() -> None:
    """Nothing was said."""
    with Endpoint(_spelt(_HALF)) as endpoint:
        _, failed = _stream(endpoint.url)
    assert failed is not None
    assert failed.code == "model-empty"


@pytest.mark.parametrize("spelt", ["\\ud83d", _HALF])
def test_a_structured_answer_has_no_halves_either(spelt: str) -> None:
    """Wherever in it they are, and however they are spelt: in the text, or as an escape of the JSON in the text."""
    reply = f'{{"reason{spelt}": "Zo{spelt} is \\ud83d\\ude00 het", "level": 3}}'
    with Endpoint(_spelt(reply)) as endpoint, gateway(endpoint.url) as chat:
        found = chat.structured(JUDGE, Verdict)
    assert found == Verdict(reason="Zo is 😀 het", level=3)


def test_halves_are_taken_out_of_lists_and_objects_in_an_answer() -> None:
    """And all else stays as it is."""
    value = {f"a{_HALF}": [f"b{_HALF}", {"c": [None, 1.5, True, f"{_HALF}d"]}]}
    assert whole_within(value) == {"a": ["b", {"c": [None, 1.5, True, "d"]}]}


def test_an_answer_nested_beyond_reason_is_malformed() -> None:
    """It is told calmly, as any other."""
    with pytest.raises(Broken, match="model-malformed"):
        read('{"reason": ' + "[" * 5000 + "]" * 5000 + "}", Verdict)


def test_what_a_reasoning_model_thinks_is_not_said() -> None:
    """Only what comes after it."""
    with Endpoint(FAULTS["thinking aloud"].saying("Neen.")) as endpoint:
        assert _stream(endpoint.url) == ("Neen.", None)


def test_an_answer_that_reached_its_length_is_told_to_be_cut() -> None:
    """Its last sentence is not whole; the endpoint is well all the same."""
    with Endpoint(FAULTS["out of tokens"]) as endpoint, gateway(endpoint.url) as chat:
        for _ in range(HASTY.failures + 1):
            with pytest.raises(ModelFailed, match="model-cut"):
                list(chat.stream(CALL))


@pytest.mark.parametrize("name", ["not json", "half json", "other json"])
def test_a_structured_answer_of_another_shape_is_refused(name: str) -> None:
    """And the refusal quotes none of it."""
    with Endpoint(FAULTS[name]) as endpoint, gateway(endpoint.url) as chat:
        with pytest.raises(ModelFailed) as failed:
            chat.structured(JUDGE, Verdict)
        assert failed.value.code in {"model-malformed", "model-cut"}
        assert "beoordeling" not in "".join(traceback.format_exception(failed.value))


def test_no_word_of_a_call_is_in_any_log_or_traceback(caplog: pytest.LogCaptureFixture) -> None:
    """At no level, not even the vendors'; the operator's line says code, role, host and status."""
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "openai._base_client", "httpx2", "langchain_openai.chat_models.base"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    echoing = Fault(status(400, error("Not this: Ik heb Jonas nodig, sk-geheim")))
    for plan in ("Zeg het Jonas zelf.", echoing, FAULTS["401"], FAULTS["malformed event"]):
        with Endpoint(plan) as endpoint:
            _, failed = _stream(endpoint.url)
            told = "".join(traceback.format_exception(failed)) if failed else ""
            assert "Jonas" not in told
            assert "geheim" not in told
    words = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "Jonas" not in words
    assert "geheim" not in words
    assert "code=model-auth role=counterpart model=fake host=127.0.0.1:" in caplog.text
    assert "status=401" in caplog.text


def test_every_code_has_a_sentence_that_fits_its_values() -> None:
    """In both languages, without a slot left open."""
    values = {"role": "judge", "model": "fake", "host": "here:1", "status": 500}
    for code in Code.__args__:
        for language in ("nl", "en"):
            assert f"errors.{code}" in keys(language)
            assert "{" not in wording(language)(f"errors.{code}", **values)


def test_a_fault_in_mid_rehearsal_leaves_the_next_turn_alone() -> None:
    """One bad call is one bad call."""
    with Endpoint(after(2, FAULTS["500"])) as endpoint, gateway(endpoint.url) as chat:
        assert "".join(chat.stream(CALL)) == "Ja."
        assert "".join(chat.stream(CALL)) == "Ja."
        with pytest.raises(ModelFailed, match="model-down"):
            list(chat.stream(CALL))
        endpoint.plan = "Goed."
        assert "".join(chat.stream(CALL)) == "Goed."


@pytest.mark.parametrize("listens", [True, False])
@pytest.mark.parametrize("name", ["", *FAULTS])
def test_no_half_read_stream_is_left_for_the_garbage_collector(name: str, *, listens: bool) -> None:
    """It would end the stream in its own thread, while the event loop may still be at it."""
    gc.collect()
    gc.disable()
    try:
        with Endpoint(FAULTS.get(name, LONG)) as endpoint, gateway(endpoint.url, key="sk-geheim") as chat:
            answer = chat.stream(CALL)
            with suppress(ModelFailed, StopIteration):
                "".join(answer) if listens else next(answer)
            answer.close()  # type: ignore[attr-defined]  # it is a generator
            loop = chat._background._loop
            until = time.monotonic() + 10.0
            while asyncio.all_tasks(loop):
                assert time.monotonic() < until, asyncio.all_tasks(loop)
                time.sleep(0.01)
            left = [one for one in gc.get_objects() if type(one) is AsyncGeneratorType and one.ag_frame]
            assert not left, left
    finally:
        gc.enable()
