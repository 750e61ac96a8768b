"""One rehearsal in memory, by the app's own director, hearing, part and player; no database, no page."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from coach.cli.bench_counterpart_learners import lines_of
from coach.conversation.director import Setup, direct, replay
from coach.conversation.director import voice as voiced
from coach.conversation.model_player import ModelPlayer, Performance, Slot
from coach.conversation.part import Part, for_model, part_of
from coach.conversation.turns import Turn
from coach.scenario.heard import Heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.running import LEARNER
from coach.scenario.script import Choice
from coach.scenario.training import Training
from coach.services.ear import AssessorOf, heard_in
from coach.services.ports import Matcher

NAME = "Noor"
PERSON = "bench"


@dataclass(frozen=True, slots=True)
class Plan:
    """One rehearsal to be played."""

    scenario: str
    training: Training
    scene: Improvisation
    pressure: str
    learner: str
    """A kind of learner."""
    seed: int

    @property
    def name(self) -> str:
        """Tells it from every other in a run; stands for the take in what is counted."""
        return f"{self.scenario}/{self.scene.language}/{self.pressure}/{self.learner}/{self.seed}"


@dataclass(frozen=True, slots=True)
class Reply:
    """A counterpart's cue that a model may voice, as it was voiced."""

    part: Part
    entry: str
    """The move or fact, by its id."""
    said: str
    made: Performance | None
    """How a model voiced it; None without a model."""
    first: float = 0.0
    """Seconds until the first sentence could be heard."""
    whole: float = 0.0


@dataclass(frozen=True, slots=True)
class Played:
    """A rehearsal that was played."""

    plan: Plan
    turns: tuple[Turn, ...]
    replies: tuple[Reply, ...]
    reached: bool
    """Whether the learner got what the scenario is about."""
    ending: str
    steps: int
    """Concessions."""
    too_early: int
    """Concessions of the director's before they were paid for with good turns."""


@dataclass(slots=True)
class Table:
    """Where rehearsals are played, one after the other; of no use to two threads at once."""

    matcher: Matcher
    assessor_of: AssessorOf
    plain: Callable[[str, str], str]
    player: ModelPlayer | None
    clock: Callable[[], float] = time.monotonic
    _turns: list[Turn] = field(default_factory=list)
    _replies: list[Reply] = field(default_factory=list)

    def play(self, plan: Plan) -> Played:
        """A rehearsal to its end: an ending, or the learner has nothing left to say and leaves."""
        setup = Setup(plan.scene, plan.pressure, plan.seed)
        self._turns, self._replies = [], []
        self._answer(setup, plan)
        for words in lines_of(plan.learner, plan.scene, plan.seed):
            position = replay(setup, self._turns)
            if position.state is None or position.over:
                break
            at = position.last_seq + 1
            self._turns.append(Turn(at, LEARNER, "said", text=words, node=position.state.at))
            self._answer(setup, plan)
        position = replay(setup, self._turns)
        if not position.over:
            self._turns.append(Turn(position.last_seq + 1, LEARNER, "left"))
            position = replay(setup, self._turns)
        assert position.state is not None  # noqa: S101 - the opening was played
        ending = plan.scene.endings[position.state.at]
        steps = sum(turn.move == "concede" for turn in self._turns if turn.kind == "cue")
        early = _too_early(setup, self._turns)
        return Played(
            plan, tuple(self._turns), tuple(self._replies), ending.outcome == "reached", ending.id, steps, early
        )

    def _answer(self, setup: Setup, plan: Plan) -> None:
        def hear(words: str) -> Heard:
            return heard_in(plan.scene, self._turns, words, self.matcher, self.assessor_of(plan.training))

        for turn in direct(setup, self._turns, _nowhere, hear):
            self._turns.append(turn if turn.kind != "cue" else self._voiced(plan, turn))

    def _voiced(self, plan: Plan, cue: Turn) -> Turn:
        own = voiced(cue, NAME)
        if not for_model(plan.scene, cue):
            return own
        language = plan.scene.language
        part = part_of(plan.scene, [*self._turns, cue], cue, NAME, lambda text: self.plain(text, language))
        if self.player is None:
            self._replies.append(Reply(part, cue.node, own.spoken or "", None))
            return own
        made, begun, first = Performance(), self.clock(), 0.0
        for _ in self.player.perform(part, Slot(PERSON, plan.name, cue.seq), made):
            first = first or self.clock() - begun
        self._replies.append(Reply(part, cue.node, made.spoken, made, first, self.clock() - begun))
        return replace(cue, spoken=made.spoken, player=made.player, why=made.why)


def _nowhere(_words: str, _choices: Sequence[Choice]) -> str | None:
    return None


def _too_early(setup: Setup, turns: Sequence[Turn]) -> int:
    """How many concessions came before there were as many good turns as they cost, counted from the log anew."""
    scene = setup.scene
    assert isinstance(scene, Improvisation)  # noqa: S101 - nothing else is played here
    price, early, given = scene.prices[setup.pressure], 0, 0
    for at, turn in enumerate(turns):
        if turn.kind == "cue" and turn.move == "concede":
            given += 1
            state = replay(setup, turns[:at]).state
            goods = dict(state.values)["goods"] if state is not None else 0
            early += int(int(goods) < given * price)
    return early
