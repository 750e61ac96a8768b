"""What a suggested line must be before anybody sees it: sayable, in the learner's voice, better by code's measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from coach.feedback.judge.verify import speaks
from coach.feedback.report import Assessor, Said
from coach.perception.steering import steering
from coach.perception.words import words

_LEAST_WORDS = 3
_SOME_MORE = 12
_FEWEST_ALLOWED = 20
_MOST_ALLOWED = 60
_SAME = 0.85
_GOOD = 4
_BLANK = re.compile(r"[\[\]{}<>*#_|`]|\b[xX]{2,}\b|\.{4,}|https?:|\n")
_NUMBER = re.compile(r"\d+")
_COACHING = re.compile(
    r"\b(?:you (?:could|can|might) (?:also )?(?:say|try|ask)|try (?:saying|to say|this)|say (?:something like|instead)|"
    r"for example:|here(?:'s| is) (?:a|an|your|the|one)\b.{0,30}:|better:|suggestion|instead of saying|as an ai|"
    r"(?:the )?(?:learner|counterpart|rubric|i-message|competency|assertive(?:ly|ness)?)|"
    r"je (?:kan|kunt|zou) (?:ook )?(?:\w+ )?(?:zeggen|proberen|vragen dat)|probeer (?:te zeggen|eens te zeggen|dit)|"
    r"zeg (?:bijvoorbeeld|liever|eerder)|bijvoorbeeld:|beter:|hier is (?:een|je)\b.{0,30}:|suggestie|als ai\b|"
    r"in plaats van te zeggen|(?:de )?(?:cursist|tegenspeler|rubriek|ik-boodschap|competentie|assertie[fv]\w*))",
    re.IGNORECASE,
)
_FORMS = {
    "je": re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE),
    "ge": re.compile(r"\b(?:ge|gij)\b", re.IGNORECASE),
    "u": re.compile(r"\b(?:u|uw)\b", re.IGNORECASE),
}
_FITS = {"je": {"je"}, "ge": {"ge", "u"}, "u": {"u"}}
"""Forms that go with each form of address: who says ``ge`` says ``u`` and ``uw`` as its object."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line is measured by."""

    said: Said
    learner: str
    """The learner's words as they were shown."""
    competency: str
    level: int | None
    """What those words were rated."""
    offline: Assessor


def most_words(learner: str) -> int:
    """How many words a line may have beside what was said: some more, and not a speech."""
    return min(max(len(words(learner)) + _SOME_MORE, _FEWEST_ALLOWED), _MOST_ALLOWED)


def unwanted(line: str, wanted: Wanted) -> str:
    """Why a line cannot be offered, or "" when it can.

    One of ``length blank coaching steering language own-words address invented style no-better``.
    """
    count, language = len(words(line)), wanted.said.language
    heard = f"{wanted.said.situation} {wanted.said.counterpart_says} {wanted.learner}"
    if not _LEAST_WORDS <= count <= most_words(wanted.learner):
        return "length"
    if _BLANK.search(line):
        return "blank"
    if _COACHING.search(line):
        return "coaching"
    if steering(line, language):
        return "steering"
    if not speaks(line, language):
        return "language"
    if _alike(line, wanted.learner):
        return "own-words"
    if language == "nl" and not _addresses(line, wanted.learner):
        return "address"
    if set(_NUMBER.findall(line)) - set(_NUMBER.findall(heard)):
        return "invented"
    return _measured(line, wanted)


def _alike(line: str, learner: str) -> bool:
    return SequenceMatcher(None, words(line), words(learner), autojunk=False).ratio() >= _SAME


def _forms(text: str) -> set[str]:
    return {name for name, pattern in _FORMS.items() if pattern.search(text)}


def _addresses(line: str, learner: str) -> bool:
    """Whether the line uses the forms of address that the learner uses; where they use none, one and the same."""
    used, mine = _forms(line), _forms(learner)
    if not mine:
        return len(used) <= 1 or used == {"ge", "u"}
    allowed = set().union(*(_FITS[form] for form in mine))
    return used <= allowed


def _measured(line: str, wanted: Wanted) -> str:
    """By the offline assessor, which has not seen who wrote which: not attacking or giving in, and really better."""
    asked = (wanted.competency,)
    said = wanted.said
    own, new = wanted.offline.assess(
        [Said(said.language, said.situation, said.counterpart_says, text, asked) for text in (wanted.learner, line)]
    )
    if new.style not in {"assertive", "neutral"}:
        return "style"
    level, before = new.ratings[0].level, own.ratings[0].level
    if level is None or (before is not None and level < before):
        return "no-better"
    better = level >= _GOOD or (wanted.level is not None and level > wanted.level)
    return "" if better else "no-better"
