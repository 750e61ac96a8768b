"""An improvised rehearsal in a browser, with written lines and with a model that takes its time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, told_of_a_model
from tests.browser.guest import Guest
from tests.endpoint import FAULTS, Answer, Endpoint
from tests.server import Server

pytestmark = pytest.mark.browser

SCENARIO = "two-mornings"
FIRST = "Zaterdag staan er negenhonderd mensen in de regen."
SECOND = "Wat zeg jij dan tegen het museum?"
SHOWN = 4
"""Turns that are in view."""
_WATCH = """() => {
    window.heard = [];
    new MutationObserver(() => {
        const words = document.querySelector(".st-key-speaking .rc-theirs")?.innerText;
        if (words && window.heard.at(-1) !== words) window.heard.push(words);
    }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""
"""Keeps whatever could be read where somebody is speaking."""
_ANSWERS = """() => document.querySelector(".rc-thinks")
    || document.querySelector(".rc-passage:last-child .rc-mine ~ *")"""
"""Whether somebody thinks about what was said, or has answered it."""
LINES = (
    "Jonas blijft bij ons tot maandag, Helen.",
    "Ik hoor dat de poortjes zaterdag open moeten. Jonas blijft toch tot maandag op de schoolreservaties.",
    "Ik begrijp je zorg. Wat heb je het dringendst nodig van hem?",
    "Dat verandert niets aan maandag. Ik hou hem bij ons.",
    "Drie uur kan ik missen, op donderdagvoormiddag, meer niet.",
)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    """A model that speaks as slowly as one on somebody's own computer."""
    with Endpoint(Answer(f"{FIRST} {SECOND}", tokens_per_second=8)) as made:
        yield made


@pytest.fixture(scope="module")
def with_model(
    endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Server]:
    """The app, told of that model."""
    with told_of_a_model(endpoint, tmp_path_factory.mktemp("model"), request.config) as server:
        yield server


def test_a_conversation_in_own_words_comes_to_an_end(visit: Visit) -> None:
    """Without a model: every turn is answered by a written line, until it is over and there is an ending."""
    lotte = visit(f"brief?as=lotte&scenario={SCENARIO}")
    _walks_in(lotte)
    expect(lotte.page.locator(".st-key-choices")).to_have_count(0)
    for number in range(20):
        if lotte.over:
            break
        _says(lotte, LINES[number % len(LINES)])
    expect(lotte.page.locator(".rc-ending")).to_be_visible()
    expect(lotte.page.locator(".rc-ai")).to_have_count(0)
    lotte.press(lotte.say("room.to_feedback"))
    expect(lotte.page.get_by_role("heading", name=lotte.say("feedback.title"))).to_be_visible()


def test_a_model_is_agreed_to_heard_as_it_speaks_and_kept(visit: Visit, with_model: Server, endpoint: Endpoint) -> None:
    """The first sentence is there before the second was made; a reload keeps both; then one wraps up."""
    lotte = visit(f"brief?as=lotte&scenario={SCENARIO}", at=with_model.url)
    _chooses_the_model(lotte)
    assert endpoint.asked == []
    _walks_in(lotte)
    expect(lotte.page.locator(".rc-seat-name", has_text=re.compile(r"Helen.*AI"))).to_be_visible()
    lotte.page.evaluate(_WATCH)
    for line in LINES:
        _says(lotte, line)
        if endpoint.asked:
            break
    heard = lotte.page.evaluate("window.heard")
    assert [words for words in heard if words.startswith(FIRST)] == [FIRST, f"{FIRST} {SECOND}"]
    kept = lotte.page.locator(".rc-passage .rc-line", has_text=FIRST)
    expect(kept).to_have_count(1)
    lotte.reload()
    expect(kept).to_contain_text(f"{FIRST} {SECOND}")
    lotte.press(lotte.say("room.leave"))
    lotte.press(lotte.say("room.leave_yes"))
    expect(lotte.page.locator(".rc-ending")).to_be_visible()


def test_a_model_that_says_nothing_holds_nobody(visit: Visit, with_model: Server, endpoint: Endpoint) -> None:
    """While nothing comes one can type, load the page again, and stop; what was typed is not lost."""
    usual, endpoint.plan = endpoint.plan, FAULTS["silence after the head"]
    sofie = visit(f"brief?as=sofie&scenario={SCENARIO}", at=with_model.url)
    _chooses_the_model(sofie)
    _walks_in(sofie)
    thinks = sofie.page.locator(".rc-thinks")
    for line in LINES:
        asked = len(endpoint.asked)
        _sends(sofie, line)
        sofie.page.wait_for_function(_ANSWERS)
        if thinks.count() or len(endpoint.asked) > asked:
            break
    expect(sofie.page.locator(".rc-mine").last).to_contain_text(line)
    sofie.page.reload()
    expect(thinks).to_be_visible()
    box = sofie.page.get_by_test_id("stChatInputTextArea")
    box.fill("Wacht even.")
    sofie.press(sofie.say("room.stop"))
    expect(sofie.page.get_by_text(sofie.say("room.stop_text"))).to_be_visible()
    expect(box).to_have_value("Wacht even.")
    sofie.press(sofie.say("room.stop_yes"))
    expect(sofie.page.get_by_role("heading", name=sofie.say("feedback.title"))).to_be_visible()
    endpoint.plan = usual


def _chooses_the_model(guest: Guest) -> None:
    model = guest.say("ai.model", name="praatpaal:7b", host=guest.say("ai.here"))
    guest.page.get_by_role("radio", name=model).check(force=True)
    guest.sees(guest.say("ai.goes"))
    expect(guest.button(guest.say("brief.enter"))).to_be_disabled()
    guest.press(guest.say("ai.agree"))
    guest.sees(guest.say("ai.agreed"))
    guest.settled()


def _walks_in(guest: Guest) -> None:
    guest.settled()
    guest.press(guest.say("brief.enter"))
    guest.sees(guest.say("room.your_turn_hidden"))
    guest.settled()


def _sends(guest: Guest, words: str) -> None:
    before = guest.heard()
    field = guest.page.get_by_test_id("stChatInputTextArea")
    field.fill(words)
    field.press("Enter")
    if before < SHOWN:
        expect(guest.page.locator(".rc-mine")).to_have_count(before + 1)


def _says(guest: Guest, words: str) -> None:
    """Say something and hear the answer."""
    numbered = guest.page.locator("[class*='st-key-rewind-']").last
    last = numbered.get_attribute("class") if numbered.count() else ""
    _sends(guest, words)
    expect(guest.page.locator("[class*='st-key-rewind-']").last).not_to_have_class(last or "")
    guest.settled()
