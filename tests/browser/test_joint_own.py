"""A learner's own coming meeting, rehearsed with the manager, in two real browsers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from coach.bootstrap import App
from coach.services.meetings import NewMeeting
from tests.browser.conftest import Sit
from tests.browser.guest import Guest
from tests.browser.joining import agreed

pytestmark = pytest.mark.browser

TOLD = NewMeeting(
    title="Planning met Marleen",
    with_name="Marleen Claes",
    with_role="hoofd verkoop",
    about="Vergaderzaal 3, donderdag na de middag. Verkoop wil er nog een klant bij.",
    want="Twee klanten is het maximum voor december.",
    worry="Dat ze zegt dat ik niet meedenk.",
)
WORDS = "Twee klanten, Lotte? Bij de anderen lukt dat toch ook?"
ANSWER = "Twee klanten is het maximum voor december. Welke van de drie is voor jou de belangrijkste?"


def test_a_coming_meeting_is_rehearsed_with_the_manager(app: App, sit: Sit) -> None:
    """Chosen among the scenarios; whoever plays reads what goes on and who they are, and never what is dreaded."""
    learner = next(person.id for person in app.account.demo_people() if person.handle == "lotte")
    app.meetings.write(learner, TOLD)
    joint = agreed(app, begun=False)
    lotte, karim = sit("lotte", joint), sit("karim", joint)
    _begins(lotte.guest)
    expect(karim.card).to_be_visible()
    for shown in (TOLD.title, TOLD.about, "Je speelt Marleen Claes, hoofd verkoop."):
        expect(karim.guest.page.locator(".stMain")).to_contain_text(shown)
    karim.says_the_line()
    lotte.says(ANSWER)
    karim.hears(ANSWER)
    expect(karim.card).to_be_visible()
    karim.says(WORDS)
    lotte.hears(WORDS)
    expect(lotte.guest.page.locator(".rc-line", has_text=WORDS)).to_contain_text("Karim, als Marleen")
    for one in (lotte, karim):
        assert TOLD.worry not in one.guest.page.locator(".stMain").inner_text()
    lotte.guest.keyed("stop").first.click()
    lotte.guest.press(lotte.guest.say("joint.stop_yes"))
    for one in (lotte, karim):
        one.guest.keyed("to-debrief").click()
        expect(one.guest.page.get_by_role("heading", name=one.guest.say("debrief.title"))).to_be_visible()
        expect(one.guest.page.locator(".stMain")).to_contain_text(TOLD.title)
        assert TOLD.worry not in one.guest.page.locator(".stMain").inner_text()


def _begins(lotte: Guest) -> None:
    box = lotte.page.get_by_role("combobox", name=lotte.say("joint.scenario"))
    box.click()
    box.fill(TOLD.title)
    lotte.page.get_by_role("option", name=TOLD.title).click()
    lotte.settled()
    lotte.keyed("begin-joint").click()
