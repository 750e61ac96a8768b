"""``coach model serve``: llama.cpp's server with a file of one's own, on this computer alone; no account, no cloud."""

from __future__ import annotations

import os
import signal
import socket
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from coach.cli.voice import language_option, voice
from coach.errors import InputRefused, SettingRefused

_HERE = "127.0.0.1"
_MAGIC = b"GGUF"
_NOTHING = 0
# What a C++ exception in llama.cpp becomes (https://cython.readthedocs.io, "Using C++", exceptions).
_THROWN = (RuntimeError, ValueError, TypeError, LookupError, ArithmeticError, MemoryError, OSError)


@click.command(help=voice()("model.help-serve"))
@click.argument("file", metavar="FILE.gguf", type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8080, show_default=True, help=voice()("model.serve-port")
)
@click.option(
    "--context", type=click.IntRange(512, 262144), default=8192, show_default=True, help=voice()("model.serve-context")
)
@language_option
def serve(file: Path, port: int, context: int) -> None:
    """Serve until Ctrl+C."""
    _check(file, port)
    server = _start(file, port, context)
    click.echo(voice()("model.serving", file=file.name, address=server.listening_address))
    click.echo(f"\n  export COACH_MODEL_URL={server.listening_address}/v1\n  export COACH_MODEL_NAME={_name(file)}\n")
    click.echo(voice()("model.serve-next"))
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    try:
        stopped.wait()
    except KeyboardInterrupt:
        pass  # Ctrl+C is how one stops it
    finally:
        del server  # hangs up and lets go of the memory


def _check(file: Path, port: int) -> None:
    """Refuse what cannot be served, before a library tries.

    Raises:
        InputRefused: no such file, or none in GGUF.
        SettingRefused: something else listens on the port.
    """
    try:
        with file.open("rb") as stream:
            magic = stream.read(len(_MAGIC))
    except OSError as error:
        raise InputRefused("gguf-missing", file=file) from error
    if magic != _MAGIC:
        raise InputRefused("gguf-refused", file=file)
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HERE, port))
        except OSError as error:
            raise SettingRefused("port-taken", host=_HERE, port=port) from error


def _start(file: Path, port: int, context: int) -> Any:
    """The server, running in threads of its own.

    Raises:
        InputRefused: llama.cpp is not installed, or cannot load the file.
    """
    # Read by OpenMP when the library is loaded: without it, threads that wait for the next question spin.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        llama = import_module("xllamacpp")
    except ImportError as error:
        raise InputRefused("local-missing") from error
    asked = llama.CommonParams()
    asked.model.path = str(file)
    asked.model_alias = {_name(file)}
    asked.hostnames, asked.port = [_HERE], port
    asked.n_ctx = context
    asked.verbosity = _NOTHING  # nothing of a conversation is written anywhere
    asked.endpoint_slots = asked.ui = False
    asked.cors_origins = f"http://{_HERE}:{port}"  # or any page in a browser might ask it
    try:
        return llama.Server(asked)
    except _THROWN as error:
        raise InputRefused("gguf-failed", file=file) from error


def _name(file: Path) -> str:
    """What the model is called: the file's name, fit for a shell."""
    return "".join(sign if sign.isalnum() or sign in "._-" else "-" for sign in file.stem)
