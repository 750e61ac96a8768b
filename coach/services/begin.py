"""Begin a take: the versions that it keeps, its number and seed; a double click begins one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from coach.conversation.takes import Take
from coach.errors import InputRefused, NotFound
from coach.programme.meeting import Meeting
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Scene
from coach.scenario.training import Entry, Source
from coach.scenario.version import Version
from coach.services.access import Actor
from coach.services.ids import uuid7
from coach.services.ports import Entropy, Stores
from coach.services.room import NewTake

SAME_CLICK = timedelta(seconds=10)
"""An untouched take with the same settings, begun this little ago, is the same take."""


def begun_just_now(stores: Stores, who: Actor, entry: Entry, new: NewTake) -> Take | None:
    """The take that another click on the same button has begun, if nothing has been said in it."""
    mine = [take for take in stores.takes.of(who.id) if take.scenario == entry.id]
    last = mine[-1] if mine else None
    if last is None or last.status != "open" or last.parent is not None:
        return None
    settled = NewTake(
        last.scenario, last.language, last.pressure, last.confidence_before, last.habit, last.habit_id,
        last.choices_hidden, last.counterpart, last.meeting,
    )  # fmt: skip
    fresh = timedelta() <= who.now - last.started < SAME_CLICK
    if settled != new or last.version != entry.source.sha256 or not fresh:
        return None
    return None if any(turn.is_learners for turn in stores.takes.logs([last.id])[last.id]) else last


def own_meeting(stores: Stores, who: Actor, scene: Scene, meeting: UUID | None) -> Meeting | None:
    """The meeting that a scene is to be played as; None for a scene that is whole by itself.

    Raises:
        InputRefused: ``meeting-first``, the scene is a frame and there is no meeting to fill it in.
        NotFound: ``no-meeting``, not the actor's, or a meeting for a scene that is no frame.
    """
    frame = isinstance(scene, Improvisation) and scene.own_meeting
    if meeting is None:
        if frame:
            raise InputRefused("meeting-first")
        return None
    found = stores.meetings.get(meeting)
    if not frame or found is None or found.learner != who.id:
        raise NotFound("no-meeting")
    return found


def new_take(stores: Stores, who: Actor, entry: Entry, training: Source, new: NewTake, entropy: Entropy) -> Take:  # noqa: PLR0913, PLR0917 - all that a take begins with
    """A take on the content as it is now, whose files are kept with it.

    Raises:
        InputRefused: ``meeting-first``, a frame for a meeting without one.
        NotFound: ``no-meeting``, not the actor's, or the scenario is no frame for one.
    """
    own_meeting(stores, who, entry.scenes[new.language], new.meeting)
    stores.versions.keep(Version(entry.source.sha256, "scenario", entry.id, entry.source.files))
    stores.versions.keep(Version(training.sha256, "training", entry.training, training.files))
    number = len([take for take in stores.takes.of(who.id) if take.scenario == entry.id]) + 1
    return Take(
        id=uuid7(who.now, entropy(10)), learner=who.id, scenario=entry.id, training=entry.training, number=number,
        language=new.language, pressure=new.pressure, seed=int.from_bytes(entropy(4)),
        choices_hidden=new.choices_hidden, version=entry.source.sha256, training_version=training.sha256,
        status="open", started=who.now, confidence_before=new.confidence, habit=new.habit, habit_id=new.habit_id,
        counterpart=new.counterpart, meeting=new.meeting,
    )  # fmt: skip
