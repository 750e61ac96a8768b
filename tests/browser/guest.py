"""Somebody at a browser: finds things by the words that they read, in their own language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from coach.wording import Wording, wording


@dataclass(slots=True)
class Guest:
    """A page of the app in a browser, and the language that is read in it."""

    page: Page
    url: str
    language: str = "nl"

    @property
    def say(self) -> Wording:
        """The app's words in the guest's language."""
        return wording(self.language)

    def go(self, path: str = "") -> None:
        """Type an address."""
        self.page.goto(f"{self.url}/{path}")
        self.settled()

    def reload(self) -> None:
        """Load the page again."""
        self.page.reload()
        self.settled()

    def settled(self) -> None:
        """Wait until there is a page, and nothing on it is still being drawn."""
        expect(self.page.locator(".st-key-frame")).to_be_visible()
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.locator("[data-stale='true']")).to_have_count(0)

    def button(self, text: str) -> Locator:
        """A button by what is written on it."""
        return self.page.get_by_role("button", name=re.compile(re.escape(text) + r"\s*$"))

    def press(self, text: str) -> None:
        """Click it."""
        self.button(text).click()

    def keyed(self, key: str) -> Locator:
        """The button of an element that is known by its key, whatever it says."""
        return self.page.locator(f'[class*="st-key-{key}"] button:visible')

    def sees(self, text: str) -> None:
        """Wait until a text can be read."""
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def choice(self, choice: str) -> Locator:
        """The button of a line in the room by the choice's id."""
        return self.page.locator(f'.st-key-choices [class*="st-key-choice-"][class*="-{choice} "] button')

    def heard(self) -> int:
        """The learner's own lines that are in view."""
        return self.page.locator(".rc-mine").count()

    def pick(self, choice: str) -> None:
        """Pick a line and hear the answer."""
        seq = self._seq()
        self.choice(choice).click()
        self._answered(seq)

    def pick_any(self) -> None:
        """Pick the first line and hear the answer."""
        seq = self._seq()
        self.page.locator(".st-key-choices button").first.click()
        self._answered(seq)

    def speak(self, words: str) -> None:
        """Say something in own words and hear the answer."""
        seq = self._seq()
        field = self.page.get_by_test_id("stChatInputTextArea")
        field.fill(words)
        field.press("Enter")
        self._answered(seq)

    def take(self) -> UUID:
        """The take that the address names."""
        found = re.search(r"take=([0-9a-f-]{36})", self.page.url)
        assert found, self.page.url
        return UUID(found[1])

    def _seq(self) -> int:
        return int(self._first_choice(1))

    def _first_choice(self, group: int) -> str:
        named = self.page.locator(".st-key-choices [class*='st-key-choice-']").first.get_attribute("class") or ""
        found = re.search(r"st-key-choice-(\d+)-(\S+)", named)
        assert found, named
        return found[group]

    def _answered(self, seq: int) -> None:
        """Wait until the room has answered: other lines are offered, or it is over."""
        old = self.page.locator(f".st-key-choices [class*='st-key-choice-{seq}-']")
        expect(old).to_have_count(0)
        offered = self.page.locator(".st-key-choices button").first
        expect(offered.or_(self.page.locator(".st-key-to-feedback button"))).to_be_visible()
        self.settled()

    @property
    def over(self) -> bool:
        """Whether the scene has ended."""
        return self.page.locator(".st-key-to-feedback button").count() > 0
