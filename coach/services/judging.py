"""A second reader: a model's report on a take, beside the one that is made without a model."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from threading import Lock
from typing import Protocol
from uuid import UUID
from weakref import WeakValueDictionary

from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.errors import InputRefused, ModelFailed
from coach.feedback.own_words import own_words, without_others
from coach.feedback.report import Assessor, Report, by_model
from coach.programme.people import Person
from coach.scenario.script import Scene
from coach.scenario.training import Training
from coach.services.agreement import Agreement
from coach.services.ports import Clock, Database, ReportKey, Stores

_LOG = logging.getLogger(__name__)


class TakeJudge(Assessor, Protocol):
    """A model that rates the turns of one take on behalf of one person."""

    def improve(self, report: Report, turns: Sequence[Turn], scene: Scene) -> Report:
        """The report with a line to try of the model's, where one was found that is better than the authored one."""
        ...


class JudgeOf(Protocol):
    """The judge of a training for one take: whose budget it is, and which names no prompt may hold."""

    def __call__(self, training: Training, person: str, take: str, names: Sequence[str]) -> TakeJudge:
        """Make it.

        Raises:
            ModelFailed: ``model-unset``, no model judges.
        """
        ...


class MakeReport(Protocol):
    """From a take's log to its report (``coach.feedback.assess``)."""

    def __call__(
        self, take: Take, turns: Sequence[Turn], scene: Scene, training: Training, assessor: Assessor
    ) -> Report:
        """Make it."""
        ...


class Judging:
    """Makes and keeps a model's reports. Nothing is sent of somebody who has not agreed to that."""

    def __init__(
        self, database: Database, agreement: Agreement, judge_of: JudgeOf, make_report: MakeReport, clock: Clock
    ) -> None:
        self._database, self._agreement, self._clock = database, agreement, clock
        self._judge_of, self._make_report = judge_of, make_report
        self._lock = Lock()
        self._busy: WeakValueDictionary[UUID, Lock] = WeakValueDictionary()

    def check_agreed(self, stores: Stores, person: UUID) -> None:
        """Refuse to send anything of somebody who has not agreed to the notice as it is now.

        Raises:
            InputRefused: not agreed, taken back, or no model judges.
        """
        if not self._agreement.may_hear(stores, person, "judge"):
            raise InputRefused("notice-first")

    def report(
        self, person: Person, take: Take, turns: Sequence[Turn], scene: Scene, training: Training
    ) -> Report | None:
        """The judge's report on a take, made now unless it is kept; None when the model failed, and nothing is kept.

        Asked twice at the same time, the second waits for the first. Never call it within a transaction.
        """
        with self._lock:
            busy = self._busy.setdefault(take.id, Lock())
        with busy:
            try:
                return self._made(person, take, turns, scene, training)
            except ModelFailed as failed:
                _LOG.warning("feedback by a model failed: code=%s take=%s", failed.code, take.id)
                return None

    def _made(self, person: Person, take: Take, turns: Sequence[Turn], scene: Scene, training: Training) -> Report:
        names = (person.name, person.first_name, person.name.removeprefix(person.first_name))
        judge = self._judge_of(training, str(person.id), str(take.id), names)
        key = report_key(take, turns, judge.version)
        with self._database.read() as stores:
            kept = stores.reports.get(key)
        if kept is not None:
            return kept
        heard = self._agreed(take, turns)
        report = self._make_report(take, heard, scene, training, judge)
        try:
            report = judge.improve(report, heard, scene)
        except ModelFailed as failed:  # the levels stand; the authored line is there to try
            _LOG.warning("line by a model failed: code=%s take=%s", failed.code, take.id)
        with self._database.write() as stores:
            stores.reports.put(key, report, self._clock())
        return report

    def _agreed(self, take: Take, turns: Sequence[Turn]) -> Sequence[Turn]:
        """The log without the words of those who were there and have not agreed that a model reads them."""
        others = {turn.by for turn in turns if turn.by not in {None, take.learner}}
        with self._database.read() as stores:
            if all(one is not None and self._agreement.may_hear(stores, one, "judge") for one in others):
                return own_words(turns, take.learner)
        return without_others(turns, take.learner)


def report_key(take: Take, turns: Sequence[Turn], version: str) -> ReportKey:
    """What a report is about, and how it was made."""
    last = max((turn.seq for turn in turns if turn.is_learners), default=0)
    return take.id, last, version, take.version


def newest_by_model(stores: Stores, take: Take, turns: Sequence[Turn]) -> Report | None:
    """The newest report that a model made on a take as it stands, whichever model that was."""
    about = report_key(take, turns, "")
    found = [
        report
        for (of, last, version, content), report in stores.reports.of([take.id]).items()
        if (of, last, "", content) == about and by_model(version)
    ]
    return found[-1] if found else None
