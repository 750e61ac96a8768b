"""Stands between a player and its model, and keeps what only the prompts tell: how much of each was sent before."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from coach.llm.budget import estimated
from coach.llm.chat import Answer, Call, Chat, ModelCard, Role

Split = Callable[[str], Sequence[object]]
"""From a text to its tokens."""

_VOCABULARY = "o200k_base"
_FROM = f"https://openaipublic.blob.core.windows.net/encodings/{_VOCABULARY}.tiktoken"


def splitter() -> tuple[str, Split]:
    """What prompts are counted in: tiktoken where its vocabulary is on this computer already, else characters.

    The vocabulary is never downloaded for it.
    """
    folder = os.environ.get("TIKTOKEN_CACHE_DIR") or os.environ.get("DATA_GYM_CACHE_DIR")
    kept = Path(folder or Path(tempfile.gettempdir()) / "data-gym-cache")
    if (kept / hashlib.sha1(_FROM.encode(), usedforsecurity=False).hexdigest()).is_file():
        try:
            import tiktoken  # noqa: PLC0415 - only then

            encoding = tiktoken.get_encoding(_VOCABULARY)
        except (ImportError, OSError, ValueError):
            return "characters", list
        return f"tiktoken {_VOCABULARY}", lambda text: encoding.encode(text, disallowed_special=())
    return "characters", list


@dataclass(slots=True)
class Asked:
    """One question to a model and its answer."""

    take: str
    seq: int
    prompt: int
    """Length, as the splitter counts."""
    repeated: int | None
    """How much of its beginning is that of the question before it; None for a take's first one."""
    first_ms: float | None = None
    whole_ms: float = 0.0
    tokens: int = 0
    """Of question and answer, estimated."""
    text: str = ""


@dataclass(slots=True)
class Watched:
    """A ``Chat`` that watches another."""

    chat: Chat
    split: Split = list
    clock: Callable[[], float] = time.monotonic
    asked: list[Asked] = field(default_factory=list)
    _last: dict[tuple[str, str], Sequence[object]] = field(default_factory=dict)

    def offers(self, role: Role) -> ModelCard | None:
        """As the other."""
        return self.chat.offers(role)

    def stream(self, call: Call) -> Iterator[str]:
        """As the other.

        Raises:
            ModelFailed: as the other.
        """
        note, begun = self._note(call), self.clock()
        try:
            with closing(self.chat.stream(call)) as pieces:  # type: ignore[type-var]  # streams are generators
                for piece in pieces:
                    if note.first_ms is None:
                        note.first_ms = (self.clock() - begun) * 1000
                    note.text += piece
                    yield piece
        finally:
            note.whole_ms = (self.clock() - begun) * 1000
            note.tokens += estimated(len(note.text))

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """As the other.

        Raises:
            ModelFailed: as the other.
        """
        note, begun = self._note(call), self.clock()
        try:
            return self.chat.structured(call, answer)
        finally:
            note.whole_ms = (self.clock() - begun) * 1000

    def _note(self, call: Call) -> Asked:
        text = "\n".join(f"<{message.role}>\n{message.text}" for message in call.messages)
        now, line = self.split(text), (call.take, call.role)
        before = self._last.get(line)
        repeated = None if before is None else alike(before, now)
        note = Asked(call.take, call.seq, len(now), repeated, tokens=estimated(len(text)))
        self._last[line] = now
        self.asked.append(note)
        return note


def alike(one: Sequence[object], other: Sequence[object]) -> int:
    """How many tokens two prompts have in common at their beginning."""
    for at, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return at
    return min(len(one), len(other))


def prefix_share(asked: Sequence[Asked]) -> float | None:
    """The share of prompt tokens that are an unchanged beginning of the question before it, after the first.

    "Before it" is whatever was asked last in the same take, whoever was voiced. Second tries are left out: they repeat
    nearly everything and would flatter.
    """
    tried: set[tuple[str, int]] = set()
    prompt = repeated = 0
    for note in asked:
        if note.repeated is not None and (note.take, note.seq) not in tried:
            prompt, repeated = prompt + note.prompt, repeated + note.repeated
        tried.add((note.take, note.seq))
    return repeated / prompt if prompt else None
