"""Saying what was said already: the learner's words handed back, or the counterpart's own once more."""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from coach.conversation.reply_check.context import ReplyContext
from coach.conversation.reply_check.ear import Ear
from coach.perception.words import content_words, sentences, words

_YOU_AND_I = dict.fromkeys(
    [
        "ik",
        "'k",
        "mij",
        "me",
        "mijn",
        "m'n",
        "je",
        "jij",
        "jou",
        "jouw",
        "ge",
        "gij",
        "u",
        "uw",
        "jullie",
        "we",
        "wij",
        "ons",
        "onze",
        "i",
        "me",
        "my",
        "mine",
        "you",
        "your",
        "yours",
        "we",
        "us",
        "our",
        "i'm",
        "you're",
        "i'd",
        "you'd",
        "i've",
        "you've",
        "i'll",
        "you'll",
        "am",
        "are",
        "ben",
        "bent",
        "zijt",
        "is",
        "hebt",
        "heb",
        "heeft",
        "have",
        "has",
    ],
    "~",
)
_IS = re.compile(r"(?<=[a-z])['’]s\b")
_FEW, _ENOUGH = 4, 6
_SAME_OWN, _SAME_LEARNER = 0.8, 0.72
_RUN = 7
_MEANS_OWN, _MEANS_LEARNER = 0.88, 0.86
_REFLECTS = re.compile(
    r"^\W*(?:(?:so|dus|oké|okay|right|goed|ja|yes|hm+|ah),? ?)*(?:what i(?:'m hearing| hear| understand)|i hear (?:you saying|that you)|if i understand (?:you|correctly|it)|let me (?:see if i|make sure i|summari[sz]e|repeat)"
    r"|you(?:'re| are) (?:saying|telling me)(?: that)?|it sounds like you|sounds like you|you feel (?:that|like)|so you feel|you mentioned|you said(?: that)?|as you (?:say|said|put it)"
    r"|wat ik hoor|ik hoor (?:je|u|dat (?:je|ge|u))|als ik (?:u|je|jou|het) (?:goed|juist|zo) (?:begrijp|versta|hoor|beluister)|je (?:zegt|zei|geeft aan|vertelt)(?: mij)? (?:dus )?(?:dat)?|ge zegt (?:dus )?dat|u zegt (?:dus )?dat|met andere woorden"
    r"|laat (?:mij|me) (?:even )?(?:samenvatten|herhalen)|het klinkt alsof|dus (?:je|ge|gij|u) (?:zegt|geeft aan)|samengevat)\b",
    re.IGNORECASE,
)
_REFLECTED = 0.45
_MEANS_REFLECTED = 0.55


def parrots(sentence: str, context: ReplyContext, ear: Ear | None) -> str:
    """The learner's words that this reply hands back, or "".

    A few words taken up are talk ("Thursday? Thursday is full."): it takes most of a sentence, or seven words in a row.
    """
    said = _neutral(sentence)
    mirrors = _REFLECTS.search(sentence) is not None
    for turn in context.learner_turns[-3:]:
        theirs = _neutral(turn)
        if (
            mirrors
            and len(said) >= _ENOUGH
            and (
                _reflects(sentence, turn, context.language) >= _REFLECTED
                or (ear and ear.nearest(sentence, _parts(turn)) >= _MEANS_REFLECTED)
            )
        ):
            return turn
        if len(said) < _FEW:
            continue
        run, share = _overlap(said, theirs)
        if run >= _RUN or (share >= _SAME_LEARNER and (len(said) >= _ENOUGH or (share == 1.0 and len(said) > _FEW))):
            return turn
    if ear and len(said) >= _ENOUGH and not sentence.rstrip().endswith("?"):
        parts = [part for turn in context.learner_turns[-2:] for part in _parts(turn)]
        if ear.nearest(sentence, parts) >= _MEANS_LEARNER:
            return "≈"
    return ""


def repeats(sentence: str, so_far: Sequence[str], context: ReplyContext, ear: Ear | None) -> str:
    """What was said before that this sentence only says again, or "". Up to three words may come back ("Ja ja.")."""
    said = _plain(sentence)
    if len(said) < _FEW:
        return ""
    own = [part for line in context.own_lines for part in (*_parts(line), *_clauses(line))] + list(so_far)
    for line in [*own, *(part for other in context.other_lines for part in _parts(other))]:
        before = _plain(line)
        run, share = _overlap(said, before)
        if (
            said == before
            or (run == len(before) > _FEW)
            or (len(said) >= _ENOUGH - 1 and (share >= _SAME_OWN or run >= _RUN + 1))
        ):
            return line
    if ear and len(said) >= _ENOUGH - 1 and ear.nearest(sentence, own) >= _MEANS_OWN:
        return "≈"
    return ""


def held_against(context: ReplyContext) -> list[str]:
    """The lines that a sentence is compared with by meaning."""
    turns = [part for turn in context.learner_turns[-3:] for part in (turn, *_parts(turn))]
    return [*turns, *(part for line in context.own_lines for part in (line, *_parts(line), *_clauses(line)))]


def _parts(turn: str) -> list[str]:
    return [part.text for part in sentences(turn)]


def _clauses(line: str) -> list[str]:
    """The longer clauses of a line."""
    return [part for part in re.split(r"[,;:] ", line) if len(words(part)) > _FEW]


def _plain(text: str) -> list[str]:
    return words(_IS.sub(" is", re.sub(r"\([^)]*\)", " ", text)))


def _neutral(text: str) -> list[str]:
    """The words, without who is who: "my team" handed back is "your team"."""
    return [_YOU_AND_I.get(word, word) for word in _plain(text)]


def _overlap(said: list[str], theirs: list[str]) -> tuple[int, float]:
    """The longest run of words in common, and the share of what was said that stands in the other in the same order."""
    blocks = SequenceMatcher(None, said, theirs, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    return max((block.size for block in blocks), default=0), common / max(1, len(said))


def _reflects(sentence: str, turn: str, language: str) -> float:
    """Which share of a reflecting sentence's topic words are the learner's."""
    topic = content_words(_REFLECTS.sub("", sentence), language)
    theirs = content_words(turn, language)
    return sum(any(word[:5] == other[:5] for other in theirs) for word in topic) / max(1, len(topic))
