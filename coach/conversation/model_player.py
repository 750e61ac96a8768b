"""A language model as a player: it voices one open cue, sentence by sentence, each checked before anybody hears it.

What fails its checks is tried once more with the reason; after that, and whenever the model does not answer, the cue's
authored line is voiced. A later sentence that fails ends the reply where it still was good. So a rehearsal never waits
for a model that cannot play, and never hears one that has stopped being somebody.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Literal, Protocol

from coach.conversation.part import Part
from coach.conversation.prompt import messages
from coach.errors import ModelFailed
from coach.llm.chat import Call, Chat

NOT_GIVEN = "not-given"
"""The fault of a reply that does not give or tell what the director counts on."""

UNREADABLE = "markup"
"""The fault of a sentence with signs that cannot be read at all."""

_TRIES = 2
_MOST_TOKENS = 160
_TEMPERATURE = 0.8


class ReplyCheck(Protocol):
    """Reads a reply while it streams."""

    def sentences(self, pieces: Iterator[str], part: Part) -> Iterator[str]:
        """Whole sentences out of the pieces of a stream, each as soon as it is complete."""
        ...

    def fault(self, sentence: str, so_far: Sequence[str], part: Part) -> str | None:
        """The kind of fault in the next sentence of a reply, or None when it may be heard."""
        ...

    def gave(self, said: Sequence[str], part: Part) -> bool:
        """Whether a reply that was to give or tell something does so."""
        ...

    def reason(self, kind: str, part: Part) -> str:
        """What the model is told about its fault, in the conversation's language."""
        ...


@dataclass(slots=True)
class Performance:
    """How a cue was voiced; complete when the sentences have been gone through."""

    said: list[str] = field(default_factory=list)
    player: Literal["model", "script"] = "model"
    why: str = ""
    """Why the authored line stood in (a kind of fault or a model's code), or ``cut:…``; empty when all went well."""
    faults: list[str] = field(default_factory=list)
    """Every kind of fault that was caught, also in the first try."""
    asked: int = 0
    """How many times the model was asked."""

    @property
    def spoken(self) -> str:
        """The words as voiced."""
        return " ".join(self.said)


@dataclass(frozen=True, slots=True)
class Slot:
    """For whom and where in the log a cue is voiced: goes to the ledger, never over the wire."""

    person: str
    take: str
    seq: int


class ModelPlayer:
    """Plays parts with the model in the role ``counterpart``; ``secret`` makes marks that nobody can guess."""

    def __init__(self, chat: Chat, check: ReplyCheck, secret: str) -> None:
        self._chat, self._check, self._secret = chat, check, secret

    def perform(self, part: Part, slot: Slot, made: Performance) -> Iterator[str]:
        """Voice a cue; ``made`` tells afterwards how. Sentences come as they are released.

        Closing the iterator hangs up; what was released until then is in ``made``.
        """
        again = ""
        for _ in range(_TRIES):
            made.asked += 1
            told = messages(part, f"{self._secret} {slot.take}", again)
            call = Call("counterpart", told, slot.person, slot.take, slot.seq, _MOST_TOKENS, _TEMPERATURE)
            try:
                fault = yield from self._one(call, part, made)
            except ModelFailed as failed:
                fault, again = failed.code, ""
            else:
                again = self._check.reason(fault, part) if fault else ""
            if made.said:
                made.why = f"cut:{fault}" if fault else ""
                return
            made.why = fault or "model-empty"
            if not again:
                break
        made.player = "script"
        made.said.append(part.examples[0])
        yield part.examples[0]

    def _one(self, call: Call, part: Part, made: Performance) -> Generator[str, None, str | None]:
        """One answer of the model; returns the fault that ended it, or None.

        Where something is to be given or told, nothing is heard before it is: the director counts on it.
        """
        held: list[str] | None = [] if part.concedes or part.tells else None
        so_far, fault = made.said if held is None else held, None
        with closing(self._chat.stream(call)) as pieces:  # type: ignore[type-var]  # streams are generators
            for sentence in self._check.sentences(pieces, part):
                fault = self._fault(sentence, so_far, part)
                if fault is not None:
                    made.faults.append(fault)
                    break
                so_far.append(sentence)
                if held is None:
                    yield sentence
        if held is None:
            return fault
        if not self._check.gave(held, part):
            made.faults.append(NOT_GIVEN)
            return fault or NOT_GIVEN
        made.said += held
        yield from held
        return fault

    def _fault(self, sentence: str, so_far: Sequence[str], part: Part) -> str | None:
        try:
            return self._check.fault(sentence, so_far, part)
        except ValueError:  # what no encoder can read, no person should hear
            return UNREADABLE
