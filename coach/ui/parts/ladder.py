"""The level ladder: where one stood, in words, and one step on. No digits, dots, bars or traffic lights."""

from __future__ import annotations

from coach.competency.model import LEVELS, Competency
from coach.ui.parts.text import safe
from coach.wording import Wording


def ladder(competency: Competency, level: int, say: Wording, *, picked: bool = False) -> str:
    """One competency's anchors as HTML; ``picked`` says that the level comes from lines that were chosen."""
    here = say("feedback.here_picked") if picked else say("feedback.here")
    return (
        '<div class="rc-ladder">'
        f'<p class="rc-stood"><span class="rc-label">{safe(here)}</span>'
        f'<span class="rc-anchor">{safe(competency.anchor(level, say.language))}</span></p>'
        f"{_further(competency, level, say)}{_all(competency, level, say)}</div>"
    )


def _further(competency: Competency, level: int, say: Wording) -> str:
    if level >= LEVELS[-1]:
        return f'<p class="rc-further rc-soft">{safe(say("feedback.furthest"))}</p>'
    return (
        f'<p class="rc-further"><span class="rc-label">{safe(say("feedback.step_on"))}</span>'
        f'<span class="rc-soft">{safe(competency.anchor(level + 1, say.language))}</span></p>'
    )


def _all(competency: Competency, level: int, say: Wording) -> str:
    rungs = "".join(_rung(competency.anchor(rung, say.language), say, here=rung == level) for rung in LEVELS)
    return (
        f'<details class="rc-rungs"><summary>{safe(say("feedback.all_five"))}</summary>'
        f'<ul class="rc-rung-list">{rungs}</ul></details>'
    )


def _rung(text: str, say: Wording, *, here: bool) -> str:
    if not here:
        return f"<li>{safe(text)}</li>"
    return (
        f'<li class="rc-rung-here"><strong>{safe(text)}</strong> <span>({safe(say("feedback.here_short"))})</span></li>'
    )
