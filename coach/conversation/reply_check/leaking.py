"""Giving away what is locked: in the author's own words for it, in near words, in other words, or by a plain yes."""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.conversation.part import LockedFact
from coach.conversation.reply_check.context import ReplyContext, own_names
from coach.conversation.reply_check.ear import Ear
from coach.perception.words import content_words, straight, words

_TOLD = 0.8
_FACT, _PHRASE, _PART, _TALK = 7.9, 4.6, 3.9, 4.9
_WORD, _NAME, _ASKING, _DENYING, _SHORT, _START = 2.0, 1.1, 3.0, 0.5, 4.7, 3.2
"""A logistic regression, fitted on the 104 leaks and the other replies of two corpora (the features chosen with unseen
facts kept apart); what asking takes off was raised by hand from 1.7."""
_ENOUGH_WORDS, _LONG_WORD = 7, 5
_MOST_SHARED = 3
_CLAUSE = re.compile(r",? (?:en|and|omdat|because|dat|that|waardoor|maar|but|if|als|die|who|which) ")
_CLAUSE_WORDS = 3
_SPOKEN_CLAUSE = re.compile(
    r"[,;:–—]\s|\b(?:en|omdat|want|dat|die|waar|maar|als|voor|met|tot|and|because|that|but|if|who|which|before|for|so|with|since|until|till)\b"
)
_PROPER = re.compile(r"(?<=\w )[A-ZÀ-Ý]\w+|\b\d+\b")
_LEAST_SHARED = 2
_STEM, _LEAST_STEM = 4, 3
_OWN = re.compile(r"^(?:ge|be|ver|her|on)(?=\w{4})")
_TWICE = re.compile(r"(.)\1")
_TAILS = ("heden", "ingen", "ations", "ation", "ing", "ed", "en", "er", "es", "de", "te", "e", "s", "t", "d", "n")
_YES = re.compile(
    r"^\W*(?:ja|yes|yeah|yep|klopt|juist|inderdaad|correct|exactly|precies|true|right|goed geraden|you guessed|you're right|dat klopt|dat is (?:juist|waar)|that's (?:right|true|correct)|guilty|helaas wel|i admit|ik geef (?:het )?toe|al goed)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:nee|neen|no|niet|geen|not|n't|never|nooit|wie zegt|who says|who told|onzin|nonsense)\b|n't\b", re.IGNORECASE
)
_GUESSED = 0.5


def leaks(sentence: str, context: ReplyContext, ear: Ear | None) -> str:
    """The locked fact that this sentence gives away, or "".

    What the learner has said already, denied or asked back about, gives nothing away.
    """
    text = straight(sentence).lower()
    asking = text.rstrip().endswith("?")
    known = _stems([*context.learner_turns], context.language)
    for fact in context.locked:
        if _confirms(text, context, fact, ear):
            return fact.text
        for phrase in fact.leaks:
            if _holds(text, phrase, context.language) and not ((_NO.search(text) or asking) and _said(phrase, context)):
                return fact.text
        if ear and _told(sentence, fact, context, ear, known) >= _TOLD:
            return fact.text
    return ""


def _holds(text: str, phrase: str, language: str) -> bool:
    """Whether a phrase stands in a text, in any inflection and with a few words between."""
    plain = straight(phrase).lower()
    if re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text):
        return True
    wanted = [_stem(word) for word in (content_words(plain, language) or words(plain))]
    if len(wanted) < _LEAST_SHARED:
        return bool(wanted) and len(wanted[0]) > _STEM and wanted[0] in {_stem(word) for word in words(text)}
    said = [_stem(word) for word in words(text)]
    places = [[at for at, stem in enumerate(said) if stem == want] for want in wanted]
    if not all(places):
        return False
    return max(min(spots) for spots in places) - min(max(spots) for spots in places) <= 2 * len(wanted) + 2


def _said(phrase: str, context: ReplyContext) -> bool:
    return any(_holds(straight(turn).lower(), phrase, context.language) for turn in context.learner_turns)


