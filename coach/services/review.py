"""Review: feedback on a take, two takes side by side, model answers, progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Protocol
from uuid import UUID

from coach.conversation.director import Setup, replay
from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.errors import InputRefused, NotFound
from coach.feedback.report import Assessor, Finding, Report
from coach.scenario.script import Ending, Node, Scene
from coach.scenario.training import Training
from coach.services.access import actor, own_take
from coach.services.ear import AssessorOf
from coach.services.log import full_log, joined, lineage_of
from coach.services.ports import Clock, Database, ReportKey
from coach.services.shelf import Shelf


class MakeReport(Protocol):
    """From a take's log to its report (``coach.feedback.assess``)."""

    def __call__(
        self, take: Take, turns: Sequence[Turn], scene: Scene, training: Training, assessor: Assessor
    ) -> Report:
        """Make it."""
        ...


@dataclass(frozen=True, slots=True)
class Review:
    """A take with its feedback and all that is needed to draw it."""

    take: Take
    scene: Scene
    training: Training
    turns: tuple[Turn, ...]
    report: Report
    ending: Ending | None


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

    def __init__(
        self, database: Database, shelf: Shelf, assessor_of: AssessorOf, make_report: MakeReport, clock: Clock
    ) -> None:
        self._database, self._shelf, self._clock = database, shelf, clock
        self._assessor_of, self._make_report = assessor_of, make_report

    def review(self, person: UUID, take: UUID) -> Review:
        """The feedback on a take up to now; made once per (take, last turn, assessor, content), then kept."""
        with self._database.read() as stores:
            found = own_take(stores, actor(stores, person, self._clock()), take)
            turns = full_log(stores, found)
            scene, training = self._shelf.scene(stores, found), self._shelf.training(stores, found)
        assessor = self._assessor_of(training)  # may learn for a while: not within a transaction
        with self._database.read() as stores:
            report = stores.reports.get(_key(found, turns, assessor))
        if report is None:
            report = self._assess(found, turns, scene, training, assessor)
        return Review(found, scene, training, turns, report, _ending(scene, turns, found))

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
        tried = any(turn.is_learners and turn.node == node for turns in logs.values() for turn in turns)
        if not tried or node not in scene.nodes:
            raise NotFound("no-moment")
        return scene.nodes[node]

    def progress(self, person: UUID, training: str) -> Sequence[Step]:
        """Per closed take, oldest first, the level of each competency, from the turns that were said in that take."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            takes = {take.id: take for take in stores.takes.of(who.id) if take.training == training}
            logs = stores.takes.logs(tuple(takes))
            closed = [
                take for take in takes.values()
                if take.status != "open" and any(turn.is_learners for turn in logs[take.id])
            ]  # fmt: skip
            reports = stores.reports.of([take.id for take in closed])
            read = {take.id: (self._shelf.scene(stores, take), self._shelf.training(stores, take)) for take in closed}
        steps: list[Step] = []
        for take in closed:
            scene, learnt = read[take.id]
            turns = joined(lineage_of(take, takes), logs)
            assessor = self._assessor_of(learnt)
            report = reports.get(_key(take, turns, assessor))
            if report is None:
                report = self._assess(take, turns, scene, learnt, assessor)
            steps += [_step(take, finding) for finding in report.findings]
        return steps

    def _assess(
        self, take: Take, turns: Sequence[Turn], scene: Scene, training: Training, assessor: Assessor
    ) -> Report:
        report = self._make_report(take, turns, scene, training, assessor)
        with self._database.write() as stores:
            stores.reports.put(_key(take, turns, assessor), report, self._clock())
        return report


def moments(review: Review) -> tuple[Moment, ...]:
    """The learner's moments of a take in order, each with how the room answered."""
    found: list[tuple[Turn, list[Turn]]] = []
    for turn in review.turns:
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


def _key(take: Take, turns: Sequence[Turn], assessor: Assessor) -> ReportKey:
    last = max((turn.seq for turn in turns if turn.is_learners), default=0)
    return take.id, last, assessor.version, take.version


def _ending(scene: Scene, turns: Sequence[Turn], take: Take) -> Ending | None:
    position = replay(Setup(scene, take.pressure, take.seed, take.choices_hidden), turns)
    return scene.endings[position.state.at] if position.state is not None and position.over else None
