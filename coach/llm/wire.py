"""What goes out to a model's server and how much may come back. Importing this imports the vendor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextvars import ContextVar
from dataclasses import dataclass

import httpx2

from coach.llm.endpoint import Endpoint
from coach.llm.failing import Broken, Fault

_ALLOWED = frozenset({"host", "connection", "accept", "content-type", "content-length", "transfer-encoding"})
"""Headers that are sent. The vendor would add the machine's kind and whatever its own environment variables say."""
_CONNECT = 0.9


@dataclass(slots=True)
class Meter:
    """One answer as it comes off the wire."""

    most: int
    """Bytes at which reading stops."""
    bytes: int = 0
    streams: bool = False
    """Whether the server says that it sends events."""
    shaking_hands: bool = False
    """Whether a TLS handshake has begun and not ended."""

    async def trace(self, event: str, _info: object) -> None:
        """Told by the vendor about each step on a connection."""
        if event.endswith("start_tls.started"):
            self.shaking_hands = True
        elif event.endswith("start_tls.complete"):
            self.shaking_hands = False


METER: ContextVar[Meter] = ContextVar("meter")
"""That of the call that the present task makes."""


class _Measured(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, meter: Meter) -> None:
        self._stream, self._meter = stream, meter

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            self._meter.bytes += len(part)
            if self._meter.bytes > self._meter.most:
                raise Broken(Fault("model-malformed", source="too long"))
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


def client(endpoint: Endpoint) -> httpx2.AsyncClient:
    """A client for one server: follows nobody elsewhere, sends no more than it has to, reads no more than asked for.

    What stays on this computer passes no proxy; anything else passes the one that the environment names, if any.
    """

    async def pack(request: httpx2.Request) -> None:
        request.extensions["trace"] = METER.get().trace
        for name in set(request.headers) - _ALLOWED:
            del request.headers[name]
        request.headers["accept-encoding"] = "identity"  # compressed, 1 MB of text could come in 1 KB
        request.headers["user-agent"] = "rehearsal-coach"
        if endpoint.key and endpoint.api_version:
            request.headers["api-key"] = endpoint.key
        elif endpoint.key:
            request.headers["authorization"] = f"Bearer {endpoint.key}"

    async def unpack(response: httpx2.Response) -> None:
        meter = METER.get()
        if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
            # Before anything is decoded: what the meter counts is what came, and 228 KB of gzip can be 150 MB.
            raise Broken(Fault("model-malformed", source="content encoding"))
        meter.streams = response.headers.get("content-type", "").startswith("text/event-stream")
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Measured(response.stream, meter)

    direct: dict[str, httpx2.AsyncBaseTransport | None] = {"http://": None, "https://": None, "all://": None}
    return httpx2.AsyncClient(
        follow_redirects=False,
        # A little before the call's own deadline, which would leave a handshake half done.
        timeout=httpx2.Timeout(endpoint.deadlines.whole, connect=_CONNECT * endpoint.deadlines.first),
        mounts=direct if endpoint.loopback else None,
        event_hooks={"request": [pack], "response": [unpack]},
    )
