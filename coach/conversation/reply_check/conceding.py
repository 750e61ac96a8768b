"""Giving in before its time: promising or granting, whole, in part or on a condition, when the move gives nothing."""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re

from coach.conversation.reply_check.context import ReplyContext
from coach.conversation.reply_check.ear import Ear
from coach.conversation.reply_check.granting import ACCEPTS, ASKS, GIVES, LIMIT, NOT_GIVING, RELIEVES, TAG
from coach.perception.words import straight, words

_CLAUSE = re.compile(
    r"[;:—–]\s|, (?=(?:maar|but) (?!then|dan|only|alleen|enkel|in return|in ruil|on condition|op voorwaarde))"
)
_FINE_CLAUSE = re.compile(_CLAUSE.pattern + r"|, (?:and|en) (?=we'll|i'll|dan |over |voor )")
_VAGUE_MOVES = {"brush-off", "one-word"}
_VAGUE = re.compile(
    r"^\W*(?:ja|jaja|yeah|yes|sure|ok|oké|okay|goed|bon|,|\s)*(?:(?:dat )?komt (?:wel |allemaal )*(?:in orde|goed)|geen probleem|in orde|we'll get to it|no problem|not a problem)[ ,.]*(?:hè|hoor|joh)?\W*$",
    re.IGNORECASE,
)
"""A vague yes is how somebody brushes off; it gives nothing."""
_FEW_WORDS = 4
"""Shorter sentences are left to the patterns and to likeness with authored lines."""
_PAST = re.compile(
    r"\b(?:had|hadt|was|waren|were|did|said|told|gezegd|toen|vorige keer|last (?:time|year|week))\b", re.IGNORECASE
)
_LIKE_AUTHORED = 0.72
_LIKE_AUTHORED_SHORT = 0.47
_LIKE_ANY = 0.6
_NEAR, _LEAN, _ALONG, _GIVES = 0.3, 0.2, 0.1, 0.21
"""Fitted on 74 replies that give in, 540 that don't and 297 authored lines of moves that give nothing."""
_LIKE_MAY, _HARDLY = 0.75, -0.1
_STAYS = re.compile(
    r"\b(?:[A-Z][\w-]+|[Hh]e|[Ss]he|[Tt]hey|[Hh]ij|[Zz]e|[Zz]ij) (?:stays?|remains?|blijft|blijven) (?:\w+ )?((?:with|bij) (?!me\b|us\b|my\b|our\b|mij\b|ons\b|onze?\b|mijn\b|the\b|de\b|het\b|that\b|dat\b|it\b)\w+)\b"
)
"""Whose somebody stays; the names of the two sides are the scenario's, so the learner's own words say which is theirs."""
_NUMBER_WORDS = {
    word: value
    for value, names in enumerate(
        (
            "half halve", "één one single", "twee two both beide", "drie three", "vier four", "vijf five", "zes six", "zeven seven",
            "acht eight", "negen nine", "tien ten",
        )
    )
    for word in names.split()
}  # fmt: skip
_ALL = re.compile(
    r"\b(?:everything|all of (?:it|them)|the whole|entire|for good|permanently|alles|allemaal|heel de|de hele|het hele|voorgoed|voor altijd|definitief)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(\d+|half|halve|één|one|two|both|twee|drie|three|vier|four|vijf|five|zes|six|zeven|seven|acht|eight|negen|nine|tien|ten)\s+"
    r"(?:\w+\s)?(mornings?|afternoons?|days?|weeks?|hours?|months?|people|euros?|percent|voormiddag\w*|namiddag\w*|dag(?:en)?|we(?:ek|ken)|uur|uren|maand(?:en)?|mensen|procent)\b",
    re.IGNORECASE,
)


