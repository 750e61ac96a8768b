"""The two servers that are compared: stock ``streamlit run`` on an empty configuration, and ``coach serve``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.server import ROOT, environment, free_port, running

_PATIENCE = 60


@contextmanager
def stock(data: Path) -> Iterator[int]:
    """The same script in a folder without a configuration, as ``streamlit run`` serves it; its port."""
    folder = data / "stock"
    folder.mkdir(exist_ok=True)
    shutil.copy(ROOT / "app.py", folder)
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    with (folder / "output.txt").open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(data, HOME=str(folder)), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()
            process.wait(_PATIENCE)


@contextmanager
def tuned(data: Path) -> Iterator[int]:
    """``coach serve``; its port."""
    with running(data) as server:
        yield server.port


def _wait(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/_stcore/health")
            connection.getresponse().read()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            connection.close()
            return
