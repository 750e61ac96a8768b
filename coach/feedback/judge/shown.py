"""A text as a model is shown it: cut, cleaned, fenced as data, and every character traceable to where it came from.

Nothing in a shown text can close its fence or pass for a chat template's own marks (``<|im_end|>``, ``[/INST]``,
``</s>``): angle and square brackets become look-alikes, invisible characters are left out, and the fence carries a hash
of the text that it holds. Quotes are looked for in what was shown and given back as what was written.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.perception.personal import MASK, personal

Stretch = tuple[int, int]
"""From a character's place up to, not including, another's."""

CUT = "[…]"
"""Stands where something was taken out of the middle of a text."""

_OURS = (-1, -1)
_ALIKE = {"<": "‹", ">": "›", "[": "［", "]": "］"}
_KEY = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as shown, and per character of it where it stands in the original."""

    original: str
    text: str
    places: tuple[Stretch, ...]
    """As long as ``text``; (-1, -1) where the character is ours: nothing may be quoted across it."""

    @property
    def has_words(self) -> bool:
        """Whether any letter or digit of the original is left."""
        return any(
            character.isalnum() and place != _OURS for character, place in zip(self.text, self.places, strict=True)
        )

    def written(self, start: int, end: int) -> Stretch | None:
        """Where a stretch of the shown text stands in the original; None when it runs over something taken out."""
        places = self.places[start:end]
        if not places or _OURS in places:
            return None
        return places[0][0], places[-1][1]


def show(text: str, cuts: Iterable[Stretch] = (), names: Sequence[str] = (), mask: str = MASK) -> Shown:
    """A text as it may be shown.

    Args:
        text: what was written.
        cuts: what is taken out. At either end it leaves no trace, so that what remains is shown exactly as if nothing
            else had been written; in the middle :data:`CUT` stands for it.
        names: names of the learner, masked as :func:`coach.perception.personal.personal` finds them, like every e-mail
            address and telephone number. A quote with the mask in it gives back what was written there.
        mask: what stands for each.
    """
    hidden = _merged(cuts, len(text))
    masks = personal(text, names)
    shown: list[tuple[str, Stretch]] = []
    at = 0
    while at < len(text):
        end = next((end for start, end in hidden if start <= at < end), None)
        if end is not None:
            shown += [(character, _OURS) for character in f" {CUT} "]
            at = end
            continue
        end = next((end for start, end in masks if start == at), None)
        if end is not None:
            shown += [(character, (at, end)) for character in mask]
            at = end
            continue
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        shown += [(_ALIKE.get(part, part), (at, end)) for part in _visible(text[at:end])]
        at = end
    return _trimmed(text, shown)


def fenced(kind: str, text: str) -> str:
    """A shown text between tags that it cannot hold itself; the same text always gets the same tags."""
    salt = 0
    while (key := hashlib.sha256(f"{kind}\0{salt}\0{text}".encode()).hexdigest()[:_KEY]) in text:
        salt += 1
    return f"<{kind}-{key}>\n{text}\n</{kind}-{key}>"


def _visible(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    if composed.isspace():
        return "\n" if "\n" in composed else " "
    return "".join(part for part in composed if unicodedata.category(part) not in {"Cc", "Cf", "Co", "Cn", "Cs"})


def _merged(spans: Iterable[Stretch], length: int) -> list[Stretch]:
    found: list[Stretch] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _trimmed(original: str, shown: list[tuple[str, Stretch]]) -> Shown:
    """Without marks and space at either end, and with one space where a mark made two."""
    kept: list[tuple[str, Stretch]] = []
    for character, place in shown:
        if character == " " and kept and kept[-1][0].isspace() and _OURS in {place, kept[-1][1]}:
            continue
        kept.append((character, place))
    first, last = 0, len(kept)
    while first < last and (kept[first][1] == _OURS or kept[first][0].isspace()):
        first += 1
    while last > first and (kept[last - 1][1] == _OURS or kept[last - 1][0].isspace()):
        last -= 1
    kept = kept[first:last]
    return Shown(original, "".join(character for character, _ in kept), tuple(place for _, place in kept))
