"""A chat model of LangChain over one endpoint. Importing this imports the vendors (about a second)."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Self

from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI
from pydantic import SecretStr

from coach.llm.chat import Message, Usage
from coach.llm.endpoint import Endpoint
from coach.llm.failing import Broken, Fault
from coach.llm.wire import client

_LOGGERS = ("openai", "httpx", "httpx2", "httpcore", "httpcore2", "langchain", "langchain_core", "langchain_openai",
            "langsmith")  # fmt: skip


def _hush() -> None:
    """Keep prompts and answers out of every log: the vendors write them at their lower levels."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False  # what their own children write, at whatever level, ends here
        logger.handlers = [logging.NullHandler()]


@dataclass(frozen=True, slots=True)
class Piece:
    """One event of an answer."""

    text: str = ""
    usage: Usage | None = None
    finish: str = ""
    """Why the answer ended here: ``stop``, ``length``, ``content_filter``, …; "" when it goes on."""


class Model:
    """Asks one endpoint, in the event loop that it is used in."""

    def __init__(self, endpoint: Endpoint) -> None:
        _hush()
        self._http = client(endpoint)
        self._open = AsyncOpenAI(
            base_url=endpoint.base,
            api_key="-",  # the client sets the real one; without any here the vendor would look in the environment
            http_client=self._http,
            max_retries=0,
            timeout=self._http.timeout,
            default_query={"api-version": endpoint.api_version} if endpoint.api_version else None,
        )
        self._chat = ChatOpenAI(
            model=endpoint.name,
            base_url=endpoint.base,
            api_key=SecretStr("-"),
            client=_NONE,
            async_client=_Completions(self._open),
            root_async_client=self._open,
            use_responses_api=False,
            stream_chunk_timeout=None,
        )

    async def speak(
        self, messages: tuple[Message, ...], *, counts: bool, body: Mapping[str, Any]
    ) -> AsyncIterator[Piece]:
        """The events of an answer; ``counts`` asks for the usage, ``body`` is what else stands in the request.

        The chat model is asked below its callbacks: no tracer, cache or debug printer, which the environment can turn
        on, ever sees a word. Whatever the vendors raise comes out as it is.
        """
        kinds = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
        prompt: list[BaseMessage] = [kinds[message.role](content=message.text) for message in messages]
        stream = self._chat._astream(prompt, stream_usage=counts, extra_body=dict(body))  # noqa: SLF001 - see above
        async with aclosing(stream) as events:  # type: ignore[type-var]  # a generator, though not told so
            async for event in events:
                message = event.message
                known = event.generation_info or {}
                yield Piece(
                    message.text,
                    _usage(message) if isinstance(message, AIMessageChunk) else None,
                    str(known.get("finish_reason") or ""),
                )

    async def close(self) -> None:
        """Let go of its connections."""
        await self._http.aclose()


def _usage(message: AIMessageChunk) -> Usage | None:
    counted = message.usage_metadata
    if not counted:
        return None
    cached = counted.get("input_token_details", {}).get("cache_read") or 0
    return Usage(counted["input_tokens"], counted["output_tokens"], cached)


_NONE: Any = object()
"""Stands where LangChain would make a blocking client, which nobody uses."""


class _Completions:
    """The vendor's completions, whose chunks become plain values without a word in a warning."""

    def __init__(self, vendor: AsyncOpenAI) -> None:
        self._vendor = vendor

    async def create(self, **request: Any) -> _Chunks:
        return _Chunks(await self._vendor.chat.completions.create(**request))


class _Chunks:
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stream.close()

    async def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        async for chunk in self._stream:
            yield _plain(chunk)


def _plain(chunk: Any) -> dict[str, Any]:
    """A chunk as LangChain reads it.

    Raises:
        Broken: model-malformed, for a shape that is none of a chat completion's.
    """
    plain: dict[str, Any] = chunk.model_dump(warnings=False)
    if "choices" not in chunk.model_fields_set:
        raise Broken(Fault("model-malformed", source="no choices"))
    plain["choices"] = plain["choices"] or []
    if not isinstance(plain["choices"], list):
        raise Broken(Fault("model-malformed", source="choices"))
    for choice in plain["choices"]:
        delta = choice.setdefault("delta", None)
        if delta is not None and not isinstance(delta.get("content"), str | list | None):
            raise Broken(Fault("model-malformed", source="content"))
        if delta is not None and delta.get("refusal"):
            raise Broken(Fault("model-refused", source="refusal"))
    if not isinstance(plain.get("usage"), dict):
        plain["usage"] = None
    return plain
