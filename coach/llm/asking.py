"""One call to a model: deadlines, attempts, bounds. Importing this imports the vendors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel
from tenacity import AsyncRetrying, RetryCallState, stop_after_attempt

from coach.llm.chat import Call, Usage
from coach.llm.dialect import Dialect
from coach.llm.endpoint import Deadlines
from coach.llm.failing import Broken, Fault
from coach.llm.faults import broken
from coach.llm.generators import ended
from coach.llm.model import Model
from coach.llm.patience import Patience
from coach.llm.surrogates import whole
from coach.llm.thoughts import Spoken
from coach.llm.wire import METER, Meter

_BYTES_PER_TOKEN, _BYTES = 1024, 64 * 1024
"""Of a streamed answer on the wire: an event carries a token or so, in 200 to 500 bytes."""
_LETTERS_PER_TOKEN, _LETTERS = 12, 1000
_TAIL = 1.0
"""Seconds that the usage may take after the answer's last word."""
_SENSE = 0.2
"""How much of the time for the first text has to be left for another attempt to make sense."""
_PAST = 3
"""Parameters that are given up in one call at most."""


@dataclass(slots=True)
class Progress:
    """How far a call has come; written in the event loop, read where the answer is awaited."""

    attempts: int = 0
    usage: Usage | None = None
    letters: int = 0


class Asking:
    """One call, from its first attempt to the end of its answer."""

    def __init__(  # noqa: PLR0913, PLR0917 - one of each
        self,
        model: Model,
        dialect: Dialect,
        call: Call,
        shape: type[BaseModel] | None,
        patience: Patience,
        deadlines: Deadlines,
        jitter: Callable[[], float],
        now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self._model, self._dialect, self._call, self._shape = model, dialect, call, shape
        self._patience, self._deadlines, self._jitter, self._now = patience, deadlines, jitter, now
        self._tell = tell
        self._first = self._whole = self._wait = 0.0
        self._finish = ""
        self.progress = Progress()

    async def run(self) -> None:
        """Ask, tell the text as it comes, ask again where that may help and nothing was told yet.

        Raises:
            Broken: whatever went wrong, as ours.
        """
        begun = asyncio.get_running_loop().time()
        self._whole = begun + self._deadlines.whole
        self._first = min(begun + self._deadlines.first, self._whole)
        retrying = AsyncRetrying(
            stop=stop_after_attempt(self._patience.attempts),
            retry=self._again,
            wait=lambda _: self._wait,
            sleep=asyncio.sleep,
            reraise=True,
        )
        await retrying(self._adapted)

    def _again(self, state: RetryCallState) -> bool:
        """Whether to ask once more: only what may pass, before anything was told, and when there is time for it."""
        exc = state.outcome.exception() if state.outcome else None
        if not isinstance(exc, Broken) or not exc.fault.again or self.progress.letters:
            return False
        backoff = self._patience.backoff * 2 ** (state.attempt_number - 1) * (1 + self._jitter()) / 2
        self._wait = max(exc.fault.after or 0.0, backoff)
        left = self._first - asyncio.get_running_loop().time() - self._wait
        return left > _SENSE * self._deadlines.first

    async def _adapted(self) -> None:
        """One attempt, written as the server takes it."""
        for _ in range(_PAST):
            try:
                return await self._attempt()
            except Broken as exc:
                if not self._dialect.without(exc.fault.refuses):
                    raise
        return await self._attempt()

    async def _attempt(self) -> None:
        self.progress.attempts += 1
        self.progress.usage = None
        meter = Meter(_BYTES + _BYTES_PER_TOKEN * self._call.most_tokens)
        METER.set(meter)
        self._finish = ""
        try:
            async with ended(), asyncio.timeout_at(self._first) as limit:
                await self._listen(limit)
        except Exception as exc:  # the one seam: whatever it is, it becomes one of ours
            if meter.shaking_hands:
                raise Broken(Fault("model-tls", source=type(exc).__name__), exc) from exc
            if not (self._finish and self.progress.letters):  # else the answer is whole: only its bill is missing
                raise broken(exc, self._now()) from exc
        if self._finish == "content_filter":
            raise Broken(Fault("model-filtered"))
        if self._finish == "length":
            raise Broken(Fault("model-cut", source="length"))
        if not self.progress.letters:
            nothing = self._finish or meter.streams or not meter.bytes
            raise Broken(Fault("model-empty", again=True) if nothing else Fault("model-malformed", source="no events"))
        if not self._finish:
            raise Broken(Fault("model-cut", source="no finish"))

    async def _listen(self, limit: asyncio.Timeout) -> None:
        """Tell what comes, until nothing more does."""
        loop, spoken = asyncio.get_running_loop(), Spoken()
        body = self._dialect.body(self._call, self._shape)
        speech = self._model.speak(self._call.messages, counts=self._dialect.counts, body=body)
        async with aclosing(speech) as pieces:  # type: ignore[type-var]  # a generator, though not told so
            async for piece in pieces:
                self.progress.usage = piece.usage or self.progress.usage
                self._finish = piece.finish or self._finish
                if self._say(spoken.feed(piece.text) or (spoken.rest() if piece.finish else "")):
                    limit.reschedule(min(loop.time() + self._deadlines.pause, self._whole))
                if self._finish:
                    limit.reschedule(min(loop.time() + _TAIL, self._whole))

    def _say(self, piece: str) -> bool:
        text = whole(piece)
        if not text:
            return False
        self.progress.letters += len(text)
        if self.progress.letters > _LETTERS + _LETTERS_PER_TOKEN * self._call.most_tokens:
            raise Broken(Fault("model-malformed", source="too long"))
        self._tell(text)
        return True
