"""The gateway: every question to a model goes through here, and comes back as an answer or as ``ModelFailed``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import BaseModel

from coach.errors import CoachError, ModelFailed
from coach.llm.background import Background
from coach.llm.breaker import Breaker
from coach.llm.budget import Budget, Limits
from coach.llm.chat import Answer, Call, Ledger, ModelCard, Role
from coach.llm.dialect import Dialect
from coach.llm.endpoint import Endpoint
from coach.llm.failing import Broken, Fault
from coach.llm.patience import Patience
from coach.llm.structured import in_words, read
from coach.llm.telling import Telling

if TYPE_CHECKING:
    from coach.llm.asking import Asking
    from coach.llm.model import Model

_log = logging.getLogger(__name__)
_NO_LIMITS, _PATIENCE = Limits(), Patience()
_GRACE = 2.0
"""Seconds beyond the deadline after which the event loop itself is taken to be stuck."""
_NO_SCHEMAS = frozenset({400, 415, 422, 501})
"""How servers refuse a schema, when they don't name it."""


@dataclass(slots=True)
class _Line:
    """What is kept for an endpoint between calls."""

    breaker: Breaker
    dialect: Dialect
    model: Model | None = None


class Gateway:
    """A ``Chat`` over endpoints; thread-safe. See ``Patience``, ``Limits`` and ``Deadlines`` for what bounds it."""

    def __init__(  # noqa: PLR0913 - one of each
        self,
        endpoints: Mapping[Role, Endpoint],
        ledger: Ledger,
        *,
        now: Callable[[], datetime],
        clock: Callable[[], float],
        jitter: Callable[[], float],
        limits: Limits = _NO_LIMITS,
        patience: Patience = _PATIENCE,
    ) -> None:
        """``clock`` tells seconds that only go forward, ``jitter`` a number from 0 to 1 by chance."""
        self._endpoints, self._ledger, self._patience = dict(endpoints), ledger, patience
        self._now, self._clock, self._jitter = now, clock, jitter
        self._budget = Budget(limits, ledger, now)
        self._lines = {
            endpoint.place: _Line(Breaker(patience.failures, patience.rest, clock), Dialect.of(endpoint))
            for endpoint in self._endpoints.values()
        }
        self._lock, self._background = Lock(), Background()

    def offers(self, role: Role) -> ModelCard | None:
        """The model in a role, or None when there is none."""
        endpoint = self._endpoints.get(role)
        return endpoint.card(role) if endpoint else None

    def stream(self, call: Call) -> Iterator[str]:
        """The answer's text, in pieces as they come. Closing the iterator hangs up.

        Raises:
            ModelFailed: at any point; what came before it has come.
        """
        with self._counted(call, None) as pieces:
            yield from pieces

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """The answer in a given shape, validated; by schema, or in words where the server takes none.

        Raises:
            ModelFailed: no answer, or none of that shape.
        """
        endpoint = self._endpoints.get(call.role)
        line = self._lines[endpoint.place] if endpoint else None
        if line is None or line.dialect.schemas:
            try:
                return self._shaped(call, answer, answer)
            except ModelFailed as failed:
                if failed.code != "model-refused" or failed.values.get("status") not in _NO_SCHEMAS:
                    raise
        found = self._shaped(in_words(call, answer), None, answer)
        if line is not None:
            line.dialect.schemas = False  # remembered only now: the refusal may have been about something else
        return found

    def warm(self) -> None:
        """Import the vendors and make the clients (about a second), before somebody waits for it; sends nothing."""
        for endpoint in self._endpoints.values():
            self._model(endpoint)

    def close(self) -> None:
        """Hang up and let go of all connections."""
        with self._lock:
            for line in self._lines.values():
                if line.model is not None:
                    self._background.do(line.model.close()).result()
                    line.model = None
        self._background.close()

    def _shaped(self, call: Call, shape: type[BaseModel] | None, answer: type[Answer]) -> Answer:
        with self._counted(call, shape) as pieces:
            return read("".join(pieces), answer)

    @contextmanager
    def _counted(self, call: Call, shape: type[BaseModel] | None) -> Iterator[Iterator[str]]:
        """The pieces of an answer, within the budget, with its end noted whatever it is."""
        endpoint = self._endpoints.get(call.role)
        if endpoint is None:
            raise ModelFailed("model-unset", role=call.role)
        line = self._lines[endpoint.place]
        telling = Telling(call, endpoint, self._clock())
        held = entered = False
        try:
            self._budget.hold(call)
            held = True
            line.breaker.enter()
            entered = True
            yield self._pieces(call, shape, endpoint, telling)
        except Broken as exc:
            telling.fault = exc.fault
            exc.__cause__ = exc.__context__ = None  # what the vendor raised may quote the conversation
            raise telling.failed() from exc.vendor
        except BaseException:  # whoever listened went away, or failed by their own doing
            telling.stopped = True
            raise
        finally:
            if entered:
                line.breaker.leave(well=telling.well, rest=min(telling.rest, self._patience.most_rest))
            self._note(telling)
            if held:
                self._budget.release(call)

    def _pieces(self, call: Call, shape: type[BaseModel] | None, endpoint: Endpoint, telling: Telling) -> Iterator[str]:
        from coach.llm.asking import Asking  # noqa: PLC0415 - imports the vendors

        line, said = self._lines[endpoint.place], SimpleQueue[str | Broken | None]()
        model, deadlines = self._model(endpoint), endpoint.deadlines
        asking = Asking(model, line.dialect, call, shape, self._patience, deadlines, self._jitter, self._now, said.put)
        until = self._clock() + deadlines.whole + _GRACE
        under_way = self._background.do(_run(asking, said))
        try:
            while True:
                try:
                    item = said.get(timeout=max(until - self._clock(), 0.01))
                except Empty:
                    raise Broken(Fault("model-slow", source="stuck")) from None
                if isinstance(item, Broken):
                    raise item
                if item is None:
                    return
                telling.heard(item, self._clock())
                yield item
        finally:
            under_way.cancel()
            telling.usage, telling.attempts = asking.progress.usage, asking.progress.attempts

    def _model(self, endpoint: Endpoint) -> Model:
        from coach.llm.model import Model  # noqa: PLC0415 - imports the vendors

        with self._lock:
            line = self._lines[endpoint.place]
            line.model = line.model or Model(endpoint)
            return line.model

    def _note(self, telling: Telling) -> None:
        record = telling.record(self._clock(), self._now())
        if telling.fault is not None:
            _log.warning(
                "model call failed: code=%s role=%s model=%s host=%s status=%s source=%s attempts=%d ms=%d",
                record.outcome, record.role, record.model, record.host, telling.fault.status or "-",
                telling.fault.source or "-", record.attempts, record.total_ms,
            )  # fmt: skip
        try:
            self._ledger.note(record)
        except CoachError as exc:  # the answer is there; what it cost is told where an operator looks next
            _log.warning("model call not counted: code=%s tokens=%d", exc.code, record.usage.total)


async def _run(asking: Asking, said: SimpleQueue[str | Broken | None]) -> None:
    """Ask, and put the end where it is awaited: None, or why there is no more."""
    try:
        await asking.run()
    except Broken as exc:
        said.put(exc)
    except asyncio.CancelledError:
        said.put(Broken(Fault("model-failed", source="cancelled")))
        raise
    except Exception as exc:  # noqa: BLE001 - told to whoever waits, or they would wait until the deadline
        said.put(Broken(Fault("model-failed", source=type(exc).__name__), exc))
    else:
        said.put(None)
