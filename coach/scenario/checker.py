"""The checker: everything that is wrong in a folder of trainings, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coach.scenario.checks.choices import check_choices
from coach.scenario.checks.frames import check_frames, frames_of
from coach.scenario.checks.improvised import check_improvised
from coach.scenario.checks.improvised_lines import check_lines
from coach.scenario.checks.improvised_play import check_free_play
from coach.scenario.checks.moments import check_moments
from coach.scenario.checks.names import check_names
from coach.scenario.checks.play import check_play, check_words
from coach.scenario.checks.rules_of_play import check_rules
from coach.scenario.checks.tracks import Elsewhere, check_tracks
from coach.scenario.checks.trainings import check_competencies, check_examples, check_training
from coach.scenario.checks.translations import check_translation
from coach.scenario.document import Document
from coach.scenario.finding import Finding, finding, gathered, listed, nearest
from coach.scenario.folder import TRAINING, TrainingFolder, read_folder, read_training
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.load import LANGUAGES, load
from coach.scenario.model import ScenarioFile
from coach.scenario.scenes import AnyScenario
from coach.scenario.training_model import ExamplesFile, TrainingFile
from coach.scenario.translation import TranslationFile

_ECHOED = frozenset({"RC301", "RC302", "RC601", "RC605", "RC607", "RC608", "RC609", "RC617", "RC618"})
_INSIDE = 3
"""An id with as many steps above it belongs to something inside a node."""


def check_folder(path: Path, shown: str | None = None) -> list[Finding]:
    """Check a folder of trainings, the folder of one training, or one file (with its translations).

    Findings come in the order of files and lines. Nothing that stands in a file makes this raise.
    """
    name = shown if shown is not None else str(path)
    if path.is_file():
        return _check_file(path, name)
    folders = read_folder(path, name)
    if not any(folder.documents() or folder.others for folder in folders):
        return [finding("RC214", name, 1)]
    itself = f"{name.rstrip('/')}/" if name else ""
    check_trainings(folders, alone=any(folder.folder == itself and folder.documents() for folder in folders))
    return in_order(folders)


def check_trainings(folders: Iterable[TrainingFolder], only: str | None = None, *, alone: bool = False) -> None:
    """Check everything that has been read; the findings gather in the documents.

    Args:
        folders: the trainings, as read.
        only: check just this scenario (and what is said about it elsewhere), not its neighbours.
        alone: other trainings may exist that were not read, so nothing is said about what is theirs.
    """
    folders = list(folders)
    owners: dict[str, str] = {}
    first = [folder.training for folder in folders if folder.training is not None]
    named = [(stem, document) for folder in folders for stem, document in folder.scenarios.items()]
    named.sort(key=lambda pair: not isinstance(pair[1].model, AnyScenario) or pair[1].model.id != pair[0])
    for document in [*first, *(document for _, document in named)]:
        if isinstance(document.model, AnyScenario | TrainingFile):
            other = owners.setdefault(document.model.id, document.name)
            if other != document.name:
                document.find("RC309", ("id",), id=document.model.id, other=other)
    elsewhere = None if alone else dict(map(_holds, folders))
    for folder in folders:
        _training(folder, elsewhere)
        for stem, document in folder.scenarios.items():
            if isinstance(document.model, AnyScenario) and only in {None, stem}:
                _scenario(folder, stem, document, document.model)
        for stem, document in folder.translations.items():
            if isinstance(document.model, TranslationFile) and only in {None, document.model.scenario}:
                _translation(folder, stem, document, document.model)


def in_order(folders: Iterable[TrainingFolder]) -> list[Finding]:
    """What was found, by file and line; the same slip in many places is told once, with the other lines."""
    found: list[Finding] = []
    for folder in folders:
        found += folder.others
        for document in folder.documents():
            found += gathered(sorted(document.findings, key=lambda one: (one.severity == "note", one.line, one.code)))
    return found


def _holds(folder: TrainingFolder) -> tuple[str, set[str]]:
    """A training's id and those of its scenarios."""
    model = folder.training.model if folder.training is not None else None
    named = model.id if isinstance(model, TrainingFile) else folder.folder.rstrip("/").rsplit("/", 1)[-1]
    return named, {_id(stem, document) for stem, document in folder.scenarios.items()}


def _training(folder: TrainingFolder, elsewhere: Elsewhere | None) -> None:
    document = folder.training
    training = document.model if document is not None else None
    known = tuple(training.competencies) if isinstance(training, TrainingFile) else None
    if document is None and folder.scenarios:
        folder.others.append(finding("RC211", f"{folder.folder}{TRAINING}", 1))
    frames = frames_of(folder.scenarios)
    check_frames(frames)
    if document is not None and isinstance(training, TrainingFile):
        check_training(document, training)
        check_tracks(document, training, _holds(folder)[1], frames, elsewhere)
        for language in LANGUAGES:
            if language not in folder.examples:
                document.find("RC804", (), language=language, name=f"examples.{language}.yaml")
    for language, examples in folder.examples.items():
        if isinstance(examples.model, ExamplesFile):
            if examples.model.language != language:
                name = examples.name.rsplit("/", 1)[-1]
                examples.find("RC808", ("language",), name=name, language=examples.model.language)
            check_examples(examples, examples.model, known)


