"""Every page with content on it, on a desk and a phone, in light and dark: accessible, and no wider than its screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import DESK, PHONE, profile
from tests.browser.guest import Guest
from tests.browser.pages import PLACES, Place
from tests.furnished import Furnished, beside, furnish
from tests.server import Server

pytestmark = pytest.mark.browser

ENGLISH = ("room", "feedback", "share", "joint", "debrief")
"""Pages that are looked at in English as well."""


@pytest.fixture(scope="module")
def furnished(house: Server) -> Iterator[dict[str, Furnished]]:
    """The demo team in the middle of things, in each language."""
    with beside(house.complaints.parent) as app:
        yield {"nl": furnish(app, "nl", "lotte"), "en": furnish(app, "en", "sofie")}


@pytest.fixture(scope="module")
def readers(browser: Browser, house: Server) -> Iterator[dict[str, Guest]]:
    """Somebody in each language who looks at one page after the other."""
    profiles = {language: profile(browser, language) for language in ("nl", "en")}
    yield {language: Guest(one.new_page(), house.url, language) for language, one in profiles.items()}
    for one in profiles.values():
        one.close()


@pytest.mark.parametrize(
    ("language", "place"),
    [("nl", place) for place in PLACES] + [("en", place) for place in PLACES if place.name in ENGLISH],
    ids=lambda value: value.name if isinstance(value, Place) else value,
)
def test_a_page_can_be_used_by_everybody(
    readers: dict[str, Guest], furnished: dict[str, Furnished], language: str, place: Place
) -> None:
    """Axe finds no violation, in any look; and at 390 pixels nothing can be scrolled sideways."""
    reader = readers[language]
    page = reader.page
    _look(page, DESK, "light")
    reader.go(place.path.format(furnished[language]))
    expect(page.locator(place.shows).first).to_be_visible()
    reader.settled()
    found = _violations(page, "desk, light")
    _look(page, PHONE, "light")
    found += _violations(page, "phone, light")
    wide = _sticking_out(page)
    _look(page, PHONE, "dark")
    found += _violations(page, "phone, dark", "color-contrast")
    _look(page, DESK, "dark")
    found += _violations(page, "desk, dark", "color-contrast")
    assert found == []
    assert wide == []


def _look(page: Page, size: Any, scheme: Any) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    if page.get_by_test_id("stApp").count():
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)


def _violations(page: Page, look: str, *rules: str) -> list[tuple[str, str, str, str]]:
    """What axe finds, by all its rules or some; Streamlit's own markup is not excused."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = Axe().run(page, options=options).response["violations"]
    return [(look, rule["id"], str(node["target"]), node["html"][:300]) for rule in found for node in rule["nodes"]]


def _sticking_out(page: Page) -> list[str]:
    """What can be scrolled sideways."""
    found: list[str] = page.evaluate(
        """() => [document.scrollingElement, document.querySelector(".stMain")].filter(one => {
            one.scrollLeft = 50;
            return one.scrollLeft > 0;
        }).map(one => `${one.tagName}: ${one.scrollWidth} > ${one.clientWidth}`)"""
    )
    return found
