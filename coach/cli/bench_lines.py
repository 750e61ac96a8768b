"""What ``coach bench`` reads: one JSON object per line, checked, with the line's number in every complaint."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.competency.model import Style
from coach.errors import InputRefused

_LARGEST = 50_000_000


class Line(BaseModel):
    """What every line has. Other keys (a reason, a note) are left alone: such files come from elsewhere."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: Annotated[str, Field(min_length=1)]
    lang: Literal["nl", "en"]


class RatedTurn(Line):
    """A turn that people rated."""

    situation: str = ""
    counterpart_says: str = ""
    learner_says: str
    asked: list[str] | None = None
    style: Style | None = None
    ratings: dict[str, Annotated[int, Field(ge=1, le=5)] | None]


class OwnWordsLine(Line):
    """A learner's own words at a moment, and the choice that they mean."""

    scenario: Annotated[str, Field(min_length=1)]
    node: Annotated[str, Field(min_length=1)]
    says: str
    choice: str | None


L = TypeVar("L", bound=Line)


def read_lines(path: Path, kind: type[L]) -> list[tuple[int, L]]:
    """The lines of a file with their numbers; blank lines are skipped.

    Raises:
        InputRefused: the file cannot be read, has no line, or a line is not as it should be.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputRefused("bench-file", file=path)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused("bench-file", file=path) from error
    found: list[tuple[int, L]] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            read = kind.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            if first["type"] == "json_invalid":
                raise InputRefused("bench-json", file=path, line=number) from error
            where = ".".join(str(part) for part in first["loc"]) or "?"
            raise InputRefused("bench-line", file=path, line=number, key=where) from error
        if read.id in seen:
            raise InputRefused("bench-twice", file=path, line=number, id=read.id, first=seen[read.id])
        seen[read.id] = number
        found.append((number, read))
    if not found:
        raise InputRefused("bench-empty", file=path)
    return found
