"""``coach serve``: the app, on one tuned process.

Uvicorn sets TCP_NODELAY, which ``streamlit run`` does not, and the app freezes what it imported, so that the garbage
collection after every run of a page finds nothing to walk through. ``tests/benchmarks`` shows what that brings.
"""

from __future__ import annotations

import os

import click
import uvicorn

from coach.cli.voice import voice
from coach.settings import read_settings

SERVER = "coach.ui.server:app"
"""Named, not imported: the command line and the pages are strangers."""


@click.command()
@click.option("--host", default=None, help=voice()("cli.serve_host"))
@click.option("--port", type=click.IntRange(1, 65535), default=None, help=voice()("cli.serve_port"))
def serve(host: str | None, port: int | None) -> None:
    """Open the app."""
    settings = read_settings(os.environ)
    address, number = host or settings.host, port or settings.port
    settings.check_demo(address)
    click.echo(voice()("cli.serve_open", url=f"http://{address}:{number}"))
    uvicorn.run(SERVER, host=address, port=number, log_level="warning", access_log=False)
