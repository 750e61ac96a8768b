"""Finds what in a learner's turn is meant for a judge, a system or a model rather than for the colleague.

Text can be made safe only where code does it: a model that is told to ignore orders may still follow them. So what is
found here is taken out before a prompt is written, and never counts as evidence. Three things are looked for: orders
to a machine (:mod:`coach.perception.steering_words`), text built like a machine's own (role tags, JSON, comments,
markup, a judge's own headings: :mod:`coach.perception.steering_judged`), and either of these in disguise
(:mod:`coach.perception.steering_disguise`). Words alone cannot tell every
order to a machine from one to a colleague; where they can't, talk between colleagues is left alone.
"""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.perception.steering_disguise import Reading, decoded, plain, readings
from coach.perception.steering_grammar import GRAMMAR
from coach.perception.steering_judged import FORMS, ORDERS_TO_JUDGES
from coach.perception.steering_signs import ENOUGH, ENOUGH_TOGETHER, PART, weight
from coach.perception.steering_words import HINT, MUSING, ORDERS, SQUASHED, WORK

TAKEN = "[…]"
"""What stands where something was taken out."""

_MOST = 20_000
_MOST_HEARD = 60
"""So many sentences of a turn are held against the examples: each takes 2 ms."""
_GAP = re.compile(r"(?<=[.!?…])[\"')\]»”’]*\s+|\n+")
_ROLE = (
    r"(?:system|systeem|assistant|assistent|user|gebruiker|human|developer|ontwikkelaar|tool|function|judge|beoordelaar|evaluator|grader"
    r"|ai|model|bot|learner|cursist|leerling|lerende|deelnemer|counterpart|tegenspeler|coach|instructions?|instructies?|instruction|prompt|inst|sys|admin|"
    r"rubric|rubriek|rating|score|feedback|transcript|context|rules|output|result|response|answer|turn|verdict|evaluation|evaluatie|beoordeling|resultaat|oordeel|system[_ -]?(?:prompt|message|note|update|notice|override)|systeem(?:bericht|melding|prompt|opdracht|instructie)|end|begin|data|text|message)"
)
_TALKER = r"(?:system|systeem|assistant|assistent|developer|judge|beoordelaar|evaluator|grader|ai|model|bot|user|gebruiker|human|learner|cursist|leerling|lerende|counterpart|tegenspeler|admin|narrator|verteller|stage direction|regieaanwijzing|game master|verdict|rating|reasoning|system[_ -]?(?:prompt|message|note|update|notice|override|instruction)s?|systeem(?:bericht|melding|prompt|opdracht|instructie)s?|system instructions?)"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comment", re.compile(r"<!--.*?(?:-->|$)|/\*.*?(?:\*/|$)|\[//\]: ?# ?(?:\([^)\n]*\)|\"[^\"\n]*\"|[^\n]*)", re.DOTALL)),
    ("fence", re.compile(r"```.*?(?:```|$)|~~~.*?(?:~~~|$)", re.DOTALL)),
    ("tag", re.compile(r"<\|[^|>\n]{0,40}\|?>[^\n]*|<<?/?sys>>?[^\n]*|\[/?inst\][^\n]*|</?s>[^\n]*", re.IGNORECASE)),
    ("tag", re.compile(rf"<({_ROLE})\b[^>\n]{{0,80}}>.{{0,1500}}?(?:</\1>|$)|</?[\w-]{{0,20}}{_ROLE}[\w-]{{0,20}}\b[^>\n]{{0,80}}>[^\n]*", re.IGNORECASE | re.DOTALL)),
    ("tag", re.compile(rf"(?:(?:\[{{1,3}}|{{{{2,3}}) ?/?#?{_ROLE}|\( ?{_TALKER})(?:[ _-]\w{{1,20}}){{0,4}} ?(?:[:\])}}]{{1,3}}|[:=-])[^\n]*", re.IGNORECASE)),
    ("role", re.compile(rf"(?:(?<=\n)|\A|(?<=[.!?] )|(?<=[.!?]\")|(?<=\" ))[ \t>#*_\"'-]*(?:{_TALKER})(?: ?\([^)\n]{{0,30}}\))?[ *_\"]*(?::|>|=>)(?!//)[^\n]*", re.IGNORECASE)),
    ("tag", re.compile(rf"(?:(?<=\n)|\A)[ \t]*#{{1,6}} ?(?:new |nieuwe |end of |einde )?{_ROLE}\b[^\n]*", re.IGNORECASE)),
    ("tag", re.compile(r"[-=#*~_]{3,}\s?(?:end|begin|start|einde?|stop|new|nieuwe?|system|systeem)\b[^\n]*", re.IGNORECASE)),
    ("tag", re.compile(r"\b(?:BEGIN|END|START|EINDE) (?:OF )?(?:VAN )?(?:THE |DE |HET )?(?:SYSTEM|INSTRUCTIONS?|PROMPT|TRANSCRIPT|LEARNER|CONVERSATION|GESPREK|INPUT|DATA|TURN|TEXT|MESSAGE|CONTEXT|SYSTEEM|INSTRUCTIES|BEURT|USER)\b[^\n]*")),
    ("json", re.compile(r"\{[^{}]{0,20}[\"']?\w{2,30}[\"']?\s?:[^{}]*(?:\{[^{}]*\}[^{}]*){0,8}\}?")),
    ("json", re.compile(r"[\"'](?:level|score|rating|observed|competency|mode|quote|reason|verdict|niveau|role|content)[\"']\s?:[^\n]*", re.IGNORECASE)),
    ("link", re.compile(r"!?\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)|javascript:|<(?:script|img|div|span|style|iframe|p|b|i|br|a|svg|input|meta)\b[^>\n]{0,200}>", re.IGNORECASE)),
    ("template", re.compile(r"\{\{[^}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\$\{[^}\n]{0,80}\}")),
)  # fmt: skip

