"""The judge's answer as data: per competency the reason first, then the verdict, then the words that show it.

The schema that a server is given is stricter than what is accepted: it bounds lengths, levels and choices, and asks for
every key, while the code takes what fits the types and drops the rest itself (:mod:`coach.feedback.judge.verify`), so
that one bad rating does not cost the others.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

MOST_RATINGS = 12
LONGEST_REASON = 320
LONGEST_QUOTE = 300
_LONGEST_NAME = 60
_MODES = ["none", "passive", "aggressive", "passive_aggressive"]
_STYLES = ["passive", "assertive", "aggressive", "passive_aggressive", "neutral"]
_LEVEL = {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 5}, {"type": "null"}]}


def _whole(schema: dict[str, Any]) -> None:
    """Ask for every key: servers that are strict refuse a schema with defaults."""
    schema["required"] = list(schema["properties"])
    for shape in schema["properties"].values():
        shape.pop("default", None)


class Rated(BaseModel):
    """One competency; the order of the keys is the order in which a model decides."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_whole)

    competency: str = Field(json_schema_extra={"maxLength": _LONGEST_NAME})
    reason: str = Field(default="", json_schema_extra={"maxLength": LONGEST_REASON})
    observed: bool
    level: Annotated[int | None, WithJsonSchema(_LEVEL)] = None
    mode: Annotated[str | None, WithJsonSchema({"type": "string", "enum": _MODES})] = None
    quote: str = Field(default="", json_schema_extra={"maxLength": LONGEST_QUOTE})


class Answer(BaseModel):
    """What a judge says of one turn."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_whole)

    ratings: tuple[Rated, ...] = Field(json_schema_extra={"maxItems": MOST_RATINGS})
    style: Annotated[str, WithJsonSchema({"type": "string", "enum": _STYLES})] = ""
