"""Whether words are in the language that a conversation is held in, word by word, so that half a sentence shows too.

How often a word is used in each language comes from ``wordfreq`` (Speer, 2022): what is common in another language and
rare or unknown in this one speaks for the other. Single words of another language are no matter: people say "deadline"
and "allez", "c'est la vie" and "double-check".
"""

# ruff: noqa: E501 - lists of words read best in long lines

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from wordfreq import get_frequency_dict

from coach.perception.words import straight

_OTHERS = ("nl", "en", "fr", "de", "es", "it", "pt", "pl", "sv", "tr")
_LEAST = 1e-7
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu)'(?=\w)|'$")
_MOST_PER_WORD = 3.0
_CLEAR = 0.8
_SHORT = 3
_LONG = 7
_ENOUGH = 3.5
_ENOUGH_SHORT = 3.0
_STRANGE_LETTERS = 3

_AT_HOME = {
    "nl": """allez amai bah bwa goh merci bon enfin voila voilà ça va salut tiens soit passons sowieso jong efkes effe effen
        ge gij zijt zijn't hé hè hm hmm mm mmm ah oh och ach euh uh uhm eh ha haha ok oké okay sorry nope yep yes please
        top cool nice fair enough whatever deal no way so what by the way anyway exact precies pardon santé bref chapeau
        dank u 't 'k 'n 's da's 'ns zo'n m'n z'n d'r 'm zeg kom komaan manneke ma maar pa
        in is was we me he her of die den dan men over had been best alles die hij was wie war wit arm man hand land
        per se ad hoc status quo pro memorie de facto in casu idem ergo niet
        ja nee neen hallo dag non oui si la le de en ni et als des""",
    "en": """ah oh eh um uh hm hmm mm mmm mhm ha haha ok okay sorry yep yeah nope nah aye voilà voila touché ciao per se
        cliché vis-à-vis ad hoc vice versa status quo pro rata c'est la vie no way bon et al etc
        i a an in is on at so no me we he be do to go or am as of men had been her was die an not note fine""",
}
"""Words that people use in this language, whatever else they are."""

_SAYINGS = re.compile(
    r"\b(?:let's (?:go|agree to disagree|see)|first come,? first served?|back to (?:business|basics|normal|square one|work)"
    r"|business as usual|too little,? too late|no hard feelings|you never know|it is what it is|time is money|shit happens"
    r"|last but not least|been there,? done that|good luck|thank you|thanks|never mind|not my problem|take it or leave it"
    r"|now or never|step by step|one size fits all|in the loop|out of the box|on top of|end of story|game over"
    r"|c'est (?:la vie|ça|tout|bon|pas grave)|(?:comme ci,? )?comme ça|ça va|bon app[eé]tit|que ser[aá],? ser[aá]|mea culpa"
    r"|carte blanche|savoir[ -]faire|tant pis|pas de problème|mission accomplished|bon courage|bon voyage|raison d'être)\b"
)
"""What people quote from another language as it is."""


@cache
def _home(language: str) -> frozenset[str]:
    return frozenset(_AT_HOME.get(language, "").split())


@cache
def _frequencies(language: str) -> dict[str, float]:
    return get_frequency_dict(language, "small")


def strange(text: str, language: str, names: Sequence[str] = ()) -> str:
    """The words that are in another language than ``language``, or "" where the text can pass for it.

    ``names`` (people in the scene) never count. A whole short sentence counts when it is clear, a longer one when at
    least three words in a row, with what stands between them, belong to another language. About 0.1 ms a sentence.
    """
    letters = [character for character in text if character.isalpha()]
    if sum(ord(character) > 0x24F for character in letters) > min(_STRANGE_LETTERS, len(letters) / 3):  # noqa: PLR2004 - beyond Latin
        return text.strip()
    words = _words(text, {part.lower() for name in names for part in name.split()})
    if not words:
        return ""
    for other in _OTHERS:
        if other == language:
            continue
        gains = [_gain(word, language, other) for word in words]
        start, end, total = _strongest(gains)
        clear = sum(gain >= _CLEAR for gain in gains[start:end])
        enough = _ENOUGH_SHORT if len(words) <= _SHORT else _ENOUGH
        if total >= enough and clear >= min(len(words), 3 if len(words) > _LONG else 2):
            return " ".join(words[start:end])
    return ""


def _words(text: str, names: set[str]) -> list[str]:
    """Words that can tell: no names, and none that starts with a capital inside a sentence."""
    text = straight(text)
    text = _SAYINGS.sub(" ", text) if text[:1].islower() else _SAYINGS.sub(" ", text[:1].lower() + text[1:]).strip()
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        begins = match.start() == 0 or text[: match.start()].rstrip(" \"'(")[-1:] in {"", ".", "!", "?", "…", ":", "\n"}
        if word.lower() in names or (word[0].isupper() and not begins and word != "I" and not text.isupper()):
            continue
        found.append(word.lower())
    return found


def _gain(word: str, language: str, other: str) -> float:
    """How much more a word belongs to the other language: powers of ten, -3 … 3; 0 when neither knows it."""
    if word in _home(language):
        return -_CLEAR
    here = _often(word, language)
    there = _often(word, other)
    if here <= _LEAST and there <= _LEAST:
        return 0.0
    return max(-_MOST_PER_WORD, min(_MOST_PER_WORD, math.log10(there / here)))


def _often(word: str, language: str) -> float:
    known = _frequencies(language)
    found = known.get(word, 0.0)
    if not found and ("'" in word or "-" in word):
        parts = [part for part in re.split(r"['-]", word) if part] if "-" in word else [_ELISION.sub("", word)]
        found = min((known.get(part, 0.0) for part in parts), default=0.0)
    return max(found, _LEAST)


def _strongest(gains: Sequence[float]) -> tuple[int, int, float]:
    """The stretch with the largest sum (Kadane's algorithm)."""
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, at
        total += gain
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return best_start, best_end, best
