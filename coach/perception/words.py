"""Sentences and words of a turn, with their places, so that a quote stays verbatim."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^.!?…\n]*[.!?…]+[\"')\]]*(?=\s|$)|[^\n]+?(?=\n|$)")
_WORD = re.compile(r"[\w'-]+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " "})

_DUTCH = """
de het een en of maar dat die dit deze is zijn was ben bent heb hebt heeft had ik je jij ge gij u we wij ze
zij hij er hier daar niet geen wel ook nog al dan nu zo als om te van voor met op aan in uit bij tot naar
over door mijn uw jouw ons hun mij me hem haar wat wie hoe waar kan kunnen moet moeten wil willen zal zullen
zou worden wordt gaan gaat ga doe doen doet ja nee neen toch gewoon eens even
"""
_ENGLISH = """
the a an and or but that this these those is are was were be been am i you he she it we they my your our
their me him her us them not no yes of to in on at for with from by as so if then than there here what who
how where when can could will would shall should do does did have has had just get got go going it's i'm
you're don't that's i'll we'll
"""

STOP_WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
"""The commonest words of each language: they carry no topic, and tell whether a text is in that language at all."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a turn and where it stands in it."""

    text: str
    start: int
    end: int


def straight(text: str) -> str:
    """The same text, character for character, with typographic quotes and spaces made plain."""
    return text.translate(_STRAIGHT)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in order; a text without any letter or digit gives itself, an empty one nothing."""
    found: list[Sentence] = []
    for match in _SENTENCE.finditer(text):
        part = match.group()
        body = part.strip()
        if not body:
            continue
        start = match.start() + len(part) - len(part.lstrip())
        if found and not any(character.isalnum() for character in body):
            last = found.pop()
            found.append(Sentence(text[last.start : start + len(body)], last.start, start + len(body)))
            continue
        found.append(Sentence(body, start, start + len(body)))
    return tuple(found)


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(straight(text).lower())


def content_words(text: str, language: str) -> list[str]:
    """The words that carry a topic."""
    stop = STOP_WORDS.get(language, frozenset())
    return [word for word in words(text) if len(word) > 2 and word not in stop]  # noqa: PLR2004 - "of", "is"


def known_share(text: str) -> float:
    """Which share of the words belongs to the commonest of any language that the signals know (0 … 1)."""
    found = words(text)
    if not found:
        return 0.0
    return sum(any(word in stop for stop in STOP_WORDS.values()) for word in found) / len(found)
