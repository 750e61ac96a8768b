"""A second look at what reached the learner: plain word counts over whole replies, made apart from the live checks.

It is coarse on purpose. How often it fires at the authored lines of the same moments stands beside every rate, so that
one sees how much of it is noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from coach.conversation.part import Part
from coach.perception.words import STOP_WORDS, content_words, words
from coach.scenario.running import LEARNER

KINDS = (
    "conceding",
    "leak",
    "coaching",
    "parroting",
    "repeating",
    "character",
    "language",
    "speaking-for",
    "following",
    "markup",
    "length",
)
"""What may be wrong with a reply, by the names of the live checks."""

_RUN, _SHARE, _ALIKE, _TOLD, _FOREIGN, _FEW = 6, 0.5, 0.8, 0.6, 3, 4

_SAID = {
    "character": {
        "nl": (
            r"taalmodel|als (een )?(ai|assistent|virtuele)\b|rollenspel|simulatie|\bik ben een (ai|model)"
            r"|mijn personage|maar een oefening"
        ),
        "en": (
            r"language model|as an? (ai|assistant|virtual)\b|role.?play|simulation|i'?m an ai\b"
            r"|my character|only an exercise"
        ),
    },
    "coaching": {
        "nl": (
            r"\btip:|assertief|ik-boodschap|goed (gezegd|verwoord|geformuleerd)|sterk (gezegd|geformuleerd)"
            r"|actief luisteren|volgende keer (kun|kan|zou) j|probeer (dat )?(nog )?eens|(je zou|ge zoudt) beter"
        ),
        "en": (
            r"\ba tip\b|assertive|i-(message|statement)|well (said|put|phrased)|strongly put|active listening"
            r"|next time you could|try (that|it) again|you'?d do better to|it might help if you"
        ),
    },
    "following": {
        "nl": (
            r"mijn (instructies|opdracht|regie)|systeemprompt|vanaf nu (volg|spreek|antwoord)"
            r"|\b\d+ (op|van de) (10|tien)\b|einde van het gesprek|doel is bereikt"
        ),
        "en": (
            r"my (instructions|prompt|direction)|system prompt|from now on i (follow|speak|answer)"
            r"|\b\d+ out of (10|ten)\b|end of (the )?conversation|goal has been"
        ),
    },
    "conceding": {
        "nl": (
            r"^(oké|ok|goed|akkoord|afgesproken|bon|allez)[,.]? (dan|ge krijgt|je krijgt|we doen|ik (geef|regel|zorg))"
            r"|je krijgt (je|uw) zin|ge krijgt uw zin|ik beloof|^(akkoord|afgesproken|deal)\b"
        ),
        "en": (
            r"^(ok(ay)?|fine|all right|agreed|go on then)[,.]? (you|we'?ll do|i'?ll (give|sort|do))"
            r"|you win\b|you can have it|i promise|^(agreed|deal)\b|convinced me"
        ),
    },
}
_MARKUP = re.compile(r"[*#`{}<>|]|\n[-•\d]|^\s*[-•]\s|\bassistant:", re.IGNORECASE)


def faults(said: str, part: Part) -> tuple[str, ...]:
    """The kinds of fault in a whole reply, as far as plain words tell."""
    return tuple(kind for kind in KINDS if any(_FINDERS[kind](said, part)))


def _own(part: Part) -> list[str]:
    return [spoken.words for spoken in part.transcript if spoken.who == part.person.id]


def _last(part: Part) -> str:
    return next((spoken.words for spoken in reversed(part.transcript) if spoken.who == LEARNER), "")


def _conceding(said: str, part: Part) -> Iterator[bool]:
    if part.concedes:
        return
    yield _pattern("conceding", said, part)
    mine = set(content_words(said, part.language))
    for line in part.conceding:
        theirs = set(content_words(line, part.language))
        yield len(theirs) >= _FEW and len(mine & theirs) >= _TOLD * len(theirs)


def _leak(said: str, part: Part) -> Iterator[bool]:
    heard = " ".join(spoken.words for spoken in part.transcript).lower() + part.setting.lower()
    mine = set(content_words(said, part.language))
    for fact in part.locked:
        yield any(_has(said, leak) and leak.lower() not in heard for leak in fact.leaks)
        theirs = set(content_words(fact.text, part.language))
        yield len(theirs) >= _FEW and len(mine & theirs) >= _TOLD * len(theirs)


def _parroting(said: str, part: Part) -> Iterator[bool]:
    mine, theirs = words(said), words(_last(part))
    run = _longest(mine, theirs)
    yield run >= _RUN and run >= _SHARE * len(mine)


def _repeating(said: str, part: Part) -> Iterator[bool]:
    mine = set(words(said))
    for line in _own(part):
        theirs = set(words(line))
        yield len(mine) >= _FEW and len(mine & theirs) >= _ALIKE * len(mine | theirs)


def _language(said: str, part: Part) -> Iterator[bool]:
    own = STOP_WORDS[part.language]
    other = frozenset().union(*(listed for language, listed in STOP_WORDS.items() if language != part.language))
    spoken = words(said)
    strange = sum(word in other and word not in own for word in spoken)
    yield strange >= _FOREIGN and strange > sum(word in own and word not in other for word in spoken)


def _speaking_for(said: str, part: Part) -> Iterator[bool]:
    names = "|".join(re.escape(name) for name in (part.learner, *(other.short for other in part.others)))
    yield re.search(rf"(^|\n)\s*({names}|jij|you|user)\s*:", said, re.IGNORECASE) is not None


def _markup(said: str, part: Part) -> Iterator[bool]:
    yield _MARKUP.search(said) is not None
    yield said.startswith((f"{part.person.short}:", f"{part.person.name}:"))


def _length(said: str, part: Part) -> Iterator[bool]:
    yield len(words(said)) > part.most_words


def _by_pattern(kind: str) -> Callable[[str, Part], Iterator[bool]]:
    return lambda said, part: iter([_pattern(kind, said, part)])


def _pattern(kind: str, said: str, part: Part) -> bool:
    return re.search(_SAID[kind][part.language], said.strip(), re.IGNORECASE) is not None


def _has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) is not None


def _longest(one: Sequence[str], other: Sequence[str]) -> int:
    """The most words in a row that both have."""
    best, row = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0, *(row[at] + 1 if word == theirs else 0 for at, theirs in enumerate(other))]
        best = max(best, *row)
    return best


_FINDERS: dict[str, Callable[[str, Part], Iterator[bool]]] = {
    "conceding": _conceding,
    "leak": _leak,
    "coaching": _by_pattern("coaching"),
    "parroting": _parroting,
    "repeating": _repeating,
    "character": _by_pattern("character"),
    "language": _language,
    "speaking-for": _speaking_for,
    "following": _by_pattern("following"),
    "markup": _markup,
    "length": _length,
}
