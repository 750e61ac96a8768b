"""A Chromium to look at the app with: the system's, else Playwright's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

PATIENCE = 45_000
"""Milliseconds that anything may take, on a machine that has other things to do as well."""
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
HOW = "No Chromium here. Install it: apt-get install chromium, or .venv/bin/playwright install chromium"

_QUIET = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
)  # fmt: skip


@contextmanager
def launched() -> Iterator[Browser | None]:
    """A browser without a window, or None when there is none on this machine (:data:`HOW` says what to do)."""
    with sync_playwright() as playwright:
        path = _found(playwright)
        if path is None:
            yield None
            return
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield browser
        browser.close()


def _found(playwright: Playwright) -> str | None:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def profile(browser: Browser, language: str, **more: Any) -> BrowserContext:
    """A browser profile of its own for somebody in Belgium or Britain."""
    locale = {"nl": "nl-BE", "en": "en-GB"}[language]
    settings = {"locale": locale, "timezone_id": "Europe/Brussels", "viewport": DESK, "reduced_motion": "reduce"}
    context = browser.new_context(**{**settings, **more})
    context.set_default_timeout(PATIENCE)
    return context
