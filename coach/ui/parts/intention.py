"""An intention as one sentence."""

from __future__ import annotations

from coach.programme.sharing import Intention
from coach.wording import Wording


def sentence(intention: Intention, say: Wording) -> str:
    """As one says it in the page's language: if this, then that, in the learner's own words."""
    return joined(intention.cue, intention.behaviour, say)


def joined(cue: str, behaviour: str, say: Wording) -> str:
    """The two halves as one sentence."""
    return say("intention.sentence", cue=cue.strip().rstrip(",."), behaviour=behaviour.strip().rstrip("."))
