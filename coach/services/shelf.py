"""The versions that takes began with, read once and kept at hand."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from coach.conversation.takes import Take
from coach.errors import NotFound
from coach.programme.meeting import staged
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Scene
from coach.scenario.training import Reader, Training
from coach.scenario.version import Version
from coach.services.ports import Stores

_KEPT = 64


class Shelf:
    """Scripts and trainings by the version that a take keeps; the last few stay in memory."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lock = Lock()
        self._scenes: OrderedDict[tuple[str, str], Scene] = OrderedDict()
        self._trainings: OrderedDict[str, Training] = OrderedDict()

    def scene(self, stores: Stores, take: Take) -> Scene:
        """The scene that a take plays, in the take's language."""
        key = (take.version, take.language)
        with self._lock:
            found = self._scenes.get(key)
        if found is None:
            found = self._reader.scene(_version(stores, take.version).files, take.language)
            with self._lock:
                self._scenes[key] = found
                while len(self._scenes) > _KEPT:
                    self._scenes.popitem(last=False)
        meeting = stores.meetings.get(take.meeting) if take.meeting is not None else None
        if meeting is None or not isinstance(found, Improvisation):  # one that was taken away leaves its frame
            return found
        return staged(found, meeting)

    def training(self, stores: Stores, take: Take) -> Training:
        """The training as it was when a take began."""
        return self.trained(stores, take.training_version)

    def trained(self, stores: Stores, version: str) -> Training:
        """A training in one of its versions."""
        with self._lock:
            found = self._trainings.get(version)
        if found is None:
            found = self._reader.training(_version(stores, version).files)
            with self._lock:
                self._trainings[version] = found
                while len(self._trainings) > _KEPT:
                    self._trainings.popitem(last=False)
        return found


def _version(stores: Stores, sha256: str) -> Version:
    version = stores.versions.get(sha256)
    if version is None:
        raise NotFound("no-version")
    return version
