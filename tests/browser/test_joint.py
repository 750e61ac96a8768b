"""Rehearsing together in two real browsers, with all that goes wrong between two people and a network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from coach.bootstrap import App
from tests.browser.chromium import PHONE, profile
from tests.browser.conftest import Sit, Visit, with_vectors
from tests.browser.guest import Guest
from tests.browser.joining import FIRST, Seated, agreed
from tests.furnished import beside
from tests.server import Server, running

pytestmark = pytest.mark.browser

OWN = "Veertien op zestig, Lotte, dat zijn kinderziektes. Volgende punt."


def test_a_whole_joint_rehearsal(visit: Visit) -> None:
    """Asked, accepted, begun, played from the card and freely, noted, stopped, talked over, agreed, closed."""
    karim, lotte = visit("together?as=karim"), visit("together?as=lotte")
    _asks(karim)
    lotte.reload()
    lotte.page.locator("[class*='st-key-accept-'] button").last.click()
    expect(lotte.page.locator(".st-key-begin-joint button")).to_be_visible()
    karim.reload()
    karim.page.locator("[class*='st-key-go-'] button").first.click()
    karim.sees(karim.say("joint.wait_title"))
    _begins(lotte)
    learner, player = Seated(lotte), Seated(karim)
    expect(lotte.choice(FIRST)).to_be_visible()
    learner.picks()
    player.says_the_line()
    expect(lotte.page.locator(".rc-line:has(.rc-interrupts)")).to_contain_text("Karim, als Tom")
    player.note.fill("Kwam uit zichzelf terug op haar vraag.")
    karim.keyed("keep-note").click()
    expect(karim.page.locator(".rc-notes")).to_contain_text(re.compile(r"\d\d:\d\d Kwam uit zichzelf"))
    expect(player.note).to_have_value("")
    assert "Kwam uit zichzelf" not in lotte.page.locator(".stMain").inner_text()
    karim.keyed("stop").first.click()
    karim.press(karim.say("joint.stop_yes"))
    _talk(lotte, karim)


def _asks(karim: Guest) -> None:
    karim.page.locator("[class*='st-key-row-partner-']", has_text="Lotte").get_by_role("button").click()
    karim.page.get_by_label(karim.say("together.words")).fill("Donderdag is het overleg.")
    karim.press(karim.say("together.send", name="Lotte"))
    karim.sees(karim.say("together.proposed", name="Lotte"))


def _begins(lotte: Guest) -> None:
    box = lotte.page.get_by_role("combobox", name=lotte.say("joint.scenario"))
    box.click()
    box.fill("Mag ik even")
    lotte.page.get_by_role("option", name="Mag ik even uitspreken").click()
    lotte.settled()
    lotte.keyed("begin-joint").click()


def _talk(lotte: Guest, karim: Guest) -> None:
    for one in (lotte, karim):
        one.keyed("to-debrief").click()
        expect(one.page.get_by_role("heading", name=one.say("debrief.title"))).to_be_visible()
    karim.sees(karim.say("debrief.wait_first", name="Lotte"))
    view = karim.page.locator("[class*='st-key-view-']").first
    karim.page.get_by_role("radio").nth(1).click(force=True)  # checked by what then appears
    expect(view).to_be_visible()
    karim.keyed("keep-views").click()
    karim.sees(karim.say("debrief.view_kept"))
    assert "Kwam uit zichzelf" not in lotte.page.locator(".stMain").inner_text()
    lotte.page.get_by_label(lotte.say("debrief.went_well")).fill("Ik zei mijn cijfer.")
    lotte.page.get_by_label(lotte.say("debrief.would_try")).fill("Niet meer sorry zeggen.")
    lotte.press(lotte.say("debrief.speak"))
    expect(lotte.page.locator(".rc-notes")).to_contain_text("Karim: Kwam uit zichzelf")
    lotte.sees(lotte.say("debrief.view_of", name="Karim"))
    lotte.sees(lotte.say("debrief.coach_own"))
    karim.sees("Ik zei mijn cijfer.")
    assert lotte.say("debrief.coach_own") not in karim.page.locator(".stMain").inner_text()
    karim.page.get_by_label(karim.say("debrief.agree_what")).fill("Geeft Lotte donderdag eerst het woord.")
    karim.press(karim.say("debrief.agree_keep"))
    lotte.sees(lotte.say("debrief.agreed"))
    expect(lotte.page.locator(".st-key-debrief-agree")).to_contain_text("Geeft Lotte donderdag eerst het woord.")
    lotte.press(lotte.say("debrief.close"))
    karim.sees(karim.say("debrief.none"))


def test_what_one_types_survives_whatever_the_other_does(app: App, sit: Sit) -> None:
    """A turn that comes in wipes no draft and no note, takes no focus, moves nobody's page; typing is seen."""
    joint = agreed(app)
    lotte, karim = sit("lotte", joint), sit("karim", joint)
    page = karim.guest.page
    page.set_viewport_size({"width": 1280, "height": 460})  # so that there is something to scroll
    karim.note.fill("Zocht oogcontact.")
    karim.box.press_sequentially("Allee Lotte,")
    expect(lotte.guest.page.locator(".rc-presence")).to_have_text(lotte.guest.say("joint.typing", name="Karim"))
    assert "Allee" not in lotte.guest.page.content()
    page.locator(".stMain").evaluate("one => one.scrollTo(0, 40)")
    where = page.locator(".stMain").evaluate("one => one.scrollTop")
    lotte.picks()
    expect(karim.card).to_have_count(1)
    karim.guest.settled()
    expect(karim.box).to_have_value("Allee Lotte,")
    expect(karim.note).to_have_value("Zocht oogcontact.")
    assert page.evaluate("document.activeElement.dataset.testid") == "stChatInputTextArea"
    assert page.locator(".stMain").evaluate("one => one.scrollTop") == where
    karim.box.press_sequentially(" dat zijn details.")
    karim.box.press("Enter")
    lotte.hears("Allee Lotte, dat zijn details.")
    lotte.guest.sees(lotte.guest.say("joint.free"))
    expect(lotte.guest.page.locator(".rc-presence")).to_have_text("")


