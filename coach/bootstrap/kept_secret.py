"""The signing secret in the data folder."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from coach.errors import StorageFailed

_SECRET = 32
"""Bytes of chance in the signing secret."""


def kept_secret(folder: Path) -> str:
    """The signing secret in the data folder, made at the first start; several processes may start at once.

    Raises:
        StorageFailed: the folder cannot be used, or what is kept there is no secret (any more).
    """
    path = folder / "secret"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            new = folder / f"secret-{secrets.token_hex(8)}"
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
                stream.write(secrets.token_urlsafe(_SECRET))
                stream.flush()
                os.fsync(stream.fileno())  # or a power cut leaves an empty one, with which anybody could sign
            with contextlib.suppress(FileExistsError):  # another process was first: theirs counts
                os.link(new, path)
            new.unlink()
        found = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise StorageFailed("storage-folder", folder=str(folder)) from error
    if len(found) < _SECRET or not found.isascii():
        raise StorageFailed("secret-broken", file=str(path))
    return found
