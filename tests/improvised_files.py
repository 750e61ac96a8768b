"""The improvised scenario of the documentation, as a file of the small training: tests break it."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path

from coach.scenario.improvised import ImprovisedFile
from coach.scenario.load import load_text
from coach.scenario.scenes import scene_texts
from tests.trainings import TRAINING, write

DOCS = Path(__file__).resolve().parent.parent / "docs" / "scenario-format.md"
NAME = "room-at-ten.yaml"


@cache
def documented() -> str:
    """The example as it stands in the documentation."""
    part = DOCS.read_text("utf-8").split("<!-- improvised -->")[1].split("<!-- /improvised -->")[0]
    return part.strip().removeprefix("```yaml\n").removesuffix("```")


@cache
def small() -> str:
    """The example, for the small training with its one competency."""
    return (
        documented()
        .replace("training: assertive-meetings", "training: speaking")
        .replace("[holding-ground, listening]", "[clear-voice]")
    )


@cache
def side_file() -> str:
    """A complete Dutch side file of the example; its texts are the English ones with a word in front."""
    model = load_text(small(), NAME).model
    assert isinstance(model, ImprovisedFile)
    lines = ["format: 1", "kind: translation", "scenario: room-at-ten", "language: nl", "texts:"]
    marks = []
    for text in scene_texts(model):
        if isinstance(text.value, str):
            lines += [f"  {text.address}: |", textwrap.indent(f"Nl {text.value}", "    ")]
            marks.append(f'  {text.address}: "{text.mark}"')
        else:
            lines += [f"  {text.address}:", *(f'    - "Nl {line}"' for line in text.value)]
    return "\n".join([*lines, "of:", *marks]) + "\n"


def write_improvised(folder: Path, text: str | None = None, dutch: str | None = None) -> Path:
    """Write the small training with the example beside its scripted scenario; the path of the example."""
    training = TRAINING.replace("[first-word]", "[first-word, room-at-ten]")
    scenarios = write(
        folder,
        {"training.yaml": training, NAME: text or small(), "room-at-ten.nl.yaml": dutch or side_file()},
    )
    return scenarios / "speaking" / NAME
