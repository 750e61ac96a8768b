"""What the gateway sends, remembers, counts and refuses to do."""

from __future__ import annotations

import gc
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from coach.errors import ModelFailed, StorageFailed
from coach.llm.budget import Limits
from coach.llm.chat import CallRecord, MemoryLedger, Message, Usage
from coach.llm.gateway import Gateway
from coach.llm.ollama import find_ollama
from tests.endpoint import FAULTS, Answer, Endpoint, Fault, once, schema_of
from tests.endpoint_ways import status
from tests.endpoint_wire import Body, error
from tests.gateways import CALL, HASTY, JUDGE, NOON, Clock, gateway


class Verdict(BaseModel):
    """A structured answer."""

    reason: Annotated[str, Field(max_length=80)]
    level: Annotated[int, Field(ge=1, le=5)]


GOOD = {"reason": "Hij herhaalt zijn vraag.", "level": 4}


def test_over_the_wire_go_the_messages_and_nothing_about_the_person_or_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the vendors' own variables say."""
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "from-elsewhere")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Spy: from-elsewhere")
    with Endpoint("Neen.") as endpoint, gateway(endpoint.url) as chat:
        assert "".join(chat.stream(CALL)) == "Neen."
    (request,) = endpoint.requests
    assert set(request.headers) <= {
        "host", "connection", "accept", "content-type", "content-length", "accept-encoding", "user-agent",
    }  # fmt: skip
    assert request.headers["user-agent"] == "rehearsal-coach"
    assert b"from-elsewhere" not in request.raw
    assert request.body == {
        "model": "fake",
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 200,
        "temperature": 0.7,
        "messages": [
            {"role": "system", "content": "Je bent Helen."},
            {"role": "user", "content": "Ik heb Jonas nodig tot vrijdag."},
        ],
    }


def test_the_key_goes_to_its_server_as_that_server_expects_it() -> None:
    """As a bearer's; to Azure in a header of its own, with the deployment and the version in the address."""
    with Endpoint("Neen.") as endpoint:
        with gateway(endpoint.url, key="sk-1") as chat:
            list(chat.stream(CALL))
        with (
            gateway(endpoint.root, key="sk-2", name="gpt", api_version="2024-10-21") as chat,
            pytest.raises(ModelFailed),
        ):
            list(chat.stream(CALL))  # the fake has no such route
    plain, azure = endpoint.requests
    assert plain.headers["authorization"] == "Bearer sk-1"
    assert azure.path == "/openai/deployments/gpt/chat/completions?api-version=2024-10-21"
    assert azure.headers["api-key"] == "sk-2"
    assert "authorization" not in azure.headers


def test_no_proxy_stands_between_the_app_and_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the environment names one for everything."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with Endpoint("Neen.") as endpoint, gateway(endpoint.url) as chat:
        assert "".join(chat.stream(CALL)) == "Neen."
        assert find_ollama(endpoint.root) is not None


def test_a_server_that_sends_the_words_on_to_another_is_not_followed() -> None:
    """They go where the notice says, or nowhere."""
    with Endpoint("Neen.") as other:
        there = Fault(lambda *_: [f"HTTP/1.1 307 x\r\nLocation: {other.url}/chat/completions\r\n"
                                  "Content-Length: 0\r\n\r\n".encode()])  # fmt: skip
        with Endpoint(there) as endpoint, gateway(endpoint.url) as chat, pytest.raises(ModelFailed, match="missing"):
            list(chat.stream(CALL))
        assert other.requests == []


def test_every_call_is_counted_as_the_server_counted_it() -> None:
    """With the time to the first word; estimated where the server doesn't count."""
    ledger = MemoryLedger()
    with Endpoint("Neen. Vandaag niet.") as endpoint, gateway(endpoint.url, ledger=ledger) as chat:
        list(chat.stream(CALL))
        endpoint.plan = Answer("Neen. Vandaag niet.", usage=False)
        list(chat.stream(CALL))
    counted, guessed = ledger.records
    assert (counted.usage.prompt, counted.usage.completion, counted.usage.estimated) == (11, 4, False)
    assert guessed.usage.estimated
    assert 0.5 * counted.usage.total <= guessed.usage.total <= 4 * counted.usage.total
    assert counted.first_ms is not None
    assert counted.first_ms <= counted.total_ms
    assert (counted.model, counted.host, counted.at) == ("fake", f"127.0.0.1:{endpoint.port}", NOON)


def test_whoever_has_heard_enough_hangs_up() -> None:
    """The server notices, the ledger says so, and the endpoint is taken to be well."""
    ledger = MemoryLedger()
    with (
        Endpoint(Answer("woord " * 200, tokens_per_second=50)) as endpoint,
        gateway(endpoint.url, ledger=ledger) as chat,
    ):
        pieces = chat.stream(CALL)
        next(pieces)
        pieces.close()  # type: ignore[attr-defined]  # a generator, as a Stop closes it
        endpoint.plan = "Ja."
        assert "".join(chat.stream(CALL)) == "Ja."
    assert [record.outcome for record in ledger.records] == ["stopped", "ok"]
    assert not endpoint.requests[0].done


