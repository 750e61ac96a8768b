"""What goes over the wire of the fake endpoint: steps of an answer, and bodies as such servers have them."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

Body = Mapping[str, Any]
"""A request's parsed JSON."""

END = b"0\r\n\r\n"
"""What ends a body that is sent in chunks."""


@dataclass(frozen=True, slots=True)
class Say:
    """Bytes that carry words of the answer; when they went out is kept in the request's ``sent``."""

    text: str
    data: bytes


@dataclass(frozen=True, slots=True)
class At:
    """Wait until so many seconds after the answer began, so that a pace does not drift."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Hang:
    """Nothing more, until the other side gives up or the endpoint closes."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection ends here: closed as if all had been said, or reset."""

    reset: bool = False


Step = bytes | Say | At | Hang | Cut


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model says, and how an honest server sends it."""

    text: str
    tokens_per_second: float | None = None  # None: as fast as it can
    finish: str = "stop"
    usage: bool | None = None  # None: when it was asked for
    role_first: bool = True
    tokens: tuple[str, ...] = ()  # instead of the text cut into words
    delta: Mapping[str, Any] = field(default_factory=dict)  # more keys of the message: reasoning_content, refusal, …


def tokens(text: str) -> list[str]:
    """The text in pieces of about a token; joined they are the text."""
    return re.findall(r"\s*\S{1,6}|\s+$", text)


def head(status: int, *, length: int | None = None, kind: str = "application/json", **more: str) -> bytes:
    """A status line and headers; without a length the body is sent in chunks."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase if status in set(HTTPStatus) else 'Whatever'}"]
    lines.append(f"Content-Type: {kind}")
    lines.append("Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def whole(status: int, body: Any, kind: str = "application/json", **more: str) -> list[Step]:
    """A complete answer: JSON, or text or bytes as they are."""
    if isinstance(body, str):
        body = body.encode()
    if not isinstance(body, bytes):
        body = json.dumps(body, ensure_ascii=False).encode()
    return [head(status, length=len(body), kind=kind, **more) + body]


def chunk(data: bytes) -> bytes:
    """One piece of a body that is sent in chunks."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def event(body: Any) -> bytes:
    """One server-sent event."""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return f"data: {text}\n\n".encode()


def error(message: str, code: Any = None, kind: str = "invalid_request_error", **more: Any) -> dict[str, Any]:
    """OpenAI's shape of an error."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code, **more}}


def usage(request: Body, text: str) -> dict[str, int]:
    """Counts that could be true: four characters a token."""
    asked = sum(len(str(message.get("content"))) for message in request.get("messages", ())) // 4
    return {"prompt_tokens": asked, "completion_tokens": len(tokens(text)), "total_tokens": asked + len(tokens(text))}


def piece(request: Body, delta: Any, finish: str | None = None, **more: Any) -> dict[str, Any]:
    """One chunk of a streamed completion."""
    choices = [] if delta is None else [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]
    return _completion(request, "chat.completion.chunk", choices) | more


def message(request: Body, answer: Answer) -> dict[str, Any]:
    """A completion that is not streamed."""
    said = {"role": "assistant", "content": answer.text or None, **answer.delta}
    choices = [{"index": 0, "message": said, "logprobs": None, "finish_reason": answer.finish}]
    body = _completion(request, "chat.completion", choices)
    return body if answer.usage is False else body | {"usage": usage(request, answer.text)}


def honest(request: Body, answer: Answer) -> list[Step]:
    """The whole answer as a sound server sends it, streamed when the request says so."""
    if request.get("stream"):
        return [head(200, kind="text/event-stream"), *streamed(request, answer), chunk(event("[DONE]")), END]
    done = whole(200, message(request, answer))[0]
    assert isinstance(done, bytes)
    wait = len(tokens(answer.text)) / answer.tokens_per_second if answer.tokens_per_second else 0
    return [At(wait), Say(answer.text, done)]


def streamed(request: Body, answer: Answer) -> Iterator[Step]:
    """The events of a streamed answer, without its head and its ``[DONE]``."""
    if answer.role_first:
        yield chunk(event(piece(request, {"role": "assistant", "content": ""})))
    if answer.delta:
        yield chunk(event(piece(request, dict(answer.delta))))
    for count, token in enumerate(answer.tokens or tokens(answer.text), 1):
        if answer.tokens_per_second:
            yield At(count / answer.tokens_per_second)
        yield Say(token, chunk(event(piece(request, {"content": token}))))
    yield chunk(event(piece(request, {}, answer.finish)))
    wanted = bool((request.get("stream_options") or {}).get("include_usage"))
    if answer.usage or (answer.usage is None and wanted):
        yield chunk(event(piece(request, None, usage=usage(request, answer.text))))


def fitting(schema: Mapping[str, Any], root: Mapping[str, Any] | None = None) -> Any:
    """The smallest value that fits a JSON schema as pydantic writes them."""
    root = root or schema
    if "$ref" in schema:
        return fitting(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return fitting(schema[key][0], root)
    if "const" in schema or "enum" in schema:
        return schema.get("const", next(iter(schema.get("enum", [None]))))
    match schema.get("type"):
        case "object":
            return {name: fitting(part, root) for name, part in schema.get("properties", {}).items()}
        case "array":
            least = max(schema.get("minItems", 0), 0)
            return [fitting(schema.get("items", {}), root) for _ in range(least)]
        case "string":
            return "een".ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength")]
        case "integer" | "number":
            return schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
        case "boolean":
            return False
    return None


def schema_of(request: Body) -> Mapping[str, Any] | None:
    """The JSON schema that a structured answer has to fit; None when a text is asked."""
    asked = request.get("response_format") or {}
    return asked.get("json_schema", {}).get("schema") if asked.get("type") == "json_schema" else None


_numbers = itertools.count(1)


def _completion(request: Body, kind: str, choices: list[Any]) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{next(_numbers)}",
        "object": kind,
        "created": 1_790_000_000,
        "model": request.get("model", "fake"),
        "system_fingerprint": None,
        "choices": choices,
    }
