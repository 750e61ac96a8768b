"""The pictures in the README, taken from the real app with its demo team: ``make screenshots``."""  # noqa: INP001 - run by make

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import HOW, PHONE, launched, profile  # noqa: E402 - found from here on
from tests.browser.guest import Guest  # noqa: E402
from tests.furnished import Furnished, beside, furnish  # noqa: E402
from tests.server import Server, running  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 200_000
"""Bytes."""
_COLOURS = 255


@dataclass(frozen=True, slots=True)
class Studio:
    """The app in a browser, in one language."""

    browser: Browser
    server: Server
    language: str

    @contextmanager
    def opened(self, path: str, *, height: int = 900, phone: bool = False) -> Iterator[Guest]:
        """A page, on a desk or (twice as sharp) on a phone."""
        size = PHONE if phone else {"width": 1280, "height": height}
        context = profile(self.browser, self.language, viewport=size, device_scale_factor=2 if phone else 1)
        guest = Guest(context.new_page(), self.server.url, self.language)
        guest.go(path)
        yield guest
        context.close()


@click.command(help=__doc__)
@click.option("--language", type=click.Choice(["nl", "en"]), default="en", help="Language of the pictures.")
def main(language: str) -> None:
    """Take them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="coach-pictures-") as folder, running(Path(folder)) as server:
        with beside(Path(folder)) as app:
            there = furnish(app, language)
        with launched() as browser:
            if browser is None:
                raise click.ClickException(HOW)
            _take(Studio(browser, server, language), there)


def _take(studio: Studio, there: Furnished) -> None:
    with studio.opened(f"room?as=lotte&take={there.running}", height=960) as guest:
        guest.page.locator(".rc-interrupts").wait_for()
        _keep(guest, "room")
    with studio.opened(f"feedback?as=lotte&take={there.finished}", height=1150) as guest:
        guest.page.locator(".rc-finding").first.wait_for()
        _keep(guest, "feedback")
    with studio.opened(f"share?as=lotte&take={there.finished}") as guest:
        for tick in (guest.say("share.intention"), guest.say("share.reflection")):
            guest.page.locator("label", has_text=tick).first.click()
            guest.settled()
        guest.page.locator(".st-key-preview .rc-document").get_by_text(guest.say("document.intention")).wait_for()
        _keep(guest, "share")
    with studio.opened(f"room?as=lotte&take={there.running}", phone=True) as guest:
        guest.page.locator(".rc-interrupts").scroll_into_view_if_needed()
        _keep(guest, "phone")


def _keep(guest: Guest, name: str) -> None:
    """As a PNG; of few colours only where it would be too large otherwise, since faces pale in that."""
    guest.settled()
    guest.page.evaluate("document.fonts.ready")
    taken = Image.open(BytesIO(guest.page.screenshot())).convert("RGB")
    path = PICTURES / f"{name}.png"
    taken.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        taken.quantize(_COLOURS, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        raise click.ClickException(f"{path.name} has {size} bytes, more than {LARGEST}.")
    click.echo(f"{path.relative_to(ROOT)}  {size // 1000} kB")


if __name__ == "__main__":
    main()
