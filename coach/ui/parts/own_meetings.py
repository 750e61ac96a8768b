"""A person's own coming meetings as something to rehearse: each in every frame that they may fill in."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from coach.services.access import Actor
from coach.ui.wiring import app
from coach.wording import Wording

Played = tuple[str, UUID | None]
"""A scenario, and one's own meeting for one that is a frame."""


def playable(who: Actor, say: Wording) -> Mapping[Played, str]:
    """What each is called, the soonest first; whoever has several frames also reads which one it is played in."""
    frames = frame_titles(who, say)
    meetings = app().meetings.coming(who.id) if frames else ()
    several = len(frames) > 1
    return {
        (frame, one.id): say("meeting.in_frame", title=one.title, frame=called) if several else one.title
        for one in meetings
        for frame, called in frames.items()
    }


def frame_titles(who: Actor, say: Wording) -> Mapping[str, str]:
    """The frames that a person may fill in, by their titles in the language of the page where there is one."""
    known = app().catalogue.scenarios()
    scenes = {frame: known[frame].scenes for frame in app().meetings.frames(who.id)}
    return {frame: (of.get(say.language) or next(iter(of.values()))).title for frame, of in scenes.items()}
