"""A visitor without a browser: speaks Streamlit's own protocol over a WebSocket, and notes how long a run takes."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
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
    deltas: tuple[Delta, ...] = ()
    """Everything that was drawn, in order; of a run that was begun anew on the way, the last."""


@dataclass(slots=True)
class Visitor:
    """One open page."""

    socket: ClientConnection
    port: int
    page: str
    query: str
    hash: str = field(default="")
    """Which page it is, once the server has said so; a browser sends it back with every run."""

    async def run(self, widgets: Sequence[WidgetState] = (), fragment: str = "") -> Run:
        """Have the page run once, as a browser does at first and after a click.

        Args:
            widgets: what was clicked or typed; nothing: a click that changes nothing.
            fragment: the part of the page that is to run, where what was clicked stands in one.
        """
        asked = BackMsg()
        client = asked.rerun_script
        client.query_string, client.page_script_hash, client.fragment_id = self.query, self.hash, fragment
        client.widget_states.widgets.extend(widgets)
        if not self.hash:
            client.page_name = self.page
        client.context_info.timezone, client.context_info.locale = "Europe/Brussels", "nl-BE"
        client.context_info.url = f"http://127.0.0.1:{self.port}/{self.page}?{self.query}"
        count = size = 0
        deltas: list[Delta] = []
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
            elif kind == "new_session":
                deltas.clear()
            elif kind == "delta":
                deltas.append(message.delta)
            elif kind == "script_finished" and message.script_finished != _AGAIN:
                assert message.script_finished in _FINISHED, message
                return Run(time.perf_counter() - began, count, size, _html(deltas), tuple(deltas))


def _html(deltas: Sequence[Delta]) -> tuple[str, ...]:
    elements = [delta.new_element for delta in deltas]
    return tuple(one.html.body for one in elements if one.WhichOneof("type") == "html")


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
