"""Scenario texts in another language: by address, with a mark of the source text that each was written for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from coach.scenario.model import FileModel, Id, Language, Prose


class TranslationFile(FileModel):
    """A scenario's texts in another language, by address, with a mark of the source text that each was written for."""

    format: Literal[1]
    kind: Literal["translation"]
    scenario: Id
    language: Language
    texts: dict[str, Prose | tuple[Prose, ...]]
    of: dict[str, Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]] = Field(default_factory=dict)
