"""Answers of a given shape: read from what a model says, asked for in words where a server takes no schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from coach.llm.chat import Answer, Call, Message
from coach.llm.failing import Broken, Fault
from coach.llm.surrogates import whole_within

_ASK = "Answer with one JSON object and nothing else: no explanation, no code fence. It has to fit this JSON schema:\n"


def in_words(call: Call, answer: type[BaseModel]) -> Call:
    """The same call with the shape asked for at its end, so that what comes before it stays as it was."""
    asked = _ASK + json.dumps(answer.model_json_schema(), ensure_ascii=False, separators=(",", ":"))
    *before, last = call.messages
    if last.role == "user":
        return replace(call, messages=(*before, Message("user", f"{last.text}\n\n{asked}")))
    return replace(call, messages=(*call.messages, Message("user", asked)))


def read(text: str, answer: type[Answer]) -> Answer:
    """The answer in a text: the text itself, or the first JSON object in it that fits; without lone surrogates.

    Raises:
        Broken: model-malformed; there is none.
    """
    cause: Exception | None = None
    for candidate in _objects(text):
        try:
            return answer.model_validate(candidate)
        except ValidationError as exc:
            cause = cause or exc
    source = "pydantic.ValidationError" if cause else "no JSON"
    raise Broken(Fault("model-malformed", source=source)) from None


def _objects(text: str) -> Iterator[object]:
    decoder, at, tried = json.JSONDecoder(), text.find("{"), 0
    while at >= 0 and tried < _TRIES:
        tried += 1
        try:
            found, end = decoder.raw_decode(text, at)
            value = whole_within(found)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        yield value
        at = text.find("{", end)


_TRIES = 20
"""Braces at which an object is looked for: a text full of them must not take minutes."""