def concedes(sentence: str, context: ReplyContext, ear: Ear | None) -> str:
    """The words that give something which the move does not, or "".

    With ``context.concedes`` only an amount larger than the one authored, or "everything" where that is not what is
    given, is seen; another thing of the same size is not.
    """
    text = straight(sentence).strip()
    if context.concedes:
        return _exceeds(text, context)
    if context.move in _VAGUE_MOVES and _VAGUE.search(text):
        return ""
    may = ear.nearest(sentence, context.may) if ear is not None else 0.0
    if may >= _LIKE_MAY:
        return ""
    bounded = LIMIT.sub("", text)
    clauses = (_CLAUSE if asks(text) else _FINE_CLAUSE).split(bounded)
    found = next((words_of for clause in clauses if (words_of := gives(clause, context.language))), "")
    guarded = asks(text) or NOT_GIVING.get(context.language, NOT_GIVING["en"]).search(bounded) is not None
    found = found or next((words_of for clause in clauses if (words_of := _stays(clause, context))), "")
    if found or ear is None or guarded:
        return found
    return _sounds_giving(sentence, context, ear, may)


def _sounds_giving(sentence: str, context: ReplyContext, ear: Ear, may: float) -> str:
    """How much this sounds like giving, when that is enough: like the scenario's concessions, like others, in tone."""
    text = straight(sentence).strip()
    near = ear.nearest(sentence, [*context.conceding, *([context.gives] if context.gives else [])])
    if near >= _LIKE_AUTHORED:
        return f"{near:.2f}"
    if may >= near:
        return ""
    goes_along = ACCEPTS.get(context.language, ACCEPTS["en"]).search(text) is not None
    if len(words(text)) < _FEW_WORDS:
        return f"{near:.2f}" if goes_along and len(words(text)) > 1 and near >= _LIKE_AUTHORED_SHORT else ""
    lean = ear.leans("conceding", sentence, context.language)
    weighed = _NEAR * near + _LEAN * lean + _ALONG * goes_along
    enough = weighed >= _GIVES and (goes_along or lean > _HARDLY) and not _PAST.search(text)
    return f"~{weighed:.2f}" if enough or lean >= _LIKE_ANY else ""


def _stays(clause: str, context: ReplyContext) -> str:
    """Who stays with whom, where that is what the learner asked for or a conceding line gives; or ""."""
    found = _STAYS.search(clause)
    if found is None or asks(clause) or NOT_GIVING.get(context.language, NOT_GIVING["en"]).search(clause):
        return ""
    wanted = " ".join((*context.learner_turns, *context.conceding)).lower()
    return found.group() if f" {found.group(1).lower()} " in f" {' '.join(words(wanted))} " else ""


def asks(text: str) -> bool:
    """Whether this is a real question."""
    return ASKS.search(text) is not None and TAG.search(text) is None


def gives(clause: str, language: str) -> str:
    """The words with which a clause gives something, or ""."""
    if asks(clause):
        return ""
    relief = RELIEVES.get(language, RELIEVES["en"]).search(clause)
    if relief:
        return relief.group().strip()
    found = GIVES.get(language, GIVES["en"]).search(clause)
    if found is None or NOT_GIVING.get(language, NOT_GIVING["en"]).search(clause):
        return ""
    return found.group().strip()


def _exceeds(text: str, context: ReplyContext) -> str:
    """The words that give obviously more than what is authored."""
    given = " ".join((context.gives, *context.conceding, *context.learner_turns[-1:]))
    found = _ALL.search(text)
    if found and not _ALL.search(given) and gives(text, context.language):
        return found.group()
    known = _amounts(given)
    for unit, amount in _amounts(text).items():
        if unit in known and amount > known[unit] and not asks(text):
            return f"{amount} {unit}"
    return ""


def _amounts(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for number, unit in _AMOUNT.findall(text):
        amount = float(number) if number.isdigit() else float(_NUMBER_WORDS.get(number.lower(), 0) or 0.5)
        name = unit.lower()[:3]
        found[name] = max(amount, found.get(name, 0.0))
    return found
