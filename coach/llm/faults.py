"""The one seam where vendors' errors become ours. Importing this imports the vendors.

Each of their public classes stands in ``KNOWN``, so that a class which a new version adds is noticed (a test compares).
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
import openai
import pydantic
from langchain_core import exceptions as langchain
from langchain_openai.chat_models import _client_utils
from langchain_openai.chat_models import base as langchain_openai
from openai import _exceptions

from coach.llm.failing import Broken, Code, Fault
from coach.llm.hints import hinted, parameter

_STATUS: dict[int, Code] = {
    401: "model-auth", 402: "model-forbidden", 403: "model-forbidden", 404: "model-missing", 405: "model-missing",
    407: "model-forbidden", 408: "model-slow", 409: "model-busy", 410: "model-missing", 413: "model-overflow",
    425: "model-busy", 429: "model-busy", 451: "model-filtered",
}  # fmt: skip
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_SERVER, _CLIENT, _ELSEWHERE = 500, 400, 300

KNOWN: dict[type[BaseException], Code] = {
    openai.OpenAIError: "model-failed",
    openai.APIError: "model-down",  # an error told in the stream, where the server is already talking
    openai.APIStatusError: "model-refused",
    openai.BadRequestError: "model-refused",
    openai.AuthenticationError: "model-auth",
    openai.OAuthError: "model-auth",
    _exceptions.SubjectTokenProviderError: "model-auth",
    openai.PermissionDeniedError: "model-forbidden",
    openai.NotFoundError: "model-missing",
    openai.ConflictError: "model-busy",
    openai.UnprocessableEntityError: "model-refused",
    openai.RateLimitError: "model-busy",
    openai.InternalServerError: "model-down",
    openai.APIConnectionError: "model-unreachable",
    openai.APITimeoutError: "model-slow",
    openai.APIResponseValidationError: "model-malformed",
    openai.LengthFinishReasonError: "model-cut",
    openai.ContentFilterFinishReasonError: "model-filtered",
    openai.InvalidWebhookSignatureError: "model-failed",
    openai.WebSocketConnectionClosedError: "model-cut",
    openai.WebSocketQueueFullError: "model-failed",
    httpx2.HTTPError: "model-failed",
    httpx2.HTTPStatusError: "model-refused",
    httpx2.RequestError: "model-unreachable",
    httpx2.TransportError: "model-unreachable",
    httpx2.TimeoutException: "model-slow",
    httpx2.ConnectTimeout: "model-slow",
    httpx2.ReadTimeout: "model-slow",
    httpx2.WriteTimeout: "model-slow",
    httpx2.PoolTimeout: "model-slow",
    httpx2.NetworkError: "model-cut",
    httpx2.ConnectError: "model-unreachable",
    httpx2.ReadError: "model-cut",
    httpx2.WriteError: "model-cut",
    httpx2.CloseError: "model-cut",
    httpx2.ProxyError: "model-unreachable",
    httpx2.UnsupportedProtocol: "model-unreachable",
    httpx2.InvalidURL: "model-unreachable",
    httpx2.ProtocolError: "model-cut",
    httpx2.LocalProtocolError: "model-failed",
    httpx2.RemoteProtocolError: "model-cut",
    httpx2.DecodingError: "model-malformed",
    httpx2.SSEError: "model-malformed",
    httpx2.TooManyRedirects: "model-missing",
    httpx2.CookieConflict: "model-failed",
    httpx2.StreamError: "model-failed",
    httpx2.StreamConsumed: "model-failed",
    httpx2.StreamClosed: "model-cut",
    httpx2.ResponseNotRead: "model-failed",
    httpx2.RequestNotRead: "model-failed",
    langchain.LangChainException: "model-failed",
    langchain.TracerException: "model-failed",
    langchain.OutputParserException: "model-malformed",
    langchain.ModelError: "model-failed",
    langchain.ModelAuthenticationError: "model-auth",
    langchain.ModelPermissionDeniedError: "model-forbidden",
    langchain.ModelInvalidRequestError: "model-refused",
    langchain.ModelNotFoundError: "model-missing",
    langchain.ModelRateLimitError: "model-busy",
    langchain.ModelAPIError: "model-down",
    langchain.ModelConnectionError: "model-unreachable",
    langchain.ModelTimeoutError: "model-slow",
    langchain.ContextOverflowError: "model-overflow",
    langchain_openai.OpenAIContextOverflowError: "model-overflow",
    langchain_openai.OpenAIAPIContextOverflowError: "model-overflow",
    langchain_openai.OpenAIAuthenticationError: "model-auth",
    langchain_openai.OpenAIPermissionDeniedError: "model-forbidden",
    langchain_openai.OpenAIInvalidRequestError: "model-refused",
    langchain_openai.OpenAIModelNotFoundError: "model-missing",
    langchain_openai.OpenAIRateLimitError: "model-busy",
    langchain_openai.OpenAIAPIError: "model-down",
    langchain_openai.OpenAIConnectionError: "model-unreachable",
    langchain_openai.OpenAITimeoutError: "model-slow",
    langchain_openai.OpenAIRefusalError: "model-refused",
    _client_utils.StreamChunkTimeoutError: "model-slow",
    pydantic.ValidationError: "model-malformed",
    json.JSONDecodeError: "model-malformed",
    UnicodeError: "model-malformed",
    ssl.SSLError: "model-tls",
    asyncio.TimeoutError: "model-slow",
    OSError: "model-unreachable",
    # What code raises that meets an answer of a shape nobody promised.
    ValueError: "model-malformed",
    TypeError: "model-malformed",
    LookupError: "model-malformed",
    AttributeError: "model-malformed",
    RecursionError: "model-malformed",
}
"""Our code for each class of theirs, before status and text say it more exactly."""


def broken(exc: BaseException, now: datetime) -> Broken:
    """What a vendor raised, as ours. ``now`` is for servers that say until when to wait."""
    exc = exc.__context__ if isinstance(exc, Warning) and exc.__context__ else exc  # where warnings are errors
    chain = list(_chain(exc))
    for one in chain:
        if isinstance(one, Broken):
            return one
    source = f"{type(exc).__module__.split('.')[0]}.{type(exc).__name__}"
    return Broken(_fault(exc, chain, source, now), exc)


def _fault(exc: BaseException, chain: list[BaseException], source: str, now: datetime) -> Fault:
    if isinstance(exc, openai.APIStatusError | httpx2.HTTPStatusError):
        body = getattr(exc, "body", None)
        return _by_status(exc.response, body, known(exc), source, now)
    connecting = any(isinstance(one, httpx2.ConnectError) for one in chain)  # later it is a line that broke
    if isinstance(exc, ssl.SSLError) or (connecting and any(isinstance(one, ssl.SSLError) for one in chain)):
        return Fault("model-tls", source=source)
    if isinstance(exc, openai.APIConnectionError) and not isinstance(exc, openai.APITimeoutError):
        code = next((known(one) for one in chain if isinstance(one, httpx2.HTTPError | httpx2.InvalidURL)), known(exc))
        return Fault(code, again=code in {"model-unreachable", "model-cut"}, source=source)
    if isinstance(exc, openai.APIError) and type(exc) is openai.APIError:
        return _in_stream(exc, source)
    code = known(exc)
    return Fault(code, again=code in {"model-cut", "model-unreachable"}, source=source)


def known(exc: BaseException) -> Code:
    """The code of the nearest class that is in ``KNOWN``."""
    return next((KNOWN[kind] for kind in type(exc).__mro__ if kind in KNOWN), "model-failed")


def _by_status(response: httpx2.Response, body: object, otherwise: Code, source: str, now: datetime) -> Fault:
    status, text = response.status_code, _text(body)
    code: Code = _STATUS.get(status, otherwise)
    if status >= _SERVER:
        code = "model-down"
    elif _ELSEWHERE <= status < _CLIENT:  # a redirect is not followed: the words go where the notice says, or nowhere
        code = "model-missing"
    hint = hinted(text)
    if code in {"model-refused", "model-down"} and hint is not None:
        code = hint
    again = status in _AGAIN and code in {"model-slow", "model-busy", "model-down"} and "insufficient_quota" not in text
    refuses = parameter(body, text) if code == "model-refused" else ""
    return Fault(code, status, again=again, after=_wait(response.headers, now), refuses=refuses, source=source)


def _in_stream(exc: openai.APIError, source: str) -> Fault:
    body: Any = exc.body if isinstance(exc.body, dict) else {}
    number = body.get("code") if isinstance(body.get("code"), int) else body.get("status")
    status = number if isinstance(number, int) else None
    code = hinted(_text(body)) or _STATUS.get(status or _SERVER, "model-down")
    return Fault(code, status, again=code in {"model-down", "model-busy"}, source=source)


def _wait(headers: httpx2.Headers, now: datetime) -> float | None:
    """Seconds until the server wants to be asked again (RFC 9110, and Azure's milliseconds)."""
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) / unit)
        except (KeyError, ValueError):
            continue
    try:
        until = parsedate_to_datetime(headers["retry-after"])
    except (KeyError, ValueError):
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())


def _text(body: object) -> str:
    return body if isinstance(body, str) else json.dumps(body, default=str) if body else ""


def _chain(exc: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while exc is not None and id(exc) not in seen:
        seen.add(id(exc))
        yield exc
        exc = exc.__cause__ or exc.__context__
