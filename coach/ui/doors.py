"""Who may come in, and what browsers are told about it, whichever server the app runs under."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coach.errors import SettingRefused
from coach.ui.wiring import app as coach
from coach.wording import LANGUAGES, wording

_TOLD = {
    "Content-Security-Policy": "frame-ancestors 'self'",  # a page that frames ours could steer somebody's clicks
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # addresses name takes and shares
}
_SERVED = frozenset({"http", "websocket"})


class OnlyHere:
    """Refuses whoever is not this computer's own browser while the demo team, who need no password, is here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403."""
        found = _elsewhere(scope) if scope["type"] in _SERVED and coach().settings.demo else None
        if found is not None and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # before it opens: 403
            return
        if found is not None:
            both = "\n".join(wording(language)("errors.demo-not-loopback", host=found) for language in LANGUAGES)
            await PlainTextResponse(both, status_code=403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Told:
    """Adds what browsers are told with every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_TOLD)
            await send(message)

        await self._app(scope, receive, tell if scope["type"] == "http" else send)


def check_visit() -> None:
    """The same as :class:`OnlyHere`, from within a page: plain ``streamlit run`` knows no middleware of ours.

    Raises:
        SettingRefused: the demo team would be shown to somebody else's computer or web page.
    """
    if not coach().settings.demo:
        return
    visit = st.context
    peer = visit.ip_address  # None for loopback
    peers = [peer] if isinstance(peer, str) else []  # AppTest has a visit without any computer behind it
    found = elsewhere(peers, visit.headers.get("Host"), visit.headers.get("Origin"))
    if found is not None:
        raise SettingRefused("demo-not-loopback", host=found)


def elsewhere(peers: Iterable[str], host: str | None, origin: str | None) -> str | None:
    """What gives away that a request is not this computer's own browser on our own pages; None when nothing does.

    A page of somebody else's can have its own name point at this computer (DNS rebinding), so the name that a browser
    asks for counts, not just where it comes from; and a page of another port is another page.

    Args:
        peers: addresses at both ends of the connection.
        host: the ``Host`` header; no browser leaves it out.
        origin: the ``Origin`` header, which browsers send with every WebSocket.
    """
    for peer in peers:
        if not _loopback(peer):
            return peer
    if host is not None and not _ours(host):
        return host
    if origin is not None and (host is None or origin not in {f"http://{host}", f"https://{host}"}):
        return origin
    return None


def _elsewhere(scope: Scope) -> str | None:
    server, client, headers = scope.get("server"), scope.get("client"), Headers(scope=scope)
    if server is None:  # a Unix socket: whatever forwards to it is not known
        return "?"
    return elsewhere([server[0], *([client[0]] if client else [])], headers.get("host"), headers.get("origin"))


def _ours(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or _loopback(name)


def _loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
