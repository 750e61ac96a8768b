"""From files to scenes and trainings: those of today's folder and those that a take was started with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from coach.competency.model import Competency, Example, Habit
from coach.errors import ContentBroken
from coach.scenario.checks.trainings import check_examples
from coach.scenario.conditions import ConditionError
from coach.scenario.document import Document
from coach.scenario.folder import TRAINING
from coach.scenario.guided import assignments_of, guide_of, items_of, texts_of, track_of, words_of
from coach.scenario.load import load_text
from coach.scenario.scenes import AnyScenario, compile_scene
from coach.scenario.script import Scene
from coach.scenario.training import Source, Training
from coach.scenario.training_model import ExamplesFile, TrainingFile
from coach.scenario.translation import TranslationFile

Known = Callable[[str, str], Scene | None]
"""From the sha256 of a version and a language to its scene, when somebody has it already."""


class FileReader:
    """Makes scenes and trainings again from the files of a version (fits :class:`coach.scenario.training.Reader`)."""

    def __init__(self, known: Known = lambda *_: None) -> None:
        self._known = known

    def scene(self, files: Mapping[str, str], language: str) -> Scene:
        """The scene of a scenario's files in a language (its own language when that one is not among them).

        Raises:
            ContentBroken: these files hold no scenario that can be played.
        """
        known = self._known(source_of(files).sha256, language)
        if known is not None:
            return known
        models = [load_text(text, name).model for name, text in files.items()]
        scenario = next((model for model in models if isinstance(model, AnyScenario)), None)
        if scenario is None:
            raise ContentBroken("file-unreadable", file=", ".join(files))
        found = [model for model in models if isinstance(model, TranslationFile) and model.language == language]
        try:
            if found and language != scenario.language:
                return compile_scene(scenario, found[0].texts, language)
            return compile_scene(scenario)
        except ConditionError as error:
            raise ContentBroken("file-unreadable", file=", ".join(files)) from error

    def training(self, files: Mapping[str, str]) -> Training:
        """The training that a version's files hold.

        Raises:
            ContentBroken: there is no training among them.
        """
        documents = {name: load_text(text, name) for name, text in files.items()}
        training = documents[TRAINING].model if TRAINING in documents else None
        if not isinstance(training, TrainingFile):
            raise ContentBroken("file-unreadable", file=TRAINING)
        for document in documents.values():
            if isinstance(document.model, ExamplesFile):
                check_examples(document, document.model, training.competencies)
        return training_of(
            training, (example for document in documents.values() for example in sound_examples(document))
        )


def source_of(files: Mapping[str, str]) -> Source:
    """The files of a version with the sha256 over their names and texts."""
    digest = hashlib.sha256()
    for name in sorted(files):
        text = files[name].encode()
        digest.update(f"{name}\0{len(text)}\0".encode())
        digest.update(text)
    return Source(digest.hexdigest(), dict(files))


def training_of(file: TrainingFile, examples: Iterable[Example]) -> Training:
    """A training with the examples of all its languages."""
    names = file.competencies
    return Training(
        id=file.id,
        title=words_of(file.title),
        about=words_of(file.about),
        objectives=texts_of(file.objectives),
        competencies={
            name: Competency(name, words_of(of.name), {level: words_of(text) for level, text in of.levels.items()})
            for name, of in names.items()
        },
        points={name: tuple(words_of(point) for point in entry.points) for name, entry in names.items()},
        feedback={name: {level: words_of(text) for level, text in e.feedback.items()} for name, e in names.items()},
        expected_behaviour=texts_of(file.expected_behaviour),
        habits=tuple(
            Habit(
                habit.id, words_of(habit.name), habit.competency, habit.levels, habit.modes,
                {"nl": habit.said_as.nl, "en": habit.said_as.en},
            )
            for habit in file.habits
        ),
        advice=items_of(file.advice),
        assignments=assignments_of(file.assignments),
        requests=texts_of(file.requests),
        guide=guide_of(file.guide),
        tracks={track.audience: track_of(track, file.id) for track in file.tracks},
        examples=tuple(examples),
        conventions=texts_of(file.conventions),
        attend={name: words_of(entry.attend) for name, entry in names.items() if entry.attend is not None},
    )  # fmt: skip


def sound_examples(document: Document) -> list[Example]:
    """The examples of a file, without those in which an error stands."""
    file = document.model
    if not isinstance(file, ExamplesFile):
        return []
    starts = [document.tree.line(("examples", index)) for index in range(len(file.examples))]
    wrong = [found.line for found in document.findings if found.severity == "error"]
    found = []
    for index, entry in enumerate(file.examples):
        end = starts[index + 1] if index + 1 < len(starts) else document.text.count("\n") + 2
        if not any(starts[index] <= line < end for line in wrong):
            found.append(
                Example(
                    entry.id, file.language, entry.situation, entry.counterpart_says, entry.learner_says, entry.style,
                    dict(entry.ratings), entry.why,
                )
            )  # fmt: skip
    return found
