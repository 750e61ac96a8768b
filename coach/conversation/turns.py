"""The log of a take: what was said and done, in order, appended and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from coach.scenario.heard import Heard

MAX_TURN = 2000
"""Characters that one turn of a learner may have; a longer one is refused with the draft kept."""

Kind = Literal["picked", "said", "directed", "cue", "left", "hint"]
"""``picked``, ``said``: the learner's turn. ``directed``: the director placed it, or opened. ``cue``: the room.

``left``: the learner ended an improvisation. ``hint``: the coach was asked what to attend to (``text``: a competency).
"""


NOBODY = UUID(int=0)
"""Who said what was said by somebody who has been erased since."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One entry of a take's log. ``seq`` counts from 1 within the take, forks go on counting."""

    seq: int
    seat: str
    """``learner``, ``room`` (stage directions), ``director``, or the id of somebody in the room."""
    kind: Kind
    text: str = ""
    """What was written: the learner's full words, or the authored line of a cue."""
    choice: str | None = None
    """Of ``picked`` and ``directed``: the choice; None on a ``directed`` that could not place the words, or opened."""
    answers: int | None = None
    """Of ``directed``: the seq of the learner's turn that it places; None when it opens the scene."""
    node: str = ""
    """The moment at which it happened."""
    beat: str = ""
    move: str = ""
    silence: int = 0
    cut_at: int | None = None
    """Of a cue that interrupts: the character of the learner's turn before it from which nobody heard it any more."""
    doing: tuple[tuple[str, str], ...] = ()
    cause: str = ""
    tension: int = 0
    spoken: str | None = None
    """Of a cue: the words as voiced; None while the cue is open."""
    player: str | None = None
    """Who voiced a cue: ``script``, ``model`` or ``human``."""
    why: str = ""
    """Of a cue that a model was to voice: why the authored line was used instead, or why its reply was cut short."""
    heard: Heard | None = None
    """Of ``directed`` in an improvisation: what was made of the learner's turn, so that a replay asks nobody again."""
    choices_visible: bool = True
    """Of a learner's turn: whether the lines to choose from were in view."""
    turn_key: str = ""
    """Of a learner's turn: the key of the send, so that a double click is one turn."""
    at: datetime | None = None
    """When it was kept, UTC."""
    by: UUID | None = None
    """The person who said or picked it; None: the take's learner in the learner's seat, or no human at all."""

    @property
    def is_learners(self) -> bool:
        """Whether it was said or picked in the learner's seat."""
        return self.kind in {"picked", "said"}

    def said_by(self, learner: UUID) -> bool:
        """Whether these are this learner's own words in the learner's seat, whoever else sat there in between."""
        return self.is_learners and self.by in {None, learner}
