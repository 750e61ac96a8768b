"""The fake endpoint: a real client gets an honest answer from it, each fault hurts, and each oddity still arrives."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Self

import httpx
import openai
import pytest

from tests.endpoint import FAULTS, QUIRKS, Answer, Endpoint, after, once

QUICK = 0.25  # how long the client waits; only what is silent or slow uses it up
SCHEMA = {
    "type": "object",
    "properties": {
        "level": {"type": "integer", "minimum": 1},
        "quotes": {"type": "array", "items": {"type": "string"}},
    },
}
FORMAT = {"type": "json_schema", "json_schema": {"name": "judgement", "schema": SCHEMA}}


class Client:
    """The raw client, without retries."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.openai = openai.OpenAI(base_url=endpoint.url, api_key="x", max_retries=0, timeout=QUICK)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.openai.close()

    def stream(self, **more) -> Iterator[str]:
        """The deltas; raises when the stream ends without having been finished."""
        finish = None
        start = time.perf_counter()
        with self.openai.chat.completions.create(
            model="fake", messages=[{"role": "user", "content": "Kan dat?"}], stream=True, **more
        ) as chunks:
            for chunk in chunks:
                if time.perf_counter() - start > QUICK:
                    raise TimeoutError
                for choice in chunk.choices:
                    finish = choice.finish_reason or finish
                    if choice.delta.content:
                        yield choice.delta.content
        if finish not in {"stop", "length"}:
            raise EOFError(finish)

    def whole(self, **more) -> str:
        """The text at once."""
        done = self.openai.chat.completions.create(
            model="fake", messages=[{"role": "user", "content": "Kan dat?"}], **more
        )
        return done.choices[0].message.content


def test_an_honest_answer_arrives_streamed_and_whole() -> None:
    """Both ways bring the text, and the usage that was asked for."""
    with Endpoint("Één ding — ge hebt gelijk… 😀") as endpoint, Client(endpoint) as client:
        assert "".join(client.stream(stream_options={"include_usage": True})) == "Één ding — ge hebt gelijk… 😀"
        assert client.whole() == "Één ding — ge hebt gelijk… 😀"
    assert [body["messages"][0]["content"] for body in endpoint.asked] == ["Kan dat?", "Kan dat?"]
    assert endpoint.requests[0].headers["authorization"] == "Bearer x"
    assert "".join(text for _, text in endpoint.requests[0].sent) == "Één ding — ge hebt gelijk… 😀"


def test_a_structured_answer_is_the_json_of_the_plan() -> None:
    """A dict is sent as JSON text."""
    with Endpoint({"level": 4}) as endpoint, Client(endpoint) as client:
        assert json.loads(client.whole(response_format=FORMAT)) == {"level": 4}


def test_a_plan_sees_the_request_and_its_number() -> None:
    """A plan may answer each call otherwise, and may be changed while the endpoint runs."""
    with Endpoint(lambda body, nth: f"{body['messages'][0]['content']} {nth}") as endpoint, Client(endpoint) as client:
        assert [client.whole(), client.whole()] == ["Kan dat? 1", "Kan dat? 2"]
        endpoint.plan = "Neen."
        assert client.whole() == "Neen."


def test_an_answer_keeps_its_pace() -> None:
    """Ten tokens at two hundred a second take a twentieth of a second."""
    with Endpoint(Answer("een twee drie vier vijf zes acht tien elf nul", 200)) as endpoint, Client(endpoint) as client:
        assert len(list(client.stream())) == 10
    times = [at for at, _ in endpoint.requests[0].sent]
    assert 0.04 <= times[-1] - times[0] <= 0.2


def test_a_port_refuses_and_opens_again() -> None:
    """The same address can refuse for a while, also to a client with an open connection."""
    with Endpoint() as endpoint, Client(endpoint) as client:
        client.whole()
        endpoint.plan = FAULTS["refused"]
        with pytest.raises(openai.APIConnectionError):
            client.whole()
        endpoint.plan = "Daar zijn we weer."
        assert client.whole() == "Daar zijn we weer."


def test_faults_can_come_once_or_from_some_call_on() -> None:
    """``once`` breaks one call, ``after`` all calls from one on."""
    for plan, fine in (
        (once(FAULTS["500"], at=2), [True, False, True]),
        (after(1, FAULTS["500"]), [True, False, False]),
    ):
        with Endpoint(plan) as endpoint, Client(endpoint) as client:
            assert [_works(client) for _ in range(3)] == fine


def test_a_plan_that_breaks_breaks_the_test() -> None:
    """An error in the plan is not taken for an error of the server."""
    with (
        pytest.raises(ZeroDivisionError),
        Endpoint(lambda _, nth: str(nth / 0)) as endpoint,
        Client(endpoint) as client,
    ):
        _works(client)


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_hurts_a_stream(name: str) -> None:
    """No fault gives a client that only streams a finished text, unless the text itself is the fault."""
    with Endpoint(FAULTS[name]) as endpoint, Client(endpoint) as client:
        if FAULTS[name].arrives:
            assert _text(client.stream())
        elif name == "redirect":
            assert _text(client.stream()) == "Elders."  # a raw client goes along
            assert endpoint.requests[-1].headers["host"] == f"localhost:{endpoint.port}"
        else:
            with pytest.raises(Exception):  # noqa: B017, PT011 - the vendor raises a dozen kinds
                _text(client.stream())


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_hurts_a_structured_answer(name: str) -> None:
    """No fault gives a client that asks for JSON what it asked."""
    with Endpoint(FAULTS[name]) as endpoint, Client(endpoint) as client:
        if name.startswith(("done in", "200 KB", "redirect", "thinking", "control")):
            _works(client)  # sound or not, depending on the reader
        else:
            with pytest.raises(Exception):  # noqa: B017, PT011 - the vendor raises a dozen kinds
                assert set(json.loads(client.whole(response_format=FORMAT))) >= set(SCHEMA["properties"])


@pytest.mark.parametrize("name", QUIRKS)
def test_each_quirk_arrives(name: str) -> None:
    """What is odd but sound brings its text, streamed and structured."""
    with Endpoint(QUIRKS[name].saying("Één ding: ge zegt het hém.")) as endpoint, Client(endpoint) as client:
        assert "".join(client.stream()).startswith("Één ding: ge zegt het hém.")
        assert client.whole().startswith("Één ding: ge zegt het hém.")
        endpoint.plan = QUIRKS[name]
        assert json.loads(client.whole(response_format=FORMAT)) == {"level": 1, "quotes": []}


def test_a_local_servers_own_routes_answer() -> None:
    """What looks for a local server finds its models."""
    with Endpoint(models=("llama3.1:8b",)) as endpoint:
        assert httpx.get(endpoint.root + "/api/tags").json()["models"][0]["name"] == "llama3.1:8b"
        assert httpx.get(endpoint.url + "/models").json()["data"][0]["id"] == "llama3.1:8b"


def _works(client: Client) -> bool:
    try:
        return bool(client.whole())
    except openai.OpenAIError:
        return False


def _text(deltas: Iterator[str]) -> str:
    text = "".join(deltas)
    if not text.strip():
        raise EOFError
    return text
