"""A visitor without a browser: speaks Streamlit's own protocol over a WebSocket, and notes how long a run takes."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

_FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY
_AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a page, from the request to the message that says that it is finished."""

    seconds: float
    messages: int
    size: int
    """Bytes."""
    pieces: tuple[str, ...]
    """What was drawn as HTML."""


@dataclass(slots=True)
class Visitor:
    """One open page."""

    socket: ClientConnection
    port: int
    page: str
    query: str
    hash: str = field(default="")
    """Which page it is, once the server has said so; a browser sends it back with every run."""

    async def run(self) -> Run:
        """Have the page run once, as a browser does at first and after a click that changes nothing."""
        asked = BackMsg()
        client = asked.rerun_script
        client.query_string, client.page_script_hash = self.query, self.hash
        if not self.hash:
            client.page_name = self.page
        client.context_info.timezone, client.context_info.locale = "Europe/Brussels", "nl-BE"
        client.context_info.url = f"http://127.0.0.1:{self.port}/{self.page}?{self.query}"
        count = size = 0
        pieces: list[str] = []
        began = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while True:
            data = await self.socket.recv()
            assert isinstance(data, bytes)
            count, size = count + 1, size + len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.hash = message.navigation.page_script_hash
            elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "html":
                pieces.append(message.delta.new_element.html.body)
            elif kind == "script_finished" and message.script_finished != _AGAIN:
                assert message.script_finished == _FINISHED, message
                return Run(time.perf_counter() - began, count, size, tuple(pieces))


@asynccontextmanager
async def visiting(port: int, page: str, query: str, name: str = "127.0.0.1") -> AsyncIterator[Visitor]:
    """A page that was opened and has run once; ``name`` is what this computer is called in its address."""
    async with connect(
        f"ws://{name}:{port}/_stcore/stream", host="127.0.0.1", port=port, subprotocols=[Subprotocol("streamlit")],
        proxy=None, compression=None, max_size=None, ping_interval=None,
    ) as ws:  # fmt: skip
        visitor = Visitor(ws, port, page, query)
        await visitor.run()
        yield visitor
