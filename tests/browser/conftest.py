"""One browser, one server, and a context of their own for every guest."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.browser.guest import Guest
from tests.server import Server, running

_PATIENCE = 45_000
_QUIET = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
)  # fmt: skip

Visit = Callable[..., Guest]
"""Opens a browser profile of its own at a path: ``visit("rehearsals", language="en")``."""
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def chromium(playwright: Playwright) -> str | None:
    """Where a Chromium is: the system's, else Playwright's own, else None."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        path = chromium(playwright)
        if path is None:
            pytest.fail(
                "No browser: install chromium (apt-get install chromium, or .venv/bin/playwright install chromium)"
            )
        expect.set_options(timeout=_PATIENCE)
        opened = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Server]:
    """The app with its own content and demo team; what its encoders made of the content is kept for the next time."""
    folder = tmp_path_factory.mktemp("house")
    kept = request.config.cache.mkdir("vectors")
    shutil.copytree(kept, folder / "cache/vectors")
    with running(folder) as server:
        yield server
    shutil.copytree(folder / "cache/vectors", kept, dirs_exist_ok=True)


def context_of(browser: Browser, language: str, **more: Any) -> BrowserContext:
    """A profile of its own for somebody in Belgium or Britain."""
    locale = {"nl": "nl-BE", "en": "en-GB"}[language]
    context = browser.new_context(
        **{"locale": locale, "timezone_id": "Europe/Brussels", "viewport": DESK, "reduced_motion": "reduce", **more}
    )
    context.set_default_timeout(_PATIENCE)
    return context


@pytest.fixture
def visit(browser: Browser, house: Server) -> Iterator[Visit]:
    """Guests of the app; each has a browser profile of its own."""
    opened = []

    def open_page(path: str = "", *, language: str = "nl", at: str = "") -> Guest:
        opened.append(context_of(browser, language))
        guest = Guest(opened[-1].new_page(), at or house.url, language)
        guest.go(path)
        return guest

    yield open_page
    for context in opened:
        context.close()
