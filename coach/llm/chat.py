"""What is asked of a model, who may answer, and what a call has cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel

Role = Literal["counterpart", "judge", "coach"]
"""What a model is asked for: to voice a counterpart, to judge a turn, to help somebody on."""

ROLES: tuple[Role, ...] = ("counterpart", "judge", "coach")

Speaker = Literal["system", "user", "assistant"]

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt."""

    role: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """One question to a model. Only ``messages`` go over the wire; the rest says for whom and how much."""

    role: Role
    messages: tuple[Message, ...]
    person: str
    """Id of whose budget it is."""
    take: str = ""
    seq: int = 0
    """Take and turn that it is for."""
    most_tokens: int = 200
    """Length of the answer, in tokens, at which the model is stopped."""
    temperature: float = 0.7


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Which model answers in a role, for notices, labels and versions; never holds a key."""

    role: Role
    name: str
    host: str
    """Where the words go: the machine's name, with the port when one is given."""
    address: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call, as the server counted them; ``estimated`` when it did not."""

    prompt: int = 0
    completion: int = 0
    cached: int = 0
    """How many of the prompt's tokens the server already had."""
    estimated: bool = False

    @property
    def total(self) -> int:
        """What counts for a budget."""
        return self.prompt + self.completion


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One call as an operator sees it; holds no word of the conversation."""

    person: str
    take: str
    seq: int
    role: Role
    model: str
    host: str
    usage: Usage
    first_ms: int | None
    """From the call to the first text, in milliseconds; None when none came."""
    total_ms: int
    outcome: str
    """``ok``, ``stopped`` (whoever asked had heard enough) or the code of what went wrong (``model-slow``)."""
    attempts: int
    """How many requests went out for it; 0 when none did."""
    at: datetime


class Chat(Protocol):
    """Who can be asked."""

    def offers(self, role: Role) -> ModelCard | None:
        """The model in a role, or None when there is none."""
        ...

    def stream(self, call: Call) -> Iterator[str]:
        """The answer's text, in pieces as they come. Closing the iterator hangs up.

        Raises:
            ModelFailed: at any point; what came before it has come.
        """
        ...

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """The answer in a given shape, validated. Bound its strings with ``max_length``.

        Raises:
            ModelFailed: no answer, or none of that shape.
        """
        ...


class Ledger(Protocol):
    """Where calls are counted."""

    def spent(self, person: str | None, since: datetime) -> int:
        """Tokens (prompt and completion) since then, by a person or, for None, by all."""
        ...

    def note(self, record: CallRecord) -> None:
        """Keep a call."""
        ...


class MemoryLedger:
    """A ledger for one process, such as a command line; it forgets at the end."""

    def __init__(self) -> None:
        self.records: list[CallRecord] = []

    def spent(self, person: str | None, since: datetime) -> int:
        """Tokens since then, by a person or by all."""
        return sum(
            record.usage.total
            for record in self.records
            if record.at >= since and (person is None or record.person == person)
        )

    def note(self, record: CallRecord) -> None:
        """Keep a call."""
        self.records.append(record)
