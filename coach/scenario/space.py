"""The search through everything that can happen in a script: every pressure, every choice, every draw."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from coach.errors import ContentBroken
from coach.scenario.plot import begin, choose, offered
from coach.scenario.projection import Projection
from coach.scenario.running import Cue, Draw, State

MOST_STATES = 200_000
"""A larger space is searched so far and then walked through at random."""

WALKS, MOST_TURNS = 2_000, 400

Step = tuple[State, tuple[Cue, ...]]
"""A state and what happened on the way to it."""

Passage = tuple[bool, tuple[tuple[str, str], ...]]
"""Whether a learner's line came before, and the (node, beat) of what happened up to the next choice."""


@dataclass(slots=True)
class Space:
    """What the search saw."""

    complete: bool = True
    states: int = 0
    places: set[str] = field(default_factory=set)
    passages: set[Passage] = field(default_factory=set)
    nothing_offered: dict[str, State] = field(default_factory=dict)
    """Node → a state there in which no choice is open."""
    one_offered: dict[str, State] = field(default_factory=dict)
    """Node → a state there in which a single choice is open, though it has several."""
    no_way: dict[tuple[str, str | None], State | None] = field(default_factory=dict)
    """(Node, choice or None) → the state before a goto all of whose branches fail."""
    circles: set[str] = field(default_factory=set)
    no_end: dict[str, State] = field(default_factory=dict)
    """Node → a state there from which no ending can be reached."""
    endless: bool = False
    """A random play that found no end."""

    @property
    def stuck(self) -> bool:
        """Whether some way of playing cannot go on or never ends."""
        return bool(self.nothing_offered or self.no_way or self.circles or self.no_end)


def search(projection: Projection, most: int = MOST_STATES) -> Space:
    """Visit every state that can be reached; beyond ``most`` states, walk on at random and say so."""
    found = _Search(projection, most)
    found.run()
    return found.space


def every_draw(step: Callable[[Draw], Step]) -> Iterator[Step]:
    """A step once for each way in which its draws can fall."""
    taken: list[int] = []
    while True:
        counts: list[int] = []

        def draw(_: str, weights: tuple[int, ...], counts: list[int] = counts, taken: list[int] = taken) -> int:
            counts.append(len(weights))
            return taken[len(counts) - 1] if len(counts) <= len(taken) else 0

        yield step(draw)
        taken += [0] * (len(counts) - len(taken))
        while taken and taken[-1] + 1 >= counts[len(taken) - 1]:
            taken.pop()
        if not taken:
            return
        taken[-1] += 1


class _Search:
    def __init__(self, projection: Projection, most: int) -> None:
        self.projection, self.script, self.most = projection, projection.script, most
        self.space = Space()
        self.order: list[State] = []
        self.index: dict[State, int] = {}
        self.before: list[list[int]] = []
        self.todo: deque[int] = deque()
        self.first: set[int] = set()

    def run(self) -> None:
        for pressure in self.script.dial:
            for state, cues in self._steps(partial(begin, self.script, pressure), None, None):
                self._meet(state, cues, None)
        while self.todo and len(self.order) < self.most:
            self._open(self.todo.popleft())
        self.space.complete = not self.todo
        self.space.states = len(self.order)
        if self.space.complete:
            self._ends()
        else:
            self._walk()

    def _open(self, number: int) -> None:
        state = self.order[number]
        if state.over:
            return
        choices = offered(self.script, state)
        self._note_offer(state, len(choices))
        for choice in choices:
            for new, cues in self._steps(partial(choose, self.script, state, choice.id), state, choice.id):
                self._meet(new, cues, number)

    def _steps(self, step: Callable[[Draw], Step], state: State | None, choice: str | None) -> list[Step]:
        found = []
        steps = every_draw(step)
        while True:
            try:
                found.append(next(steps))
            except StopIteration:
                return found
            except ContentBroken as error:
                self._broken(error, state, choice)
                return found

    def _broken(self, error: ContentBroken, state: State | None, choice: str | None) -> None:
        node = str(error.values["node"])
        if error.values.get("circle"):
            self.space.circles.add(node)
        else:
            at_choice = state is not None and node == state.at
            self.space.no_way.setdefault((node, choice if at_choice else None), state)

    def _note_offer(self, state: State, count: int) -> None:
        if count == 0:
            self.space.nothing_offered.setdefault(state.at, state)
        elif count == 1 and len(self.script.nodes[state.at].choices) > 1:
            self.space.one_offered.setdefault(state.at, state)

    def _meet(self, state: State, cues: tuple[Cue, ...], came_from: int | None) -> None:
        space = self.space
        space.passages.add((came_from is not None, tuple([(cue.node, cue.beat) for cue in cues])))
        space.places.update([cue.node for cue in cues], [state.at])
        reduced = self.projection.reduce(state)
        number = self.index.get(reduced)
        if number is None:
            number = self.index[reduced] = len(self.order)
            self.order.append(reduced)
            self.before.append([])
            self.todo.append(number)
        if came_from is None:
            self.first.add(number)
        else:
            self.before[number].append(came_from)

    def _ends(self) -> None:
        """Backwards from every ending: what was not met cannot end."""
        todo = [number for number, state in enumerate(self.order) if state.over]
        ending = set(todo)
        while todo:
            for earlier in self.before[todo.pop()]:
                if earlier not in ending:
                    ending.add(earlier)
                    todo.append(earlier)
        for number, state in enumerate(self.order):
            entered = number in self.first or any(earlier in ending for earlier in self.before[number])
            if number not in ending and entered and state.at not in self.space.nothing_offered:
                self.space.no_end.setdefault(state.at, state)

    def _walk(self) -> None:
        """Random plays, each drawn from a hash of its number: the same at every check."""
        pressures = list(self.script.dial)
        for walk in range(WALKS):
            draw = _hashed(walk)
            state = self._step_of(partial(begin, self.script, pressures[walk % len(pressures)], draw), None, None)
            for turn in range(MOST_TURNS):
                if state is None or state.over:
                    break
                choices = offered(self.script, state)
                if not choices:
                    self.space.nothing_offered.setdefault(state.at, state)
                    break
                pick = choices[draw(f"turn {turn}", (1,) * len(choices))].id
                state = self._step_of(partial(choose, self.script, state, pick, draw), state, pick)
            else:
                self.space.endless = True

    def _step_of(self, step: Callable[[], Step], state: State | None, choice: str | None) -> State | None:
        try:
            new, _ = step()
        except ContentBroken as error:
            self._broken(error, state, choice)
            return None
        self.space.places.add(new.at)
        return new


def _hashed(walk: int) -> Draw:
    def draw(place: str, weights: tuple[int, ...]) -> int:
        return int.from_bytes(hashlib.sha256(f"walk {walk}:{place}".encode()).digest()[:8]) % len(weights)

    return draw
