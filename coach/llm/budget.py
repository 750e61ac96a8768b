"""How many tokens may be used in a day, by one person and by the whole installation; a day is one in UTC."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from coach.errors import CoachError
from coach.llm.chat import Call, Ledger
from coach.llm.failing import Broken, Fault

_CHARACTERS = 3
"""Characters in a token, on the safe side: Dutch has 3 to 4, English 4 to 5."""
_FRAME = 8
"""Tokens that a message costs besides its text."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Tokens a day; 0 means as many as they like."""

    person: int = 0
    day: int = 0


def estimated(letters: int) -> int:
    """About how many tokens a text has; a real count needs each model's own vocabulary, which would be a download."""
    return -(-letters // _CHARACTERS)


def prompt_tokens(call: Call) -> int:
    """About how many tokens a call's prompt has."""
    return sum(estimated(len(message.text)) + _FRAME for message in call.messages)


class Budget:
    """Lets calls in as long as there is something left, counting those that are still under way. Thread-safe."""

    def __init__(self, limits: Limits, ledger: Ledger, now: Callable[[], datetime]) -> None:
        self._limits, self._ledger, self._now = limits, ledger, now
        self._held: Counter[str] = Counter()
        self._lock = Lock()

    def hold(self, call: Call) -> None:
        """Set apart what a call may cost, until it is released.

        Raises:
            Broken: model-budget, or model-failed when nobody knows what is left; nothing is to be sent.
        """
        tokens = _most(call)
        with self._lock:
            since = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
            for limit, person in ((self._limits.person, call.person), (self._limits.day, None)):
                held = self._held.total() if person is None else self._held[person]
                if limit and self._spent(person, since) + held + tokens > limit:
                    raise Broken(Fault("model-budget"))
            self._held[call.person] += tokens

    def release(self, call: Call) -> None:
        """After a held call has been counted."""
        with self._lock:
            self._held[call.person] -= _most(call)
            self._held += Counter()  # forgets whoever has nothing under way

    def _spent(self, person: str | None, since: datetime) -> int:
        try:
            return self._ledger.spent(person, since)
        except CoachError as exc:
            raise Broken(Fault("model-failed", source="ledger"), exc) from None


def _most(call: Call) -> int:
    return prompt_tokens(call) + call.most_tokens
