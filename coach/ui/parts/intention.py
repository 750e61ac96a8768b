"""An intention as one sentence."""

from __future__ import annotations

import re

from coach.programme.sharing import Intention
from coach.wording import Wording

_SPOKEN_END = re.compile(r"[.!?…][’”»'\"]\.$")


def sentence(intention: Intention, say: Wording) -> str:
    """As one says it in the page's language: if this, then that, in the learner's own words."""
    return joined(intention.cue, intention.behaviour, say)


def joined(cue: str, behaviour: str, say: Wording) -> str:
    """The two halves as one sentence; one that ends in a spoken line has its full stop already."""
    told = say("intention.sentence", cue=cue.strip().rstrip(",."), behaviour=behaviour.strip().rstrip("."))
    return told[:-1] if _SPOKEN_END.search(told) else told
