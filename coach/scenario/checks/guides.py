"""The guide for managers: every id once, tags that mean something, and names only where a person is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.scenario.document import Document
from coach.scenario.training_guide_model import Assignment, Localized, Plain, Tagged, Task
from coach.scenario.training_model import TrainingFile
from coach.scenario.yaml_tree import Path

SLOT = "{name}"
"""What stands for somebody's first name in an assignment's ``named`` words."""

_SLOTS = re.compile(r"\{[^{}\n]*\}")
_LISTS = ("welcome_back", "starters", "dos", "donts")


def check_guide(document: Document, training: TrainingFile) -> None:
    """RC301, RC305, RC815–RC817."""
    for path, items in _lists(training):
        unique(document, path, [item.id for item in items])
        for i, item in enumerate(items):
            if isinstance(item, Tagged):
                for j, name in enumerate(item.competencies):
                    if name not in training.competencies:
                        document.find_unknown("RC305", (*path, i, "competencies", j), name, training.competencies)
            _words(document, (*path, i), item)
    first = training.guide.first_opportunity
    _plain(document, ("guide", "first_opportunity", "title"), first.title)
    _plain(document, ("guide", "first_opportunity", "text"), first.text)


def unique(document: Document, path: Path, names: Sequence[str]) -> None:
    """RC301: an id names one thing of a list."""
    for i, name in enumerate(names):
        if name in names[:i]:
            first = document.tree.line((*path, names.index(name), "id"))
            document.find("RC301", (*path, i, "id"), id=name, first=first)


def _lists(training: TrainingFile) -> Iterator[tuple[Path, Sequence[Plain | Task]]]:
    """Every list with the place where it stands."""
    yield ("advice",), training.advice
    yield ("assignments",), training.assignments
    for key in _LISTS:
        yield ("guide", key), getattr(training.guide, key)
    for i, track in enumerate(training.tracks):
        yield ("tracks", i, "tasks"), track.tasks
        yield ("tracks", i, "guide"), track.guide


def _words(document: Document, path: Path, item: Plain | Task) -> None:
    _plain(document, (*path, "text"), item.text)
    if isinstance(item, Task):
        _plain(document, (*path, "title"), item.title)
    if isinstance(item, Assignment) and item.named is not None:
        if item.about != "person" and not document.is_guessed((*path, "about")):
            document.find("RC815", (*path, "named"), id=item.id)
        for language in ("nl", "en"):
            texts = {key: getattr(getattr(item.named, key), language) for key in ("title", "text")}
            for key, text in texts.items():
                _slots(document, (*path, "named", key, language), text, SLOT)
            if not any(SLOT in text or document.is_guessed((*path, "named", key)) for key, text in texts.items()):
                document.find("RC816", (*path, "named"), id=item.id, language=language)


def _plain(document: Document, path: Path, words: Localized) -> None:
    for language in ("nl", "en"):
        _slots(document, (*path, language), getattr(words, language), None)


def _slots(document: Document, path: Path, text: str, allowed: str | None) -> None:
    for slot in _SLOTS.findall(text):
        if slot != allowed:
            document.find("RC817", path, slot=slot)
