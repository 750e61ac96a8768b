"""One browser, one server, and a profile of their own for every guest."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser

from coach.bootstrap import App
from tests.browser.chromium import HOW, launched, profile
from tests.browser.guest import Guest
from tests.browser.joining import Seated
from tests.endpoint import Endpoint
from tests.furnished import beside
from tests.server import Server, running

Visit = Callable[..., Guest]
"""Opens a browser profile of its own at a path: ``visit("rehearsals", language="en")``."""
Sit = Callable[..., Seated]
"""``sit("karim", joint)``: somebody in the room, in a browser of their own."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser; where there is none, that is a failure, and it says what to install."""
    with launched() as found:
        if found is None:
            pytest.fail(HOW, pytrace=False)
        yield found


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Server]:
    """The app with its own content and demo team; what its encoders made of the content is kept for the next time."""
    with with_vectors(tmp_path_factory.mktemp("house"), request.config) as folder, running(folder) as server:
        yield server


@contextmanager
def with_vectors(folder: Path, config: pytest.Config) -> Iterator[Path]:
    """A data folder with what encoders made of the content before; what they make now is kept for the next time."""
    kept = config.cache.mkdir("vectors")
    shutil.copytree(kept, folder / "cache/vectors")
    yield folder
    shutil.copytree(folder / "cache/vectors", kept, dirs_exist_ok=True)


@contextmanager
def told_of_a_model(endpoint: Endpoint, folder: Path, config: pytest.Config) -> Iterator[Server]:
    """The app, told of a model."""
    settings = {"COACH_MODEL_URL": endpoint.url, "COACH_MODEL_NAME": "praatpaal:7b"}
    with with_vectors(folder, config) as filled, running(filled, settings=settings) as server:
        yield server


@pytest.fixture
def visit(browser: Browser, house: Server) -> Iterator[Visit]:
    """Guests of the app."""
    opened = []

    def open_page(path: str = "", *, language: str = "nl", at: str = "") -> Guest:
        opened.append(profile(browser, language))
        guest = Guest(opened[-1].new_page(), at or house.url, language)
        guest.go(path)
        return guest

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def app(house: Server) -> Iterator[App]:
    """The use cases beside the server, to come to the middle of things quickly."""
    with beside(house.complaints.parent) as made:
        yield made


@pytest.fixture
def sit(visit: Visit) -> Sit:
    """People who go to their room."""

    def sit_down(handle: str, joint: UUID, **how: str) -> Seated:
        return Seated(visit(f"joint?as={handle}&joint={joint}", **how))

    return sit_down
