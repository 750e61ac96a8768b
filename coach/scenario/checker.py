"""The checker: everything that is wrong in a folder of trainings, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from coach.scenario.checks.moments import check_moments
from coach.scenario.checks.names import check_names
from coach.scenario.checks.rules_of_play import check_rules
from coach.scenario.checks.trainings import check_competencies, check_examples, check_training
from coach.scenario.checks.translations import check_translation
from coach.scenario.document import Document
from coach.scenario.finding import Finding, finding, listed, nearest
from coach.scenario.load import LANGUAGES, load
from coach.scenario.model import ScenarioFile
from coach.scenario.training_model import ExamplesFile, TrainingFile
from coach.scenario.translation import TranslationFile

Loader = Callable[[Path, str], Document]

_TRAINING = "training.yaml"


@dataclass(slots=True)
class Shelf:
    """The files of one training."""

    folder: str
    """As it is shown, with a slash at its end, or empty."""
    training: Document | None = None
    scenarios: dict[str, Document] = field(default_factory=dict)
    """File name without ``.yaml`` → document; the same for translations (``id.en``) and examples (language)."""
    translations: dict[str, Document] = field(default_factory=dict)
    examples: dict[str, Document] = field(default_factory=dict)
    others: list[Finding] = field(default_factory=list)

    def documents(self) -> list[Document]:
        """All files, the training first."""
        first = [self.training] if self.training is not None else []
        return [*first, *self.examples.values(), *self.scenarios.values(), *self.translations.values()]


def check_folder(path: Path, shown: str | None = None) -> list[Finding]:
    """Check a folder of trainings, the folder of one training, or one file (with what belongs to it).

    Findings come in the order of files and lines. Nothing that stands in a file makes this raise.
    """
    name = shown if shown is not None else str(path)
    if path.is_file():
        return _check_file(path, name)
    shelves = read_folder(path, name)
    if not any(shelf.documents() or shelf.others for shelf in shelves):
        return [finding("RC214", name, 1)]
    check_shelves(shelves)
    return _sorted(shelves)


def read_folder(path: Path, shown: str, loader: Loader = load) -> list[Shelf]:
    """Read every file below a folder; a folder with files of its own is a training."""
    prefix = f"{shown.rstrip('/')}/" if shown else ""
    shelves = []
    folders = sorted(inner for inner in path.iterdir() if inner.is_dir() and not inner.name.startswith("."))
    files = sorted(inner for inner in path.iterdir() if inner.is_file() and not inner.name.startswith("."))
    if any(file.suffix == ".yaml" for file in files) or not folders:
        shelves.append(read_training(files, prefix, loader))
    elif files:
        shelves.append(Shelf(prefix, others=_strays(files, prefix)))
    for folder in folders:
        inside = sorted(inner for inner in folder.rglob("*") if inner.is_file() and not inner.name.startswith("."))
        own = [file for file in inside if file.parent == folder]
        shelf = read_training(own, f"{prefix}{folder.name}/", loader)
        deeper = [file for file in inside if file.parent != folder and file.suffix in {".yaml", ".yml"}]
        shelf.others += [finding("RC210", f"{prefix}{file.relative_to(path)}", 1) for file in deeper]
        if shelf.documents() or shelf.others:
            shelves.append(shelf)
    return shelves


def read_training(files: Iterable[Path], prefix: str, loader: Loader) -> Shelf:
    """Read the files of one training."""
    shelf = Shelf(prefix)
    names = list(files)
    for file in names:
        if file.suffix != ".yaml":
            continue
        document = loader(file, f"{prefix}{file.name}")
        stem = file.name.removesuffix(".yaml")
        match document.kind:
            case "training":
                shelf.training = document
                if file.name != _TRAINING:
                    document.find("RC709", (), name=_TRAINING)
            case "examples":
                shelf.examples[stem.rsplit(".", 1)[-1]] = document
            case "translation":
                shelf.translations[stem] = document
            case _:
                shelf.scenarios[stem] = document
    shelf.others += _strays(names, prefix)
    return shelf


def check_shelves(shelves: Iterable[Shelf]) -> None:
    """Check everything that has been read; the findings gather in the documents."""
    shelves = list(shelves)
    owners: dict[str, str] = {}
    trainings = [shelf.training for shelf in shelves if shelf.training is not None]
    for document in [*trainings, *(document for shelf in shelves for document in shelf.scenarios.values())]:
        if isinstance(document.model, ScenarioFile | TrainingFile):
            other = owners.setdefault(document.model.id, document.name)
            if other != document.name:
                document.find("RC309", ("id",), id=document.model.id, other=other)
    for shelf in shelves:
        _check_shelf(shelf)


def _check_shelf(shelf: Shelf) -> None:
    training = shelf.training.model if shelf.training is not None else None
    known = set(training.competencies) if isinstance(training, TrainingFile) else None
    ids = {d.model.id if isinstance(d.model, ScenarioFile) else stem for stem, d in shelf.scenarios.items()}
    if shelf.training is not None and isinstance(training, TrainingFile):
        check_training(shelf.training, training, ids)
        for language in LANGUAGES:
            if language not in shelf.examples:
                name = f"examples.{language}.yaml"
                shelf.training.find("RC804", (), language=language, name=name)
    elif shelf.training is None and shelf.scenarios:
        shelf.others.append(finding("RC211", f"{shelf.folder}{_TRAINING}", 1))
    for language, document in shelf.examples.items():
        if isinstance(document.model, ExamplesFile):
            if document.model.language != language:
                name = document.name.rsplit("/", 1)[-1]
                document.find("RC808", ("language",), name=name, language=document.model.language)
            check_examples(document, document.model, known)
    for stem, document in shelf.scenarios.items():
        if isinstance(document.model, ScenarioFile):
            _check_scenario(stem, document, document.model, training if known is not None else None)
            _check_languages(shelf, stem, document, document.model)
    for stem, document in shelf.translations.items():
        if isinstance(document.model, TranslationFile):
            _check_translation(shelf, stem, document, document.model)


def _check_scenario(stem: str, document: Document, scenario: ScenarioFile, training: object) -> None:
    if scenario.id != stem:
        document.find("RC212", ("id",), id=scenario.id, name=stem)
    check_names(document, scenario)
    check_rules(document, scenario)
    check_moments(document, scenario)
    if isinstance(training, TrainingFile):
        if scenario.training != training.id:
            meant = nearest(scenario.training, [training.id])
            document.find("RC306", ("training",), id=scenario.training, known=training.id, meant=meant)
        check_competencies(document, scenario, training.competencies)


def _check_languages(shelf: Shelf, stem: str, document: Document, scenario: ScenarioFile) -> None:
    for language in LANGUAGES:
        name = f"{stem}.{language}"
        if language != scenario.language and name not in shelf.translations:
            document.find("RC701", ("language",), language=language, name=f"{name}.yaml")


def _check_translation(shelf: Shelf, stem: str, document: Document, translation: TranslationFile) -> None:
    wanted = f"{translation.scenario}.{translation.language}"
    source = shelf.scenarios.get(translation.scenario)
    if source is None:
        known = sorted(shelf.scenarios)
        document.find(
            "RC706",
            ("scenario",),
            id=translation.scenario,
            known=listed(known),
            meant=nearest(translation.scenario, known),
        )
    elif wanted != stem:
        document.find("RC709", (), name=f"{wanted}.yaml")
    if source is not None and isinstance(source.model, ScenarioFile):
        check_translation(document, translation, source.model)


def _check_file(path: Path, shown: str) -> list[Finding]:
    """One file in the company of its folder; only what concerns it and its translations is told."""
    if path.suffix != ".yaml":
        return [finding("RC210", shown, 1)]
    prefix = shown[: len(shown) - len(path.name)]
    shelf = read_training(sorted(inner for inner in path.parent.iterdir() if inner.is_file()), prefix, load)
    check_shelves([shelf])
    stem = path.name.removesuffix(".yaml")
    return [found for found in _sorted([shelf]) if found.file == shown or found.file.startswith(f"{prefix}{stem}.")]


def _strays(files: Iterable[Path], prefix: str) -> list[Finding]:
    return [finding("RC210", f"{prefix}{file.name}", 1) for file in files if file.suffix == ".yml"]


def _sorted(shelves: Iterable[Shelf]) -> list[Finding]:
    found: list[Finding] = []
    for shelf in shelves:
        found += shelf.others
        for document in shelf.documents():
            found += sorted(document.findings, key=lambda one: (one.line, one.code))
    return found
