"""A fake OpenAI-compatible endpoint on loopback: it answers as a plan says and breaks in every way that servers break.

::

    with Endpoint("Neen. Vandaag niet.") as endpoint:
        ask(endpoint.url)
        endpoint.plan = FAULTS["cut in mid-stream"]  # from the next request on
    endpoint.requests[0].body["messages"]  # what went over the wire

A plan is a text, a dict (sent as JSON text, for structured answers), an ``Answer``, a ``Fault``, or a callable
``(request's JSON, number of the call from 1)`` that gives one of these. ``FAULTS`` are the ways to fail; ``QUIRKS`` are
odd but sound ways to send an answer, which has to arrive.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from tests.endpoint_faults import FAULTS, QUIRKS
from tests.endpoint_line import Received, leave, receive
from tests.endpoint_ways import Fault, busy, drip
from tests.endpoint_wire import Answer, At, Body, Cut, Hang, Say, Step, fitting, honest, schema_of, whole

__all__ = [
    "FAULTS",
    "QUIRKS",
    "Answer",
    "Endpoint",
    "Fault",
    "Received",
    "after",
    "busy",
    "drip",
    "fitting",
    "once",
    "schema_of",
]

Reply = str | Mapping[str, Any] | Answer | Fault | list[Step]
Plan = Callable[[Body, int], Reply]
"""From a request's JSON and its number (from 1) to what is answered."""

CERTIFICATE = Path(__file__).parent / "data" / "self-signed.pem"
NOWHERE = "http://no-such-host.invalid/v1"


def after(count: int, then: Reply | Plan, before: Reply | Plan = "Ja.") -> Plan:
    """So many sound answers first, then something else for good."""
    return lambda request, nth: _of(before if nth <= count else then, request, nth)


def once(fault: Reply | Plan, then: Reply | Plan = "Ja.", *, at: int = 1) -> Plan:
    """Something else at one call only; fine before and after it."""
    return lambda request, nth: _of(fault if nth == at else then, request, nth)


class Endpoint:
    """The server, from ``with`` to its end, in a thread of its own; a plan that raises makes the end raise."""

    def __init__(self, plan: Reply | Plan = "Ja.", models: tuple[str, ...] = ("fake",)) -> None:
        self.requests: list[Received] = []
        self.models = models
        self._plan = plan
        self._calls = 0
        self._broken: BaseException | None = None
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._secure: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, name="endpoint", daemon=True)
        self.port = self.secure_port = 0

    @property
    def root(self) -> str:
        """Without the version's path, where Ollama's own routes are."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The base URL to give to a client; faults of names and certificates need one of their own."""
        match self._plan.where if isinstance(self._plan, Fault) else "":
            case "dns":
                return NOWHERE
            case "tls":
                return f"https://127.0.0.1:{self.port}/v1"
            case "certificate":
                return f"https://127.0.0.1:{self.secure_port}/v1"
        return f"{self.root}/v1"

    @property
    def plan(self) -> Reply | Plan:
        """What is answered; a plan that refuses connections closes the port, another one opens it again."""
        return self._plan

    @plan.setter
    def plan(self, plan: Reply | Plan) -> None:
        self._plan = plan
        self._run(self._listen())

    @property
    def asked(self) -> list[Any]:
        """The bodies of all requests for a completion."""
        return [received.body for received in self.requests if received.path.endswith("/chat/completions")]

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._listen())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        if self._broken:
            raise self._broken

    def _run(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        refuses = isinstance(self._plan, Fault) and self._plan.where == "refused"
        if self._secure is None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._secure = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)
            self.secure_port = self._secure.sockets[0].getsockname()[1]
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]
        if refuses:
            self._server.close()
            self._server = None
            await self._hang_up()

    async def _close(self) -> None:
        for server in (self._server, self._secure):
            if server is not None:
                server.close()
        await self._hang_up()

    async def _hang_up(self) -> None:
        tasks = self._tasks - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while (received := await receive(reader)) is not None:
                self.requests.append(received)
                if not await self._play(self._steps(received), received, reader, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass  # the other side went, or the endpoint closes: both are ends like any other
        finally:
            self._tasks.discard(task)
            await leave(writer)

    def _steps(self, received: Received) -> list[Step]:
        plan = self._plan
        if not received.path.endswith("/chat/completions"):
            if isinstance(plan, Fault) and plan.everywhere:
                return plan(received.body or {}, 0)
            return self._listing(received.path)
        if received.path.startswith("/elsewhere"):  # where a redirect leads
            return honest(received.body, Answer("Elders."))
        if received.body is None:
            return whole(400, {"error": {"message": "no JSON in the request", "code": None}})
        self._calls += 1
        try:
            reply = _of(plan, received.body, self._calls)
            if isinstance(reply, Fault):
                return reply(received.body, self._calls)
            if isinstance(reply, list):
                return reply
            if isinstance(reply, Mapping):
                reply = json.dumps(reply, ensure_ascii=False)
            return honest(received.body, Answer(reply) if isinstance(reply, str) else reply)
        except Exception as exc:  # noqa: BLE001 - told to the test at the end, not to the client
            self._broken = exc
            return whole(500, {"error": {"message": "the plan broke"}})

    def _listing(self, path: str) -> list[Step]:
        match path:
            case "/v1/models":
                return whole(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in self.models]})
            case "/api/tags":
                return whole(200, {"models": [{"name": name, "model": name} for name in self.models]})
            case "/api/version":
                return whole(200, {"version": "0.12.0"})
        return whole(404, {"error": {"message": f"no route {path}", "code": None}})

    async def _play(
        self, steps: list[Step], received: Received, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Send the steps; whether the connection may be used again."""
        start = time.perf_counter()
        for step in steps:
            match step:
                case At(seconds):
                    await asyncio.sleep(max(0.0, start + seconds - time.perf_counter()))
                case Hang():
                    await reader.read()  # comes back when the other side gives up
                    return False
                case Cut(reset):
                    if reset:
                        sock = writer.get_extra_info("socket")
                        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    return False
                case Say(text, data):
                    received.sent.append((time.perf_counter(), text))
                    writer.write(data)
                    await writer.drain()
                case bytes():
                    writer.write(step.replace(b"{port}", str(self.port).encode()))
                    await writer.drain()
        received.done = True
        return True


def _of(plan: Reply | Plan, request: Body, nth: int) -> Reply:
    return plan(request, nth) if callable(plan) and not isinstance(plan, Fault) else plan
