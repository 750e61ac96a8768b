"""Frames for a meeting of the learner's own: one in a training, and one person who makes that meeting hard."""

from __future__ import annotations

from collections.abc import Mapping

from coach.scenario.document import Document
from coach.scenario.improvised import ImprovisedFile


def frames_of(scenarios: Mapping[str, Document]) -> dict[str, Document]:
    """Id → file of each frame among a training's scenarios, by the names of the files."""
    found = {}
    for _, document in sorted(scenarios.items()):
        if isinstance(document.model, ImprovisedFile) and document.model.own_meeting:
            found[document.model.id] = document
    return found


def check_frames(frames: Mapping[str, Document]) -> None:
    """RC818 and RC819: whoever has a meeting coming up is led to the one frame, and tells of one other person."""
    first = next(iter(frames.values()), None)
    for document in frames.values():
        if first is not None and document is not first:
            document.find("RC818", ("own_meeting",), other=first.name.rsplit("/", 1)[-1])
        model = document.model
        people = model.people if isinstance(model, ImprovisedFile) else ()
        count = sum(person.part == "counterpart" for person in people)
        if count > 1:
            document.find("RC819", ("people",), count=count)
