"""A real ``coach serve`` in a process of its own, on a free port and a data folder that the test gives."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 60

_PROBED = """
import gc, json, os, socket, stat, sys, threading
from coach.cli.main import run

def look():
    options = []
    for name in os.listdir("/dev/fd"):
        try:
            if stat.S_ISSOCK(os.stat(int(name)).st_mode):
                with socket.socket(fileno=os.dup(int(name))) as one:
                    one.getpeername()
                    if one.family == socket.AF_INET:
                        options.append(one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
        except OSError:
            pass  # a listening socket, or one that closed since
    heap = {"frozen": gc.get_freeze_count(), "loose": len(gc.get_objects())}
    return {"nodelay": options, "turn": sys.getswitchinterval(), **heap}

def answer():
    for _ in sys.stdin:
        print(json.dumps(look()), flush=True)

threading.Thread(target=answer, daemon=True).start()
sys.exit(run(sys.argv[1:]))
"""
"""The real command with a thread beside it that looks at the process from within when it is asked to."""


@dataclass(slots=True)
class Server:
    """A server that answers."""

    process: subprocess.Popen[str]
    port: int
    said: str
    """The line that it greeted with."""
    complaints: Path
    """What it wrote to stderr."""

    @property
    def url(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def look(self) -> dict[str, Any]:
        """What the process looks like from within; only of a server that is probed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        seen: dict[str, Any] = json.loads(self.process.stdout.readline())
        return seen

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait(_PATIENCE)
        self.close()

    def close(self) -> None:
        """Let go of its streams."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This process's environment with settings of the app instead of those that it may have."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COACH_")}
    return {**kept, "PYTHONUNBUFFERED": "1", "COACH_DATA": str(data), "COACH_LANGUAGE": "en", **settings}


def start(
    data: Path, *, port: int | None = None, probed: bool = False, settings: Mapping[str, str] | None = None
) -> Server:
    """Start it and wait until it says that it is ready."""
    data.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    how = ["-c", _PROBED] if probed else ["-m", "coach"]
    complaints = data / "stderr.txt"
    with complaints.open("a", encoding="utf-8") as stream:
        process = subprocess.Popen(
            [sys.executable, *how, "serve", "--port", str(port)], cwd=ROOT, env=environment(data, **(settings or {})),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stream, text=True,
        )  # fmt: skip
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said, complaints.read_text("utf-8")
    return Server(process, port, said, complaints)


def stop(server: Server) -> int:
    """Ctrl+C; the exit status."""
    if server.process.poll() is None:
        server.process.send_signal(signal.SIGINT)
    try:
        return server.process.wait(_PATIENCE)
    finally:
        server.process.kill()
        server.close()


@contextmanager
def running(
    data: Path, *, port: int | None = None, probed: bool = False, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = start(data, port=port, probed=probed, settings=settings)
    try:
        yield server
    finally:
        stop(server)
