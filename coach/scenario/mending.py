"""What somebody probably meant with a condition that cannot be read: ``en``, ``&&``, ``=``, a word without quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.scenario.conditions import ConditionError, Domain, parse

_SPELLINGS = (
    (r"&&?|\bAND\b|\bAnd\b|\ben\b|\bEN\b", " and "),
    (r"\|\|?|\bOR\b|\bOr\b|\bof\b|\bOF\b", " or "),
    (r"!(?!=)|\bNOT\b|\bNot\b|\bniet\b|\bNIET\b", " not "),
    (r"=>", ">="),
    (r"=<", "<="),
    (r"<>|≠", "!="),
    (r"≥", ">="),
    (r"≤", "<="),
    (r"\bis\b", "=="),
    (r"[“”„‘’]", '"'),
    (r"[\"'](true|false)[\"']", r"\1"),
    (r"\b(yes|ja)\b", "true"),
    (r"\b(no|nee)\b", "false"),
    (r"(?<=\w): (?=\S)", " == "),
    (r"(?<![=<>!])=(?!=)", "=="),
)


def mended(source: str, domains: Mapping[str, Domain]) -> str | None:
    """The condition in this language's spelling when that is one that can be read, else None."""
    text = source
    for found, meant in _SPELLINGS:
        text = re.sub(found, meant, text)
    text = _quoted(" ".join(text.split()), domains)
    try:
        parse(text, domains)
    except ConditionError:
        return None
    return text if text != source else None


def _quoted(source: str, domains: Mapping[str, Domain]) -> str:
    """Bare words that are some variable's value get their quotes."""
    words = {word for domain in domains.values() for word in domain.words} - set(domains)
    if not words:
        return source
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.sub(rf"(?<![\"'\w-])({either})(?![\"'\w-])", r'"\1"', source)
