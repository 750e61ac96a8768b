"""``coach serve``: the app, on one tuned process.

The sockets here have TCP_NODELAY, which ``streamlit run`` leaves out (its many small messages then wait for each
other), and the app freezes what it imported, so that the garbage collection that Streamlit makes after every run of a
page finds nothing to walk through. ``tests/benchmarks`` shows what that brings.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import socket
import sys
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import click
import uvicorn
from uvicorn.importer import import_from_string

from coach.cli.voice import voice
from coach.errors import SettingRefused
from coach.settings import read_settings

SERVER = "coach.ui.server:app"
"""Named, not imported: the command line and the pages are strangers."""
BUILD = "coach.ui.wiring:app"
"""Builds the app; called before the server starts, so that a fault is told in one sentence and nothing has opened."""

_PATIENCE = 3
"""Seconds that open pages get to say goodbye after Ctrl+C."""


class _Server(uvicorn.Server):
    """Says that it is there once a browser would really get an answer."""

    def __init__(self, config: uvicorn.Config, told: str, browse: str | None) -> None:
        super().__init__(config)
        self._told, self._browse = told, browse

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then speak."""
        await super().startup(sockets)
        if self.started:
            click.echo(self._told)
            if self._browse and _has_screen(os.environ):
                webbrowser.open(self._browse)


def _has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a browser can show itself; without a screen, one in the terminal would take it over."""
    return sys.platform in {"darwin", "win32"} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & set(environment))


@click.command(help=voice()("cli.help-serve"))
@click.option("--host", default=None, help=voice()("cli.serve_host"))
@click.option("--port", type=click.IntRange(1, 65535), default=None, help=voice()("cli.serve_port"))
@click.option("--open", "browse", is_flag=True, help=voice()("cli.serve_browse"))
def serve(host: str | None, port: int | None, *, browse: bool) -> None:
    """Open the app."""
    settings = read_settings(os.environ)
    address, number = host or settings.host, port or settings.port
    settings.check_demo(address)
    # Faults of pages and of the server go to stderr, for whoever runs this; people get calm words on the page.
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with _listening(address, number) as listeners:
        import_from_string(BUILD)()
        config = uvicorn.Config(
            SERVER, log_config=None, log_level=logging.WARNING, access_log=False, lifespan="on",
            ws_per_message_deflate=False, timeout_graceful_shutdown=_PATIENCE,
        )  # fmt: skip
        url = f"http://{f'[{address}]' if ':' in address else address}:{number}"
        told = voice()("cli.serve_open", url=url)
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C is how one stops it
            _Server(config, told, url if browse else None).run(listeners)


@contextmanager
def _listening(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Sockets on every address that the host's name stands for (``localhost`` may be two).

    Raises:
        SettingRefused: something else listens there (``port-taken``), or this computer cannot listen on it.
    """
    with ExitStack() as kept:
        listeners: list[socket.socket] = []
        failed: OSError | None = None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        except OSError as error:
            raise SettingRefused("address-refused", host=host, port=port) from error
        for family, _, _, _, address in dict.fromkeys(found):
            try:
                # Told apart as TCP, or asyncio leaves Nagle's algorithm on in what it accepts.
                listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
                kept.enter_context(listener)
                _bind(listener, address)
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    raise SettingRefused("port-taken", host=host, port=port) from error
                failed = error
            else:
                listeners.append(listener)
        if not listeners:
            raise SettingRefused("address-refused", host=host, port=port) from failed
        yield listeners


def _bind(listener: socket.socket, address: tuple[Any, ...]) -> None:
    if os.name == "posix":  # elsewhere it would let two servers share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if listener.family == socket.AF_INET6:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    listener.bind(address)
    listener.listen()
