"""The one place where pages get at the use cases."""

from __future__ import annotations

import os
from functools import lru_cache
from threading import Lock

from coach.bootstrap import App, build
from coach.settings import read_settings

_LOCK = Lock()


@lru_cache(maxsize=1)
def _built() -> App:
    return build(read_settings(os.environ))


def app() -> App:
    """The use cases, built once per process, whichever thread asks first."""
    with _LOCK:
        return _built()


def forget() -> None:
    """Build them anew at the next call (tests change the environment)."""
    with _LOCK:
        _built.cache_clear()
