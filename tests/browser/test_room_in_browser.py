"""The rehearsal room under hands that are quick, clumsy, hostile, or two at a time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from coach.conversation.turns import MAX_TURN
from tests.browser.conftest import Visit
from tests.browser.guest import Guest
from tests.server import running

pytestmark = pytest.mark.browser

HOSTILE = (
    '<b>vet</b> <img src=x onerror="alert(1)"> <script>alert(2)</script> **ster** [x](javascript:alert(3)) $x^2$ '
    ":material/stop: שלום \u202eomgekeerd\u202c 👩‍🏭 {learner} %s"
)


@pytest.fixture
def sofie(visit: Visit) -> Guest:
    """Somebody who has just entered the room."""
    return _entered(visit("brief?as=sofie&scenario=may-i-finish"))


def _entered(guest: Guest) -> Guest:
    guest.press(guest.say("brief.enter"))
    guest.sees(guest.say("room.your_turn"))
    guest.settled()
    return guest


def test_a_double_click_is_one_turn(sofie: Guest) -> None:
    """However quick the finger, the line is said once."""
    sofie.choice("facts").dblclick()
    expect(sofie.choice("reclaim")).to_be_visible()
    sofie.settled()
    expect(sofie.page.locator(".rc-mine")).to_have_count(1)
    sofie.reload()
    expect(sofie.page.locator(".rc-mine")).to_have_count(1)


def test_the_second_of_two_tabs_is_told_and_keeps_its_words(sofie: Guest) -> None:
    """The one that is too late gets a calm message and its draft, and can say it after all."""
    second = Guest(sofie.page.context.new_page(), sofie.url, sofie.language)
    second.go(sofie.page.url.split("/", 3)[3])
    expect(second.choice("facts")).to_be_visible()
    sofie.pick("facts")
    field = second.page.get_by_test_id("stChatInputTextArea")
    field.fill("Ik zei het net.")
    field.press("Enter")
    second.sees(second.say("errors.turn-taken"))
    expect(second.page.get_by_label(second.say("room.unsent"))).to_have_value("Ik zei het net.")
    expect(second.choice("reclaim")).to_be_visible()
    expect(second.page.locator(".rc-mine")).to_have_count(1)
    second.press(second.say("room.send_again"))
    expect(second.page.locator(".rc-mine")).to_have_count(2)
    expect(second.page.locator(".rc-mine").last).to_contain_text("Ik zei het net.")
    expect(second.page.locator(".st-key-card-unsent")).to_have_count(0)


def test_whatever_is_typed_is_shown_as_text(sofie: Guest) -> None:
    """HTML, Markdown, formulas, right-to-left text and emoji stay the characters that they are."""
    alerts: list[str] = []
    sofie.page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    sofie.speak(HOSTILE)
    paper = sofie.page.locator(".rc-mine .rc-paper").last
    assert paper.inner_text() == HOSTILE
    expect(paper.locator("b, img, script, strong, a, .katex, .material-icons")).to_have_count(0)
    sofie.reload()
    assert sofie.page.locator(".rc-mine .rc-paper").last.inner_text() == HOSTILE
    assert alerts == []


def test_a_turn_that_is_too_long_is_not_lost(sofie: Guest) -> None:
    """One character above what a turn can hold: it is said why, and the words can be shortened and said."""
    field = sofie.page.get_by_test_id("stChatInputTextArea")
    field.fill("x" * (MAX_TURN + 1))
    field.press("Enter")
    sofie.sees(sofie.say("errors.turn-too-long", length=MAX_TURN + 1, limit=MAX_TURN))
    expect(sofie.page.locator(".rc-mine")).to_have_count(0)
    kept = sofie.page.get_by_label(sofie.say("room.unsent_long"))
    expect(kept).to_have_value("x" * (MAX_TURN + 1))
    kept.fill("x" * MAX_TURN)
    sofie.press(sofie.say("room.send_again"))
    expect(sofie.page.locator(".rc-mine")).to_have_count(1)
    expect(sofie.page.locator(".rc-mine")).to_contain_text("x" * MAX_TURN)
    expect(sofie.page.locator(".st-key-card-unsent")).to_have_count(0)


def test_words_for_a_take_that_another_tab_stopped_are_not_lost(sofie: Guest) -> None:
    """It says that the take was stopped, and shows what had been typed."""
    second = Guest(sofie.page.context.new_page(), sofie.url, sofie.language)
    second.go(sofie.page.url.split("/", 3)[3])
    second.press(second.say("room.stop"))
    second.press(second.say("room.stop_yes"))
    second.settled()
    field = sofie.page.get_by_test_id("stChatInputTextArea")
    field.fill("Ik was nog niet klaar.")
    field.press("Enter")
    sofie.sees(sofie.say("errors.take-closed"))
    sofie.sees("Ik was nog niet klaar.")


def test_a_turn_by_keyboard_alone(sofie: Guest) -> None:
    """A line can be reached, seen to be reached, and picked; then something is said, all without a mouse."""
    page = sofie.page
    page.locator("body").press("Tab")
    chosen = _tab_to(sofie, "[class*='st-key-choice-'] button")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".rc-mine")).to_have_count(1)
    expect(page.locator(".rc-mine").last).to_contain_text(chosen[:20])
    sofie.settled()
    _tab_to(sofie, "[data-testid='stChatInputTextArea']")
    page.keyboard.type("Zqx vlk.")
    page.keyboard.press("Enter")
    expect(page.locator(".rc-mine")).to_have_count(2)


def _tab_to(guest: Guest, selector: str) -> str:
    """Press Tab until the focus is there; what stands on it."""
    for _ in range(40):
        if guest.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return str(guest.page.evaluate("document.activeElement.innerText"))
        guest.page.keyboard.press("Tab")
    raise AssertionError(selector)


def test_language_and_person_survive_a_reload(visit: Visit) -> None:
    """The person is in the address; the language is there too, and in a cookie for the next visit."""
    guest = visit("?as=lotte")
    with guest.page.expect_response("**/language/en.gif*"):
        guest.press("English")
    guest.language = "en"
    guest.sees(guest.say("today.begin"))
    expect(guest.page).to_have_url(re.compile("lang=en"))
    guest.reload()
    guest.sees(guest.say("today.begin"))
    expect(guest.page.locator(".st-key-frame")).to_contain_text("Lotte")
    kept = {cookie["name"]: cookie["value"] for cookie in guest.page.context.cookies()}
    assert kept["coach_language"] == "en"
    guest.go("?as=karim")
    guest.sees(guest.say("nav.inbox"))
    guest.press("Nederlands")
    guest.language = "nl"
    guest.sees(guest.say("nav.inbox"))


def test_a_killed_server_goes_on_from_the_last_turn(visit: Visit, tmp_path: Path) -> None:
    """The power fails in mid-rehearsal; the same page goes on where the learner stood."""
    data = tmp_path / "data"
    with running(data) as server:
        guest = _entered(visit("brief?as=sofie&scenario=may-i-finish", at=server.url))
        guest.pick("facts")
        take, heard = guest.take(), guest.page.locator(".rc-passage").all_inner_texts()
        server.kill()
    with running(data, port=server.port):
        guest.reload()
        assert guest.take() == take
        expect(guest.choice("reclaim")).to_be_visible()
        assert guest.page.locator(".rc-passage").all_inner_texts() == heard
        guest.pick("reclaim")
        expect(guest.page.locator(".rc-mine")).to_have_count(2)
