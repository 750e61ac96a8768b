"""Whether a reply does what the director asked: by what it sounds like, among all that this counterpart may do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from coach.perception.encoder import Encoder, Vectors
from coach.scenario.improvisation import Improvisation


class Moves:
    """One scene's moves and facts by their directions and authored lines."""

    def __init__(self, scene: Improvisation, encoder: Encoder) -> None:
        self._scene, self._encoder = scene, encoder

    def followed(self, said: str, entry: str) -> bool:
        """Whether a reply sounds more like its own move than like half of the others; so does half of any talk.

        A line is never compared with itself.
        """
        if entry not in self._known:
            return True
        vector = self._encoder.encode([said])[0]
        near: dict[str, float] = {}
        for name, (texts, rows) in self._known.items():
            others = [at for at, text in enumerate(texts) if text != said]
            near[name] = float(np.max(rows[others] @ vector)) if others else 0.0
        return sum(value > near[entry] for value in near.values()) < (len(near) - 1) / 2

    @cached_property
    def _known(self) -> Mapping[str, tuple[Sequence[str], Vectors]]:
        """Move or fact → its texts and their vectors."""
        texts = {
            move.id: [*(line.text for line in move.lines if line.text and not line.silence), move.does, move.gives]
            for move in self._scene.moves.values()
        } | {fact.id: [*(line.text for line in fact.lines), fact.text] for fact in self._scene.facts.values()}
        spoken = {name: [text for text in some if text] for name, some in texts.items()}
        return {name: (some, self._encoder.encode(some)) for name, some in spoken.items() if some}
