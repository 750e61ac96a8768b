"""Who may see and do what of rehearsing together: the learner, whoever plays, who watches, and nobody else."""

from __future__ import annotations

from uuid import UUID

from coach.errors import CoachError
from coach.services.debrief import Debriefs
from coach.services.debrief_room import NewAgreement
from coach.services.joint import Brief, Joints
from coach.services.proposing import NewProposal
from tests.access_rows import EVERYBODY, OWNER, Row
from tests.joint_world import LEARNER, PLAYER, WATCHER, begun
from tests.values import uid
from tests.world import World

SERVICES = {"joints": Joints, "debriefs": Debriefs}
PLAYERS = OWNER | {"manager"}
SEATED = PLAYERS | {"colleague"}
MANAGER = frozenset({"manager"})
TINY = Brief("tiny", "calm", "nl")


def _last(w: World, name: str) -> int:
    return w.app.joints.room(LEARNER, w.ids[name]).last_seq


def _card(w: World) -> int:
    card = w.app.joints.room(PLAYER, w.ids["card"]).card
    assert card is not None
    return card.seq


def _spoken(w: World) -> UUID:
    """The learner has spoken, and the others have said what they saw."""
    w.app.debriefs.speak_first(LEARNER, w.ids["debrief"], "Goed.", "Korter.")
    w.app.debriefs.view(PLAYER, w.ids["debrief"], "holding-ground", 1)
    return w.ids["debrief"]


ROWS: dict[str, Row] = {
    "joints.partners": Row(lambda w, who: w.app.joints.partners(who), EVERYBODY),
    "joints.propose": Row(
        lambda w, who: w.app.joints.propose(who, NewProposal(uid("other learner"))), OWNER | {"manager"}, CoachError
    ),
    "joints.proposals": Row(lambda w, who: w.app.joints.proposals(who), EVERYBODY),
    "joints.accept": Row(lambda w, who: w.app.joints.accept(who, w.ids["proposal"]), MANAGER),
    "joints.decline": Row(lambda w, who: w.app.joints.decline(who, w.ids["proposal"]), MANAGER),
    "joints.withdraw": Row(lambda w, who: w.app.joints.withdraw(who, w.ids["proposal"]), OWNER),
    "joints.joints": Row(lambda w, who: w.app.joints.joints(who), EVERYBODY),
    "joints.begin": Row(lambda w, who: w.app.joints.begin(who, w.ids["waiting"], TINY), OWNER, CoachError),
    "joints.room": Row(lambda w, who: w.app.joints.room(who, w.ids["turn"]), SEATED),
    "joints.version": Row(lambda w, who: w.app.joints.version(who, w.ids["turn"]), SEATED),
    "joints.say": Row(
        lambda w, who: w.app.joints.say(who, w.ids["turn"], _last(w, "turn"), "k", "Hallo"), OWNER, CoachError
    ),
    "joints.pick": Row(
        lambda w, who: w.app.joints.pick(who, w.ids["turn"], _last(w, "turn"), "k", "stay"), OWNER, CoachError
    ),
    "joints.speak": Row(
        lambda w, who: w.app.joints.speak(who, w.ids["card"], _card(w), "k", "Ja?"), MANAGER, CoachError
    ),
    "joints.say_line": Row(
        lambda w, who: w.app.joints.say_line(who, w.ids["card"], _card(w), "k"), MANAGER, CoachError
    ),
    "joints.other_line": Row(lambda w, who: w.app.joints.other_line(who, w.ids["card"]), MANAGER, CoachError),
    "joints.choose_part": Row(
        lambda w, who: w.app.joints.choose_part(who, w.ids["turn"], "greet"), MANAGER, CoachError
    ),
    "joints.take_over": Row(lambda w, who: w.app.joints.take_over(who, w.ids["card"], on=True), PLAYERS, CoachError),
    "joints.perform": Row(lambda w, who: list(w.app.joints.perform(who, w.ids["card"])), PLAYERS, CoachError),
    "joints.swap": Row(lambda w, who: w.app.joints.swap(who, w.ids["turn"]), PLAYERS, CoachError),
    "joints.pause": Row(lambda w, who: w.app.joints.pause(who, w.ids["turn"]), SEATED),
    "joints.resume": Row(lambda w, who: w.app.joints.resume(who, w.ids["turn"]), SEATED),
    "joints.note": Row(lambda w, who: w.app.joints.note(who, w.ids["turn"], "Goed."), SEATED),
    "joints.stop": Row(lambda w, who: w.app.joints.stop(who, w.ids["turn"]), PLAYERS, CoachError),
    "joints.invite_observer": Row(
        lambda w, who: w.app.joints.invite_observer(who, w.ids["turn"], uid("other learner")), OWNER, CoachError
    ),
    "joints.leave_seat": Row(lambda w, who: w.app.joints.leave_seat(who, w.ids["turn"]), SEATED - OWNER, CoachError),
    "joints.company": Row(lambda w, who: w.app.joints.company(who), EVERYBODY),
    "joints.first_time": Row(lambda w, who: w.app.joints.first_time(who), EVERYBODY),
    "debriefs.debrief": Row(lambda w, who: w.app.debriefs.debrief(who, w.ids["debrief"]), SEATED),
    "debriefs.speak_first": Row(
        lambda w, who: w.app.debriefs.speak_first(who, w.ids["debrief"], "a", "b"), OWNER, CoachError
    ),
    "debriefs.view": Row(
        lambda w, who: w.app.debriefs.view(who, w.ids["debrief"], "holding-ground", 2), SEATED - OWNER, CoachError
    ),
    "debriefs.evidence": Row(lambda w, who: w.app.debriefs.evidence(who, w.ids["seen"]), OWNER, CoachError),
    "debriefs.show": Row(lambda w, who: w.app.debriefs.show(who, w.ids["seen"], on=True), OWNER, CoachError),
    "debriefs.agree": Row(
        lambda w, who: w.app.debriefs.agree(who, w.ids["seen"], NewAgreement(PLAYER, "Eerst het woord")),
        PLAYERS,
        CoachError,
    ),
    "debriefs.unagree": Row(lambda w, who: w.app.debriefs.unagree(who, w.ids["seen"]), PLAYERS, CoachError),
    "debriefs.close": Row(lambda w, who: w.app.debriefs.close(who, w.ids["seen"]), OWNER, CoachError),
}


def furnish(w: World) -> dict[str, UUID]:
    """One rehearsal in each state, the colleague watching, and a proposal that waits for the manager."""
    waiting = w.app.joints.accept(PLAYER, w.app.joints.propose(LEARNER, NewProposal(PLAYER)))
    w.app.joints.invite_observer(LEARNER, waiting, WATCHER)
    card, turn, debrief, seen = (begun(w, watched=True) for _ in range(4))
    for one in (turn, debrief, seen):
        one.speak("Ja?")
    for one in (debrief, seen):
        one.say("stay wil ik")
        w.app.joints.stop(LEARNER, one.joint)
    ids = {"waiting": waiting, "card": card.joint, "turn": turn.joint, "debrief": debrief.joint, "seen": seen.joint}
    w.ids.update(ids | {"debrief": seen.joint})
    _spoken(w)
    w.ids.update(ids)
    return {**ids, "proposal": w.app.joints.propose(LEARNER, NewProposal(PLAYER, words="Tijd?"))}


def outsider_calls() -> dict[str, Row]:
    """Every use case of a rehearsal that somebody without a seat may try."""
    free = {"partners", "propose", "proposals", "accept", "decline", "withdraw", "joints", "company", "first_time"}
    return {name: row for name, row in ROWS.items() if name.split(".")[1] not in free}
