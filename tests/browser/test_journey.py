"""The whole way of a learner and her manager, in both languages, through one open browser each."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.guest import Guest
from tests.furnished import OWN_WORDS

pytestmark = pytest.mark.browser

SCENARIO = "may-i-finish"
BABBLE = "Zqx wrrt plk, mmm vlk."
REFLECTION = {"nl": "Ik wou weer sorry zeggen, en deed het niet.", "en": "I wanted to say sorry again, and did not."}
REPLY = {"nl": "Dank je. Donderdag maak ik er ruimte voor.", "en": "Thank you. I will make room for it on Thursday."}
WHEN = {"nl": "iemand door mij heen praat", "en": "somebody talks over me"}
THEN = {"nl": "maak ik mijn zin af", "en": "I finish my sentence"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_learner_and_her_manager(visit: Visit, language: str) -> None:
    """From the welcome to the rehearsal, the feedback, a share, a reply, and taking it back."""
    lotte = visit(language=language)
    _comes_in(lotte)
    _reads_the_brief(lotte)
    _rehearses(lotte)
    _goes_back_to_the_second_moment(lotte)
    _reads_the_feedback(lotte)
    _shares(lotte)
    karim = visit("inbox?as=karim", language=language)
    _reads_and_replies(karim)
    _sees_it_and_takes_it_back(lotte)
    _it_is_gone(karim)


def _comes_in(lotte: Guest) -> None:
    lotte.sees(lotte.say("welcome.title"))
    lotte.press(lotte.say("welcome.as", name="Lotte"))
    expect(lotte.page).to_have_url(re.compile("as=lotte"))
    lotte.settled()
    lotte.page.get_by_role("link", name=lotte.say("nav.rehearsals")).click()
    lotte.keyed(f"brief-{SCENARIO}").click()
    lotte.sees(lotte.say("brief.goal"))


def _reads_the_brief(lotte: Guest) -> None:
    lotte.settled()
    lotte.page.get_by_role("radio", name=lotte.say("brief.tense")).check(force=True)
    sure = lotte.page.get_by_role("slider", name=lotte.say("brief.confidence"))
    sure.press("ArrowLeft")
    expect(sure).to_have_value("4")
    lotte.settled()
    lotte.page.locator(".st-key-brief-habit button").first.click()
    lotte.settled()
    lotte.press(lotte.say("brief.enter"))
    lotte.sees(lotte.say("room.your_turn"))
    lotte.settled()


def _rehearses(lotte: Guest) -> None:
    lotte.pick("facts")
    expect(lotte.page.locator(".rc-interrupts")).to_contain_text(lotte.say("room.cuts_in"))
    lotte.speak(BABBLE)
    asked = lotte.page.locator(".rc-passage", has_text=BABBLE)
    expect(asked).to_contain_text(lotte.say("room.own_words"))
    expect(asked.locator(".rc-theirs")).not_to_be_empty()
    lotte.reload()
    expect(lotte.page.locator(".rc-passage", has_text=BABBLE)).to_be_visible()
    expect(lotte.choice("reclaim")).to_be_visible()
    lotte.speak(OWN_WORDS[lotte.language])
    expect(lotte.choice("reclaim")).to_have_count(0)


def _goes_back_to_the_second_moment(lotte: Guest) -> None:
    first = lotte.take()
    said = lotte.page.locator("[class*='st-key-moment-']", has=lotte.page.locator(".rc-mine"))
    before = lotte.heard()
    said.last.get_by_role("button", name=lotte.say("room.from_here")).click()
    expect(lotte.page).not_to_have_url(re.compile(str(first)))
    expect(lotte.page.locator(".rc-mine")).to_have_count(before - 1)
    lotte.settled()
    lotte.pick("habit")
    for _ in range(20):
        if lotte.over:
            break
        lotte.pick_any()
    expect(lotte.page.locator(".rc-ending")).to_be_visible()


def _reads_the_feedback(lotte: Guest) -> None:
    lotte.press(lotte.say("room.to_feedback"))
    expect(lotte.page.get_by_role("heading", name=lotte.say("feedback.title"))).to_be_visible()
    lotte.sees(lotte.say("feedback.per_competency"))
    lotte.settled()
    assert lotte.page.locator(".rc-quote").count() > 0
    assert not re.search(r"\d\s*%|\d\s*/\s*\d", lotte.page.get_by_test_id("stMain").inner_text())
    box = lotte.page.get_by_label(lotte.say("reflect.label"))
    box.fill(REFLECTION[lotte.language])
    lotte.press(lotte.say("reflect.keep"))
    lotte.sees(lotte.say("reflect.kept"))
    lotte.page.get_by_label(lotte.say("intention.cue")).fill(WHEN[lotte.language])
    lotte.page.get_by_label(lotte.say("intention.behaviour")).fill(THEN[lotte.language])
    lotte.page.get_by_label(lotte.say("intention.behaviour")).press("Tab")
    lotte.settled()
    lotte.keyed("intend-keep").click()
    lotte.sees(lotte.say("intention.kept"))


def _shares(lotte: Guest) -> None:
    lotte.settled()
    lotte.press(lotte.say("feedback.share", name="Karim"))
    lotte.sees(lotte.say("share.nothing_yet", name="Karim"))
    share = lotte.button(lotte.say("share.share", name="Karim"))
    expect(share).to_be_disabled()
    for tick in (lotte.say("share.intention"), lotte.say("share.reflection")):
        lotte.page.locator("label", has_text=tick).first.click()
        lotte.settled()
    preview = lotte.page.locator(".st-key-preview .rc-document")
    expect(preview).to_contain_text(REFLECTION[lotte.language])
    expect(preview).to_contain_text(THEN[lotte.language])
    share.click()
    lotte.sees(lotte.say("shared.done", name="Karim"))
    lotte.sees(lotte.say("shared.not_opened"))


def _reads_and_replies(karim: Guest) -> None:
    unread = karim.page.locator("[class*='st-key-row-']", has_text=karim.say("inbox.new").strip(" ·"))
    unread.get_by_role("button", name=karim.say("inbox.open", name="Lotte")).click()
    document = karim.page.locator(".rc-document")
    expect(document).to_contain_text(REFLECTION[karim.language])
    expect(document).not_to_contain_text(BABBLE)
    karim.settled()
    box = karim.page.get_by_label(karim.say("inbox.reply", name="Lotte"))
    box.fill(REPLY[karim.language])
    karim.press(karim.say("inbox.send", name="Lotte"))
    karim.sees(karim.say("inbox.you_replied"))
    expect(karim.page.locator(".rc-quote")).to_contain_text(REPLY[karim.language])


def _sees_it_and_takes_it_back(lotte: Guest) -> None:
    lotte.reload()
    shared = lotte.page.locator("[class*='st-key-row-']", has_text=REPLY[lotte.language]).first
    expect(shared).to_contain_text(re.compile(lotte.say("shared.opened", day="X").split("X")[0]))
    shared.get_by_role("button", name=lotte.say("shared.revoke")).click()
    lotte.press(lotte.say("shared.revoke_yes"))
    lotte.sees(lotte.say("shared.ended"))
    expect(lotte.page.get_by_test_id("stMain")).to_contain_text(REPLY[lotte.language])


def _it_is_gone(karim: Guest) -> None:
    karim.page.get_by_label(karim.say("inbox.reply", name="Lotte")).fill("…")
    karim.press(karim.say("inbox.send", name="Lotte"))
    karim.sees(karim.say("inbox.gone"))
    expect(karim.page.locator(".rc-document")).to_have_count(0)
    assert REFLECTION[karim.language] not in karim.page.get_by_test_id("stMain").inner_text()
