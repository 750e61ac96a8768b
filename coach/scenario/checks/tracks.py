"""The tracks of a training: one for each audience, with scenarios that exist, here or in another training."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coach.scenario.document import Document
from coach.scenario.training import AUDIENCES
from coach.scenario.training_guide_model import Track
from coach.scenario.training_model import TrainingFile

Elsewhere = Mapping[str, Collection[str]]
"""Training → its scenarios, of every training that was read."""


def check_tracks(
    document: Document,
    training: TrainingFile,
    scenarios: Collection[str],
    frames: Collection[str],
    elsewhere: Elsewhere | None,
) -> None:
    """RC307, RC803, RC812–RC814, RC820.

    Args:
        document: the training's file.
        training: what it holds.
        scenarios: the ids of this training's own scenarios.
        frames: those among them that are frames for a learner's own meeting, which need no track.
        elsewhere: those of the others; None when only this training was read, so that nobody knows what others hold.
    """
    _audiences(document, training)
    tracked: set[str] = set()
    for i, track in enumerate(training.tracks):
        other = track.training if track.training != training.id else None
        if other is None:
            tracked |= set(track.scenarios)
            _known(document, i, track, scenarios)
            for j, name in enumerate(track.scenarios):
                if name in frames:
                    document.find("RC820", ("tracks", i, "scenarios", j), id=name)
        elif elsewhere is not None and other in elsewhere:
            _known(document, i, track, elsewhere[other])
        elif elsewhere is not None:
            document.find_unknown("RC814", ("tracks", i, "training"), other, sorted(elsewhere))
    for name in sorted(set(scenarios) - tracked - set(frames)):
        document.find("RC803", ("tracks",), id=name)


def _known(document: Document, i: int, track: Track, known: Collection[str]) -> None:
    for j, name in enumerate(track.scenarios):
        if name not in known:
            document.find_unknown("RC307", ("tracks", i, "scenarios", j), name, sorted(known))


def _audiences(document: Document, training: TrainingFile) -> None:
    first: dict[str, int] = {}
    for i, track in enumerate(training.tracks):
        if track.audience in first:
            line = document.tree.line(("tracks", first[track.audience], "audience"))
            document.find("RC813", ("tracks", i, "audience"), audience=track.audience, first=line)
        first.setdefault(track.audience, i)
    guessed = any(document.is_guessed(("tracks", i, "audience")) for i in range(len(training.tracks)))
    for audience in AUDIENCES if not guessed else ():
        if audience not in first:
            document.find("RC812", ("tracks",), audience=audience)
