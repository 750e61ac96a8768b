"""A step under way, in any kind of scenario: state, cues, draws, and what effects do with their inertia.

Nothing here knows a clock, a database or chance: what is left to chance asks a :data:`Draw`, which play makes from a
hash of the take's seed (:func:`seeded`) and the checker from trying every alternative.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coach.scenario.conditions import Value
from coach.scenario.script import RAPPORT, TENSION, Beat, Scene

Draw = Callable[[str, tuple[int, ...]], int]
"""From the place of a draw (node, beat, visit) and the weights of its alternatives to the index of one of them."""

ROOM = "room"
"""The seat of stage directions."""

LEARNER = "learner"
"""The seat of the person who rehearses."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What somebody in the room is to do next: seat, move and the authored line that any player may voice."""

    node: str
    beat: str
    seat: str
    move: str
    line: str
    silence: int = 0
    cuts: bool = False
    doing: tuple[tuple[str, str], ...] = ()
    """Person → what is now written under their face."""
    cause: str = ""
    tension: int = 0
    """The rope after this cue, 0–4."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a take stands. Hashable, so that the checker can search the whole space."""

    at: str
    """A node, or an ending once it is over."""
    over: bool
    values: tuple[tuple[str, Value], ...]
    falling: bool = False
    """The last change of rapport was a loss: the next gain only stops the fall."""
    rising: bool = False
    """The last change of tension was a rise: the next fall counts for nothing."""
    used: frozenset[str] = frozenset()
    """``node/choice`` of ``once`` choices that are spent."""
    visits: tuple[tuple[str, int], ...] = ()
    unclear: int = 0
    """How often in a row, at this moment, own words could not be placed."""
    said: tuple[str, ...] = ()
    """Of an improvisation: ``move/line`` of the authored lines that were drawn, oldest first."""

    def value(self, name: str) -> Value:
        """One variable."""
        return dict(self.values)[name]

    @property
    def tension(self) -> int:
        """The rope, 0–4."""
        return int(self.value(TENSION))


def seeded(seed: int) -> Draw:
    """Draws that are a hash of (seed, node, beat, visit): the same after a rewind, whatever came between."""

    def draw(place: str, weights: tuple[int, ...]) -> int:
        digest = hashlib.sha256(f"{seed}:{place}".encode()).digest()
        point = int.from_bytes(digest[:8]) % sum(weights)
        for index, weight in enumerate(weights):
            if point < weight:
                return index
            point -= weight
        raise AssertionError(weights)

    return draw


class Run:
    """One step under way: effects, with their inertia, and the beats that are heard."""

    def __init__(self, scene: Scene, state: State, draw: Draw) -> None:
        self.scene, self.draw = scene, draw
        self.at, self.over = state.at, state.over
        self.values: dict[str, Value] = dict(state.values)
        self.falling, self.rising, self.used = state.falling, state.rising, state.used
        self.visits = dict(state.visits)
        self.said = state.said
        self.cues: list[Cue] = []

    def state(self) -> State:
        """Where it has come to."""
        values, visits = tuple(sorted(self.values.items())), tuple(sorted(self.visits.items()))
        return State(self.at, self.over, values, self.falling, self.rising, self.used, visits, said=self.said)

    def apply(self, effects: Mapping[str, Value]) -> None:
        """Change variables: whole numbers are added to within their bounds, others are set."""
        for name, change in effects.items():
            domain = self.scene.domains[name]
            if domain.type != "integer":
                self.values[name] = change
                continue
            step = self._inert(name, int(change))
            self.values[name] = max(domain.low, min(domain.high, int(self.values[name]) + step))

    def _inert(self, name: str, change: int) -> int:
        """What a change of rapport or tension comes to: the bad counts in full, the good slowly and not at once."""
        if name == RAPPORT:
            held, self.falling = self.falling, change < 0 if change else self.falling
            return change if change <= 0 else 0 if held else 1
        if name == TENSION:
            held, self.rising = self.rising, change > 0 if change else self.rising
            return change if change >= 0 else 0 if held else -1
        return change

    def play(self, beats: tuple[Beat, ...]) -> None:
        """Let beats happen whose conditions hold; each that is heard or seen is a cue."""
        for beat in beats:
            if beat.when is not None and not beat.when(self.values):
                continue
            if beat.one_of:
                self.play((self._drawn(beat),))
                continue
            self.apply(beat.effects)
            if beat.text or beat.silence or beat.doing or beat.cause:
                tension = int(self.values[TENSION])
                cue = Cue(
                    self.at, beat.id, beat.who or ROOM, beat.move, beat.text, beat.silence, beat.cuts,
                    tuple(beat.doing.items()), beat.cause, tension,
                )  # fmt: skip
                self.cues.append(cue)

    def _drawn(self, beat: Beat) -> Beat:
        place = f"{self.at}:{beat.id}:{self.visits.get(self.at, 0)}"
        open_ = tuple(inner for inner in beat.one_of if inner.when is None or inner.when(self.values))
        pool = open_ or beat.one_of
        return pool[self.draw(place, tuple(inner.weight for inner in pool))]
