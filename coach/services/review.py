"""Review: feedback on a take, two takes side by side, model answers, progress.

The report without a model is always made, first. A model's, once somebody asked for it, leads on that take; what is
compared between takes is read by the same reader: both by the model, else both without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low
from uuid import UUID

from coach.conversation.director import Setup, replay
from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.errors import InputRefused, NotFound
from coach.feedback.own_words import own_words
from coach.feedback.report import Assessor, Finding, Report
from coach.feedback.second import Difference, differences
from coach.scenario.script import Ending, Node, Scene
from coach.scenario.training import Training
from coach.services.access import actor, own_take
from coach.services.access_joint import spoken_first
from coach.services.ear import AssessorOf
from coach.services.judging import Judging, MakeReport, newest_by_model, report_key
from coach.services.log import full_log, joined, lineage_of
from coach.services.ports import Clock, Database
from coach.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Review:
    """A take with its feedback and all that is needed to draw it."""

    take: Take
    scene: Scene
    training: Training
    turns: tuple[Turn, ...]
    offline: Report
    """Made without a model."""
    ending: Ending | None
    model: Report | None = None
    """A model's, where the learner had one read along."""
    judge_failed: bool = False
    """Whether a model was asked just now, and gave nothing that can be used."""

    @property
    def report(self) -> Report:
        """The one that leads: the model's where there is one."""
        return self.model or self.offline

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where the two readers lie two levels or more apart."""
        return differences(self.offline, self.model) if self.model is not None else ()


@dataclass(frozen=True, slots=True)
class Step:
    """One competency in one take, for the step plot over takes."""

    take: Take
    competency: str
    level: int | None
    basis: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a take: what the learner said there and how the room answered."""

    node: Node
    turn: Turn | None
    answer: tuple[Turn, ...]


