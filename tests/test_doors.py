"""Who may come in while the demo team, who need no password, is here."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from coach.ui.doors import OnlyHere, elsewhere
from coach.ui.wiring import app as coach
from coach.ui.wiring import forget
from tests.benchmarks.visitor import visiting
from tests.server import ROOT, Server, environment, free_port, running

_UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, without content."""
    content = str(tmp_path_factory.mktemp("scenarios"))
    with running(tmp_path_factory.mktemp("doors"), settings={"COACH_SCENARIOS": content}) as server:
        yield server


def _knock(server: Server, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str]]:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "127.0.0.2"])
def test_this_computers_own_pages_come_in(name: str) -> None:
    """By any name that only this computer has."""
    assert elsewhere(["127.0.0.1", "::1"], f"{name}:8501", f"http://{name}:8501") is None
    assert elsewhere(["127.0.0.1"], f"{name}:8501", None) is None


@pytest.mark.parametrize(
    ("peers", "host", "origin", "given_away"),
    [
        (["192.0.2.7"], "127.0.0.1:8501", None, "192.0.2.7"),
        (["127.0.0.1", "192.0.2.7"], "localhost", None, "192.0.2.7"),
        (["coach.sock"], "localhost", None, "coach.sock"),
        (["127.0.0.1"], "evil.example:8501", "http://evil.example:8501", "evil.example:8501"),
        (["127.0.0.1"], "localhost.evil.example", None, "localhost.evil.example"),
        (["127.0.0.1"], "localhost@evil.example", None, "localhost@evil.example"),
        (["127.0.0.1"], "[::1", None, "[::1"),
        (["127.0.0.1"], "", None, ""),
        (["127.0.0.1"], "127.0.0.1:8501", "http://evil.example", "http://evil.example"),
        (["127.0.0.1"], "127.0.0.1:8501", "http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        (["127.0.0.1"], "127.0.0.1:8501", "null", "null"),
        (["127.0.0.1"], None, "http://evil.example", "http://evil.example"),
    ],
)
def test_anybody_else_is_given_away(peers: list[str], host: str | None, origin: str | None, given_away: str) -> None:
    """By an address, by a name that somebody else had point here, or by the page that asks."""
    assert elsewhere(peers, host, origin) == given_away


def test_what_comes_over_a_unix_socket_is_not_let_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever forwards to it may forward anybody."""
    monkeypatch.setenv("COACH_DATA", str(tmp_path))
    monkeypatch.setenv("COACH_SCENARIOS", str(tmp_path))
    forget()
    sent: list[int] = []

    async def inside(_: Scope, __: Receive, ___: Send) -> None:
        sent.append(200)

    async def send(message: dict[str, int]) -> None:
        sent.append(message.get("status", 0))

    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "server": None}
    asyncio.run(OnlyHere(inside)(scope, lambda: asyncio.sleep(0, {}), send))  # type: ignore[arg-type]
    coach().close()
    forget()
    assert sent[0] == 403


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", 101),
        ("evil.example:{port}", "http://evil.example:{port}", 403),
        ("127.0.0.1:{port}", "http://localhost:{port}", 403),
        ("127.0.0.1:{port}", "https://evil.example", 403),
    ],
)
def test_the_server_opens_no_socket_for_somebody_elses_page(
    server: Server, host: str, origin: str, status: int
) -> None:
    """A web page that somebody happens to visit cannot come in as one of the demo team (DNS rebinding included)."""
    headers = {"Host": host.format(port=server.port), "Origin": origin.format(port=server.port), **_UPGRADE}
    assert _knock(server, "/_stcore/stream", headers)[0] == status


def test_no_other_page_can_frame_ours(server: Server) -> None:
    """Nor learn from an address that it is led from which take or share somebody looked at."""
    _, headers = _knock(server, "/", {})
    headers = {name.lower(): value for name, value in headers.items()}
    assert headers["content-security-policy"] == "frame-ancestors 'self'"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_plain_streamlit_shows_the_demo_team_to_this_computer_only(tmp_path: Path) -> None:
    """Also when somebody has it listen to everybody: who comes by another name sees no page and nobody of the team."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, "--server.address", "0.0.0.0"], cwd=ROOT,  # noqa: S104 - what must not matter
        env=environment(tmp_path, COACH_SCENARIOS=str(tmp_path)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip

    async def drawn(name: str) -> str:
        async with visiting(port, "", "as=lotte&lang=en", name) as visitor:
            return "".join((await visitor.run()).pieces)

    assert process.stdout is not None
    try:
        assert any(str(port) in line for line in process.stdout)
        assert "Hello Lotte" in asyncio.run(drawn("127.0.0.1"))
        assert "Lotte" not in asyncio.run(drawn("coach.example"))
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()