def test_a_pause_is_everybodys_and_keeps_what_was_typed(app: App, sit: Sit) -> None:
    """Who paused is said; nothing is said meanwhile; the draft can be said afterwards."""
    joint = agreed(app, "sofie")
    lotte, karim, sofie = (sit(name, joint) for name in ("lotte", "karim", "sofie"))
    expect(sofie.box).to_have_count(0)
    lotte.picks()
    expect(karim.card).to_be_visible()
    sofie.guest.keyed("pause").click()
    for one in (lotte, karim):
        one.guest.sees(one.guest.say("joint.paused_by", name="Sofie"))
    karim.says(OWN)
    karim.guest.sees(karim.guest.say("errors.paused"))
    kept = karim.guest.page.get_by_label(karim.guest.say("joint.unsent"))
    expect(kept).to_have_value(OWN)
    lotte.guest.keyed("resume").click()
    expect(karim.guest.page.locator(".st-key-paused")).to_have_count(0)
    expect(kept).to_have_value(OWN)
    karim.guest.press(karim.guest.say("joint.send_again"))
    lotte.hears(OWN)
    sofie.hears(OWN)


def test_two_tabs_of_one_player_say_it_once(app: App, sit: Sit) -> None:
    """Both send an answer to the same card: one stands, the other is told and keeps its words."""
    joint = agreed(app)
    lotte, karim = sit("lotte", joint), sit("karim", joint)
    second = Seated(Guest(karim.guest.page.context.new_page(), karim.guest.url))
    second.guest.go(f"joint?as=karim&joint={joint}")
    lotte.picks()
    expect(karim.card).to_be_visible()
    expect(second.card).to_be_visible()
    second.guest.page.route("**/joint/poll", lambda route: route.abort())  # it does not hear of the other in time
    karim.says(OWN)
    lotte.hears(OWN)
    second.says("Dat zijn details, Lotte.")
    second.guest.sees(second.guest.say("errors.cue-voiced"))
    expect(second.guest.page.get_by_label(second.guest.say("joint.unsent"))).to_have_value("Dat zijn details, Lotte.")
    lotte.hears(OWN)
    expect(lotte.guest.page.get_by_text("Dat zijn details, Lotte.")).to_have_count(0)


def test_they_change_places_on_a_phone(app: App, browser: Browser, house: Server, sit: Sit) -> None:
    """At 390 pixels the other ways out are behind "More"; then each has the other's part, and back."""
    joint = agreed(app)
    karim = sit("karim", joint)
    context = profile(browser, "nl", viewport=PHONE)
    lotte = Guest(context.new_page(), house.url)
    lotte.go(f"joint?as=lotte&joint={joint}")
    expect(lotte.keyed("swap ")).to_have_count(0)
    lotte.press(lotte.say("joint.more"))
    lotte.page.get_by_role("button", name=lotte.say("joint.swap")).click()
    expect(karim.guest.choice(FIRST)).to_be_visible()
    karim.guest.sees(karim.guest.say("joint.not_heard", name="Lotte"))
    expect(lotte.page.locator(".st-key-choices button")).to_have_count(0)
    karim.picks()
    expect(lotte.page.locator(".rc-play-card")).to_be_visible()
    lotte.keyed("say-line").click()
    expect(karim.guest.page.locator(".rc-line:has(.rc-interrupts)")).to_contain_text("Lotte, als Tom")
    context.close()


def test_a_rehearsal_outlives_its_server(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Killed in mid-turn: the pages say so, come back by themselves with drafts, and go on; one is loaded anew."""
    data = tmp_path / "data"
    data.mkdir()
    contexts = [profile(browser, "nl") for _ in range(2)]
    with with_vectors(data, request.config), running(data) as server:
        with beside(data) as app:
            joint = agreed(app)
        lotte, karim = (Seated(Guest(context.new_page(), server.url)) for context in contexts)
        for one, name in ((lotte, "lotte"), (karim, "karim")):
            one.guest.go(f"joint?as={name}&joint={joint}")
        lotte.picks()
        expect(karim.card).to_be_visible()
        karim.box.press_sequentially("Dat zijn kinder")
        server.kill()
    karim.guest.sees(karim.guest.say("joint.lost"))
    with running(data, port=server.port):
        expect(karim.guest.page.locator(".rc-lost")).to_have_text("")
        lotte.guest.reload()  # in mid-turn
        expect(karim.box).to_be_enabled()
        expect(karim.box).to_have_value("Dat zijn kinder")
        expect(karim.card).to_be_visible()
        karim.box.press_sequentially("ziektes, Lotte.")
        karim.box.press("Enter")
        lotte.hears("Dat zijn kinderziektes, Lotte.")
        contexts[1].close()  # one of them is gone, and comes back
        lotte.guest.sees(lotte.guest.say("joint.away", name="Karim"))
        contexts[1] = profile(browser, "nl")
        karim = Seated(Guest(contexts[1].new_page(), server.url))
        karim.guest.go(f"joint?as=karim&joint={joint}")
        karim.hears("Dat zijn kinderziektes, Lotte.")
        expect(lotte.guest.page.locator(".rc-presence")).to_have_text("")
        for context in contexts:
            context.close()
