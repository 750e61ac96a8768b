"""What was made of one turn: its style, and per competency a level, whether it was shown at all, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from coach.competency.model import Mode, Style
from coach.perception.features import Utterance
from coach.perception.kernel import Matrix
from coach.perception.scale import decide
from coach.perception.words import Sentence, words

STYLES: tuple[Style, ...] = ("passive", "assertive", "aggressive", "passive_aggressive", "neutral")
"""The order of style scores."""

_MIDDLE = 3
_LONG = 140


def style_of(scores: Matrix) -> tuple[Style, float]:
    """The style (aggressive and passive-aggressive count as one against the others) and by how much it leads."""
    aggressive = float(scores[2] + scores[3])
    ranked = sorted(
        ((float(scores[0]), 0), (float(scores[1]), 1), (aggressive, 2), (float(scores[4]), 4)), reverse=True
    )
    at = ranked[0][1]
    if at == 2 and scores[3] > scores[2]:  # noqa: PLR2004 - the place of "aggressive" in STYLES
        at = 3
    return STYLES[at], ranked[0][0] - ranked[1][0]


@dataclass(frozen=True, slots=True)
class Shown:
    """One competency in one turn; ``level`` None means not shown, ``sure`` False an abstention."""

    competency: str
    level: int | None
    sure: bool
    confidence: float
    """0–1: the share of what lies within one level (for "not shown" how clearly so)."""
    quote: str
    likely: int | None = None
    """The level if one had to be given although it was not shown."""


@dataclass(slots=True)
class Reading:
    """The reading of one turn, filled competency by competency."""

    turn: Utterance
    sentences: Sequence[Sentence]
    scores: Matrix
    style_bar: float
    level_bar: float
    foreign: bool
    shown: list[Shown] = field(default_factory=list)

    @classmethod
    def empty(cls, turn: Utterance, names: Sequence[str]) -> Reading:
        """A reading that knows nothing and says so."""
        reading = cls(turn, (), np.array([0.0, 0.0, 0.0, 0.0, 1.0]), 1e9, 1.0, foreign=True)
        for name in names:
            reading.add_unknown(name)
        return reading

    @property
    def wordless(self) -> bool:
        """Whether there is no word in it at all (an emoji, dots)."""
        return not words(self.turn.learner_says)

    @property
    def style(self) -> Style:
        """What the whole turn sounds like."""
        return "neutral" if self.wordless else style_of(self.scores)[0]

    @property
    def style_sure(self) -> bool:
        """Whether that is clear enough to say."""
        return not self.foreign and not self.wordless and style_of(self.scores)[1] >= self.style_bar

    @property
    def mode(self) -> Mode:
        """How a low level went wrong: the stronger of the ways that are not assertive."""
        passive, _, aggressive, veiled = (float(score) for score in self.scores[:4])
        if passive >= aggressive + veiled:
            return "passive"
        return "passive_aggressive" if veiled > aggressive else "aggressive"

    def add(self, name: str, share: Matrix, *, unseen_by: float, per_sentence: Matrix) -> None:
        """Note a competency: the share of each level, by how much "not shown" leads, and each sentence's own level."""
        level, near = decide(share)
        quote = self._quote(level, per_sentence)
        if self.wordless:
            self.shown.append(Shown(name, None, sure=True, confidence=1.0, quote="", likely=level))
        elif unseen_by > 0:
            self.shown.append(
                Shown(name, None, sure=not self.foreign, confidence=min(1.0, 0.5 + unseen_by), quote="", likely=level)
            )
        else:
            sure = near >= self.level_bar and not self.foreign
            self.shown.append(Shown(name, level, sure=sure, confidence=near, quote=quote))

    def add_unknown(self, name: str) -> None:
        """Note a competency of which too few examples exist."""
        self.shown.append(Shown(name, None, sure=False, confidence=0.0, quote=""))

    def _quote(self, level: int, per_sentence: Matrix) -> str:
        """The sentence that most supports the level, verbatim; a short turn whole."""
        text = self.turn.learner_says
        if len(self.sentences) <= 1 or len(text) <= _LONG // 3:
            return text.strip()
        if level > _MIDDLE:
            at = int(np.argmax(per_sentence))
        elif level < _MIDDLE:
            at = int(np.argmin(per_sentence))
        else:
            at = int(np.argmin(np.abs(per_sentence - level)))
        return self.sentences[at].text
