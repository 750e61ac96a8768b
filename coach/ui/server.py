"""The server: Streamlit's app with our own routes (health, language, joint rooms' polls), run by ``coach serve``."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from threading import Thread
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from coach.ui import parts
from coach.ui.doors import OnlyHere, Told
from coach.ui.polling import poll
from coach.ui.session import LANGUAGE_COOKIE
from coach.ui.wiring import app as coach
from coach.wording import LANGUAGES

SCRIPT = Path(__file__).resolve().parent.parent.parent / "app.py"
_YEAR = 365 * 24 * 3600
_PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")


async def _health(_: Request) -> Response:
    """Alive; monitors should test the body, since a bare Streamlit answers any path with a page and 200."""
    return JSONResponse({"status": "ok", "app": "rehearsal-coach"}, headers={"Cache-Control": "no-store"})


async def _language(request: Request) -> Response:
    """Keep the language in a cookie; the body is a one-pixel image."""
    chosen = request.path_params["language"]
    if chosen not in LANGUAGES:
        return Response(status_code=404)
    response = Response(_PIXEL, media_type="image/gif", headers={"Cache-Control": "no-store"})
    response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=_YEAR, path="/", samesite="lax", httponly=True)
    return response


_TURN = 0.001
"""Seconds that a busy thread may keep the others waiting. A page is some forty messages, and with Python's five
milliseconds each of them waits that long while the app learns or places somebody's words beside it."""


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Build everything first, then freeze it: collecting garbage walks through what came since, and no further."""
    coach()
    _freeze()
    sys.setswitchinterval(_TURN)
    Thread(target=_settle, name="settle", daemon=True).start()
    Thread(target=coach().work, name="own words", daemon=True).start()
    yield None


def _settle() -> None:
    """Freeze again once that is there which the first visitor need not wait for: plots, pictures, what is learnt."""
    for name in ("PIL.Image", *(found.name for found in walk_packages(parts.__path__, f"{parts.__name__}."))):
        import_module(name)
    coach().warmed()
    _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()


app = st.App(
    SCRIPT,
    routes=[
        Route("/healthz", _health),
        Route("/language/{language}.gif", _language),
        Route("/joint/poll", poll, methods=["POST"]),
    ],
    middleware=[Middleware(Told), Middleware(OnlyHere)],
    lifespan=_lifespan,
)
"""The ASGI application."""
