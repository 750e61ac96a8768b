"""``POST /joint/poll``: what a browser in a joint room asks every moment: has anything changed, and who is here?

The token names the person and the joint rehearsal; the body says whether they are typing, and holds nothing that they
typed. The answer is small, and costs one look at the database.
"""

from __future__ import annotations

import logging
from urllib.parse import urlsplit
from uuid import UUID

from itsdangerous import BadData, URLSafeTimedSerializer
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from coach.errors import CoachError, NotAllowed, NotFound
from coach.ui.presence import PRESENCE
from coach.ui.wiring import app

_LOG = logging.getLogger(__name__)
LONGEST = 24 * 3600
"""Seconds that a token holds; an open page gets a new one with each of its drawings."""
_BODY = 64
"""Bytes that a body has at most."""
_SALT = "joint-poll"
_FRESH = {"Cache-Control": "no-store"}


class Beat(BaseModel):
    """What a browser tells: one bit."""

    model_config = ConfigDict(extra="forbid", strict=True)

    typing: bool


def token(person: UUID, joint: UUID, name: str) -> str:
    """What lets a browser ask for one person in one joint rehearsal; ``name`` is what the others call them."""
    return _signer().dumps([str(person), str(joint), name])


async def poll(request: Request) -> Response:
    """Answer ``{"version": …, "people": [{"name", "here", "typing"}]}``.

    403 for another site's request or a token that is not ours or too old, 404 for somebody without a seat, 400 for a
    body that is anything else than the one bit, 503 when the database cannot be read.
    """
    if not _same_origin(request) or request.headers.get("content-type", "").split(";")[0] != "application/json":
        return _refused(403)
    try:
        person, joint, name = _read(request.headers.get("authorization", "").removeprefix("Bearer "))
    except (BadData, ValueError):
        return _refused(403)
    try:
        beat = Beat.model_validate_json(await _body(request))
    except ValidationError:
        return _refused(400)
    try:
        version = await run_in_threadpool(app().joints.version, person, joint)
    except (NotFound, NotAllowed):
        return _refused(404)
    except CoachError as error:
        _LOG.warning("A poll found no answer: %s", error.code)
        return _refused(503)
    seen = PRESENCE.beat(joint, person, name, typing=beat.typing)
    people = [{"name": one.name, "here": one.here, "typing": one.typing} for one in seen]
    return JSONResponse({"version": version, "people": people}, headers=_FRESH)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(app().secret, salt=_SALT)


def _read(signed: str) -> tuple[UUID, UUID, str]:
    """Who asks, about which room; raises BadData or ValueError for what we did not sign."""
    person, joint, name = _signer().loads(signed, max_age=LONGEST)
    return UUID(person), UUID(joint), str(name)


async def _body(request: Request) -> bytes:
    """The body; what is longer than it can be is not read on, and fits nothing."""
    found = b""
    async for piece in request.stream():
        found += piece
        if len(found) > _BODY:
            return b""
    return found


def _same_origin(request: Request) -> bool:
    """Whether the request is a page's of ours; browsers say so, and whoever is no browser needs the token anyway."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _refused(status: int) -> Response:
    return JSONResponse({}, status_code=status, headers=_FRESH)
