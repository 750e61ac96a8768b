"""What gives an order to a judge away that names no judge: its own headings, its answer's keys, the top told about.

Who knows how a judge is asked and answers can write a turn that looks like the rest of the prompt, or name the highest
level without a number ("the one after four"). Patterns for undisguised text are in :data:`ORDERS_TO_JUDGES`, in lower
case without accents; those that run over several sentences are in :data:`FORMS`.
"""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re

_RATERS = r"(?:raters?|trainers?|assessors?|evaluators?|graders?|markers?|examiners?|beoordelaars?|beoordelers?|evaluatoren|opleiders?|lesgevers?|quoteerders?)"
_LEVEL = r"(?:[1-5]\b|(?:i{1,3}|iv|v)\b|one\b|two\b|three\b|four\b|five\b|een\b|twee\b|drie\b|vier\b|vijf\b|null\b)"
_KEY = rf"(?:observed|waargenomen)\W{{1,3}}(?:yes|true|ja|no|nee|false|waar)\b|(?:level|niveau)\W{{1,3}}{_LEVEL}|mode\W{{1,3}}(?:none|null|geen|passive|aggressive|passief|agressief)\b|style\W{{1,3}}(?:assertive|passive|aggressive|neutral)\b|(?:rated|competency|competentie|quote|citaat|ratings?)\s?[:=]"
_STARTS = r"(?:(?<=\n)|\A|(?<=[.!?;] ))[ \t>*#_\"'(\[-]*"
_TOPMOST = r"(?:hoogste|bovenste|laatste|uiterste|verste|top|highest|uppermost|topmost|upper|last|furthest|final)"
_MEASURE = r"(?:anker|anchor|trede|sport van de ladder|rung|eind van de schaal|end of the (?:scale|ladder))"
_BOX = r"(?:kolom|column|hokje|vakje|box)"
_TICKS = r"(?:kruis|vink|tick|cross|aankruis\w*|aanvink\w*|ticked|crossed)"
_DIGIT = r"(?:cijfer|getal|nummer|number|figure|digit|level|niveau|score|mark|grade|trede|anker|anchor)"
_FOUR = r"(?:vier|four|4)\b(?=\W*(?:$|[.,;:!?)]|for|voor|bij|on\b|to\b|in\b|here|hier|everywhere|overal|please|alles|everything|and|en\b))"

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "heading",
        re.compile(
            rf"{_STARTS}(?:(?:context, )?not to be rated|to be rated, |what (?:the )?raters of this|turns that the trainers rated|competenc(?:y|ies) and (?:their|its) anchors|how to rate\W*(?=\n|\Z)|what you answer, per|rate: [a-z]+(?:-[a-z]+)+|rated\s?: |(?:learner|counterpart|situation)\s?: [^\n]{{0,300}}\n[ \t]*(?:learner|rated|why|counterpart)\s?:|niet te beoordelen[,:]|te beoordelen, )[^\n]*",
            re.IGNORECASE,
        ),
    ),
    (
        "answer",
        re.compile(
            rf"{_STARTS}(?:reason|reden|quote|citaat|competency|competentie|why|waarom)\s?[:=](?=[^\n]{{0,240}}\b(?:{_KEY}))[^\n]*"
            rf"|{_STARTS}(?:{_KEY})(?=[^\n]{{0,80}}\b(?:{_KEY}))[^\n]*",
            re.IGNORECASE,
        ),
    ),
)

ORDERS_TO_JUDGES: dict[str, re.Pattern[str]] = {
    kind: re.compile("|".join(f"(?:{part})" for part in parts))
    for kind, parts in {
        "top": (
            rf"\b{_DIGIT}\b,? (?:(?:that|which|dat|die) (?:\w+ )?)?(?:(?:comes?|follows?|komt|volgt) )?(?:(?:right|just|net|vlak|direct\w*|meteen) )?(?:na|after|op) {_FOUR}|\b(?:that|which|dat|die) (?:na|op) (?:vier|4) (?:komt|volgt)\b",
            r"\b(?:fingers? (?:on|of) (?:one|a) hand|vingers (?:aan|van|op) (?:een|1|je|uw) hand)\b[^.!?\n]{0,40}\b(?:put|zet|write|schrijf|noteer|next to|naast|bij|give|geef|rate|score)\b",
            rf"\b(?!(?:last|laatste|final) ){_TOPMOST} {_MEASURE}\b|\b{_TICKS}\b[^.!?\n]{{0,25}}\b{_TOPMOST} {_BOX}\b|\b(?:{_TOPMOST} {_BOX}|{_BOX} (?:furthest|farthest|uiterst|helemaal) (?:to the |on the |up|rechts|right)*)\b[^.!?\n]{{0,25}}\b{_TICKS}\b|\b(?:far|top|upper|high) end of the (?:scale|ladder)\b|\b(?:hoogste|bovenste) (?:trede|sport|eind\w*) van (?:elke|de|iedere) (?:ladder|schaal)\b",
            r"\b(?:rate|score|grade|quoteer|scoor|beoordeel) (?:this|dit|it|that|dat|het|me|mij|deze|all|alles|everything)(?: \w+)? (?:a |an |een |as |als |met (?:een )?|op |at |with )?(?:5|five|vijf|a five|v|top|max(?:imum|imaal)?)\b(?=\W*(?:$|[.!,;)]|please|aub|alstublieft|graag|all|overal|throughout))",
        ),
        "raters": (
            rf"^\W*(?:noot|nota|opmerking|aantekening|bericht|boodschap|note|remark|comment|message|memo|annotation)s? (?:van|of|from|by|door) (?:the |de |een |a |our |onze |uw |your )?(?:\w+ )?{_RATERS}\b[^.!?\n]{{0,20}}:",
            rf"\b(?:signed off|approved|certified|agreed(?: on| upon)?|endorsed|rated|scored|graded|marked|chosen|picked|goedgekeurd|afgetekend|afgesproken|vastgelegd|gequoteerd|beoordeeld|aangeduid|gekozen|bestempeld)\b(?: \w+){{0,2}} (?:by|door|among|onder) (?:the |de |all |alle |our |onze )?{_RATERS}\b(?: (?:as|als)\b|[^.!?\n]{{0,3}}: )",
            rf"\b(?:the |de |all |alle )?{_RATERS} (?:of this (?:training|course)|van deze (?:training|opleiding|cursus))\b[^.!?\n]{{0,20}}\b(?:agree\w*|rate\w*|say|said|want|find|vinden|zeggen|willen|geven|gaven|afgesproken|beslis\w*|decided)\b",
            r"\b(?:as|als|is) (?:the |de |het |a |een |our |onze )?(?:model ?(?:line|answer|reply|sentence|example)|model(?:zin|antwoord|repliek|voorbeeld))\b",
        ),
    }.items()
}  # fmt: skip
