"""What the documentation says of the checker and the schemas is what they do."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from coach.cli.check import code_table
from coach.scenario.checker import check_folder
from coach.scenario.checks.improvised import SHARED
from coach.scenario.improvisation import BUILT_IN
from coach.scenario.improvised import Fact, ImprovisedFile, Line, MoveEntry
from coach.scenario.load import load_text
from coach.scenario.model import ScenarioFile
from coach.scenario.schema import KINDS, schema, schema_text
from coach.wording import wording
from tests.improvised_files import documented, small
from tests.trainings import SCENARIO, files

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_table_of_codes_is_current() -> None:
    """Paste the output of ``coach check --codes --language en`` between the marks when this fails."""
    text = (DOCS / "scenario-format.md").read_text("utf-8")
    table = text.split("<!-- codes -->")[1].split("<!-- /codes -->")[0].strip()
    assert table == code_table(wording("en"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_kept_schemas_are_current(kind: str) -> None:
    """Run ``coach schema KIND > docs/schema/KIND.json`` when this fails."""
    assert (DOCS / "schema" / f"{kind}.json").read_text("utf-8") == schema_text(kind)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("improvised", "room-at-ten.yaml"),
        ("scenario", "first-word.yaml"),
        ("translation", "first-word.en.yaml"),
        ("training", "training.yaml"),
        ("examples", "examples.nl.yaml"),
    ],
)
def test_the_schemas_accept_what_the_reader_accepts(kind: str, name: str) -> None:
    """An editor underlines nothing in a sound file, and something in a broken one."""
    data = load_text({**files(), "room-at-ten.yaml": small()}[name], name).tree.data
    validator = jsonschema.Draft202012Validator(schema(kind))
    assert [error.message for error in validator.iter_errors(data)] == []
    assert isinstance(data, dict)
    assert not validator.is_valid({**data, "fromat": 1})
    json.dumps(schema(kind))


def test_the_example_in_the_documentation_names_existing_keys() -> None:
    """Every key of a scenario's model is explained in the format's page."""
    text = (DOCS / "scenario-format.md").read_text("utf-8")
    assert isinstance(load_text(SCENARIO, "first-word.yaml").model, ScenarioFile)
    assert [name for name in ScenarioFile.model_fields if f"{name}:" not in text] == []
    free = {*ImprovisedFile.model_fields, *MoveEntry.model_fields, *Fact.model_fields, *Line.model_fields} - {"try_"}
    assert [name for name in sorted(free) if f"{name}:" not in text] == []


def test_the_improvised_example_is_sound_for_the_training_that_it_names(tmp_path: Path) -> None:
    """As it stands in the documentation, beside the shipped training: only translation and track are missing."""
    shipped = DOCS.parent / "scenarios" / "assertive-meetings" / "training.yaml"
    (tmp_path / "training.yaml").write_text(shipped.read_text("utf-8"), "utf-8")
    path = tmp_path / "room-at-ten.yaml"
    path.write_text(documented(), "utf-8")
    assert {one.code for one in check_folder(path)} <= {"RC701", "RC803"}


def test_every_name_that_a_condition_may_read_is_documented() -> None:
    """And every move that a scenario may use."""
    text = (DOCS / "scenario-format.md").read_text("utf-8")
    assert [name for name in BUILT_IN if f"`{name}`" not in text] == []
    assert [move for move in SHARED if move not in text.split("### A whole one")[1]] == []
