"""A seat in a joint room without a browser: its page, and the polls that ``coach/ui/live.js`` sends beside it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from uuid import UUID

from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.benchmarks.visitor import Run, Visitor, visiting

SOON = 0.7
"""Seconds between two polls, as in ``live.js``."""
_AGAIN = 4.0
"""Seconds after which the same version is asked for once more, as there."""
_TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{}__events"
"""What Streamlit calls the triggers of a component, by the component's id."""


@dataclass(slots=True)
class Seat:
    """One open page of a joint room, which polls and is drawn anew when something changed."""

    visitor: Visitor
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    shows: str = ""
    """The version that the page shows."""
    token: str = ""
    component: str = ""
    fragment: str = ""
    buttons: tuple[str, ...] = ()
    """The ids of those in view, within the fragment."""
    box: str = ""
    """The id of the box at the bottom."""
    drawn: list[tuple[int, float, str]] = field(default_factory=list)
    """Which revision was complete when (``perf_counter``), and the page's HTML."""
    polls: int = 0
    waited: list[float] = field(default_factory=list)
    """Seconds that each poll took."""
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _asked: tuple[str, float] = ("", 0.0)

    @property
    def revision(self) -> int:
        """How far the page is."""
        return int(self.shows.split(".")[1])

    async def look(self, version: str = "") -> None:
        """Have the fragment drawn anew, as the component does when a poll finds another version."""
        async with self._lock:
            if version and version == self.shows:
                return
            event = json.dumps([{"event": "changed", "value": version}])
            told = WidgetState(id=_TRIGGER.format(self.component), json_trigger_value=event)
            self._keep(await self.visitor.run((told,), self.fragment))

    async def click(self, button: str) -> int:
        """Click a button in the fragment; the revision that this very page then shows."""
        async with self._lock:
            self._keep(await self.visitor.run((WidgetState(id=button, trigger_value=True),), self.fragment))
            return self.revision

    async def say(self, words: str) -> int:
        """Send something from the box; the revision that this very page then shows."""
        told = WidgetState(id=self.box)
        told.chat_input_value.data = words
        async with self._lock:
            self._keep(await self.visitor.run((told,)))
            return self.revision

    async def poll_on(self, later: float = 0.0) -> None:
        """Poll until cancelled, from a moment on. A change has the page drawn anew while the polls go on."""
        looking: set[asyncio.Task[None]] = set()
        await asyncio.sleep(later)
        try:
            while True:
                version = await self._poll()
                now = time.perf_counter()
                if version != self.shows and (version != self._asked[0] or now - self._asked[1] >= _AGAIN):
                    self._asked = (version, now)
                    task = asyncio.create_task(self.look(version))
                    looking.add(task)
                    task.add_done_callback(looking.discard)
                await asyncio.sleep(SOON)
        finally:
            await asyncio.gather(*looking)

    async def _poll(self) -> str:
        body = b'{"typing":false}'
        began = time.perf_counter()
        self.writer.write(
            f"POST /joint/poll HTTP/1.1\r\nHost: 127.0.0.1:{self.visitor.port}\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {self.token}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = next(line for line in head.split("\r\n") if line.startswith("content-length:"))
        answer = json.loads(await self.reader.readexactly(int(length.split(":")[1])))
        assert head.startswith("http/1.1 200"), (head, answer)
        self.polls += 1
        self.waited.append(time.perf_counter() - began)
        return str(answer["version"])

    def _keep(self, run: Run) -> None:
        """What a browser would have on its screen now."""
        buttons, found = [], False
        for delta in run.deltas:
            element = delta.new_element
            kind = element.WhichOneof("type")
            if kind == "button" and delta.fragment_id and not element.button.disabled:
                buttons.append(element.button.id)
            elif kind == "chat_input":
                self.box = element.chat_input.id
            elif kind == "bidi_component":
                data, found = json.loads(element.bidi_component.json), True
                self.component, self.fragment = element.bidi_component.id, delta.fragment_id
                self.token, self.shows = data["token"], data["version"]
        assert found, run.pieces  # a page that says that something went wrong
        self.buttons = tuple(buttons)
        self.drawn.append((self.revision, time.perf_counter(), "".join(run.pieces)))


@asynccontextmanager
async def seated(port: int, handle: str, joint: UUID) -> AsyncIterator[Seat]:
    """Somebody of the demo team whose page is open; it does not poll yet."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with visiting(port, "joint", f"as={handle}&lang=nl&joint={joint}") as visitor:
            seat = Seat(visitor, reader, writer)
            seat._keep(await visitor.run())
            yield seat
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
