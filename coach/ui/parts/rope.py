"""Pressure as a rope between two pins: slack, taut, trembling. A picture with a word and a cause, never a meter.

The shapes are masks in ``style.css``, so that the rope takes the theme's colour.
"""

from __future__ import annotations

STRAINS = ("calm", "tense", "heated")


def strain(tension: int) -> str:
    """What a tension of 0–4 looks like: ``calm``, ``tense`` or ``heated``."""
    return "calm" if tension <= 0 else "tense" if tension <= 2 else "heated"  # noqa: PLR2004 - two of five steps


def picture(name: str) -> str:
    """The rope as HTML; the word beside it speaks, so it is silent to screen readers."""
    return f'<span class="rc-rope rc-rope-{name}" aria-hidden="true"></span>'
