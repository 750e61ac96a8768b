"""The files that a take keeps, so that it can be read again when the scenario has changed or is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """The files of a scenario or training as they were, kept whole under their sha256."""

    sha256: str
    kind: str
    """``scenario`` or ``training``."""
    id: str
    files: Mapping[str, str]
    """File name → text: the source file, its translations or examples."""