class Reviews:
    """Use cases after a rehearsal."""

    def __init__(  # noqa: PLR0913, PLR0917 - the ports that it stands on
        self,
        database: Database,
        shelf: Shelf,
        assessor_of: AssessorOf,
        make_report: MakeReport,
        clock: Clock,
        judging: Judging | None = None,
    ) -> None:
        self._database, self._shelf, self._clock, self._judging = database, shelf, clock, judging
        self._assessor_of, self._make_report = assessor_of, make_report

    def review(self, person: UUID, take: UUID) -> Review:
        """The feedback on a take up to now; made once per (take, last turn, assessor, content), then kept.

        No model is asked here: a model's report is in it when :meth:`judge` made one.

        Raises:
            InputRefused: ``debrief-first``, of a joint rehearsal whose learner has not spoken yet.
        """
        with self._database.read() as stores:
            found = own_take(stores, actor(stores, person, self._clock()), take)
            spoken_first(stores, found)
            turns = full_log(stores, found)
            scene, training = self._shelf.scene(stores, found), self._shelf.training(stores, found)
        assessor = self._assessor_of(training)  # may learn for a while: not within a transaction
        with self._database.read() as stores:
            report = stores.reports.get(report_key(found, turns, assessor.version))
            model = newest_by_model(stores, found, turns)
        if report is None:
            report = self._assess(found, turns, scene, training, assessor)
        return Review(found, scene, training, turns, report, _ending(scene, turns, found), model)

    def judge(self, person: UUID, take: UUID) -> Review:
        """The same, with what a model makes of it; when that fails, without, and it can be asked again.

        Asked again when it is there, it costs nothing. Of lines that were picked, no model is asked anything.

        Raises:
            InputRefused: ``notice-first``, the person has not agreed to where their words go, or no model judges.
        """
        review = self.review(person, take)
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            if self._judging is None:
                raise InputRefused("notice-first")
            self._judging.check_agreed(stores, who.id)
        if not review.offline.said_moments:
            return review
        made = self._judging.report(who.person, review.take, review.turns, review.scene, review.training)
        return replace(review, model=made or review.model, judge_failed=made is None)

    def confidence(self, person: UUID, take: UUID, confidence: int) -> None:
        """Keep how confident the learner is afterwards (0–10).

        Raises:
            InputRefused: outside 0–10.
        """
        if not 0 <= confidence <= 10:  # noqa: PLR2004 - the scale is 0 to 10
            raise InputRefused("confidence-range")
        with self._database.write() as stores:
            own_take(stores, actor(stores, person, self._clock()), take)
            stores.takes.confidence_after(take, confidence)

    def side_by_side(self, person: UUID, one: UUID, other: UUID) -> tuple[Review, Review]:
        """Two takes of one scenario.

        Raises:
            InputRefused: takes of different scenarios cannot be laid side by side.
        """
        first, second = self.review(person, one), self.review(person, other)
        if first.take.scenario != second.take.scenario:
            raise InputRefused("takes-differ")
        if first.model is None or second.model is None:
            return replace(first, model=None), replace(second, model=None)
        return first, second

    def model_answers(self, person: UUID, take: UUID, node: str) -> Node:
        """A moment with its strong and weak answer, once the learner has tried it.

        Raises:
            NotFound: the moment was not tried in any take of the learner's of this scenario.
        """
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            found = own_take(stores, who, take)
            scene = self._shelf.scene(stores, found)
            mine = [take.id for take in stores.takes.of(who.id) if take.scenario == found.scenario]
            logs = stores.takes.logs(mine)
        tried = any(turn.said_by(who.id) and turn.node == node for turns in logs.values() for turn in turns)
        if not tried or node not in scene.nodes:
            raise NotFound("no-moment")
        return scene.nodes[node]

    def progress(self, person: UUID, training: str) -> Sequence[Step]:
        """Per closed take, oldest first, the level of each competency, from the turns that were said in that take.

        All read without a model, so that takes compare.
        """
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            takes = {take.id: take for take in stores.takes.of(who.id) if take.training == training}
            logs = stores.takes.logs(tuple(takes))
            back = stores.joints.held_back(who.id)
            closed = [
                take for take in takes.values()
                if take.status != "open" and take.id not in back
                and any(turn.said_by(who.id) for turn in logs[take.id])
            ]  # fmt: skip
            reports = stores.reports.of([take.id for take in closed])
            read = {take.id: (self._shelf.scene(stores, take), self._shelf.training(stores, take)) for take in closed}
        steps: list[Step] = []
        for take in closed:
            scene, learnt = read[take.id]
            turns = joined(lineage_of(take, takes), logs)
            assessor = self._assessor_of(learnt)
            report = reports.get(report_key(take, turns, assessor.version))
            if report is None:
                report = self._assess(take, turns, scene, learnt, assessor)
            steps += [_step(take, finding) for finding in report.findings]
        return steps

    def _assess(
        self, take: Take, turns: Sequence[Turn], scene: Scene, training: Training, assessor: Assessor
    ) -> Report:
        report = self._make_report(take, own_words(turns, take.learner), scene, training, assessor)
        with self._database.write() as stores:
            stores.reports.put(report_key(take, turns, assessor.version), report, self._clock())
        return report


def moments(review: Review) -> tuple[Moment, ...]:
    """The learner's moments of a take in order, each with how the room answered."""
    found: list[tuple[Turn, list[Turn]]] = []
    for turn in own_words(review.turns, review.take.learner):
        if turn.is_learners:
            found.append((turn, []))
        elif found and turn.kind == "cue":
            found[-1][1].append(turn)
    return tuple(Moment(review.scene.nodes[turn.node], turn, tuple(answer)) for turn, answer in found)


def _step(take: Take, finding: Finding) -> Step:
    """A rewound turn counts once: in the take in which it was said, not in those that inherit it."""
    own = [quote for quote in finding.quotes if quote.seq > take.forked_after]
    for basis in ("said", "picked"):
        levels = sorted(quote.level for quote in own if quote.basis == basis and quote.level is not None)
        if levels:
            return Step(take, finding.competency, median_low(levels), basis)
    return Step(take, finding.competency, None, "none")


def _ending(scene: Scene, turns: Sequence[Turn], take: Take) -> Ending | None:
    position = replay(Setup(scene, take.pressure, take.seed, take.choices_hidden), turns)
    return scene.endings[position.state.at] if position.state is not None and position.over else None
