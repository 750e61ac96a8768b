"""How a call to a model goes wrong, in our own words: few codes, whoever serves the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Code = Literal[
    "model-unreachable", "model-tls", "model-auth", "model-forbidden", "model-missing", "model-slow", "model-busy",
    "model-down", "model-cut", "model-empty", "model-malformed", "model-overflow", "model-filtered", "model-refused",
    "model-budget", "model-resting", "model-unset", "model-failed",
]  # fmt: skip
"""Codes of ``ModelFailed``; each has a sentence ``errors.<code>`` for operators."""

UNWELL: frozenset[Code] = frozenset({
    "model-unreachable", "model-tls", "model-auth", "model-forbidden", "model-missing", "model-slow", "model-busy",
    "model-down", "model-empty", "model-malformed", "model-failed",
})  # fmt: skip
"""What says that an endpoint is not well, so that it is left alone for a while when it goes on. A refused, filtered or
overlong question and an answer that reached its length say nothing of the sort."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong in one attempt."""

    code: Code
    status: int | None = None
    """The HTTP status, when there was one."""
    again: bool = False
    """Whether the same question may well be answered when it is asked once more."""
    after: float | None = None
    """Seconds that the server asks to wait."""
    refuses: str = ""
    """The request's parameter that the server does not take."""
    source: str = ""
    """The class of what the vendor raised."""


class VendorError(Exception):
    """What the vendor raised, without its text: that may quote the conversation or the key."""


class Broken(Exception):
    """A fault on its way through this room; nobody outside sees it."""

    def __init__(self, fault: Fault, cause: BaseException | None = None) -> None:
        super().__init__(fault.code)
        self.fault = fault
        self.vendor = VendorError(f"{fault.source or fault.code} ({fault.status or 'no status'})")
        if cause is not None:
            self.vendor = self.vendor.with_traceback(cause.__traceback__)
