"""How long one goes on with a server that does not answer well."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How often, and after how many seconds, a server is asked again that could not answer at first."""

    attempts: int = 3
    backoff: float = 0.4
    """Before the second attempt; twice that before the third."""
    failures: int = 4
    """Calls in a row that go wrong before an endpoint is left alone."""
    rest: float = 30.0
    """Seconds for which it is left alone."""
    most_rest: float = 300.0
    """Seconds for which it is left alone at most when it asks for that itself."""
