"""Who may see and do what of a team, of looking back on intentions, and of the transfer report."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from coach.errors import NotAllowed
from coach.services.checks import LookingBack
from coach.services.team import Teams
from coach.services.transfer import Transfer
from tests.access_rows import EVERYBODY, OWNER, TEAM_PEOPLE, Row
from tests.fakes import TRAINING
from tests.values import uid
from tests.world import TEAM, World

SERVICES = {"team": Teams, "transfer": Transfer, "looking_back": LookingBack}
SPONSOR = frozenset({"sponsor"})


def _idea(w: World) -> UUID:
    """An idea of the owner's that the colleague joins in with."""
    new = w.app.team.suggest(uid("owner"), TEAM, "iemand onderbroken wordt", "vragen we het punt terug")
    w.app.team.join(uid("colleague"), new, on=True)
    return new


def _a_week_later(w: World, who: UUID) -> Any:
    w.clock.forward(days=8)
    return w.app.looking_back.answer(who, w.ids["intention"], 7, "kept")


ROWS: dict[str, Row] = {
    "team.mine": Row(lambda w, who: w.app.team.mine(who), EVERYBODY),
    "team.suggest": Row(lambda w, who: w.app.team.suggest(who, TEAM, "als", "dan"), TEAM_PEOPLE),
    "team.join": Row(lambda w, who: w.app.team.join(who, w.ids["idea"], on=True), TEAM_PEOPLE),
    "team.withdraw": Row(lambda w, who: w.app.team.withdraw(who, w.ids["idea"]), OWNER),
    "team.choose": Row(lambda w, who: w.app.team.choose(who, TEAM), TEAM_PEOPLE),
    "team.ally": Row(lambda w, who: w.app.team.ally(who, TEAM, on=True), TEAM_PEOPLE),
    "transfer.trainings": Row(lambda w, who: w.app.transfer.trainings(who), EVERYBODY),
    "transfer.report": Row(lambda w, who: w.app.transfer.report(who, TRAINING, "nl"), SPONSOR, NotAllowed),
    "looking_back.intentions": Row(lambda w, who: w.app.looking_back.intentions(who), EVERYBODY),
    "looking_back.answer": Row(_a_week_later, OWNER),
}


def furnish(w: World) -> dict[str, UUID]:
    """What the rows stand on."""
    return {"idea": _idea(w)}
