"""How an improvised scenario is told from a scripted one: a word and a sentence."""

from __future__ import annotations

from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Scene
from coach.ui.parts.text import safe
from coach.wording import Wording


def free(scene: Scene, say: Wording) -> str:
    """The word and the sentence as HTML; nothing for a scripted scene."""
    if not isinstance(scene, Improvisation):
        return ""
    word, how = safe(say("library.improvised")), safe(say("library.improvised_how"))
    return f'<p class="rc-note rc-free"><strong>{word}.</strong> {how}</p>'
