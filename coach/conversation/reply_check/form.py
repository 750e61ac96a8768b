"""How a reply looks: marks that nobody speaks, and how long it goes on."""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re
import unicodedata

from coach.conversation.reply_check.context import ReplyContext, own_names
from coach.perception.words import straight, words

_MARKUP = re.compile(
    r"```|`[^`\n]+`|\*\*|__\w|(?:^|[\s(\"])[*_][^*_\n]{1,200}[*_](?=$|[\s.,!?;:)\"])|^\s*[*#>]+\s|^\s*[-•–]\s+\w|~~|\*\w|\w\*(?=\s|$)"
    r"|^\s*(?:\d[.)]|[a-h]\))\s+\w|\ba\) .{1,80}\bb\) |\b1[.)] .{1,120}\b2[.)] |(?:^|\s)\(?(?:i{1,3}|1|a)\) \w.{1,120}\s\(?(?:ii|2|b)\) |^\s*#{1,6}\s*\w|</?[a-z][\w-]*(?:\s[^>\n]*)?/?>|<\||\|>|<<|>>|\[/?\w+\]|\[[^\]\n]+\]\([^)\n]*\)"
    r"|[{}]|\"\w+\"\s*:\s|https?://|www\.|&(?:amp|lt|gt|nbsp|quot|#\d+);|\\[nt\"]|^\s*[-=_*]{3,}\s*$|\[[^\]\n]{1,80}\]|\|.+\|"
    r"|</|/>|\$\w+|^\s*@\w+|#\w{3,}",
    re.IGNORECASE | re.MULTILINE,
)
_FRAME = re.compile(
    r"^\W*(?:answer|antwoord|reply|response|reactie|output|line|zin|repliek)\s?:|^\W*(?:assistant|assistent|user|system|systeem|human|model|ai|bot|reply|antwoord|response|output|final|analysis|counterpart|tegenspeler|learner|cursist|speaker|end|einde|stop|eos)\W*$"
    r"|\b(?:end|einde) (?:of |van )?(?:the |het |de |my |mijn )?(?:answer|antwoord|reply|response|turn|beurt|message|bericht|reactie|transcript|output)\b",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|after that|next|finally|lastly|also|eerst|ten eerste|ten tweede|ten derde|vervolgens|daarna|dan|tot slot|ten slotte|verder|bovendien)\b",
    re.IGNORECASE,
)
_MOST_STEPS = 3
_PICTURE = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b06\ufe0f\u2190-\u21ff]|(?<!\\w)[:;]-?[)(DPp](?!\\w)"
)
_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_SPACING = "\t\n\r"
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their category, and nothing to the eye."""
_WIDE_BRACKETS = frozenset("\uff1c\uff1e\ufe64\ufe65")
"""Angle brackets that another program may make plain ones of."""
_MOST_MARKS = 2
"""So many marks on one letter are in use; a pile of them covers the lines around it."""
_FEW_WORDS = {"one-word": 4, "silent": 6}
"""Moves that are over before they begin."""
_MOST_SENTENCES = 4
_MOST_SHORT = 7
_SENTENCE_WORDS = 3
_SLACK = 1.1
_TAG = re.compile(r"^[\s*_\"“#>\[(-]*([^\W\d_][\w .'’-]{0,40}?)[\s*_\])]*(?:\([^)\n]{0,40}\))?[\s*_]*:[\s*_]*")

_SAYS = frozenset({"zegt", "says"})


def markup(sentence: str) -> str:
    """Marks, tags, lists, links, pictures, signs that nobody sees: what is written and cannot be said."""
    if _unseen(sentence):
        return "…"
    found = _MARKUP.search(sentence) or _PICTURE.search(sentence) or _FRAME.search(sentence)
    return found.group().strip() or "…" if found else ""


def _unseen(text: str) -> bool:
    """Whether it holds what terminals obey, what turns text round, what hides in words or what no database takes."""
    marks = 0
    for character in text:
        if character.isascii() and character.isprintable():
            marks = 0
            continue
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > _MOST_MARKS or character in _BLANK or character in _WIDE_BRACKETS:
            return True
        if category in _UNSEEN_KINDS and character not in _SPACING:
            return True
    return False


def too_long(sentence: str, so_far: tuple[str, ...], context: ReplyContext) -> str:
    """How many words or sentences the turn has with this sentence, when that is more than somebody would say."""
    most = min(context.most_words, _FEW_WORDS.get(context.move, context.most_words))
    parts = [*so_far, sentence]
    said = sum(len(words(part)) for part in parts)
    if said > most * (_SLACK if context.move not in _FEW_WORDS else 1):
        return f"{said} > {most}"
    steps = len(_STEPS.findall(sentence))
    if steps > _MOST_STEPS:
        return f"{steps} > {_MOST_STEPS}"
    full = sum(len(words(part)) >= _SENTENCE_WORDS for part in parts)
    if full > _MOST_SENTENCES or len(parts) > _MOST_SHORT:
        return f"{len(parts)} > {_MOST_SENTENCES}"
    return ""


def clean(text: str, names: tuple[str, ...]) -> str:
    """A sentence without a speaker's own name before it ("Helen: …", "Helen says: …") and without quotation marks round the whole.

    ``names[0]`` is who speaks; any part of that name counts. Another name before a colon stays, for the check to see.
    """
    text = text.strip()
    own = {part.lower() for part in own_names(names)}
    found = _TAG.match(text)
    tag = [part.lower() for part in found.group(1).split()] if found else []
    if found and tag[0] in own and all(part in own for part in tag if part not in _SAYS):
        text = text[found.end() :].strip()
    plain = straight(text)
    if len(plain) > 1 and plain[0] == plain[-1] == '"' and plain.count('"') == 2:  # noqa: PLR2004 - one pair
        return text[1:-1].strip()
    if plain.count('"') == 1 and len(plain) > 1:  # the marks stand round several sentences
        return text.removeprefix(text[0]).strip() if plain[0] == '"' else _unclosed(text, plain)
    return text


def _unclosed(text: str, plain: str) -> str:
    """A sentence without the quotation mark that closes what an earlier one opened."""
    return text[:-1].strip() if plain[-1] == '"' else text
