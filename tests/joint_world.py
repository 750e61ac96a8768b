"""A rehearsal of two people or more in the small organisation: for tests of rehearsing together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from coach.bootstrap import App
from coach.conversation.turns import Turn
from coach.services.joint import Brief
from coach.services.joint_room import JointRoom
from coach.services.proposing import NewProposal
from tests.values import uid
from tests.world import World

LEARNER, PLAYER, WATCHER = uid("owner"), uid("manager"), uid("colleague")


def begun(world: World, *, watched: bool = False, player: str = "manager", **brief: Any) -> Together:
    """A rehearsal that the owner asked somebody for, and that has just begun."""
    proposal = world.app.joints.propose(LEARNER, NewProposal(uid(player)))
    joint = world.app.joints.accept(uid(player), proposal)
    if watched:
        world.app.joints.invite_observer(LEARNER, joint, WATCHER)
    settled: dict[str, Any] = {"scenario": "tiny", "pressure": "tense", "language": "nl", **brief}
    world.app.joints.begin(LEARNER, joint, Brief(**settled))
    return Together(world, joint, uid(player))


@dataclass
class Together:
    """Shorthands for what people do in one joint rehearsal."""

    world: World
    joint: UUID
    player: UUID = PLAYER

    def room(self, who: UUID = LEARNER) -> JointRoom:
        """What somebody sees."""
        return self.world.app.joints.room(who, self.joint)

    def say(self, words: str, who: UUID = LEARNER) -> None:
        """Say something in the learner's seat."""
        self.world.app.joints.say(who, self.joint, self.room(who).last_seq, uuid4().hex, words)

    def pick(self, choice: str, who: UUID = LEARNER) -> None:
        """Pick a line in the learner's seat."""
        self.world.app.joints.pick(who, self.joint, self.room(who).last_seq, uuid4().hex, choice)

    def speak(self, words: str, who: UUID | None = None) -> None:
        """Say something from the card."""
        who = who or self.player
        card = self.room(who).card
        assert card is not None
        self.world.app.joints.speak(who, self.joint, card.seq, uuid4().hex, words)

    @property
    def take(self) -> UUID:
        """The learner's take."""
        take = self.room().take
        assert take is not None
        return take

    def log(self) -> tuple[Turn, ...]:
        """The whole log as it is kept."""
        with self.world.database.read() as stores:
            return stores.takes.logs([self.take])[self.take]

    def debrief(self) -> None:
        """It is over, and the learner has spoken first."""
        self.world.app.joints.stop(LEARNER, self.joint)
        self.world.app.debriefs.speak_first(LEARNER, self.joint, "Ik bleef erbij.", "Korter.")


def play(app: App, joint: UUID, steps: Sequence[tuple[str, str, str]], kept: Collection[str] = ()) -> None:
    """Both play a way through a rehearsal; what was kept of it before is sent again and changes nothing.

    Args:
        app: the use cases.
        joint: the rehearsal.
        steps: key, kind (``said``, ``picked``, ``swap``) and words; of a swap, whether it is to be swapped.
        kept: keys of what is in the log already.
    """
    last = max((at for at, (key, _, _) in enumerate(steps) if key and key in kept), default=-1)
    for at, (key, kind, words) in enumerate(steps):
        _answer_cards(app, joint)
        seats = {seat.sits: seat.person for seat in app.joints.room(LEARNER, joint).seats}
        seq = app.joints.room(LEARNER, joint).last_seq
        if kind == "swap":
            if at > last:
                app.joints.swap(LEARNER, joint, to=words == "yes")
        elif kind == "said":
            app.joints.say(seats["learner"], joint, seq, key, words)
        else:
            app.joints.pick(seats["learner"], joint, seq, key, words)
    _answer_cards(app, joint)


def _answer_cards(app: App, joint: UUID) -> None:
    for who in (LEARNER, PLAYER):
        while (card := app.joints.room(who, joint).card) is not None:
            app.joints.speak(who, joint, card.seq, f"card-{card.seq}", f"woord {card.seq}")
