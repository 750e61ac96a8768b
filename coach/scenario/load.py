"""From a file's bytes to a document: read, linted, validated. Never raises for what an author wrote."""

from __future__ import annotations

import re
from pathlib import Path

from coach.scenario.document import Document, Model
from coach.scenario.finding import nearest
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.lint import lint
from coach.scenario.model import ScenarioFile
from coach.scenario.source import read_source
from coach.scenario.training_model import ExamplesFile, TrainingFile
from coach.scenario.translation import TranslationFile
from coach.scenario.validate import validate
from coach.scenario.yaml_slips import read_yaml

MODELS: dict[str, type[Model]] = {
    "scenario": ScenarioFile,
    "improvised": ImprovisedFile,
    "translation": TranslationFile,
    "training": TrainingFile,
    "examples": ExamplesFile,
}
LANGUAGES = ("nl", "en")

_KINDS = {"scripted": "scenario", "improvised": "improvised", "translation": "translation", "training": "training"}


def load(path: Path, name: str) -> Document:
    """Read a file from disk; ``name`` is how findings call it."""
    text, findings = read_source(path, name)
    if text is None:
        return Document(name, kind=kind_of(path.name, None), findings=findings, playable=False)
    return load_text(text, name)


def load_text(text: str, name: str) -> Document:
    """Read a file's text."""
    file = name.rsplit("/", 1)[-1]
    document = Document(name, text, kind=kind_of(file, None))
    tree, document.findings = read_yaml(text, name)
    if tree is None:
        document.playable = False
        return document
    document.tree = tree
    if tree.data is None:
        document.find("RC114", ())
    elif not isinstance(tree.data, dict):
        document.find("RC119", ())
    else:
        document.kind = kind_of(file, tree.data.get("kind"))
        document.findings += lint(tree, text, name)
        _built_as(document)
        validate(document, MODELS[document.kind])
    document.playable = document.playable and document.model is not None
    return document


def _built_as(document: Document) -> None:
    """RC215: a scenario that says one kind and is built as the other is read as what it is."""
    data = document.tree.data
    assert isinstance(data, dict)  # noqa: S101 - its only caller has looked
    said = data.get("kind")
    for kind, other, of_other, of_this in (
        ("improvised", "scripted", ("nodes", "start"), ("moves", "facts", "core")),
        ("scripted", "improvised", ("moves", "core", "facts"), ("nodes", "start")),
    ):
        key = next((key for key in of_other if key in data), None)
        if said == kind and key is not None and not any(mine in data for mine in of_this):
            document.find("RC215", ("kind",), value=kind, key=key, other=other)
            document.kind, data["kind"] = _KINDS[other], other
            return


def kind_of(file: str, said: object) -> str:
    """What a file is meant to be: by its name where names are fixed, else by its ``kind``, else a scenario."""
    if file == "training.yaml":
        return "training"
    if re.fullmatch(r"examples\.\w+\.yaml", file):
        return "examples"
    meant = nearest(said, _KINDS)
    if meant is not None:
        return _KINDS[meant]
    return "translation" if re.fullmatch(r".+\.(nl|en)\.yaml", file) else "scenario"
