"""Every way in which the fake endpoint fails, and every odd but sound way in which it sends an answer.

``FAULTS`` has two kinds: with ``arrives`` False no usable text comes and the gateway has to raise; with ``arrives``
True the transport is sound and the text itself is at fault, which is for the checks behind it. ``QUIRKS`` must all
bring their text.
"""

from __future__ import annotations

import json

from tests.endpoint_ways import (
    DONE,
    SSE,
    Fault,
    answering,
    begun,
    body,
    busy,
    drip,
    elsewhere,
    events,
    raw,
    split,
    status,
)
from tests.endpoint_wire import END, Answer, Body, Cut, Hang, Say, Step, chunk, error, event, honest, piece

PROXY = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
LOGIN = "<!DOCTYPE html><html><body><form action='/login'>Meld u aan om verder te gaan</form></body></html>"
FILTER = {
    "code": "content_filter",
    "message": "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
    "type": None,
    "param": "prompt",
    "status": 400,
    "innererror": {"code": "ResponsibleAIPolicyViolation", "content_filter_result": {"hate": {"filtered": True}}},
}
LLAMA = {
    "code": 400,
    "message": "request (9216 tokens) exceeds the available context size (8192 tokens), try increasing it",
    "type": "exceed_context_size_error",
    "n_prompt_tokens": 9216,
    "n_ctx": 8192,
}
CALL = {"index": 0, "id": "call_1", "type": "function", "function": {"name": "end_rehearsal", "arguments": "{}"}}
_ERROR = error("The server had an error while processing your request", None, "server_error")
_MISSING = error("The model `fake` does not exist or you do not have access to it.", "model_not_found")
_LONG = error("This model's maximum context length is 8192 tokens. However, your messages resulted in 9216 tokens.",
              "context_length_exceeded")  # fmt: skip
_KEY = error("Incorrect API key provided: sk-geheim.", "invalid_api_key")
_QUOTA = error("You exceeded your current quota.", "insufficient_quota", "insufficient_quota")
_PARAMETER = error("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens'.",
                   "unsupported_parameter")  # fmt: skip
_FORMAT = error("Invalid parameter: 'response_format' of type 'json_schema' is not supported.", None)
_ENGLISH = "I can't decide that today. Jonas is on my release and that's where he stays. Ask me again next week."