def test_a_budget_is_looked_at_before_and_counted_after() -> None:
    """Per person and for all; over it nothing is sent; with a new day (UTC) it begins anew."""
    ledger, day = MemoryLedger(), [NOON]
    with (
        Endpoint("Neen.") as endpoint,
        gateway(endpoint.url, ledger=ledger, limits=Limits(person=250, day=500), now=lambda: day[0]) as chat,
    ):
        list(chat.stream(CALL))
        ledger.note(_spent("els", 100))
        with pytest.raises(ModelFailed, match="model-budget"):
            list(chat.stream(CALL))
        list(chat.stream(replace(CALL, person="jan")))
        ledger.note(_spent("mia", 300))
        with pytest.raises(ModelFailed, match="model-budget"):
            list(chat.stream(replace(CALL, person="jan")))
        assert len(endpoint.asked) == 2
        day[0] = datetime(2026, 11, 24, 0, 0, 1, tzinfo=UTC)
        list(chat.stream(CALL))
    assert [record.outcome for record in ledger.records if record.attempts == 0 and record.model == "fake"] == [
        "model-budget", "model-budget",
    ]  # fmt: skip


def test_calls_that_are_under_way_count_for_the_budget() -> None:
    """Or a hundred at once would all fit."""
    with (
        Endpoint(Answer("een twee drie vier", tokens_per_second=100)) as endpoint,
        gateway(endpoint.url, limits=Limits(person=400)) as chat,
    ):
        first = chat.stream(CALL)
        next(first)
        with pytest.raises(ModelFailed, match="model-budget"):
            list(chat.stream(CALL))
        list(first)
        list(chat.stream(CALL))


def test_a_ledger_that_fails_keeps_no_answer_back_and_lets_no_unknown_bill_grow() -> None:
    """An answer that came is given; what may be spent has to be known before."""

    class Broken(MemoryLedger):
        def note(self, _record: CallRecord) -> None:
            raise StorageFailed("storage-full")

        def spent(self, _person: str | None, _since: datetime) -> int:
            raise StorageFailed("storage-full")

    with Endpoint("Neen.") as endpoint:
        with gateway(endpoint.url, ledger=Broken()) as chat:
            assert "".join(chat.stream(CALL)) == "Neen."
        unknown = gateway(endpoint.url, ledger=Broken(), limits=Limits(person=1000))
        with unknown as chat, pytest.raises(ModelFailed, match="model-failed"):
            list(chat.stream(CALL))


def test_an_endpoint_that_keeps_failing_is_left_alone_for_a_while() -> None:
    """Then one call may try; when that goes well, all do again."""
    clock, ledger = Clock(), MemoryLedger()
    with Endpoint(FAULTS["404 model"]) as endpoint, gateway(endpoint.url, clock=clock, ledger=ledger) as chat:
        for _ in range(HASTY.failures):
            with pytest.raises(ModelFailed, match="model-missing"):
                list(chat.stream(CALL))
        with pytest.raises(ModelFailed, match="model-resting"):
            list(chat.stream(JUDGE))  # the same endpoint in another role
        assert len(endpoint.asked) == HASTY.failures
        clock.ahead = HASTY.rest + 1
        with pytest.raises(ModelFailed, match="model-missing"):
            list(chat.stream(CALL))
        with pytest.raises(ModelFailed, match="model-resting"):
            list(chat.stream(CALL))
        clock.ahead += HASTY.rest + 1
        endpoint.plan = "Ja."
        assert "".join(chat.stream(CALL)) == "Ja."
        assert "".join(chat.stream(CALL)) == "Ja."
    assert {record.attempts for record in ledger.records if record.outcome == "model-resting"} == {0}


def test_a_server_that_wants_to_be_left_alone_is() -> None:
    """For as long as it asks, though for five minutes at most."""
    clock = Clock()
    with Endpoint(once(FAULTS["429 a day"])) as endpoint, gateway(endpoint.url, clock=clock) as chat:
        with pytest.raises(ModelFailed, match="model-busy"):
            list(chat.stream(CALL))
        with pytest.raises(ModelFailed, match="model-resting"):
            list(chat.stream(CALL))
        clock.ahead = HASTY.most_rest + 1
        assert "".join(chat.stream(CALL)) == "Ja."


def test_a_structured_answer_is_asked_by_schema_and_validated() -> None:
    """In one call."""
    with Endpoint(GOOD) as endpoint, gateway(endpoint.url) as chat:
        assert chat.structured(JUDGE, Verdict) == Verdict(**GOOD)
    (body,) = endpoint.asked
    assert schema_of(body) == Verdict.model_json_schema()
    assert body["messages"] == [{"role": m.role, "content": m.text} for m in JUDGE.messages]


