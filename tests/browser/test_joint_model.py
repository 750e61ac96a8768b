"""An AI that plays for somebody in a joint rehearsal, in two real browsers."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, told_of_a_model
from tests.browser.guest import Guest
from tests.browser.joining import Seated, agreed
from tests.endpoint import Answer, Endpoint
from tests.furnished import beside
from tests.server import Server

pytestmark = pytest.mark.browser

SAID = "Zaterdag staan er negenhonderd mensen in de regen."
LINES = (
    "Jonas blijft bij ons tot maandag, Helen.",
    "Ik hoor dat de poortjes zaterdag open moeten. Jonas blijft toch tot maandag op de schoolreservaties.",
    "Dat verandert niets aan maandag. Ik hou hem bij ons.",
)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    """A model that speaks as slowly as one on somebody's own computer."""
    with Endpoint(Answer(SAID, tokens_per_second=20)) as made:
        yield made


@pytest.fixture(scope="module")
def with_model(
    endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Server]:
    """The app, told of that model."""
    with told_of_a_model(endpoint, tmp_path_factory.mktemp("joint-model"), request.config) as server:
        yield server


def test_an_ai_plays_when_asked_is_named_as_one_and_yields(
    visit: Visit, with_model: Server, endpoint: Endpoint
) -> None:
    """Nothing is sent before both have agreed to it; it says that it is an AI; a human word takes the part back."""
    with beside(with_model.complaints.parent) as app:
        joint = agreed(app, scenario="two-mornings")
        karim_is = next(one.id for one in app.account.demo_people() if one.handle == "karim")
        while (card := app.joints.room(karim_is, joint).card) is not None:
            app.joints.say_line(karim_is, joint, card.seq, uuid4().hex)
    for handle in ("lotte", "karim"):
        _agrees(visit(f"ai?as={handle}", at=with_model.url))
    lotte, karim = (
        Seated(visit(f"joint?as={handle}&joint={joint}", at=with_model.url)) for handle in ("lotte", "karim")
    )
    karim.guest.press(karim.guest.say("joint.take_over_ai"))
    karim.guest.sees(karim.guest.say("joint.ai_says", who="Helen"))
    expect(lotte.guest.page.locator(".rc-seat", has_text="Helen")).to_contain_text(lotte.guest.say("joint.by_ai"))
    assert endpoint.asked == []
    for line in LINES:
        lotte.says(line)
        lotte.hears(line)
        expect(lotte.guest.page.locator(".rc-passage").last.locator(".rc-mine ~ *").last).to_be_visible()
        lotte.guest.settled()
        if endpoint.asked:
            break
    for one in (lotte, karim):
        line = one.guest.page.locator(".st-key-transcript .rc-line", has_text=SAID)
        expect(line).to_have_count(1)
        expect(line).to_contain_text(one.guest.say("joint.by_model"))
    asked = len(endpoint.asked)
    lotte.says("Wat heb je het dringendst nodig van hem?")
    karim.guest.press(karim.guest.say("joint.take_back"))
    expect(karim.guest.page.get_by_text(karim.guest.say("joint.ai_says", who="Helen"))).to_have_count(0)
    assert len(endpoint.asked) <= asked + 1


def _agrees(guest: Guest) -> None:
    guest.press(guest.say("ai.agree"))
    guest.sees(guest.say("ai.agreed"))
    guest.settled()
