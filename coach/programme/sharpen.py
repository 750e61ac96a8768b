"""Hints that make an intention work: a situation that one recognises, and something that one does or says there.

If-then plans help when both halves are concrete (Gollwitzer & Sheeran 2006); goals about who one wants to be are acted
on less once they are told to others (Gollwitzer et al. 2009). The rules look at words alone. They miss much and may be
wrong, so a hint is a question and never keeps anybody from saving.
"""

from __future__ import annotations

import re
from typing import Literal

Hint = Literal["situation", "identity", "vague", "instead"]
"""What could be sharper: the ``situation``; or a behaviour that says who one wants to be (``identity``), leaves open
what one does (``vague``), or only what one no longer does (``instead``)."""

_LEAST_CUE_WORDS = 3

_TRAITS = {
    "nl": r"assertie\w+|zelf(?:zeker|verzekerd)\w*|zeker(?:der)?|sterker|beter|rustig\w*|kalm\w*|mondig\w*"
    r"|direct(?:er)?|duidelijk(?:er)?|dapper\w*|moedig\w*|streng\w*|harder|iemand die|een (?:betere?|sterke|goede) \w+",
    "en": r"assertive\w*|confident|stronger|better|calm(?:er)?|direct|clear(?:er)?|brave(?:r)?|bold(?:er)?"
    r"|tough(?:er)?|strong|somebody who|someone who|a (?:better|stronger|good) \w+",
}  # fmt: skip
_BEING = {
    "nl": r"\b(?:ben|word|zijn|worden|blijf|blijven|voel me)\b",
    "en": r"\b(?:be|am|become|being|stay|feel)\b",
}  # fmt: skip
_VAGUE = {
    "nl": r"\b(?:probe\w+|mijn best|beter (?:mijn|communic|luister)\w*|opkom\w*|kom (?:ik )?op voor|voor mezelf op"
    r"|meer (?:van )?mezelf|mijn grenzen|mijn mannetje|assertiever reageren|anders reageren|er iets van zeggen)\b",
    "en": r"\b(?:try|trying|do my best|stand up for myself|speak up more|communicate better|listen better"
    r"|set boundaries|my boundaries|react differently|say something about it)\b",
}  # fmt: skip
_NOT = {
    "nl": r"\b(?:niet|geen|nooit|niets|stop|minder|zonder)\b",
    "en": r"\b(?:not|never|no longer|stop|less|without|don['’]?t|won['’]?t)\b",
}  # fmt: skip
_ANY_TIME = {
    "nl": r"\b(?:altijd|vaker|voortaan|in de toekomst|vanaf nu|ooit|overal|in het algemeen)\b",
    "en": r"\b(?:always|more often|from now on|in (?:the )?future|some day|everywhere|in general)\b",
}  # fmt: skip
_SPOKEN = re.compile(r"[\"“”‘«]|(?:^|\s)'\w|:")


def hints(cue: str, behaviour: str, language: str) -> tuple[Hint, ...]:
    """What could be sharper in the two halves of an intention; empty halves get no hint yet."""
    lang = language if language in _TRAITS else "en"
    found: list[Hint] = []
    if cue.strip() and (len(cue.split()) < _LEAST_CUE_WORDS or re.search(_ANY_TIME[lang], cue, re.IGNORECASE)):
        found.append("situation")
    hint = _about(behaviour, lang)
    if hint is not None:
        found.append(hint)
    return tuple(found)


def _about(behaviour: str, lang: str) -> Hint | None:
    """Words that one will say out loud, in quotes or after a colon, are concrete whatever they are."""
    if not behaviour.strip() or _SPOKEN.search(behaviour):
        return None
    if re.search(rf"{_BEING[lang]}.*?\b(?:{_TRAITS[lang]})\b", behaviour, re.IGNORECASE) or re.search(
        rf"\b(?:{_TRAITS[lang]})\b.*?{_BEING[lang]}", behaviour, re.IGNORECASE
    ):
        return "identity"
    if re.search(_VAGUE[lang], behaviour, re.IGNORECASE):
        return "vague"
    if re.search(_NOT[lang], behaviour, re.IGNORECASE):
        return "instead"
    return None
