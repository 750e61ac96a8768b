"""How judges are made: a training's rubric, whoever is asked, and the offline assessor beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.bootstrap.per_training import PerTraining
from coach.conversation.turns import Turn
from coach.feedback.report import Assessment, Report, Said
from coach.llm.chat import Chat
from coach.scenario.script import Scene
from coach.scenario.training import Training
from coach.services.ear import AssessorOf

if TYPE_CHECKING:
    from coach.feedback.judge.judge import ModelJudge
    from coach.feedback.judge.prompt import Rubric
    from coach.feedback.judge.suggest import Suggester


@dataclass(slots=True)
class _TakeJudge:
    """The judge of one take with the one who suggests a line (``coach.services.judging.TakeJudge``)."""

    version: str
    judge: ModelJudge
    suggester: Suggester

    def assess(self, turns: Sequence[Said]) -> tuple[Assessment, ...]:
        """As the judge does."""
        return self.judge.assess(turns)

    def improve(self, report: Report, turns: Sequence[Turn], scene: Scene) -> Report:
        """As the suggester does."""
        return self.suggester.improve(report, turns, scene)


class Judges:
    """The judge per training, its rubric made once; all share the answers that were given. Safe between threads."""

    def __init__(self, chat: Chat, assessor_of: AssessorOf) -> None:
        from coach.feedback.judge.kept import KeptAnswers  # noqa: PLC0415 - only where a model judges

        self._chat, self._assessor_of = chat, assessor_of
        self._kept = KeptAnswers()
        self._rubric_of: PerTraining[Rubric] = PerTraining(_name, _rubric)

    def __call__(self, training: Training) -> ModelJudge:
        """The judge of a training; ask it ``charged_to`` somebody.

        Raises:
            ModelFailed: ``model-unset``, no model has the role.
        """
        from coach.feedback.judge.judge import ModelJudge  # noqa: PLC0415 - numpy

        return ModelJudge(self._rubric_of(training), self._chat, self._assessor_of(training), kept=self._kept)

    def of_take(self, training: Training, person: str, take: str, names: Sequence[str]) -> _TakeJudge:
        """The judge of a training for somebody's take, with a line to try.

        Raises:
            ModelFailed: ``model-unset``, no model has the role.
        """
        from coach.feedback.judge.judge import Charge  # noqa: PLC0415 - numpy
        from coach.feedback.judge.suggest import Suggester  # noqa: PLC0415 - same

        judge = self(training).charged_to(person, take, names)
        suggester = Suggester(self._chat, training, self._assessor_of(training), Charge(person, take, tuple(names)))
        return _TakeJudge(judge.version, judge, suggester)

    def unguarded(self, training: Training) -> ModelJudge:
        """The same with what steers left in, to measure what taking it out is worth."""
        from coach.feedback.judge.judge import ModelJudge  # noqa: PLC0415 - numpy

        return ModelJudge(
            self._rubric_of(training),
            self._chat,
            self._assessor_of(training),
            find_steering=lambda _text, _language: (),
        )

    def forget(self, person: str) -> None:
        """Let go of what is kept in memory of a person's judged turns."""
        self._kept.forget(person)


def _name(training: Training) -> str:
    return repr((training.competencies, training.conventions, training.examples))


def _rubric(training: Training) -> Rubric:
    from coach.feedback.judge.prompt import Rubric  # noqa: PLC0415 - numpy

    return Rubric.of(training)
