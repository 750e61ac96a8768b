"""An event loop in a thread of its own, in which all calls of a gateway run: hanging up there is really hanging up."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Any, TypeVar

from coach.llm.generators import notice_generators

Value = TypeVar("Value")


class Background:
    """Starts with the first work; a daemon, so that nobody waits for it at the end."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._lock = Lock()

    def do(self, work: Coroutine[Any, Any, Value]) -> Future[Value]:
        """Begin; cancelling the future ends the work at the next thing that it waits for."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = Thread(target=self._loop.run_forever, name="models", daemon=True)
                self._thread.start()
                self._loop.call_soon_threadsafe(notice_generators)
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self) -> None:
        """End whatever is still under way; the next work starts anew."""
        with self._lock:
            loop, thread, self._loop = self._loop, self._thread, None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(_end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end() -> None:
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()
