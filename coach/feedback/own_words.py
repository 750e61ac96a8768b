"""Whose words are rated: the learner's own alone, also when somebody else sat in their seat for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from coach.conversation.turns import Turn


def own_words(turns: Sequence[Turn], learner: UUID) -> tuple[Turn, ...]:
    """The log as feedback reads it: what others said in the learner's seat is something that was heard, and no more.

    Doing it twice changes nothing.
    """
    return tuple(
        replace(turn, kind="cue", spoken=turn.text, player="human", turn_key="")
        if turn.is_learners and not turn.said_by(learner)
        else turn
        for turn in turns
    )


def without_others(turns: Sequence[Turn], learner: UUID) -> tuple[Turn, ...]:
    """The log without the words of anybody but the learner: the written lines stand in for what others said.

    For whoever has not been agreed to by those others, such as a model that reads along.
    """
    return tuple(_written(turn) if turn.by not in {None, learner} else turn for turn in own_words(turns, learner))


def _written(turn: Turn) -> Turn:
    if turn.seat == "learner":
        return replace(turn, text="", spoken="")
    return replace(turn, spoken=None, player="script", by=None)