_ORDERS: tuple[tuple[str, re.Pattern[str]], ...] = (*ORDERS.items(), *ORDERS_TO_JUDGES.items())
_AT_WORK = {"score", "top", "raters", "marks", "sample", "yardstick", "judge", "authority", "verdict"}
"""Kinds that name marks: at work things are marked too."""
_GOES_ON = re.compile(
    r"\W*(?!(?:dat|that|it|het|this|dit|ik|i)\b)(?:\w+\W+){0,3}(?:dat|that|it|het|nu|now|zo|so|this|dit|please|thanks|bedankt|dank je|merci)\b\W*(?:\w+\W*)?[.!]*"
)
"""A short sentence that only urges what the one before asked ("Vul dat in."); "Dat blijft zo." urges nothing."""
_CLOSED = {"comment", "fence", "template"}
"""Shapes with an end of their own: what follows on the same line is looked at for itself."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a turn: ``text[start:end]``; ``kind`` names what gave it away."""

    start: int
    end: int
    kind: str


def steering(text: str, language: str) -> tuple[Span, ...]:
    """The parts of a turn that address a machine, in order and apart from each other; whole sentences.

    ``language`` is the conversation's; steering is looked for in Dutch and in English whatever it is. What stands
    beyond 20,000 characters is a span by itself.
    """
    del language  # whoever steers chooses the language that they think the machine obeys
    text, beyond = text[:_MOST], text[_MOST:]
    pieces = _pieces(text)
    base, hidden = plain(text)
    found = [*_shapes(text), *_encoded(text), *_orders(base, pieces)]
    found += _like_steering(text, pieces)
    if hidden:
        found += _hidden(text, pieces)
    for name, reading in readings(base):
        found += _disguised(name, reading, base)
    spans = _whole(found, pieces)
    if beyond:
        spans = (*spans, Span(_MOST, _MOST + len(beyond), "beyond"))
    return spans


