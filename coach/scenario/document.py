"""One file under check: its tree, its model when there is one, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coach.scenario.finding import Finding, finding, nearest
from coach.scenario.scenes import AnyScenario
from coach.scenario.training_model import ExamplesFile, TrainingFile
from coach.scenario.translation import TranslationFile
from coach.scenario.yaml_tree import Path, Tree

_STOPS_PLAY = frozenset(
    {
        "RC301", "RC303", "RC304", "RC310", "RC311", "RC401", "RC402", "RC403", "RC404", "RC405", "RC406", "RC411",
        "RC413", "RC414", "RC416", "RC601", "RC618", "RC907", "RC910",
    }
)  # fmt: skip
"""A scene with one of these cannot be played through, unless what was meant is clear."""

_RESTS_ON: dict[str, frozenset[str]] = {
    "RC302": frozenset({"people"}),
    "RC902": frozenset({"people"}),
    **dict.fromkeys(("RC303", "RC308", "RC310", "RC313", "RC621", "RC910", "RC911"), frozenset({"nodes", "endings"})),
    **dict.fromkeys(("RC421", "RC422", "RC612"), frozenset({"nodes", "moves", "facts", "opening", "events", "ends"})),
    **dict.fromkeys(("RC905", "RC913", "RC915"), frozenset({"moves"})),
    "RC613": frozenset({"competencies"}),
    **dict.fromkeys(("RC304", "RC404", "RC405", "RC406", "RC411", "RC413"), frozenset({"variables", "facts"})),
    "RC901": frozenset({"vocabulary"}),
}
"""What a finding stands or falls with: nothing is said when that part could not be read."""

_SAYS_IT_BETTER: dict[str, frozenset[str]] = {
    **dict.fromkeys(("RC302", "RC303", "RC308", "RC310", "RC313", "RC901", "RC910"), frozenset({"RC205"})),
    "RC305": frozenset({"RC205", "RC613"}),
    **dict.fromkeys(("RC401", "RC402", "RC404"), frozenset({"RC105"})),
}
"""What a finding replaces at the same place: one slip is told once."""

Model = AnyScenario | TrainingFile | ExamplesFile | TranslationFile


@dataclass(slots=True)
class Document:
    """A file that is being checked; findings gather here."""

    name: str
    """As it is shown: the path that was given, with the file's name at its end."""
    text: str = ""
    tree: Tree = field(default_factory=Tree)
    kind: str = ""
    """``scenario``, ``training``, ``examples`` or ``translation``."""
    model: Model | None = None
    muted: list[Path] = field(default_factory=list)
    """Places that were filled in to go on reading: nothing more is said about them."""
    playable: bool = True
    """Nothing that steers the play had to be guessed."""
    corrections: dict[Path, str] = field(default_factory=dict)
    """Slips whose meaning is clear: with these in their place the scene is played all the same."""
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, path: Path, **values: object) -> None:
        """Report something at a place, once, unless that place was filled in by the reader."""
        if code in _STOPS_PLAY and path not in self.corrections:
            self.playable = False
        if self.is_guessed(path) or any(self._unread(part) for part in _RESTS_ON.get(code, ())):
            return
        for older in self._told_worse(code, path):
            self.findings.remove(older)
            if older.code == "RC205":
                values["id"] = older.values["value"]
        new = finding(code, self.name, self.tree.line(path), self.where(path), **values)
        if new not in self.findings:
            self.findings.append(new)

    def _told_worse(self, code: str, path: Path) -> list[Finding]:
        line, where, worse = self.tree.line(path), self.where(path), _SAYS_IT_BETTER.get(code, ())
        return [
            old
            for old in self.findings
            if old.code in worse and old.line == line and old.values["where"] in {"", where}
        ]

    def is_guessed(self, path: Path) -> bool:
        """Whether this place was filled in by the reader."""
        return any(path[: len(mute)] == mute for mute in self.muted)

    def _unread(self, part: str) -> bool:
        """Whether a part's items or their ids had to be filled in."""
        return any(
            mute[:1] == (part,)
            and (part == "variables" or len(mute) <= 2 or mute[-1] in {"id", "beats", "choices", "lines", "then"})  # noqa: PLR2004 - an item of the part
            for mute in self.muted
        )

    def find_unknown(self, code: str, path: Path, word: str, known: Iterable[str], **values: object) -> str | None:
        """Report a name that refers to nothing; returns what was probably meant."""
        names = list(known)
        meant = nearest(word, names)
        if meant is not None and code in {"RC303", "RC310", "RC910"}:
            self.corrections[path] = meant
        self.find(code, path, id=word, known=_listed(names), meant=meant, **values)
        return meant

    def where(self, path: Path) -> str:
        """The ids on the way down to a place."""
        shown: list[str] = []
        data = self.tree.data
        for part in path:
            data = _step(data, part)
            if isinstance(part, str):
                shown.append(part)
            elif isinstance(data, dict) and isinstance(data.get("id") or data.get("competency"), str):
                shown.append(str(data.get("id") or data.get("competency")))
            else:
                shown.append(str(part + 1))
        return " › ".join(shown)

    @property
    def broken(self) -> bool:
        """Whether an error keeps this file out of the app."""
        return any(found.severity == "error" for found in self.findings)


def _step(data: object, part: str | int) -> object:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _listed(names: list[str]) -> str:
    most = 16
    return (", ".join(names[:most]) + (", …" if len(names) > most else "")) or "–"