def _told(sentence: str, fact: LockedFact, context: ReplyContext, ear: Ear, known: set[str]) -> float:
    """How much this says the fact in other words, as log odds.

    It does when it, or a clause of it, means about what the fact or its phrases mean, in words, names and numbers that
    are only in the fact, and is unlike the talk so far and what the move says anyway.
    """
    open_lines = [*context.own_lines, *context.conceding, *context.public, *context.may]
    forms, said = ways(fact, context), set(words(sentence))
    hidden = _stems([fact.text, *fact.leaks], context.language) - known
    hidden -= _stems([*open_lines, *context.names], context.language)
    shared = len(hidden & _stems([sentence], context.language))
    heard = set(words(" ".join((*context.learner_turns, *open_lines, *context.names))))
    named = len(({name.lower() for name in _PROPER.findall(fact.text)} - heard) & said)
    clauses = [part for part in _SPOKEN_CLAUSE.split(sentence) if len(part.split()) >= _CLAUSE_WORDS] or [sentence]
    return (
        _FACT * ear.nearest(sentence, forms)
        + _PHRASE * ear.nearest(sentence, fact.leaks)
        + _PART * max(ear.nearest(part, [*forms, *fact.leaks]) for part in clauses)
        - _TALK * ear.nearest(sentence, [*context.learner_turns, *open_lines])
        + _WORD * min(shared, _MOST_SHARED)
        + _NAME * named
        - _ASKING * sentence.rstrip().endswith("?")
        - _DENYING * bool(_NO.search(sentence) and not _NO.search(fact.text))
        - _SHORT * max(0, _ENOUGH_WORDS - len(words(sentence))) / 3
        - _START
    )


def ways(fact: LockedFact, context: ReplyContext) -> list[str]:
    """The fact as it is written, as the counterpart would say it, and its longer clauses."""
    forms = [fact.text, *_first_person(fact.text, context)]
    return [*forms, *(part for form in forms for part in _CLAUSE.split(form) if len(part.split()) > _CLAUSE_WORDS)]


def _confirms(text: str, context: ReplyContext, fact: LockedFact, ear: Ear | None) -> bool:
    """Whether this is a plain yes to a learner who has guessed it."""
    if (
        not _YES.search(text)
        or not context.learner_turns
        or re.search(r"\b(?:maar|but)\b|^\W*(?:ja|yes),? (?:ja|yes|en|and)\b|\?", text)
    ):
        return False
    last = context.learner_turns[-1]
    guessed = any(_holds(straight(last).lower(), phrase, context.language) for phrase in fact.leaks)
    return guessed or (ear is not None and ear.nearest(last, [fact.text]) >= _GUESSED + 0.1)


def _first_person(text: str, context: ReplyContext) -> Iterable[str]:
    """The fact as the counterpart would say it."""
    own = own_names(context.names)
    me, my = ("I", "my") if context.language == "en" else ("ik", "mijn")
    turned = text
    for name in own:
        turned = re.sub(rf"\b{re.escape(name)}'s\b", my, turned)
        turned = re.sub(rf"\b{re.escape(name)}\b", me, turned)
    for pattern, own_word in (
        (r"\b(?:she|he)\b", "I"),
        (r"\b(?:her|his)\b", "my"),
        (r"\b(?:zij|ze|hij)\b", "ik"),
        (r"\b(?:haar|zijn) (?=\w)", "mijn "),
    ):
        if (own_word in {"I", "my"}) == (context.language == "en"):
            turned = re.sub(pattern, own_word, turned, flags=re.IGNORECASE)
    return (turned,) if turned != text else ()


def _stems(texts: Iterable[str], language: str) -> set[str]:
    return {_stem(word) for text in texts for word in content_words(text, language) if len(word) >= _LONG_WORD}


def _stem(word: str) -> str:
    """A word without its inflection, roughly: "verhuren", "verhuurd" and "huur" come out alike."""
    word = _TWICE.sub(r"\1", _OWN.sub("", word.strip("'")))
    for tail in _TAILS:
        if word.endswith(tail) and len(word) - len(tail) >= _LEAST_STEM:
            word = word[: -len(tail)]
            break
    return word.replace("v", "f").replace("z", "s")[:6]
