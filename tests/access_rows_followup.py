"""Who may see and do what of following up: the two whom it concerns, and nobody beside them."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from coach.services.followup import FollowUps
from coach.services.messages import Messages
from coach.services.promises import Promises
from coach.services.talks import NewTalk, Talks
from tests.access_rows import EVERYBODY, OWNER, TEAM_MEMBERS, Row
from tests.values import uid
from tests.world import SECRET, TEAM, World

SERVICES = {"board": FollowUps, "messages": Messages, "talks": Talks, "promises": Promises}
MANAGER = frozenset({"manager"})
BOTH = OWNER | MANAGER


def walls(w: World, *hours: float) -> tuple[datetime, ...]:
    """Moments as the manager's clock will say."""
    zone = w.app.account.me(uid("manager")).zone
    return tuple((w.clock.now + timedelta(hours=one)).astimezone(zone).replace(tzinfo=None) for one in hours)


def propose(w: World, *hours: float) -> UUID:
    """A talk that the manager proposes to the owner, so many hours from now."""
    return w.app.followup.talks.propose(uid("manager"), NewTalk(uid("owner"), ["Wat lukte?"], walls(w, *hours)))[0]


def first(w: World, name: str) -> datetime:
    """The first moment of a talk."""
    return next(v.talk.slots[0] for v in w.app.followup.board.mine(uid("owner")).talks if v.talk.id == w.ids[name])


def furnish(w: World) -> dict[str, UUID]:
    """A message with an answer; a talk that is proposed, one that is settled and one that was held; promises."""
    app, owner, manager = w.app.followup, uid("owner"), uid("manager")
    message, _ = app.messages.send(manager, TEAM, "Ik vraag elke maand hoe het gaat.", "Wat helpt jou?")
    app.messages.answer(owner, message, SECRET, "", "")
    names = {"proposed": propose(w, 30, 50), "settled": propose(w, 31, 51), "held": propose(w, 0.5, 52)}
    w.ids.update(names)
    for name in ("settled", "held"):
        app.talks.pick(owner, names[name], first(w, name))
    w.clock.forward(hours=0.6)
    app.talks.note(owner, names["held"], SECRET)
    promise = app.promises.promise(manager, owner, "Ik geef je eerst het woord.")
    agreed = app.promises.agree(owner, names["held"], "Ik begin donderdag.")
    return {**names, "message": message, "promise": promise, "agreed": agreed}


ROWS: dict[str, Row] = {
    "board.board": Row(lambda w, who: w.app.followup.board.board(who), EVERYBODY, shows_the_owners=frozenset()),
    "board.mine": Row(lambda w, who: w.app.followup.board.mine(who), EVERYBODY),
    "board.news": Row(lambda w, who: w.app.followup.board.news(who), EVERYBODY),
    "messages.desk": Row(lambda w, who: w.app.followup.messages.desk(who, TEAM), MANAGER, shows_the_owners=MANAGER),
    "messages.keep_draft": Row(lambda w, who: w.app.followup.messages.keep_draft(who, TEAM, "Half", ""), MANAGER),
    "messages.send": Row(lambda w, who: w.app.followup.messages.send(who, TEAM, "Zo.", "En jij?"), MANAGER),
    "messages.send_again": Row(lambda w, who: w.app.followup.messages.send_again(who, w.ids["message"]), MANAGER),
    "messages.received": Row(lambda w, who: w.app.followup.messages.received(who), EVERYBODY),
    "messages.answer": Row(
        lambda w, who: w.app.followup.messages.answer(who, w.ids["message"], "Tijd", "", ""), TEAM_MEMBERS
    ),
    "messages.take_back": Row(lambda w, who: w.app.followup.messages.take_back(who, w.ids["message"]), TEAM_MEMBERS),
    "talks.starters": Row(lambda w, who: w.app.followup.talks.starters(who, uid("owner"), "nl"), MANAGER),
    "talks.propose": Row(
        lambda w, who: w.app.followup.talks.propose(who, NewTalk(uid("owner"), [], walls(w, 20, 30))), MANAGER
    ),
    "talks.offer": Row(lambda w, who: w.app.followup.talks.offer(who, w.ids["settled"], walls(w, 40, 60)), MANAGER),
    "talks.pick": Row(lambda w, who: w.app.followup.talks.pick(who, w.ids["proposed"], first(w, "proposed")), OWNER),
    "talks.ask_others": Row(lambda w, who: w.app.followup.talks.ask_others(who, w.ids["proposed"], "Later"), OWNER),
    "talks.decline": Row(lambda w, who: w.app.followup.talks.decline(who, w.ids["proposed"]), OWNER),
    "talks.cancel": Row(lambda w, who: w.app.followup.talks.cancel(who, w.ids["settled"]), BOTH),
    "talks.held": Row(lambda w, who: w.app.followup.talks.held(who, w.ids["held"]), BOTH),
    "talks.note": Row(lambda w, who: w.app.followup.talks.note(who, w.ids["held"], "Mooi."), BOTH),
    "talks.calendar": Row(lambda w, who: w.app.followup.talks.calendar(who, w.ids["settled"], "nl"), BOTH),
    "promises.promise": Row(lambda w, who: w.app.followup.promises.promise(who, uid("owner"), "Ik luister."), MANAGER),
    "promises.agree": Row(lambda w, who: w.app.followup.promises.agree(who, w.ids["held"], "Ik luister."), BOTH),
    "promises.mark": Row(lambda w, who: w.app.followup.promises.mark(who, w.ids["agreed"], done=True), OWNER),
    "promises.remove": Row(lambda w, who: w.app.followup.promises.remove(who, w.ids["promise"]), MANAGER),
}
