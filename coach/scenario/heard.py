"""What the director of an improvisation hears in one turn of the learner: what code can tell, never a mood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

Manner = Literal["passive", "assertive", "aggressive", "neutral"]
MANNERS: tuple[Manner, ...] = ("passive", "assertive", "aggressive", "neutral")


@dataclass(frozen=True, slots=True)
class Heard:
    """One turn, perceived. The names are those that conditions in scenario files read."""

    style: Manner = "neutral"
    kept: bool = False
    """Keeps to the point, or moves it ahead."""
    dropped: bool = False
    """Lets the point go."""
    requested: bool = False
    """Asks for something specific."""
    asked: bool = False
    """Asks an open question."""
    acknowledged: bool = False
    """Takes up what the other said or needs."""
    apologised: bool = False
    attacked: bool = False
    """Insult, blame, sarcasm or threat."""
    silent: bool = False
    """Says nothing, or next to nothing."""
    rambled: bool = False
    """So long that the point is lost in it."""
    repeated: bool = False
    """Says again, nearly word for word, what was said before."""
    off: bool = False
    """About something else, in another language, or to the machine instead of the person."""

    def values(self) -> Mapping[str, bool | str]:
        """Name → what was heard, as conditions read it."""
        return {name: getattr(self, name) for name in NAMES}


NAMES: tuple[str, ...] = tuple(field.name for field in fields(Heard))
FLAGS: tuple[str, ...] = tuple(name for name in NAMES if name != "style")


def heard(flags: str) -> Heard:
    """What a play test writes (``kept acknowledged``); the style follows unless one is named.

    Raises:
        KeyError: a word that is no flag and no style.
    """
    words = flags.split()
    unknown = [word for word in words if word not in FLAGS and word not in MANNERS and word != "nothing"]
    if unknown:
        raise KeyError(unknown[0])
    on = {word: True for word in words if word in FLAGS}
    named = next((style for style in MANNERS if style in words), None)
    return Heard(named or _style(on), **on)


def _style(on: Mapping[str, bool]) -> Manner:
    if "attacked" in on:
        return "aggressive"
    if "dropped" in on or "silent" in on:
        return "passive"
    return "assertive" if "kept" in on or "requested" in on else "neutral"