@pytest.mark.parametrize("name", ["400 format", "422", "400 without a body"])
def test_a_server_without_schemas_is_asked_in_words_and_that_is_remembered(name: str) -> None:
    """The words stand at the end, so that the prompt's beginning stays as it was."""

    def plan(request: Body, _nth: int) -> object:
        if "response_format" in request:
            return FAULTS[name]
        return f"Zeker:\n```json\n{json.dumps(GOOD)}\n```"

    with Endpoint(plan) as endpoint, gateway(endpoint.url) as chat:  # type: ignore[arg-type]
        assert chat.structured(JUDGE, Verdict) == Verdict(**GOOD)
        assert chat.structured(JUDGE, Verdict) == Verdict(**GOOD)
    by_schema, *in_words = endpoint.asked
    assert "response_format" in by_schema
    assert len(in_words) == 2
    assert in_words[0]["messages"][0] == by_schema["messages"][0]
    assert in_words[0]["messages"][-1]["content"].startswith(JUDGE.messages[-1].text)


def test_one_refused_question_is_not_taken_for_a_server_without_schemas() -> None:
    """Only an answer in words proves that."""
    with Endpoint(FAULTS["400 without a body"]) as endpoint, gateway(endpoint.url) as chat:
        with pytest.raises(ModelFailed, match="model-refused"):
            chat.structured(JUDGE, Verdict)
        endpoint.plan = GOOD
        chat.structured(JUDGE, Verdict)
        assert schema_of(endpoint.asked[-1])


@pytest.mark.parametrize("parameter", ["stream_options", "temperature", "max_tokens"])
def test_a_parameter_that_a_server_refuses_is_given_up_and_that_is_remembered(parameter: str) -> None:
    """Or, for the length, called by its newer name."""
    refusal = Fault(status(400, error(f"Unsupported parameter: '{parameter}'.", "unsupported_parameter")))

    picky = Endpoint(lambda request, _nth: refusal if parameter in request else "Ja.")
    with picky as endpoint, gateway(endpoint.url) as chat:
        assert "".join(chat.stream(CALL)) == "Ja."
        assert "".join(chat.stream(CALL)) == "Ja."
    assert [parameter in body for body in endpoint.asked] == [True, False, False]
    assert all("max_tokens" in body or "max_completion_tokens" in body for body in endpoint.asked)


def test_a_role_without_a_model_offers_none() -> None:
    """And says so when it is asked all the same."""
    chat = Gateway({}, MemoryLedger(), now=lambda: NOON, clock=Clock(), jitter=lambda: 0.0)
    assert chat.offers("judge") is None
    with pytest.raises(ModelFailed, match="model-unset"):
        list(chat.stream(CALL))
    with pytest.raises(ModelFailed, match="model-unset"):
        chat.structured(JUDGE, Verdict)
    chat.close()


def test_a_card_tells_where_the_words_go_and_never_the_key() -> None:
    """For notices and labels."""
    with gateway("https://models.example.org:8443/v1", key="sk-geheim") as chat:
        card = chat.offers("counterpart")
        assert card is not None
        assert (card.name, card.host) == ("fake", "models.example.org:8443")
        assert "geheim" not in repr(card) + repr(chat._endpoints)


def test_many_can_ask_at_once_and_a_closed_gateway_leaves_nothing_open() -> None:
    """Each gets its own answer."""

    def plan(request: Body, _nth: int) -> Answer:
        return Answer(request["messages"][-1]["content"], tokens_per_second=400)

    def ask(number: int) -> str:
        return "".join(chat.stream(replace(CALL, messages=(Message("user", f"dit is nummer {number}"),))))

    with Endpoint(plan) as endpoint, gateway(endpoint.url) as chat, ThreadPoolExecutor(20) as pool:
        assert list(pool.map(ask, range(40))) == [f"dit is nummer {number}" for number in range(40)]
    gc.collect()  # an open socket would warn here, and warnings are errors


def test_an_ollama_is_found_with_its_models_and_nothing_else_is() -> None:
    """Another server on that port, or none, is no Ollama."""
    with Endpoint("Ja.", models=("gemma3:12b", "qwen3")) as endpoint:
        found = find_ollama(endpoint.root)
        assert found is not None
        assert (found.url, found.models) == (endpoint.url, ("gemma3:12b", "qwen3"))
        for name in ("page with 200", "500", "hung up", "not http", "silence"):
            endpoint.plan = FAULTS[name]
            assert find_ollama(endpoint.root, 0.1) is None, name
    assert find_ollama(endpoint.root) is None


def _spent(person: str, tokens: int) -> CallRecord:
    return CallRecord(person, "", 0, "judge", "x", "y", Usage(tokens), None, 1, "ok", 1, NOON - timedelta(hours=1))