def long(text: str) -> Answer:
    """The text again and again, in pieces of a kilobyte."""
    text = (text + " ") * (200_000 // len(text))
    return Answer(text, tokens=tuple(text[at : at + 1000] for at in range(0, len(text), 1000)))


def at_once(request: Body, text: str) -> list[Step]:
    """Head and body in one piece."""
    steps = honest(request, Answer(text))
    return [b"".join(step.data if isinstance(step, Say) else step for step in steps if isinstance(step, bytes | Say))]


FAULTS: dict[str, Fault] = {
    "refused": Fault(lambda *_: [Cut()], "model-unreachable", "refused", everywhere=True),
    "dns": Fault(lambda *_: [], "model-unreachable", "dns", everywhere=True),
    "tls": Fault(lambda *_: [], "model-tls", "tls", everywhere=True),
    "certificate": Fault(lambda *_: [], "model-tls", "certificate", everywhere=True),
    "hung up": Fault(lambda *_: [Cut()], everywhere=True),
    "reset": Fault(lambda *_: [Cut(reset=True)], everywhere=True),
    "not http": Fault(lambda *_: [b"SSH-2.0-OpenSSH_9.6\r\n", Cut()], everywhere=True),
    "400 parameter": Fault(status(400, _PARAMETER)),
    "400 format": Fault(status(400, _FORMAT)),
    "400 without a body": Fault(status(400, "")),
    "401": Fault(status(401, _KEY), "model-auth", everywhere=True),
    "402 payment": Fault(status(402, error("Insufficient credits", 402))),
    "403": Fault(
        status(403, error("Country not supported", "unsupported_country")), "model-forbidden", everywhere=True
    ),
    "404 model": Fault(status(404, _MISSING), "model-missing"),
    "404 page": Fault(status(404, "404 page not found", "text/plain"), "model-missing", everywhere=True),
    "408": Fault(status(408, error("Request timed out")), "model-slow"),
    "413": Fault(status(413, "<html>413 Request Entity Too Large</html>", "text/html")),
    "422": Fault(status(422, {"detail": [{"loc": ["body", "messages"], "msg": "field required"}]})),
    "429 seconds": busy(1),
    "429 date": busy(2, form="date"),
    "429 milliseconds": busy(0.05, form="ms"),
    "429 a day": busy(86_400),
    "429": busy(form="none"),
    "429 quota": Fault(status(429, _QUOTA), "model-busy"),
    "500": Fault(status(500, _ERROR), "model-down", everywhere=True),
    "502 proxy page": Fault(status(502, PROXY, "text/html"), "model-down", everywhere=True),
    "503": Fault(status(503, error("Loading model", 503, "unavailable_error")), "model-down", everywhere=True),
    "503 wait": Fault(status(503, _ERROR, Retry_After="1"), "model-down", everywhere=True),
    "504": Fault(status(504, PROXY.replace("502 Bad Gateway", "504"), "text/html"), everywhere=True),
    "529 overloaded": Fault(status(529, error("Overloaded", None, "overloaded_error")), everywhere=True),
    "silence": Fault(lambda *_: [Hang()], "model-slow", everywhere=True),
    "silence after the head": Fault(lambda *_: [SSE, Hang()], "model-slow"),
    "only comments": Fault(lambda *_: [SSE, chunk(b": OPENROUTER PROCESSING\n\n"), Hang()], "model-slow"),
    "silence in mid-stream": Fault(begun(6, Hang()), "model-slow"),
    "slow drip": drip(),
    "cut in mid-stream": Fault(begun(6, Cut()), "model-cut"),
    "reset in mid-stream": Fault(begun(6, Cut(reset=True)), "model-cut"),
    "ended in mid-stream": Fault(begun(6, END), "model-cut"),
    "done in mid-stream": Fault(begun(6, DONE, END), "model-cut"),
    "cut before the final chunk": Fault(begun(999, Cut()), "model-cut"),
    "error in mid-stream": Fault(begun(6, chunk(event(_ERROR)), DONE, END)),
    "error as first event": Fault(raw(error("out of memory", 500, "server_error"))),
    "filtered in mid-stream": Fault(
        begun(6, chunk(event(piece({}, {}, "content_filter"))), DONE, END), "model-filtered"
    ),
    "empty": Fault(answering(text=""), "model-empty"),
    "only spaces": Fault(answering(text="  \n "), "model-empty"),
    "empty body": Fault(status(200, "")),
    "only done": Fault(raw("[DONE]"), "model-empty"),
    "malformed event": Fault(raw('{"id": "1", "choices": [{"delta": {"content": "Dat', "[DONE]"), "model-malformed"),
    "malformed body": Fault(status(200, '{"id": "1", "choices": [{"message": {"content": "Dat'), "model-malformed"),
    "wrong shape": Fault(body(lambda _: {"antwoord": "Dat beslis ik niet.", "klaar": True}), "model-malformed"),
    "a list": Fault(body(lambda _: ["Dat beslis ik niet."]), "model-malformed"),
    "choices of another type": Fault(body(lambda one: one | {"choices": "Dat beslis ik niet."}), "model-malformed"),
    "content of another type": Fault(answering(text="", delta={"content": 42}), "model-malformed"),
    "empty choices": Fault(body(lambda one: one | {"choices": []}), "model-empty"),
    "null choices": Fault(body(lambda one: one | {"choices": None})),
    "tool call": Fault(answering(text="", finish="tool_calls", delta={"tool_calls": [CALL]}), "model-empty"),
    "reasoning only": Fault(answering(text="", finish="length", delta={"reasoning_content": "The user asks"})),
    "refusal": Fault(answering(text="", delta={"refusal": "I'm sorry, I can't help with that."}), "model-refused"),
    "bad utf-8": Fault(lambda *_: [SSE, chunk(b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n'), END]),
    "bad gzip": Fault(status(200, b"\x1f\x8b dit is geen gzip", Content_Encoding="gzip")),
    "page with 200": Fault(status(200, LOGIN, "text/html"), everywhere=True),
    "redirect": Fault(elsewhere(307, "http://localhost:{port}/elsewhere/chat/completions")),
    "redirect to a login": Fault(elsewhere(302, "/login")),
    "redirect for ever": Fault(elsewhere(308, "/v1/chat/completions")),
    "context overflow": Fault(status(400, _LONG), "model-overflow"),
    "context overflow of llama.cpp": Fault(status(400, {"error": LLAMA}), "model-overflow"),
    "content filter": Fault(answering(text="", finish="content_filter"), "model-filtered"),
    "content filter of Azure": Fault(status(400, {"error": FILTER}), "model-filtered"),
    "200 KB": Fault(lambda request, text: honest(request, long(text)), arrives=True),
    "200 KB in one word": Fault(answering(text="a" * 200_000, tokens=("a" * 200_000,)), arrives=True),
    "wrong language": Fault(answering(text=_ENGLISH), arrives=True),
    "not json": Fault(answering(text="Zeker! Hier is de beoordeling: niveau 4."), arrives=True),
    "half json": Fault(answering(text=lambda text: json.dumps({"x": text})[:20], finish="length"), arrives=True),
    "other json": Fault(answering(text='{"ratings": "all five", "ok": [1, 2]}'), arrives=True),
    "out of tokens": Fault(answering(text=lambda text: text[: len(text) // 2], finish="length"), arrives=True),
    "thinking aloud": Fault(answering(text=lambda text: f"<think>The user wants me to</think>{text}"), arrives=True),
    "control characters": Fault(answering(text=lambda text: f"\x00\x1b[31m{text}\u202e\ufeff"), arrives=True),
}
"""All ways to fail, by name."""


QUIRKS: dict[str, Fault] = {
    "usage missing": Fault(answering(usage=False), arrives=True),
    "usage unasked": Fault(answering(usage=True), arrives=True),
    "split characters": Fault(split, arrives=True),
    "one event": Fault(lambda request, text: honest(request, Answer(text, tokens=(text,))), arrives=True),
    "a character at a time": Fault(
        lambda request, text: honest(request, Answer(text, tokens=tuple(text))), arrives=True
    ),
    "no role": Fault(answering(role_first=False), arrives=True),
    "role and null first": Fault(
        events(lambda one: one, event(piece({}, {"role": "assistant", "content": None}))), arrives=True
    ),
    "comments": Fault(events(lambda one: b": keep-alive\n\n" + one, b": ping\n\n"), arrives=True),
    "line ends of Windows": Fault(events(lambda one: one.replace(b"\n", b"\r\n")), arrives=True),
    "no space": Fault(events(lambda one: one.replace(b"data: ", b"data:", 1)), arrives=True),
    "named events": Fault(events(lambda one: b"event: message\nid: 7\n" + one), arrives=True),
    "no choices first": Fault(events(lambda one: one, event(piece({}, None, prompt_filter_results=[]))), arrives=True),
    "finished without done": Fault(events(lambda one: one, last=b""), arrives=True),
    "all at once": Fault(at_once, arrives=True),
    "reasoning first": Fault(answering(delta={"reasoning_content": "The user wants"}), arrives=True),
    "unknown keys": Fault(body(lambda one: one | {"x_groq": {"id": "req_1"}, "timings": {"n": 1}}), arrives=True),
}
"""Odd but sound: the text arrives."""
