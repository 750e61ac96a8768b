"""The trainings and scenarios that can be used now: a folder, read, checked, and read again when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from coach.scenario.checked import Checked, CheckedScenario, check_again, read_texts
from coach.scenario.finding import finding
from coach.scenario.folder import below
from coach.scenario.reader import FileReader, source_of, training_of
from coach.scenario.scenes import compile_scene
from coach.scenario.script import Scene
from coach.scenario.training import Entry, Notice, Source, Training

_LOOK_EVERY = timedelta(seconds=3)

Stamp = frozenset[tuple[str, int, int]]
"""Name, time of change in nanoseconds and size of every file."""


@dataclass(frozen=True, slots=True)
class _Now:
    """What the folder holds; replaced as a whole."""

    stamp: Stamp = frozenset()
    trainings: Mapping[str, Training] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    scenarios: Mapping[str, Entry] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


class FolderCatalogue:
    """The scenarios folder as a catalogue (fits :class:`coach.scenario.training.Catalogue`).

    A file with an error is left out, with notices for trainers; a training with an error takes its scenarios along, a
    translation with an error just its language. A file that is broken while it runs is left out from then on; takes go
    on with the version that they keep. May be called from any thread.

    Args:
        folder: one folder per training.
        clock: now; the folder is looked at every three seconds at most.
        kept: a folder where what was checked is kept by content, so that the next start is quick; None: nowhere.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime], kept: Path | None = None) -> None:
        self._folder, self._clock, self._kept = folder, clock, kept
        self._lock = Lock()
        self._looked: datetime | None = None
        self._now: _Now | None = None

    def trainings(self) -> Mapping[str, Training]:
        """Training id → training."""
        return self._look().trainings

    def training_source(self, training: str) -> Source:
        """The files of a training.

        Raises:
            KeyError: no such training can be used now.
        """
        return self._look().sources[training]

    def scenarios(self) -> Mapping[str, Entry]:
        """Scenario id → entry."""
        return self._look().scenarios

    def notices(self) -> tuple[Notice, ...]:
        """Why files were left out."""
        return self._look().notices

    def known(self, sha256: str, language: str) -> Scene | None:
        """The scene of a version, when it is today's (for :class:`coach.scenario.reader.FileReader`)."""
        now = self._now
        for entry in now.scenarios.values() if now is not None else ():
            if entry.source.sha256 == sha256:
                return entry.scenes.get(language) or next(iter(entry.scenes.values()))
        return None

    def _look(self) -> _Now:
        now, moment = self._now, self._clock()
        if now is not None and self._looked is not None and timedelta() <= moment - self._looked < _LOOK_EVERY:
            return now
        if not self._lock.acquire(blocking=now is None):
            return now or _Now()  # somebody else is reading: what was known goes on
        try:
            stamp = _stamp(self._folder)
            if self._now is None or self._now.stamp != stamp:
                self._now = _read(self._folder, stamp, self._kept)
            self._looked = moment
            return self._now
        finally:
            self._lock.release()


def reader_of(catalogue: FolderCatalogue) -> FileReader:
    """A reader of kept versions that does not read again what the catalogue has."""
    return FileReader(catalogue.known)


def _stamp(folder: Path) -> Stamp:
    found = set()
    for path in below(folder):
        if path.suffix != ".yaml":
            continue
        try:
            status = path.stat()
        except OSError:
            continue  # it went away between the listing and the look
        found.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(found)


def _read(folder: Path, stamp: Stamp, kept: Path | None) -> _Now:
    if not folder.is_dir():
        missing = finding("RC116", str(folder), 1)
        return _Now(stamp, notices=(Notice(missing.code, missing.file, missing.line, missing.values),))
    trainings: dict[str, Training] = {}
    sources: dict[str, Source] = {}
    scenarios: dict[str, Entry] = {}
    notices: list[Notice] = []
    texts = read_texts(folder)
    for checked in check_again(folder, texts, kept):
        notices += _notices(checked)
        if checked.file is None:
            continue
        trainings[checked.file.id] = training_of(checked.file, checked.examples)
        sources[checked.file.id] = _source(texts, checked.names)
        for scenario in checked.scenarios:
            scenarios[scenario.file.id] = _entry(scenario, _source(texts, scenario.names))
    return _Now(stamp, trainings, sources, scenarios, tuple(notices))


def _source(texts: Mapping[str, str], names: Iterable[str]) -> Source:
    """The files of a version, by their bare names."""
    return source_of({name.rsplit("/", 1)[-1]: texts[name] for name in names})


def _notices(checked: Checked) -> list[Notice]:
    errors = [found for found in checked.findings if found.severity == "error"]
    if checked.broken is not None:
        errors.append(finding("RC809", checked.broken, 1))
    return [Notice(found.code, found.file, found.line, found.values) for found in errors]


def _entry(scenario: CheckedScenario, source: Source) -> Entry:
    file = scenario.file
    scenes: dict[str, Scene] = {file.language: compile_scene(file)}
    for translation in scenario.translations:
        scenes[translation.language] = compile_scene(file, translation.texts, translation.language)
    return Entry(
        id=file.id,
        training=file.training,
        languages=tuple(sorted(scenes)),
        scenes=scenes,
        source=source,
        minutes=scenario.pace.minutes,
        moments=scenario.pace.moments,
    )
