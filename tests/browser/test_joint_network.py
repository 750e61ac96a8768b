"""Rehearsing together over a network that comes and goes: a page that is out of sight, off line, or cannot poll."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from coach.bootstrap import App
from tests.browser.conftest import Sit
from tests.browser.joining import agreed

pytestmark = pytest.mark.browser

OWN = "Veertien op zestig, Lotte, dat zijn kinderziektes."
HIDE = """hidden => {
    Object.defineProperty(document, "hidden", {configurable: true, get: () => hidden});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_page_out_of_sight_asks_less_often_and_catches_up_when_it_is_seen(app: App, sit: Sit) -> None:
    """What was said meanwhile stands there once, and whoever looked away was not gone."""
    joint = agreed(app)
    lotte, karim = sit("lotte", joint), sit("karim", joint)
    asked: list[str] = []
    karim.guest.page.on("request", lambda one: asked.append(one.url) if one.url.endswith("joint/poll") else None)
    karim.guest.page.evaluate(HIDE, True)  # noqa: FBT003 - what the page's own function takes
    lotte.picks()
    expect(karim.card).to_be_visible()
    before = len(asked)
    karim.guest.page.wait_for_timeout(3500)
    assert 1 <= len(asked) - before <= 3
    expect(lotte.guest.page.locator(".rc-presence")).to_have_text("")
    karim.guest.page.evaluate(HIDE, False)  # noqa: FBT003 - same
    karim.says(OWN)
    lotte.hears(OWN)


def test_a_page_that_cannot_poll_looks_anew_now_and_then(app: App, sit: Sit) -> None:
    """Behind a proxy that knows only the app's own addresses both still hear each other, once."""
    joint = agreed(app)
    lotte, karim = sit("lotte", joint), sit("karim", joint)
    for one in (lotte, karim):
        one.guest.page.route("**/joint/poll", lambda route: route.fulfill(status=404, body="<h1>No</h1>"))
    lotte.picks()
    expect(karim.card).to_be_visible()
    karim.says(OWN)
    lotte.hears(OWN)
    karim.hears(OWN)


@pytest.mark.parametrize("gone", ["lotte", "karim"])
def test_ten_seconds_off_line_lose_nothing(gone: str, app: App, sit: Sit) -> None:
    """Whoever is gone reads that they are; a draft stays, what the other said comes, and each line stands once."""
    joint = agreed(app)
    seats = {name: sit(name, joint) for name in ("lotte", "karim")}
    away, there = seats[gone], seats["karim" if gone == "lotte" else "lotte"]
    if gone == "lotte":
        seats["lotte"].picks()
        expect(there.card).to_be_visible()
    away.guest.page.context.set_offline(True)
    away.guest.sees(away.guest.say("joint.lost"))
    away.box.fill("Wat ik wou zeggen.")
    if gone == "lotte":
        there.says(OWN)
        there.hears(OWN)
    else:
        there.picks()
    away.guest.page.wait_for_timeout(8000)
    expect(away.box).to_have_value("Wat ik wou zeggen.")
    away.guest.page.context.set_offline(False)
    if gone == "lotte":
        away.hears(OWN)
    else:
        expect(away.card).to_be_visible()
    expect(away.guest.page.locator(".rc-lost")).to_have_text("")
    expect(away.box).to_have_value("Wat ik wou zeggen.")
    away.says("Wat ik wou zeggen.")
    for one in seats.values():
        one.hears("Wat ik wou zeggen.")
