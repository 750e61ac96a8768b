"""Two people and more in one joint rehearsal, each in a browser of their own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from playwright.sync_api import Locator, expect

from coach.bootstrap import App
from coach.services.joint import Brief
from coach.services.proposing import NewProposal
from tests.browser.guest import Guest

SCENARIO = "may-i-finish"
FIRST = "facts"
"""The first line of the learner's after which the counterpart has a card."""


def agreed(
    app: App,
    *observers: str,
    learner: str = "lotte",
    language: str = "nl",
    begun: bool = True,
    scenario: str = SCENARIO,
) -> UUID:
    """A joint rehearsal of a learner and Karim: agreed on, and begun."""
    ids = {person.handle: person.id for person in app.account.demo_people()}
    proposal = app.joints.propose(ids["karim"], NewProposal(ids[learner], words="Oefenen we donderdag eens samen?"))
    joint = app.joints.accept(ids[learner], proposal)
    for one in observers:
        app.joints.invite_observer(ids[learner], joint, ids[one])
    if begun:
        app.joints.begin(ids[learner], joint, Brief(scenario, "tense", language))
    return joint


@dataclass(slots=True)
class Seated:
    """Somebody in the room."""

    guest: Guest

    @property
    def box(self) -> Locator:
        """Where one types what is said."""
        return self.guest.page.get_by_test_id("stChatInputTextArea")

    @property
    def note(self) -> Locator:
        """Where one notes in silence."""
        return self.guest.page.get_by_label(self.guest.say("joint.note"))

    @property
    def card(self) -> Locator:
        """The play card of now."""
        return self.guest.page.locator(".rc-play-card")

    def picks(self, choice: str = FIRST) -> None:
        """Pick a line; the answer may take its time."""
        self.guest.choice(choice).click()
        expect(self.guest.choice(choice)).to_have_count(0)

    def says(self, words: str) -> None:
        """Type something and send it."""
        self.box.fill(words)
        self.box.press("Enter")

    def hears(self, words: str) -> None:
        """Wait until somebody's words stand in the transcript, once."""
        expect(self.guest.page.locator(".st-key-transcript .rc-spoken", has_text=words)).to_have_count(1)

    def says_the_line(self) -> None:
        """One tap on the card."""
        expect(self.card).to_be_visible()
        self.guest.keyed("say-line").click()
        expect(self.card).to_have_count(0)
