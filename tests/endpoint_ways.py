"""The ways in which an answer of the fake endpoint is made: broken off, slow, of another status, of another shape."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.endpoint_wire import (
    END,
    Answer,
    At,
    Body,
    Say,
    Step,
    chunk,
    error,
    event,
    fitting,
    head,
    honest,
    message,
    piece,
    schema_of,
    streamed,
    tokens,
    whole,
)

TEXT = "Dat beslis ik vandaag niet. Jonas zit op mijn release en daar blijft hij. Vraag het volgende week nog eens."
SSE = head(200, kind="text/event-stream")
DONE = chunk(event("[DONE]"))


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One way to fail or to be odd; called with a request it gives the steps of the answer."""

    make: Callable[[Body, str], list[Step]] = dataclasses.field(repr=False)
    code: str = ""  # of the gateway's error that fits
    where: str = "http"  # or refused, dns, tls, certificate: what fails before a request can be made
    arrives: bool = False
    everywhere: bool = False  # also at other routes than completions
    text: str = ""  # what is said or begun; "" means TEXT, or JSON that fits when a schema is asked

    def __call__(self, request: Body, _nth: int) -> list[Step]:
        """The steps."""
        return self.make(request, self.text or told(request))

    def saying(self, text: str) -> Fault:
        """The same with another text."""
        return dataclasses.replace(self, text=text)


def told(request: Body) -> str:
    """What is said when a plan gives no text."""
    schema = schema_of(request)
    return TEXT if schema is None else json.dumps(fitting(schema))


def status(number: int, body: Any, kind: str = "application/json", **headers: str) -> Callable[..., list[Step]]:
    """Always this answer."""
    return lambda *_: whole(number, body, kind, **headers)


def busy(seconds: float = 1, *, form: str = "seconds") -> Fault:
    """Too many requests; how long to wait is told in seconds, as a date, in milliseconds (Azure) or not at all."""

    def make(*_: object) -> list[Step]:
        date = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
        headers = {"seconds": {"Retry_After": f"{seconds:g}"}, "date": {"Retry_After": date}, "none": {}}
        headers["ms"] = {"retry_after_ms": f"{seconds * 1000:g}"}
        return whole(429, error("Rate limit reached", "rate_limit_exceeded", "requests"), **headers[form])

    return Fault(make, "model-busy")


def drip(every: float = 1) -> Fault:
    """One character at a time, with so many seconds between them."""

    def make(request: Body, text: str) -> list[Step]:
        answer = Answer(text, tokens=tuple(text), tokens_per_second=1 / every)
        if request.get("stream"):
            return honest(request, answer)
        data = honest(request, Answer(text))[1]
        assert isinstance(data, Say)
        return [step for at, byte in enumerate(data.data) for step in (At(at * every), bytes([byte]))]

    return Fault(make, "model-slow")


def begun(words: int, *end: Step) -> Callable[[Body, str], list[Step]]:
    """A stream, or a body, that ends otherwise after so many tokens."""

    def make(request: Body, text: str) -> list[Step]:
        if not request.get("stream"):
            return [chunk_free(request, text), *end]
        events = [step for step in streamed(request, Answer(text)) if isinstance(step, Say)][:words]
        return [SSE, chunk(event(piece(request, {"role": "assistant", "content": ""}))), *events, *end]

    return make


def chunk_free(request: Body, text: str) -> bytes:
    """Half of a body that was announced whole."""
    data = honest(request, Answer(text))[1]
    assert isinstance(data, Say)
    return data.data[: len(data.data) * 2 // 3]


def body(make: Callable[[dict[str, Any]], Any]) -> Callable[[Body, str], list[Step]]:
    """A completion changed: the whole body, or every chunk of the stream."""

    def changed(request: Body, text: str) -> list[Step]:
        if not request.get("stream"):
            return whole(200, make(message(request, Answer(text))))
        sent = [piece(request, {"content": token}) for token in tokens(text)] + [piece(request, {}, "stop")]
        return [SSE, *(chunk(event(make(one))) for one in sent), DONE, END]

    return changed


def answering(**changes: Any) -> Callable[[Body, str], list[Step]]:
    """An honest answer with other properties; ``text`` may be a callable on the text."""

    def make(request: Body, text: str) -> list[Step]:
        other = changes.get("text", text)
        return honest(request, Answer(**(changes | {"text": other(text) if callable(other) else other})))

    return make


def raw(*events: str | dict[str, Any]) -> Callable[[Body, str], list[Step]]:
    """A stream of exactly these events; of a body that is not streamed, the first one."""

    def make(request: Body, _text: str) -> list[Step]:
        if not request.get("stream"):
            return whole(200, events[0])
        return [SSE, *(chunk(event(one)) for one in events), END]

    return make


def elsewhere(number: int, path: str) -> Callable[..., list[Step]]:
    """Sent on to another address of this endpoint, by another name of the machine."""
    return lambda *_: whole(number, "", Location=path)


def split(request: Body, text: str) -> list[Step]:
    """Cut inside characters of two bytes and more: the network keeps to bytes, not to letters."""
    if not request.get("stream"):
        return answering()(request, text)
    data = b"".join(event(piece(request, {"content": token})) for token in tokens(text + " één … ")) + event(
        piece(request, {}, "stop")
    )
    at = [place + 1 for place, byte in enumerate(data) if byte >= 0xC0]
    parts = [data[start:end] for start, end in zip([0, *at], [*at, len(data)], strict=True)]
    return [SSE, *(step for nth, part in enumerate(parts) for step in (At(nth * 0.005), chunk(part))), DONE, END]


def events(change: Callable[[bytes], bytes], *first: bytes, last: bytes = DONE) -> Callable[[Body, str], list[Step]]:
    """A stream whose events are written otherwise."""

    def make(request: Body, text: str) -> list[Step]:
        if not request.get("stream"):
            return answering()(request, text)
        deltas = [piece(request, {"content": token}) for token in tokens(text)] + [piece(request, {}, "stop")]
        return [SSE, *map(chunk, first), *(chunk(change(event(one))) for one in deltas), last, END]

    return make
