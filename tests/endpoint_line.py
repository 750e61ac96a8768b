"""One connection of the fake endpoint: reading requests off it and leaving it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
import time
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Received:
    """One request as it came in, and what was sent back."""

    method: str
    path: str
    headers: dict[str, str]  # names in small letters
    raw: bytes
    body: Any  # parsed JSON; None when it is none
    came: float  # time.perf_counter()
    sent: list[tuple[float, str]] = field(default_factory=list)  # each piece of the answer's words and when it went out
    done: bool = False  # all steps were sent


async def leave(writer: asyncio.StreamWriter) -> None:
    """Close a connection after what was written has gone out."""
    writer.close()
    with contextlib.suppress(ConnectionError, TimeoutError, asyncio.CancelledError, ssl.SSLError):
        await asyncio.wait_for(writer.wait_closed(), 0.2)
    writer.transport.abort()


async def receive(reader: asyncio.StreamReader) -> Received | None:
    """The next request of a connection; None when no more comes."""
    try:
        top = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return None
    came = time.perf_counter()
    method, path, *_ = top[0].split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in top[1:] if line)}
    raw = await reader.readexactly(int(headers.get("content-length", 0)))
    try:
        body = json.loads(raw)
    except ValueError:
        body = None
    return Received(method, path, headers, raw, body, came)
