"""Whether a sentence of a reply may be said: every check in turn, the cheapest and surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from coach.conversation.reply_check.character import WEAK as WEAK_CHARACTER
from coach.conversation.reply_check.character import directed, narrated, out_of_character
from coach.conversation.reply_check.coaching import WEAK as WEAK_COACHING
from coach.conversation.reply_check.coaching import coaches
from coach.conversation.reply_check.conceding import asks, concedes
from coach.conversation.reply_check.context import Fault, Kind, ReplyContext
from coach.conversation.reply_check.ear import Ear
from coach.conversation.reply_check.following import follows
from coach.conversation.reply_check.form import markup, too_long
from coach.conversation.reply_check.leaking import leaks, ways
from coach.conversation.reply_check.likeness import held_against, parrots, repeats
from coach.conversation.reply_check.speaking_for import speaking_for
from coach.perception.tongue import strange
from coach.perception.words import words

_ALONE = {"coaching": 0.25, "character": 0.25}
_WITH_A_WORD = {"coaching": 0.0, "character": -0.1}
"""Bars at which 0.3 % of good sentences are refused, and about 70 % of faulty ones in other words than the examples."""
_FEW_WORDS = 4
_AUTHORED = 0.5
_ASIDE = re.compile(r"\([^)]*\)")


def check(sentence: str, so_far: Sequence[str], context: ReplyContext, ear: Ear | None = None) -> Fault | None:
    """The first fault of a sentence, or None when it may be said.

    ``so_far`` are the sentences of this reply that were released already. With an ``ear`` the checks that go by
    meaning hear more than known words (about 5 ms); without one they go by words alone (under 1 ms).
    """
    for kind, evidence in _found(sentence, tuple(so_far), context, ear):
        if evidence:
            return Fault(kind, evidence)
    return None


def prepare(context: ReplyContext, ear: Ear) -> None:
    """Read the moment ahead, while the model is still thinking: the first check then costs as little as the others."""
    facts = [line for fact in context.locked for line in (*ways(fact, context), *fact.leaks)]
    gifts = [*context.conceding, *([context.gives] if context.gives else [])]
    ear.prepare([*held_against(context), *facts, *gifts, *context.public, *context.may])


def _found(
    sentence: str, so_far: tuple[str, ...], context: ReplyContext, ear: Ear | None
) -> Iterator[tuple[Kind, str]]:
    yield "speaking-for", speaking_for(sentence, context)
    yield "markup", markup(sentence)
    yield "length", too_long(sentence, so_far, context)
    yield "language", strange(sentence, context.language, context.names)
    if so_far:
        yield "language", strange(f"{so_far[-1]} {sentence}", context.language, context.names)
    yield "character", out_of_character(sentence) or directed(sentence, context) or narrated(sentence, context)
    yield "following", follows(sentence, so_far, context, ear)
    yield "coaching", coaches(sentence)
    yield "repeating", repeats(sentence, so_far, context, ear)
    yield "parroting", parrots(sentence, context, ear)
    yield "conceding", concedes(sentence, context, ear)
    yield "leak", leaks(sentence, context, ear)
    if ear is not None and not asks(sentence):
        yield "coaching", _leaning(sentence, context, ear, "coaching")
        yield "character", _leaning(sentence, context, ear, "character")


def _leaning(sentence: str, context: ReplyContext, ear: Ear, kind: Literal["coaching", "character"]) -> str:
    """How much it sounds like such a fault, when that is enough; with a telling word less is enough."""
    bare = _ASIDE.sub(" ", sentence).strip()
    authored = [*context.may, *(context.conceding if context.concedes else ())]
    if len(words(bare)) < _FEW_WORDS or ear.nearest(sentence, authored) >= _AUTHORED:
        return ""
    lean = ear.leans(kind, bare, context.language)
    telling = (WEAK_COACHING if kind == "coaching" else WEAK_CHARACTER).search(bare)
    return f"~{lean:.2f}" if lean >= (_WITH_A_WORD if telling else _ALONE)[kind] else ""
