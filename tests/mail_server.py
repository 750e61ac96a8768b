"""A real mail server on loopback, which keeps what it gets, and a few that misbehave."""

from __future__ import annotations

import asyncio
import socket
import ssl
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope

USER, PASSWORD = "coach", "geheim wachtwoord"


@dataclass(slots=True)
class Box:
    """What the server got."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    to: list[tuple[str, ...]] = field(default_factory=list)
    refuse: Callable[[str], bool] = lambda _address: False

    async def handle_RCPT(self, _server: SMTP, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take an address, or not."""
        if self.refuse(address):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - same
        """Keep a letter."""
        read = message_from_bytes(bytes(envelope.content or b""), policy=default)
        assert isinstance(read, EmailMessage)
        self.letters.append(read)
        self.to.append(tuple(envelope.rcpt_tos))
        return "250 OK"


AUTHORITY = trustme.CA()


def trusting() -> ssl.SSLContext:
    """What a client has who trusts the server's certificate."""
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


@contextmanager
def mail_server(*, tls: bool = False, starttls: bool = False, auth: bool = False) -> Iterator[Box]:
    """A server that takes letters: in the open, secure from the start, or made secure; with a password or without."""
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("127.0.0.1").configure_cert(secure)
    box = Box()

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()))

    def made() -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of passwords in the open, which is what is tried here
            return SMTP(
                box, hostname="mail.test", loop=loop, tls_context=secure if starttls else None,
                require_starttls=starttls, auth_required=auth, auth_require_tls=False,
                authenticator=check if auth else None,
            )  # fmt: skip

    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="mail")
    thread.start()
    begun = asyncio.run_coroutine_threadsafe(
        loop.create_server(made, "127.0.0.1", 0, ssl=secure if tls else None), loop
    )  # fmt: skip
    server = begun.result(10)
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def silent_server() -> Iterator[int]:
    """A port at which somebody picks up and says nothing."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        yield listening.getsockname()[1]


def closed_port() -> int:
    """A port at which nobody picks up."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
