"""What there is to tell of one call when it ends: to whoever asked, to the operator, to the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from coach.errors import ModelFailed
from coach.llm.budget import estimated, prompt_tokens
from coach.llm.chat import Call, CallRecord, Usage
from coach.llm.endpoint import Endpoint
from coach.llm.failing import UNWELL, Code, Fault

_UNREAD: frozenset[Code] = frozenset({
    "model-unreachable", "model-tls", "model-auth", "model-forbidden", "model-missing", "model-busy", "model-down",
    "model-overflow", "model-refused", "model-budget", "model-resting", "model-failed",
})  # fmt: skip
"""Ends at which no model has worked on the prompt, unless text came before them."""


@dataclass(slots=True)
class Telling:
    """One call as it goes."""

    call: Call
    endpoint: Endpoint
    begun: float
    first: float | None = None
    letters: int = 0
    fault: Fault | None = None
    stopped: bool = False
    usage: Usage | None = None
    attempts: int = 0

    def heard(self, text: str, at: float) -> None:
        """A piece of the answer has come."""
        self.first = at if self.first is None else self.first
        self.letters += len(text)

    @property
    def well(self) -> bool | None:
        """Whether the endpoint proved well; None when this call says nothing about it."""
        if self.fault is None:
            return True if self.letters or not self.stopped else None
        broke_off = self.fault.code == "model-cut" and self.fault.source != "length"
        return False if self.fault.code in UNWELL or broke_off else None

    @property
    def rest(self) -> float:
        """Seconds that the server asks to be left alone."""
        return self.fault.after or 0.0 if self.fault else 0.0

    def failed(self) -> ModelFailed:
        """The fault, as everybody outside gets it."""
        fault = self.fault or Fault("model-failed")
        endpoint = self.endpoint
        return ModelFailed(
            fault.code, role=self.call.role, model=endpoint.name, host=endpoint.host, status=fault.status
        )

    def record(self, at: float, now: datetime) -> CallRecord:
        """The call for the ledger."""
        call, endpoint = self.call, self.endpoint
        return CallRecord(
            person=call.person,
            take=call.take,
            seq=call.seq,
            role=call.role,
            model=endpoint.name,
            host=endpoint.host,
            usage=self.usage or self._guess(),
            first_ms=None if self.first is None else round((self.first - self.begun) * 1000),
            total_ms=round((at - self.begun) * 1000),
            outcome=self.fault.code if self.fault else "stopped" if self.stopped else "ok",
            attempts=self.attempts,
            at=now,
        )

    def _guess(self) -> Usage:
        worked = self.letters or not (self.fault and self.fault.code in _UNREAD)
        if not worked or not self.attempts:
            return Usage(estimated=True)
        return Usage(prompt_tokens(self.call), estimated(self.letters), estimated=True)
