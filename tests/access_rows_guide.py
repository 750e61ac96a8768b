"""Who may see and do what of the guide: whoever manages somebody who follows the training, and nobody else."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from coach.services.guide import Guides
from coach.services.rewording import Rewordings
from tests.access_rows import EVERYBODY, Row
from tests.fakes import TRAINING
from tests.values import uid
from tests.world import World

SERVICES = {"guide": Guides, "rewording": Rewordings}
MANAGER = frozenset({"manager"})
ABOUT = (TRAINING, "floor", uid("owner"))
"""An assignment about the owner."""
DAY = date(2026, 11, 26)


def furnish(w: World) -> dict[str, UUID]:
    """What the manager planned and noted for themselves."""
    w.app.guide.plan(uid("manager"), *ABOUT, DAY)
    w.app.guide.note(uid("manager"), *ABOUT, "Punt drie, en dan zwijgen.")
    return {}


ROWS: dict[str, Row] = {
    "guide.trainings": Row(lambda w, who: w.app.guide.trainings(who), EVERYBODY),
    "guide.this_week": Row(lambda w, who: w.app.guide.this_week(who, "nl"), EVERYBODY),
    "guide.guide": Row(lambda w, who: w.app.guide.guide(who, TRAINING, "nl"), MANAGER),
    "guide.for_member": Row(lambda w, who: w.app.guide.for_member(who, TRAINING, uid("owner"), "nl"), MANAGER),
    "guide.plan": Row(lambda w, who: w.app.guide.plan(who, *ABOUT, DAY), MANAGER),
    "guide.done": Row(lambda w, who: w.app.guide.done(who, *ABOUT), MANAGER),
    "guide.skip": Row(lambda w, who: w.app.guide.skip(who, *ABOUT), MANAGER),
    "guide.undo": Row(lambda w, who: w.app.guide.undo(who, *ABOUT), MANAGER),
    "guide.note": Row(lambda w, who: w.app.guide.note(who, *ABOUT, "Anders."), MANAGER),
    "rewording.offered": Row(lambda w, who: w.app.rewording.offered(who, TRAINING, uid("owner")), MANAGER),
    "rewording.reword": Row(
        lambda w, who: w.app.rewording.reword(who, TRAINING, uid("owner"), "meeting", "nl"), MANAGER
    ),
}
