"""The server: Streamlit's app with our own routes (health, the language cookie), run by ``coach serve``."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from coach.ui.session import LANGUAGE_COOKIE
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


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Freeze what start-up imported: Streamlit collects garbage after every run, which then costs next to nothing."""
    gc.collect()
    gc.freeze()
    yield None


ROUTES: Mapping[str, str] = {"health": "/healthz", "language": "/language/{language}.gif"}

app = st.App(
    SCRIPT,
    routes=[Route(ROUTES["health"], _health), Route(ROUTES["language"], _language)],
    lifespan=_lifespan,
)
"""The ASGI application."""
