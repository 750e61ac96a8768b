"""Gateways for tests: short deadlines, no chance, a clock and a ledger that can be looked into."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from coach.llm.budget import Limits
from coach.llm.chat import Call, MemoryLedger, Message, Role
from coach.llm.endpoint import Deadlines, Endpoint
from coach.llm.gateway import Gateway
from coach.llm.patience import Patience

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
QUICK = Deadlines(first=1.0, pause=0.4, whole=1.5)
HASTY = Patience(attempts=3, backoff=0.02, failures=3, rest=30.0)
CALL = Call(
    "counterpart",
    (Message("system", "Je bent Helen."), Message("user", "Ik heb Jonas nodig tot vrijdag.")),
    person="els", take="t1", seq=3,
)  # fmt: skip
JUDGE = replace(CALL, role="judge", most_tokens=300)


class Clock:
    """Seconds that go on by themselves and can be put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        """The time."""
        return time.monotonic() + self.ahead


@contextmanager
def gateway(
    url: str, *, key: str = "", deadlines: Deadlines = QUICK, ledger: MemoryLedger | None = None, **more: Any
) -> Iterator[Gateway]:
    """All roles on one endpoint; ``more`` are limits, patience, clock, now, name, api_version."""
    endpoint = Endpoint(url, more.pop("name", "fake"), deadlines, key, more.pop("api_version", ""))
    roles: tuple[Role, ...] = ("counterpart", "judge", "coach")
    made = Gateway(
        dict.fromkeys(roles, endpoint),
        ledger or MemoryLedger(),
        now=more.get("now", lambda: NOON),
        clock=more.get("clock", time.monotonic),
        jitter=lambda: 0.0,
        limits=more.get("limits", Limits()),
        patience=more.get("patience", HASTY),
    )
    made.warm()
    try:
        yield made
    finally:
        made.close()
