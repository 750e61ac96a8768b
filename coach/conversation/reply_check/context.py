"""What a check knows of the moment in which a reply is said, and what it says when it refuses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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

MOST_WORDS = 60
"""The length of a spoken turn, unless the context says otherwise."""


@dataclass(frozen=True, slots=True)
class LockedFact:
    """What the counterpart knows and may not give away yet."""

    text: str
    """In the third person, in the conversation's language."""
    leaks: tuple[str, ...]
    """Words or short phrases by which one hears that it was given away."""


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
    move: str = ""
    concedes: bool = False
    """Whether the chosen move gives something."""
    conceding: tuple[str, ...] = ()
    """The scenario's authored lines that give something."""
    gives: str = ""
    """With ``concedes``: exactly what is given."""
    names: tuple[str, ...] = ()
    """People in the scene, whoever speaks first."""
    most_words: int = MOST_WORDS


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sentence may not be said."""

    kind: Kind
    evidence: str
    """The words that gave it away, or what they are too much like; never for the learner."""
