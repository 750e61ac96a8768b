"""JSON Schemas of trainers' files, so that an editor can complete keys and underline slips while they write."""

from __future__ import annotations

import json
from typing import Any

from coach.scenario.load import MODELS

KINDS = tuple(MODELS)

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> dict[str, Any]:
    """The schema of ``scenario``, ``translation``, ``training`` or ``examples``."""
    found = MODELS[kind].model_json_schema(by_alias=True)
    return {"$schema": _DRAFT, **found, "title": f"Rehearsal Coach: {kind}, format 1"}


def schema_text(kind: str) -> str:
    """The schema as it is printed and as it is kept in ``docs/schema``."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
