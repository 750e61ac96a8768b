"""What a check knows of the moment in which a reply is said, and what it says when it refuses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.conversation.part import MOST_WORDS, LockedFact

Kind = Literal[
    "language",
    "length",
    "character",
    "coaching",
    "parroting",
    "repeating",
    "leak",
    "conceding",
    "speaking-for",
    "following",
    "markup",
]
"""What may be wrong with a reply."""


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """The moment: who said what, and what this reply may and may not do."""

    language: str
    learner_turns: tuple[str, ...] = ()
    """As they were said, the last one last; steering included."""
    own_lines: tuple[str, ...] = ()
    """What this counterpart said before, in order."""
    other_lines: tuple[str, ...] = ()
    """What others in the scene said."""
    locked: tuple[LockedFact, ...] = ()
    public: tuple[str, ...] = ()
    """What everybody in the scene knows (setting, what people do): its words give nothing away."""
    may: tuple[str, ...] = ()
    """Authored lines for this move: what sounds like them may be said."""
    move: str = ""
    concedes: bool = False
    """Whether the chosen move gives something."""
    conceding: tuple[str, ...] = ()
    """The scenario's authored lines that give something."""
    gives: str = ""
    """With ``concedes``: exactly what is given."""
    names: tuple[str, ...] = ()
    """People in the scene, whoever speaks first; a short name and a full one of the same person may both be here."""
    most_words: int = MOST_WORDS


def own_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of the speaker's own name: of the first name, and of each that begins with the same part."""
    first = names[0].split()[:1] if names else []
    return tuple(dict.fromkeys(part for name in names if name.split()[:1] == first for part in name.split()))


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sentence may not be said."""

    kind: Kind
    evidence: str
    """The words that gave it away, or what they are too much like; never for the learner."""
