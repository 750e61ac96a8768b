"""Who may voice counterparts besides the script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coach.conversation.model_player import ModelPlayer
from coach.services.agreement import Agreement

Plain = Callable[[str, str], str]
"""From a text and its language to the text without what is said to a machine instead of the person."""


@dataclass(frozen=True, slots=True)
class Players:
    """The model player, when a model is set up, and what goes before it."""

    agreement: Agreement
    model: ModelPlayer | None
    plain: Plain
