"""Looks for an Ollama on this computer: found and offered, never used unasked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.client import HTTPException
from urllib.request import ProxyHandler, build_opener

ADDRESS = "http://127.0.0.1:11434"
"""Where Ollama listens unless it was told otherwise."""
_MOST = 1_000_000
"""Bytes of a list of models that are read."""


@dataclass(frozen=True, slots=True)
class Ollama:
    """One that answers."""

    url: str
    """What COACH_MODEL_URL would have to be."""
    models: tuple[str, ...]
    """Names of the models that it has; any of them can be COACH_MODEL_NAME."""


def find_ollama(address: str = ADDRESS, seconds: float = 0.3) -> Ollama | None:
    """The Ollama at an address on this computer and what it has, or None; only its list of models is asked for.

    ``seconds`` is how long it may take to connect, and to answer.
    """
    try:
        with build_opener(ProxyHandler({})).open(f"{address}/api/tags", timeout=seconds) as answer:
            found = json.loads(answer.read(_MOST))
        models = tuple(str(model["name"]) for model in found["models"])
    except (OSError, HTTPException, ValueError, LookupError, TypeError):
        return None
    return Ollama(f"{address}/v1", models)
