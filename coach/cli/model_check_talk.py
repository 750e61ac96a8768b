"""How a model talks: whether it is there, streams, keeps to a language and to a shape, and how fast it is."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from coach.errors import ModelFailed
from coach.llm.chat import Call, CallRecord, Chat, MemoryLedger, Message, Role
from coach.perception.tongue import strange

_MOST = 60
_SCENES: dict[str, tuple[str, str]] = {
    "nl": (
        (
            "Je speelt Helen Peeters, hoofd operations, een mens op het werk. Zeg alleen wat Helen nu hardop zegt: één "
            "of twee korte zinnen, in het Nederlands, zonder haar naam ervoor."
        ),
        (
            "Noor zegt: Helen, ik heb Jonas tot vrijdag nodig voor de testen. Ik geef hem deze week niet af.\n\n"
            "Wat je nu doet: zeg dat je daar geen begrip voor hebt, want de planning ligt vast."
        ),
    ),
    "en": (
        (
            "You play Helen Price, head of operations, a person at work. Say only what Helen says out loud now: one or "
            "two short sentences, in English, without her name in front."
        ),
        (
            "Noor says: Helen, I need Jonas until Friday for the tests. I'm not giving him up this week.\n\n"
            "What you do now: say that you can't accept that, because the plan has been made."
        ),
    ),
}
_QUESTION = (
    "How firmly does somebody speak who says “I need Jonas until Friday”? Answer in the shape that is asked for."
)


class Seen(BaseModel):
    """A shape to answer in, with the bounds that judging needs."""

    model_config = ConfigDict(extra="forbid")

    why: Annotated[str, Field(max_length=120)]
    level: Annotated[int, Field(ge=1, le=5)]
    firm: Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Line:
    """What was said in one language."""

    text: str
    strange: str
    """What in it is another language; empty when all is well."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One model at one address."""

    model: str
    host: str
    roles: tuple[Role, ...]
    failed: ModelFailed | None = None
    """Why it gave no answer at all; then nothing else is known."""
    lines: dict[str, Line] = field(default_factory=dict)
    pieces: int = 0
    """In how many pieces the first answer came; one is no stream."""
    first_ms: int | None = None
    per_second: float | None = None
    """Tokens."""
    cached: int | None = None
    """Prompt tokens that the server says it had already, at the second question; None when it counts nothing."""
    shape: Literal["schema", "words"] | None = None
    """How it is brought to answer in a shape."""
    shape_failed: ModelFailed | None = None

    def speaks(self, language: str) -> bool:
        """Whether it answered in this language."""
        return language in self.lines and not self.lines[language].strange

    @property
    def streams(self) -> bool:
        """Whether its answers come in pieces."""
        return self.pieces > 1


def talk(chat: Chat, ledger: MemoryLedger, roles: tuple[Role, ...]) -> Talk:
    """Ask the model of some roles a few short questions."""
    card = chat.offers(roles[0])
    if card is None:
        failed = ModelFailed("model-unset", role=roles[0])
        return Talk("", "", roles, failed)
    found = Talk(card.name, card.host, roles)
    try:
        for language, (system, asked) in _SCENES.items():
            call = Call(roles[0], (Message("system", system), Message("user", asked)), "check", most_tokens=_MOST)
            said, pieces = _said(chat, call)
            found.lines[language] = Line(said, strange(said, language) or ("" if said else "–"))
            if language == "nl":
                found = _timed(replace(found, pieces=pieces), ledger.records[-1])
                _said(chat, call)
                usage = ledger.records[-1].usage
                found = replace(found, cached=None if usage.estimated else usage.cached)
    except ModelFailed as failed:
        return replace(found, failed=failed)
    return _shaped(chat, ledger, found)


def _said(chat: Chat, call: Call) -> tuple[str, int]:
    """An answer and in how many pieces it came; one that reached its length will do."""
    pieces: list[str] = []
    try:
        with closing(chat.stream(call)) as stream:  # type: ignore[type-var]  # streams are generators
            for piece in stream:
                pieces.append(piece)  # noqa: PERF402 - what came before a failure counts
    except ModelFailed as failed:
        if failed.code != "model-cut" or not pieces:
            raise
    return "".join(pieces).strip(), len(pieces)


def _timed(found: Talk, record: CallRecord) -> Talk:
    first = record.first_ms
    seconds = (record.total_ms - first) / 1000 if first is not None else 0.0
    counted = record.usage.completion
    return replace(found, first_ms=first, per_second=counted / seconds if seconds > 0 and counted > 1 else None)


def _shaped(chat: Chat, ledger: MemoryLedger, found: Talk) -> Talk:
    call = Call(found.roles[0], (Message("user", _QUESTION),), "check", most_tokens=200, temperature=0.0)
    before = len(ledger.records)
    try:
        chat.structured(call, Seen)
    except ModelFailed as failed:
        return replace(found, shape_failed=failed)
    return replace(found, shape="schema" if len(ledger.records) == before + 1 else "words")