def _id(stem: str, document: Document) -> str:
    known = isinstance(document.model, AnyScenario) and ("id",) not in document.muted
    return document.model.id if known and isinstance(document.model, AnyScenario) else stem


def _scenario(folder: TrainingFolder, stem: str, document: Document, scenario: AnyScenario) -> None:
    copied = any(found.code == "RC309" for found in document.findings)
    if scenario.id != stem and not copied:
        document.find("RC212", ("id",), id=scenario.id, name=stem)
    check_names(document, scenario)
    check_rules(document, scenario)
    check_moments(document, scenario)
    if isinstance(scenario, ScenarioFile):
        check_choices(document, scenario)
    training = folder.training.model if folder.training is not None else None
    if isinstance(training, TrainingFile):
        if scenario.training != training.id:
            meant = nearest(scenario.training, [training.id])
            document.find("RC306", ("training",), id=scenario.training, known=training.id, meant=meant)
        check_competencies(document, scenario, training.competencies)
    for language in LANGUAGES:
        name = f"{stem}.{language}"
        there = name in folder.translations or any(
            isinstance(other.model, TranslationFile)
            and (other.model.scenario, other.model.language) == (scenario.id, language)
            for other in folder.translations.values()
        )
        if language != scenario.language and not there and not copied:
            document.find("RC701", ("language",), language=language, name=f"{name}.yaml")
    if isinstance(scenario, ImprovisedFile):
        check_improvised(document, scenario)
        folder.trials[stem] = check_free_play(document, scenario)
        check_lines(document, scenario, folder.trials[stem])
        return
    space = check_play(document, scenario)
    if space is not None:
        folder.spaces[stem] = space
        check_words(document, scenario, space, {}, scenario.language)


def _translation(folder: TrainingFolder, stem: str, document: Document, translation: TranslationFile) -> None:
    wanted = f"{translation.scenario}.{translation.language}"
    source = folder.scenarios.get(translation.scenario)
    if source is None:
        known = sorted(folder.scenarios)
        meant = nearest(translation.scenario, known)
        document.find("RC706", ("scenario",), id=translation.scenario, known=listed(known), meant=meant)
        return
    if wanted != stem:
        document.find("RC709", (), name=f"{wanted}.yaml")
    if isinstance(source.model, AnyScenario):
        check_translation(document, translation, source.model, whole=_whole(source), unsure=_unsure(source))
        if isinstance(source.model, ImprovisedFile):
            check_lines(document, source.model, folder.trials.get(translation.scenario), translation)
        space = folder.spaces.get(translation.scenario)
        if space is not None and isinstance(source.model, ScenarioFile):
            check_words(document, source.model, space, translation.texts, translation.language)


def _whole(document: Document) -> bool:
    """Whether all that the author wrote was understood, so that what is not there is missing."""
    twice = any(
        found.code == "RC301" and str(found.values["where"]).count(" › ") < _INSIDE for found in document.findings
    )
    return not twice and not any(found.code < "RC300" and found.severity == "error" for found in document.findings)


def _unsure(document: Document) -> tuple[str, ...]:
    """Beginnings of the addresses whose part of the scenario has slips that a translation would only echo."""
    parts = [str(found.values["where"]).split(" › ") for found in document.findings if found.code in _ECHOED]
    return tuple({"pressure." if part[0] == "pressure" else f"{'.'.join(part[:2])}." for part in parts})


def _check_file(path: Path, shown: str) -> list[Finding]:
    """One file in the company of its folder; only what concerns it and its translations is told."""
    if path.suffix not in {".yaml", ".yml"}:
        return [finding("RC214", shown, 1)]
    prefix = shown[: len(shown) - len(path.name)]
    folder = read_training(sorted(inner for inner in path.parent.iterdir() if inner.is_file()), prefix, load)
    stem = path.name.removesuffix(".yaml")
    alone = stem in folder.examples or path.name == TRAINING
    source = folder.translations[stem].model if stem in folder.translations else None
    check_trainings(
        [folder], "" if alone else source.scenario if isinstance(source, TranslationFile) else stem, alone=True
    )
    mine = f"{prefix}{stem}."
    return [
        found
        for found in in_order([folder])
        if found.file == shown or found.file.startswith(mine) or (found.code == "RC803" and found.values["id"] == stem)
    ]
