"""Checked trainings: what of a folder can be used, kept by content so that nothing is checked twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from coach.competency.model import Example
from coach.scenario.checker import check_trainings, in_order
from coach.scenario.document import Document
from coach.scenario.finding import Finding
from coach.scenario.folder import TrainingFolder, below, read_folder
from coach.scenario.load import load, load_text
from coach.scenario.pace import Pace, pace
from coach.scenario.reader import sound_examples, source_of
from coach.scenario.scenes import AnyScenario, compile_scene
from coach.scenario.source import read_source
from coach.scenario.training_model import TrainingFile
from coach.scenario.translation import TranslationFile

_NO_HARM = frozenset({"RC307", "RC814"})
"""Errors of a training that leave it usable: a track that names a scenario or another training which is gone."""

_NO_TEXT = "\0"

_SCENARIO: TypeAdapter[AnyScenario] = TypeAdapter(Annotated[AnyScenario, Field(discriminator="kind")])


@dataclass(frozen=True, slots=True)
class CheckedScenario:
    """A scenario without errors, its translations without errors, and its usual length."""

    file: AnyScenario
    translations: tuple[TranslationFile, ...]
    names: tuple[str, ...]
    """Of its files, below the folder of trainings."""
    pace: Pace


@dataclass(frozen=True, slots=True)
class Checked:
    """One training's folder: what can be used, and what was found."""

    folder: str
    file: TrainingFile | None
    """None when ``training.yaml`` is missing or broken; then there are no scenarios either."""
    examples: tuple[Example, ...]
    names: tuple[str, ...]
    """Of the files of the training itself."""
    scenarios: tuple[CheckedScenario, ...]
    findings: tuple[Finding, ...]
    broken: str | None = None
    """The name of the training's file when it has errors."""


def read_texts(folder: Path) -> dict[str, str]:
    """Name below the folder → text of every file; of a file that is no text, only that it is none."""
    found: dict[str, str] = {}
    for path in below(folder):
        if path.suffix not in {".yaml", ".yml"}:
            continue
        name = path.relative_to(folder).as_posix()
        text, problems = read_source(path, name)
        found[name] = text if text is not None else f"{_NO_TEXT}{problems[0].code}"
    return found


def check_again(folder: Path, texts: Mapping[str, str], kept: Path | None) -> list[Checked]:
    """Check a folder of trainings, or take over what was kept of a check of the same texts by the same checker.

    Args:
        folder: one folder per training.
        texts: what :func:`read_texts` read of it.
        kept: where results are kept, in a file named by the content; None: nowhere.
    """

    def loader(path: Path, name: str) -> Document:
        text = texts.get(name, _NO_TEXT)
        return load(path, name) if text.startswith(_NO_TEXT) else load_text(text, name)

    path = kept / f"checked-{_key(texts)}.json" if kept is not None else None
    if path is not None:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):  # a file that is no use is made anew
            return [_thawed(one) for one in json.loads(path.read_text("utf-8"))]
    read = read_folder(folder, "", loader)
    check_trainings(read)
    found = [_checked(one) for one in read]
    if path is not None:
        with contextlib.suppress(OSError):  # a full disk makes the next start slower, nothing else
            _keep(path, json.dumps([_frozen(one) for one in found], ensure_ascii=False))
    return found


def _checked(one: TrainingFolder) -> Checked:
    document = one.training
    file = document.model if document is not None else None
    findings = tuple(in_order([one]))
    if document is None or not isinstance(file, TrainingFile) or _broken(document):
        broken = document.name if document is not None else None
        return Checked(one.folder, None, (), (), (), findings, broken)
    examples = tuple(example for other in one.examples.values() for example in sound_examples(other))
    names = (document.name, *(other.name for other in one.examples.values() if other.model is not None))
    scenarios = tuple(_scenario(one, stem, other) for stem, other in one.scenarios.items() if not other.broken)
    return Checked(one.folder, file, examples, names, scenarios, findings)


def _broken(training: Document) -> bool:
    return any(found.severity == "error" and found.code not in _NO_HARM for found in training.findings)


def _scenario(one: TrainingFolder, stem: str, document: Document) -> CheckedScenario:
    assert isinstance(document.model, AnyScenario)  # noqa: S101 - a document without errors has its model
    translations = [
        (other.name, other.model)
        for other in one.translations.values()
        if isinstance(other.model, TranslationFile) and other.model.scenario == stem and not other.broken
    ]
    names = (document.name, *(name for name, _ in translations))
    length = pace(compile_scene(document.model))
    return CheckedScenario(document.model, tuple(model for _, model in translations), names, length)


def _frozen(one: Checked) -> dict[str, Any]:
    return {
        "folder": one.folder,
        "file": one.file.model_dump(mode="json", by_alias=True) if one.file is not None else None,
        "examples": [asdict(example) for example in one.examples],
        "names": one.names,
        "findings": [asdict(found) for found in one.findings],
        "broken": one.broken,
        "scenarios": [
            {
                "file": scenario.file.model_dump(mode="json", by_alias=True),
                "translations": [other.model_dump(mode="json", by_alias=True) for other in scenario.translations],
                "names": scenario.names,
                "pace": [scenario.pace.minutes, scenario.pace.moments],
            }
            for scenario in one.scenarios
        ],
    }


def _thawed(one: dict[str, Any]) -> Checked:
    return Checked(
        folder=one["folder"],
        file=TrainingFile.model_validate(one["file"]) if one["file"] is not None else None,
        examples=tuple(Example(**example) for example in one["examples"]),
        names=tuple(one["names"]),
        scenarios=tuple(
            CheckedScenario(
                _SCENARIO.validate_python(scenario["file"]),
                tuple(TranslationFile.model_validate(other) for other in scenario["translations"]),
                tuple(scenario["names"]),
                Pace(*(tuple(pair) for pair in scenario["pace"])),
            )
            for scenario in one["scenarios"]
        ),
        findings=tuple(Finding(**found) for found in one["findings"]),
        broken=one["broken"],
    )


def _key(texts: Mapping[str, str]) -> str:
    return hashlib.sha256(f"{_checker()}{source_of(texts).sha256}".encode()).hexdigest()[:32]


@cache
def _checker() -> str:
    """A mark of the checker itself: a newer one checks again."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _keep(path: Path, text: str) -> None:
    """Write in one go, and forget what was kept of earlier files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)
    for old in path.parent.glob("checked-*.json"):
        if old != path:
            old.unlink(missing_ok=True)
