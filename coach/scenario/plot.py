"""How a script moves: pure steps from a state and a choice to the next state and the cues that it gives.

Nothing here knows a clock, a database or chance: what is left to chance asks a :data:`Draw`, which play makes from a
hash of the take's seed (:func:`seeded`) and the checker from trying every alternative.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coach.errors import ContentBroken
from coach.scenario.conditions import Value
from coach.scenario.script import PRESSURE, RAPPORT, TENSION, Beat, Choice, Node, Script, Way

Draw = Callable[[str, tuple[int, ...]], int]
"""From the place of a draw (node, beat, visit) and the weights of its alternatives to the index of one of them."""

ROOM = "room"
"""The seat of stage directions."""

LEARNER = "learner"
"""The seat of the person who rehearses."""

_LONGEST_PASSAGE = 50


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


def shuffled(choices: tuple[Choice, ...], seed: int, state: State) -> tuple[Choice, ...]:
    """The offered choices in an order that depends on seed, moment and visit alone."""
    visit = dict(state.visits).get(state.at, 0)

    def key(choice: Choice) -> bytes:
        return hashlib.sha256(f"{seed}:{state.at}:{visit}:{choice.id}".encode()).digest()

    return tuple(sorted(choices, key=key))


def begin(script: Script, pressure: str, draw: Draw) -> tuple[State, tuple[Cue, ...]]:
    """Enter the room."""
    run = _Run(script, State(script.start, over=False, values=()), draw)
    run.values = {**script.starts, PRESSURE: pressure}
    run.apply(script.dial[pressure].effects)
    run.falling = run.rising = False
    run.enter(script.start)
    return run.state(), tuple(run.cues)


def offered(script: Script, state: State) -> tuple[Choice, ...]:
    """What the learner may pick now, in the file's order; empty when it is over."""
    if state.over:
        return ()
    values = dict(state.values)
    return tuple(
        choice
        for choice in script.nodes[state.at].choices
        if (choice.when is None or choice.when(values)) and f"{state.at}/{choice.id}" not in state.used
    )


def choose(script: Script, state: State, choice_id: str, draw: Draw) -> tuple[State, tuple[Cue, ...]]:
    """What follows from a choice that is offered now.

    Raises:
        ContentBroken: the choice is not offered, or the script cannot go on (``coach check`` finds such scripts).
    """
    choice = next((choice for choice in offered(script, state) if choice.id == choice_id), None)
    if choice is None:
        raise ContentBroken("choice-not-offered", scenario=script.id, node=state.at, choice=choice_id)
    run = _Run(script, state, draw)
    if choice.once:
        run.used = run.used | {f"{state.at}/{choice.id}"}
    run.apply(choice.effects)
    run.play(choice.reply)
    run.follow(choice.ways)
    return run.state(), tuple(run.cues)


def unclear(script: Script, state: State) -> tuple[State, tuple[Cue, ...]]:
    """How the room reacts to words that could not be placed: an authored "what do you mean?"; the moment stays."""
    node = script.nodes[state.at]
    beat = node.clarify[state.unclear % len(node.clarify)]
    cue = Cue(node.id, beat.id, beat.who or ROOM, beat.move, beat.text, tension=state.tension)
    return replace(state, unclear=state.unclear + 1), (cue,)


class _Run:
    """One step under way."""

    def __init__(self, script: Script, state: State, draw: Draw) -> None:
        self.script, self.draw = script, draw
        self.at, self.over = state.at, state.over
        self.values: dict[str, Value] = dict(state.values)
        self.falling, self.rising, self.used = state.falling, state.rising, state.used
        self.visits = dict(state.visits)
        self.cues: list[Cue] = []

    def state(self) -> State:
        values, visits = tuple(sorted(self.values.items())), tuple(sorted(self.visits.items()))
        return State(self.at, self.over, values, self.falling, self.rising, self.used, visits)

    def apply(self, effects: Mapping[str, Value]) -> None:
        for name, change in effects.items():
            domain = self.script.domains[name]
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

    def follow(self, ways: tuple[Way, ...]) -> None:
        for way in ways:
            if way.when is None or way.when(self.values):
                self.enter(way.to)
                return
        raise ContentBroken("no-way-on", scenario=self.script.id, node=self.at)

    def enter(self, place: str) -> None:
        for _ in range(_LONGEST_PASSAGE):
            self.at = place
            if place in self.script.endings:
                self.over = True
                return
            node = self._node(place)
            self.visits[place] = self.visits.get(place, 0) + 1
            self.play(node.beats)
            if node.choices:
                return
            place = self._next(node)
        raise ContentBroken("no-way-on", scenario=self.script.id, node=self.at, circle=True)

    def _node(self, place: str) -> Node:
        if place not in self.script.nodes:
            raise ContentBroken("no-way-on", scenario=self.script.id, node=place)
        return self.script.nodes[place]

    def _next(self, node: Node) -> str:
        for way in node.ways:
            if way.when is None or way.when(self.values):
                return way.to
        raise ContentBroken("no-way-on", scenario=self.script.id, node=node.id)
