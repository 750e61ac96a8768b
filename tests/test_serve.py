"""``coach serve``, as a process: what it promises to browsers, monitors and whoever starts it."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from coach.cli.serve import _has_screen
from coach.ui.server import OnlyHere
from coach.ui.wiring import app as coach
from coach.ui.wiring import forget
from tests.benchmarks.visitor import visiting
from tests.server import ROOT, Server, environment, free_port, running, start, stop


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings for an app without content, which is ready at once."""
    return {"COACH_SCENARIOS": str(tmp_path_factory.mktemp("scenarios"))}


@pytest.fixture(scope="module")
def probed(tmp_path_factory: pytest.TempPathFactory, nothing: dict[str, str]) -> Iterator[Server]:
    """The real server, with a look inside."""
    with running(tmp_path_factory.mktemp("probed"), probed=True, settings=nothing) as server:
        yield server


def _refused(*arguments: str, data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coach", *arguments], cwd=ROOT, env=environment(data, **settings), timeout=60,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def _get(server: Server, path: str) -> tuple[int, HTTPMessage, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    with closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


async def _drawn(port: int, page: str = "", query: str = "", runs: int = 0) -> str:
    async with visiting(port, page, query) as visitor:
        for _ in range(runs):
            await visitor.run()
        return "".join((await visitor.run()).pieces)


def test_connections_have_nodelay(probed: Server) -> None:
    """Without TCP_NODELAY the many small messages of a page wait for each other: 40 ms and more per run."""

    async def look() -> list[bool]:
        async with visiting(probed.port, "", "as=lotte"), visiting(probed.port, "", "as=karim"):
            seen: list[bool] = probed.look()["nodelay"]
            return seen

    seen = asyncio.run(look())
    assert len(seen) >= 2
    assert all(seen)


def test_what_was_imported_is_frozen(probed: Server) -> None:
    """Streamlit collects garbage after every run; what is left for it to look at is a fraction of what is there."""
    asyncio.run(_drawn(probed.port, query="as=lotte", runs=3))
    deadline = time.monotonic() + 30
    while (seen := probed.look())["loose"] > 20_000 and time.monotonic() < deadline:
        asyncio.run(_drawn(probed.port, query="as=lotte"))  # plots and pictures are imported beside the first visitors
    assert seen["frozen"] > 100_000
    assert seen["loose"] < 20_000


def test_a_busy_thread_gives_way_soon(probed: Server) -> None:
    """While the app learns beside the first visitors, each message of a page waits a millisecond at most, not five."""
    assert probed.look()["turn"] <= 0.001


def test_health_is_told_in_the_body(probed: Server) -> None:
    """A bare Streamlit answers any path with a page and 200, so monitors test what it says."""
    _, headers, body = _get(probed, "/healthz")
    assert json.loads(body) == {"status": "ok", "app": "rehearsal-coach"}
    assert headers["Cache-Control"] == "no-store"


def test_the_language_is_kept_in_a_cookie(probed: Server) -> None:
    """The answer to a small image sets it; no other language than ours can be set."""
    _, headers, _ = _get(probed, "/language/nl.gif")
    assert re.match(r"coach_language=nl;.*HttpOnly", headers["Set-Cookie"])
    assert _get(probed, "/language/fr.gif")[0] == 404


def test_it_greets_with_the_address_and_leaves_quietly(tmp_path: Path, nothing: dict[str, str]) -> None:
    """One line once a browser gets an answer; Ctrl+C ends it with 0 and not a word on stderr, even with a page open."""
    server = start(tmp_path, settings=nothing)
    assert server.url in server.said

    async def leave() -> int:
        async with visiting(server.port, "", ""):
            return await asyncio.to_thread(stop, server)

    assert asyncio.run(leave()) == 0
    assert server.complaints.read_text("utf-8") == ""


@pytest.mark.parametrize(("language", "word"), [("nl", "luistert al een ander programma"), ("en", "Another program")])
def test_a_taken_port_is_told_in_one_sentence(tmp_path: Path, language: str, word: str) -> None:
    """With the way out, and no traceback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = _refused("--language", language, "serve", "--port", port, data=tmp_path)
    assert done.returncode == 1
    assert word in done.stderr
    assert port in done.stderr
    assert "--port" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


def test_an_address_of_somewhere_else_is_refused(tmp_path: Path) -> None:
    """This computer cannot listen there."""
    done = _refused("serve", "--host", "192.0.2.1", data=tmp_path, COACH_DEMO="false")
    assert done.returncode == 1
    assert "192.0.2.1" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104 - refused, which is the point
def test_the_demo_team_is_not_shown_to_a_network(tmp_path: Path, host: str) -> None:
    """They need no password."""
    done = _refused("serve", "--host", host, data=tmp_path)
    assert done.returncode == 1
    assert "COACH_DEMO=false" in done.stderr
    assert not (tmp_path / "coach.db").exists()


@pytest.mark.parametrize(("reached_at", "status"), [("127.0.0.1", 200), ("10.1.2.3", 403)])
def test_who_comes_over_the_network_all_the_same_is_sent_away(
    reached_at: str, status: int, tmp_path: Path, nothing: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the server was started, the demo team answers on loopback only."""
    for name, value in {**nothing, "COACH_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    forget()
    sent: list[Message] = []

    async def inside(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "server": (reached_at, 80)}
    asyncio.run(OnlyHere(inside)(scope, receive, send))
    coach().close()
    forget()
    assert sent[0]["status"] == status


def test_a_data_folder_that_cannot_be_is_told_before_anything_opens(tmp_path: Path) -> None:
    """One sentence, status 1, no traceback."""
    blocked = tmp_path / "a file"
    blocked.write_text("", "utf-8")
    done = _refused("serve", "--port", str(free_port()), data=blocked / "data")
    assert done.returncode == 1
    assert str(blocked) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_faults_behind_a_page_reach_whoever_runs_it(tmp_path: Path, nothing: dict[str, str]) -> None:
    """The page stays calm; the log says what broke."""
    with running(tmp_path, settings=nothing) as server:
        with sqlite3.connect(tmp_path / "coach.db") as broken:
            broken.execute("ALTER TABLE person RENAME TO gone")
        broken.close()
        asyncio.run(_drawn(server.port, query="as=lotte"))
        assert "no such table: person" in server.complaints.read_text("utf-8")


def test_it_also_runs_under_plain_streamlit(tmp_path: Path, nothing: dict[str, str]) -> None:
    """``streamlit run app.py`` shows the same app."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path, **nothing), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        assert any(str(port) in line for line in process.stdout)
        assert "Dress rehearsal" in asyncio.run(_drawn(port, query="lang=en"))
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def test_a_browser_is_opened_only_where_there_is_a_screen() -> None:
    """A text browser would take over the terminal of somebody who works over ssh."""
    if sys.platform not in {"darwin", "win32"}:
        assert not _has_screen({"HOME": "/root"})
    assert _has_screen({"DISPLAY": ":0"})
    assert _has_screen({"WAYLAND_DISPLAY": "wayland-0"})
