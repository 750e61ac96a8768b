"""Who may see and do what with a learner's own meetings: the learner, and nobody else."""

from __future__ import annotations

from uuid import UUID

from coach.services.meetings import Meetings, NewMeeting
from tests.access_rows import EVERYBODY, OWNER, Row
from tests.values import uid
from tests.world import NEVER_SHARED, World

SERVICES = {"meetings": Meetings}


def _told() -> NewMeeting:
    return NewMeeting("Donderdag", "Veronique", "Zaal 2.", "Vanaf januari.", worry=NEVER_SHARED)


ROWS: dict[str, Row] = {
    "meetings.frames": Row(lambda w, who: w.app.meetings.frames(who), EVERYBODY),
    "meetings.all": Row(lambda w, who: w.app.meetings.all(who), EVERYBODY),
    "meetings.coming": Row(lambda w, who: w.app.meetings.coming(who), EVERYBODY),
    "meetings.to_look_back_on": Row(lambda w, who: w.app.meetings.to_look_back_on(who), EVERYBODY),
    "meetings.write": Row(lambda w, who: w.app.meetings.write(who, _told()), EVERYBODY),
    "meetings.get": Row(lambda w, who: w.app.meetings.get(who, w.ids["meeting"]), OWNER),
    "meetings.change": Row(lambda w, who: w.app.meetings.change(who, w.ids["meeting"], _told()), OWNER),
    "meetings.look_back": Row(lambda w, who: w.app.meetings.look_back(who, w.ids["meeting"], "Goed."), OWNER),
    "meetings.remove": Row(lambda w, who: w.app.meetings.remove(who, w.ids["meeting"]), EVERYBODY),
}


def furnish(w: World) -> dict[str, UUID]:
    """A meeting of the owner's."""
    return {"meeting": w.app.meetings.write(uid("owner"), _told())}
