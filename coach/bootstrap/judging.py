"""How judges are made: a training's rubric, whoever is asked, and the offline assessor beside it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from coach.llm.chat import Chat
from coach.scenario.training import Training
from coach.services.ear import AssessorOf

if TYPE_CHECKING:
    from coach.feedback.judge.judge import ModelJudge
    from coach.feedback.judge.prompt import Rubric


class Judges:
    """The judge per training, its rubric made once; all share the answers that were given. Safe between threads."""

    def __init__(self, chat: Chat, assessor_of: AssessorOf) -> None:
        from coach.feedback.judge.kept import KeptAnswers  # noqa: PLC0415 - the room of judging imports numpy

        self._chat, self._assessor_of, self._lock = chat, assessor_of, Lock()
        self._kept = KeptAnswers()
        self._rubrics: dict[str, Rubric] = {}

    def __call__(self, training: Training) -> ModelJudge:
        """The judge of a training; ask it ``charged_to`` somebody.

        Raises:
            ModelFailed: ``model-unset``, no model has the role.
        """
        from coach.feedback.judge.judge import ModelJudge  # noqa: PLC0415 - numpy

        return ModelJudge(self._rubric(training), self._chat, self._assessor_of(training), kept=self._kept)

    def unguarded(self, training: Training) -> ModelJudge:
        """The same with what steers left in, to measure what taking it out is worth."""
        from coach.feedback.judge.judge import ModelJudge  # noqa: PLC0415 - numpy

        return ModelJudge(
            self._rubric(training), self._chat, self._assessor_of(training), find_steering=lambda _text, _language: ()
        )

    def forget(self, person: str) -> None:
        """Let go of what is kept in memory of a person's judged turns."""
        self._kept.forget(person)

    def _rubric(self, training: Training) -> Rubric:
        from coach.feedback.judge.prompt import Rubric  # noqa: PLC0415 - numpy

        key = repr((training.competencies, training.conventions, training.examples))
        with self._lock:
            if key not in self._rubrics:
                self._rubrics[key] = Rubric.of(training)
            return self._rubrics[key]
