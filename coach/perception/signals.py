"""Linguistic signals of one turn: what somebody does with words, whatever the words are about.

Each pattern of :mod:`coach.perception.lexicon_nl` and ``lexicon_en`` is looked for in the whole turn, in its first
and in its last sentence (a retreat counts where it stands; an acknowledgement at the start is not one at the end).
Length and politeness are signals among others; what they are worth is learnt from rated examples, not set here.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from coach.perception import lexicon_en, lexicon_nl
from coach.perception.words import content_words, sentences, straight, words

NAMES = tuple(lexicon_en.PATTERNS)
"""The signals, the same in every language."""

_SOURCES = {"nl": lexicon_nl.PATTERNS, "en": lexicon_en.PATTERNS}
FINGERPRINT = hashlib.sha256(repr(_SOURCES).encode()).hexdigest()[:12]
"""Changes with any pattern: part of an assessor's version."""

_STAGE = re.compile(r"\([^)]*\)")
_NAMED = re.compile(r"(?:^|[.!?,;] )[A-Z][a-z]+,|, [A-Z][a-z]+[,.?!]")
_AND = re.compile(r"\b(?:en|and)\b", re.IGNORECASE)
_BUT = re.compile(r"\b(?:maar|but|though|toch)\b", re.IGNORECASE)
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_SHORT = 4
_MOST = 4


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    source = _SOURCES.get(language, lexicon_en.PATTERNS)
    return {name: re.compile(source[name], re.IGNORECASE) for name in NAMES}


def found(name: str, text: str, language: str) -> bool:
    """Whether a text shows this signal."""
    return _patterns(language)[name].search(straight(text)) is not None


def count(name: str, text: str, language: str) -> int:
    """How often a text shows this signal."""
    return sum(1 for _ in _patterns(language)[name].finditer(straight(text)))


def signals(text: str, counterpart_says: str, language: str) -> NDArray[np.float64]:
    """The signals of a turn as a vector (its length is the same for every text; values lie between 0 and about 8)."""
    return np.array(list(_signals(text, counterpart_says, language).values()))


def _signals(text: str, counterpart_says: str, language: str) -> dict[str, float]:
    text = straight(text).strip()
    parts = [part.text for part in sentences(text)] or [""]
    said = words(text)
    patterns = _patterns(language)
    values: dict[str, float] = {}
    for name in NAMES:
        pattern = patterns[name]
        times = min(sum(1 for _ in pattern.finditer(text)), _MOST)
        values[name] = times**0.5
        values[f"{name}:last"] = float(times > 0 and pattern.search(parts[-1]) is not None)
        values[f"{name}:first"] = float(times > 0 and pattern.search(parts[0]) is not None)
    values.update(_shape(text, parts, said))
    values.update(_beside(said, parts[0], counterpart_says, language))
    values.update(_together(values, len(parts)))
    values.update(_turning(text, language))
    return values


def _shape(text: str, parts: list[str], said: list[str]) -> dict[str, float]:
    triples = list(zip(said, said[1:], said[2:], strict=False))
    return {
        "words": float(np.log1p(len(said))),
        "sentences": float(np.log1p(len(parts))),
        "questions": min(text.count("?"), 3) ** 0.5,
        "ends-asking": float(text.endswith("?")),
        "exclamations": min(text.count("!"), 3) ** 0.5,
        "stage": float(text.startswith("(")),
        "silent": float(not _STAGE.sub("", text).strip(" .…-")),
        "short": float(len(said) <= _SHORT),
        "trailing": float("..." in text or "…" in text),
        "commas": min(text.count(",") / max(1, len(parts)), 4.0),
        "named": float(_NAMED.search(text) is not None),
        "repeats": float(len(triples) > len(set(triples))),
        "ands": min(sum(1 for _ in _AND.finditer(text)), 5) ** 0.5,
        "emoji": float(_EMOJI.search(text) is not None),
    }


def _beside(said: list[str], first: str, counterpart_says: str, language: str) -> dict[str, float]:
    """How the turn stands beside what the other said: whose words it takes up."""
    theirs = set(content_words(counterpart_says, language))
    return {
        "echo": min(sum(word in theirs for word in said), 3) ** 0.5,
        "echo-first": float(any(word in theirs for word in words(first))),
        "was-asked": float("?" in counterpart_says),
    }


def _turning(text: str, language: str) -> dict[str, float]:
    """What follows the last "but": a weak start may turn into a firm end, and the other way round."""
    pieces = _BUT.split(text)
    before, after = pieces[0], pieces[-1] if len(pieces) > 1 else ""
    weak = any(found(name, before, language) for name in ("apology", "hedge", "belittle", "ack", "agree"))
    firm = any(found(name, after, language) for name in ("refuse", "iwant", "request"))
    yields = any(found(name, after, language) for name in ("retreat", "defer", "comply"))
    return {
        "turns": float(after != ""),
        "turns-firm": float(firm and not yields),
        "weak-then-firm": float(weak and firm and not yields),
        "turns-yielding": float(yields),
        "firm-then-yields": float(yields and any(found(name, before, language) for name in ("refuse", "iwant"))),
    }


def _together(of: dict[str, float], parts: int) -> dict[str, float]:
    """Signals that mean something only together."""
    own = of["iview"] > 0 or of["iwant"] > 0 or of["refuse"] > 0
    asks = of["youdo"] > 0 or of["request"] > 0 or of["offer"] > 0
    with_fact = float(of["fact"] > 0 and own)
    attack = ("insult", "youalways", "rhetoric", "sarcasm")
    weak = ("hedge", "apology", "belittle", "retreat", "defer")
    return {
        "asks": min(1.0, of["request"] + of["questions"]),
        "fact+own": with_fact,
        "fact+own+why": with_fact * float(of["because"] > 0 or of["cost"] > 0),
        "asks+check": float(of["checkend"] > 0 and of["request"] > 0),
        "asks+time": float(of["time"] > 0 and asks),
        "asks+deadline": float(of["deadline"] > 0 and asks),
        "mirror+more": float(of["mirror:first"] > 0 and parts > 1),
        "ends-giving-in": float(of["retreat:last"] > 0 or of["defer:last"] > 0),
        "refuse+other-way": float(of["refuse"] > 0 and (of["alternative"] > 0 or of["offer"] > 0)),
        "you-over-i": float(np.tanh(of["you"] - of["firstperson"])),
        "attack": float(sum(of[name] > 0 for name in attack)),
        "weak": float(sum(of[name] > 0 for name in weak)),
    }
