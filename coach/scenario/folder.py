"""The files of trainings as they stand in folders: one folder per training, known by name and by what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from coach.scenario.document import Document
from coach.scenario.finding import Finding, finding
from coach.scenario.load import load
from coach.scenario.space import Space
from coach.scenario.trial import Trial

Loader = Callable[[Path, str], Document]
"""From a file and the name that findings give it to what was read."""

TRAINING = "training.yaml"
_DEEP = 3
"""Trainings are one folder down; files up to here are noticed as being in the wrong place."""


@dataclass(slots=True)
class TrainingFolder:
    """The files of one training."""

    folder: str
    """As it is shown, with a slash at its end, or empty."""
    training: Document | None = None
    scenarios: dict[str, Document] = field(default_factory=dict)
    """File name without ``.yaml`` → document; the same for translations (``id.en``) and examples (language)."""
    translations: dict[str, Document] = field(default_factory=dict)
    examples: dict[str, Document] = field(default_factory=dict)
    others: list[Finding] = field(default_factory=list)
    """About files that are not there, or that nobody looks at."""
    spaces: dict[str, Space] = field(default_factory=dict)
    """File name without ``.yaml`` → what playing the scenario through has shown."""
    trials: dict[str, Trial | None] = field(default_factory=dict)
    """The same of an improvised scenario; None when it could not be played."""

    def documents(self) -> list[Document]:
        """All files, the training first."""
        first = [self.training] if self.training is not None else []
        return [*first, *self.examples.values(), *self.scenarios.values(), *self.translations.values()]


def read_folder(path: Path, shown: str, loader: Loader = load) -> list[TrainingFolder]:
    """Read every file below a folder; a folder with files of its own is a training."""
    prefix = f"{shown.rstrip('/')}/" if shown else ""
    found = []
    try:
        inside = _inside(path)
    except OSError:
        return [TrainingFolder(prefix, others=[finding("RC116", shown or str(path), 1)])]
    folders, files = [i for i in inside if _is_folder(i)], [i for i in inside if not _is_folder(i)]
    if any(file.suffix == ".yaml" for file in files) or not folders:
        found.append(read_training(files, prefix, loader))
    elif files:
        found.append(TrainingFolder(prefix, others=_strays(files, prefix)))
    for folder in folders:
        found_below = list(below(folder, _DEEP - 1))
        own = [file for file in found_below if file.parent == folder]
        one = read_training(own, f"{prefix}{folder.name}/", loader)
        deeper = [file for file in found_below if file.parent != folder and file.suffix in {".yaml", ".yml"}]
        one.others += [finding("RC210", f"{prefix}{file.relative_to(path)}", 1) for file in deeper]
        if one.documents() or one.others:
            found.append(one)
    return found


def below(folder: Path, deep: int = _DEEP) -> Iterator[Path]:
    """Every file below a folder that is not hidden, by name, at most so many folders down.

    A training's folder may be a link; links further down, which could go round in circles, are not followed. What
    cannot be looked into is passed over.
    """
    with suppress(OSError):
        for path in _inside(folder):
            if not _is_folder(path):
                yield path
            elif deep == _DEEP or (deep and not path.is_symlink()):
                yield from below(path, deep - 1)


def read_training(files: Iterable[Path], prefix: str, loader: Loader) -> TrainingFolder:
    """Read the files of one training."""
    one = TrainingFolder(prefix)
    names = list(files)
    for file in names:
        if file.suffix != ".yaml":
            continue
        document = loader(file, f"{prefix}{file.name}")
        stem = file.name.removesuffix(".yaml")
        match document.kind:
            case "training":
                one.training = document
                if file.name != TRAINING:
                    document.find("RC709", (), name=TRAINING)
            case "examples":
                one.examples[stem.rsplit(".", 1)[-1]] = document
            case "translation":
                one.translations[stem] = document
            case _:
                one.scenarios[stem] = document
    one.others += _strays(names, prefix)
    return one


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # nobody may look
        return False


def _strays(files: Iterable[Path], prefix: str) -> list[Finding]:
    return [finding("RC210", f"{prefix}{file.name}", 1) for file in files if file.suffix == ".yml"]
