"""Asynchronous generators, ended where they were begun.

A vendor's stream is a pile of generators, one reading the other. Left half read they would be ended one by one: by the
event loop, later, or by the garbage collector, in whichever thread that runs, while the event loop may be at it.
"""

from __future__ import annotations

import sys
from asyncio import CancelledError
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

_BEGUN: ContextVar[list[AsyncGenerator[Any, Any]]] = ContextVar("begun")
"""The generators that the present task, and those that it started, have begun since :func:`ended`."""


def notice_generators() -> None:
    """From now on :func:`ended` knows of each generator begun in this thread, whose event loop has to run already."""
    usual = sys.get_asyncgen_hooks().firstiter

    def begin(generator: AsyncGenerator[Any, Any]) -> None:
        if (begun := _BEGUN.get(None)) is not None:
            begun.append(generator)
        if usual is not None:
            usual(generator)

    sys.set_asyncgen_hooks(firstiter=begin)


@asynccontextmanager
async def ended() -> AsyncIterator[None]:
    """What is begun inside is over at its end, whatever that is: the outermost first, each with its clean-up awaited.

    Until then every one of them is held, so that no garbage collector finds any. Errors of a clean-up are dropped.

    Raises:
        CancelledError: cancelled during the clean-up, after all of it.
    """
    begun: list[AsyncGenerator[Any, Any]] = []
    token = _BEGUN.set(begun)
    cancelled: CancelledError | None = None
    try:
        yield
    finally:
        _BEGUN.reset(token)
        for generator in begun:
            try:
                await generator.aclose()
            except CancelledError as exc:
                cancelled = exc
            except Exception:  # noqa: BLE001, S110 - a vendor's, about an answer that nobody wants any more
                pass
        if cancelled is not None:
            raise cancelled