def without_steering(text: str, spans: Sequence[Span]) -> str:
    """The text with each span replaced by "[…]"; neighbours share one."""
    parts: list[str] = []
    at = 0
    for span in spans:
        kept = text[at : span.start]
        if kept.strip() or not parts:
            parts.append(kept)
            parts.append(TAKEN)
        at = max(at, span.end)
    parts.append(text[at:])
    return "".join(parts).strip()


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where each sentence or line stands."""
    found: list[tuple[int, int]] = []
    at = 0
    for gap in _GAP.finditer(text):
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, len(text)))
    return [(start, end) for start, end in found if text[start:end].strip()]


def _orders(base: Reading, pieces: list[tuple[int, int]]) -> Iterator[Span]:
    """Sentences that order a machine about: by one clear phrase, or by several signs in a sentence or a turn."""
    starts = {place: index for index, place in reversed(list(enumerate(base.places)))}
    weighed: list[tuple[int, int, int]] = []
    for start, end in pieces:
        first = next((starts[place] for place in range(start, end) if place in starts), None)
        last = next((starts[place] for place in range(end - 1, start - 1, -1) if place in starts), None)
        if first is None or last is None:
            continue
        sentence = base.text[first : last + 1]
        kind = order_in(sentence)
        if kind:
            yield Span(start, end, kind)
        weighed.append((start, end, ENOUGH_TOGETHER if kind else _weighed(sentence)))
    together = sum(found for _, _, found in weighed if found >= PART) >= ENOUGH_TOGETHER
    before = 0
    for start, end, found in weighed:
        sentence = base.text[starts.get(start, 0) : starts.get(end - 1, 0) + 1]
        goes_on = before >= ENOUGH and (found > 0 or _GOES_ON.fullmatch(sentence) is not None)
        if found >= ENOUGH or goes_on or (together and found >= PART):
            yield Span(start, end, "signs")
        before = max(found, ENOUGH if goes_on else 0)


def _like_steering(text: str, pieces: list[tuple[int, int]]) -> Iterator[Span]:
    """Sentences that mean what is said to machines, in whatever words."""
    from coach.perception.steering_nose import ENOUGH as LIKE_IT  # noqa: PLC0415 - numpy
    from coach.perception.steering_nose import smells  # noqa: PLC0415 - same

    for start, end in pieces[:_MOST_HEARD]:
        sentence = text[start:end]
        if smells(sentence) >= LIKE_IT and not WORK.search(sentence.lower()):
            yield Span(start, end, "meaning")


def _weighed(sentence: str) -> int:
    return max(0, weight(sentence) - (PART if WORK.search(sentence) else 0))


def order_in(sentence: str, *, disguised: bool = False) -> str:
    """Which kind of order to a machine this sentence without accents holds, or ""; a ``disguised`` one in known words."""
    for kind, pattern in _ORDERS if disguised else (*_ORDERS, *GRAMMAR.items()):
        if pattern.search(sentence):
            if kind in _AT_WORK and (WORK.search(sentence) or MUSING.search(sentence)):
                continue
            return kind
    return ""


def _shapes(text: str) -> Iterator[Span]:
    for kind, pattern in (*_SHAPES, *FORMS):
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), kind)


def _encoded(text: str) -> Iterator[Span]:
    for part in decoded(text):
        yield Span(part.start, part.end, "encoded")


def _hidden(text: str, pieces: list[tuple[int, int]]) -> Iterator[Span]:
    """Sentences with characters that nobody sees, within words."""
    for start, end in pieces:
        if re.search(r"\w[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]\w|[\U000e0020-\U000e007f]", text[start:end]):
            yield Span(start, end, "hidden")


def _disguised(name: str, reading: Reading, base: Reading) -> Iterator[Span]:
    """Orders in another reading of the text that its plain reading does not hold."""
    if name == "spaced":
        for run in re.finditer(r"[^\W\d_]{8,}", reading.text):
            start, end = reading.span(run.start(), run.end())
            if run.group() not in base.text and SQUASHED.search(run.group()):
                yield Span(start, end, name)
    if not HINT.search(reading.text):
        return
    for part in re.finditer(r"[^.!?\n]+[.!?]*", reading.text):
        sentence = part.group().strip()
        if HINT.search(sentence) and (order_in(sentence, disguised=True) or weight(sentence) > ENOUGH):
            yield Span(*reading.span(part.start(), part.end()), name)


def _whole(found: list[Span], pieces: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Each span widened to its whole sentences, overlapping ones joined under the first one's kind."""
    widened: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        closed = span.kind in _CLOSED
        touched = [] if closed else [(start, end) for start, end in pieces if start < span.end and span.start < end]
        start = min([span.start, *(start for start, _ in touched)])
        end = max([span.end, *(end for _, end in touched)])
        if widened and start < widened[-1].end:
            widened[-1] = Span(widened[-1].start, max(end, widened[-1].end), widened[-1].kind)
        else:
            widened.append(Span(start, end, span.kind))
    return tuple(widened)
