"""A rehearsal of two people or more in the small organisation: for tests of rehearsing together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

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
