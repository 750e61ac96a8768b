"""A hint while rehearsing: which competency to attend to at this moment. Never a sentence to say."""

from __future__ import annotations

from coach.errors import InputRefused
from coach.scenario.training import Training
from coach.services.ear import Ear
from coach.services.room import Room

COACH = "coach"
"""The seat of hints in a log."""

NONE_AT = "heated"
"""The pressure at which there are none."""


def next_hint(room: Room, training: Training, ear: Ear) -> str:
    """The competency of this moment that the learner's last words showed least, one that was not named here yet.

    Raises:
        InputRefused: the pressure is heated, or this moment has had its hint.
    """
    if room.take.pressure == NONE_AT:
        raise InputRefused("hint-heated")
    if room.hinted:
        raise InputRefused("hint-given")
    state = room.position.state
    node = room.scene.nodes.get(state.at) if state is not None else None
    exercised = node.exercises if node is not None else ()
    names = [name for name in exercised or room.scene.competencies if name in training.competencies]
    if not names:
        raise InputRefused("hint-given")
    return ear.weakest(room, training, names)
