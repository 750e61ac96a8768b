"""Two people of the demo team who rehearse together, in the middle of things."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from coach.bootstrap import App
from coach.services.joint import Brief
from coach.services.proposing import NewProposal

SCENARIO = "may-i-finish"
PICKS = ("facts", "reclaim")
NOTE = {"nl": "Kwam uit zichzelf terug op haar cijfer.", "en": "Came back to her figure by herself."}
WELL = {"nl": "Ik zei mijn cijfer nog een keer.", "en": "I said my figure once more."}
TRY = {"nl": "Vroeger zeggen wat ik vraag.", "en": "Say sooner what I am asking for."}
HEARD = {"nl": "Je begon opnieuw bij je cijfer.", "en": "You began again at your figure."}


@dataclass(frozen=True, slots=True)
class Together:
    """A learner, their manager, and a colleague who looks on."""

    app: App
    learner: UUID
    manager: UUID
    other: UUID
    language: str

    def agreed(self) -> UUID:
        """A rehearsal that has not begun."""
        proposal = self.app.joints.propose(self.manager, NewProposal(self.learner, words=uuid4().hex))
        return self.app.joints.accept(self.learner, proposal)

    def joint(self) -> UUID:
        """One in which the manager has a card."""
        joint = self.agreed()
        self.app.joints.invite_observer(self.learner, joint, self.other)
        self.app.joints.begin(self.learner, joint, Brief(SCENARIO, "tense", self.language))
        self._pick(joint, PICKS[0])
        self.app.joints.note(self.manager, joint, NOTE[self.language])
        return joint

    def talk(self) -> UUID:
        """One that was stopped, and is being talked over."""
        joint = self.joint()
        card = self.app.joints.room(self.manager, joint).card
        assert card is not None
        self.app.joints.say_line(self.manager, joint, card.seq, uuid4().hex)
        self._pick(joint, PICKS[1])
        self.app.joints.stop(self.learner, joint)
        found = self.app.debriefs.debrief(self.manager, joint)
        self.app.debriefs.speak_first(self.learner, joint, WELL[self.language], TRY[self.language])
        for one in found.rubric:
            self.app.debriefs.view(self.manager, joint, one.id, 1, HEARD[self.language])
        return joint

    def _pick(self, joint: UUID, choice: str) -> None:
        seq = self.app.joints.room(self.learner, joint).last_seq
        self.app.joints.pick(self.learner, joint, seq, uuid4().hex, choice)
