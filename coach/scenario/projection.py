"""A script reduced to what steers it, so that its whole state space can be searched.

Two reductions, both exact. Beats that only say something lose their words. And in a state, a variable that no condition
can read any more from there on is set back to its start, a spent choice that cannot be met again is forgotten, and
visits are (they only seed draws, and the search tries every draw): states that differ in nothing else are one state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from coach.scenario import model as file
from coach.scenario.conditions import Condition, Value
from coach.scenario.running import State
from coach.scenario.script import PRESSURE, RAPPORT, TENSION, Beat, Choice, Node, Script, Way
from coach.scenario.yaml_tree import Path


@dataclass(frozen=True, slots=True)
class Watched(Condition):
    """A condition that remembers which ways it went; it is evaluated once per set of values that it reads."""

    path: Path = ()
    known: dict[tuple[Value, ...], bool] = field(default_factory=dict)

    def __call__(self, values: Mapping[str, Value]) -> bool:
        """Whether it holds."""
        key = tuple([values[name] for name in self.names])
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = Condition.__call__(self, values)
        return found


class Projection:
    """The reduced script, its watched conditions, and how states are reduced."""

    def __init__(self, script: Script, scenario: file.ScenarioFile) -> None:
        self.conditions: list[Watched] = []
        nodes = {
            of.id: self._node(script.nodes[of.id], of, ("nodes", index)) for index, of in enumerate(scenario.nodes)
        }
        self.script = replace(script, nodes=nodes)
        self._starts: dict[str, Value] = {**script.starts, PRESSURE: next(iter(script.dial))}
        self._after = reachable(self.script)
        self._live = {name: self._live_at(name) for name in nodes}

    def reduce(self, state: State) -> State:
        """The state that stands for all that go on in the same way."""
        if state.over:
            return State(state.at, over=True, values=())
        live, after = self._live[state.at], self._after[state.at]
        starts = self._starts
        values = tuple([(name, value if name in live else starts[name]) for name, value in state.values])
        used = state.used
        if used:
            used = frozenset(
                [spent for spent in used if spent.split("/")[0] in after or spent.startswith(f"{state.at}/")]
            )
        return State(
            state.at, over=False, values=values, falling=state.falling and RAPPORT in live,
            rising=state.rising and TENSION in live, used=used,
        )  # fmt: skip

    def told(self, state: State) -> str:
        """The values that matter in a state, for a sentence."""
        live = self._live.get(state.at, frozenset())
        shown = {True: "true", False: "false"}
        parts = [f"{name} = {shown.get(value, value) if isinstance(value, bool) else value}"
                 for name, value in state.values if name in live]  # fmt: skip
        return ", ".join([*parts, *sorted(state.used)]) or "–"

    def _live_at(self, node: str) -> frozenset[str]:
        own = self.script.nodes[node]
        found = {name for choice in own.choices for condition in _of_choice(choice) for name in condition.names}
        for later in self._after[node]:
            if later in self.script.nodes:
                found |= {name for condition in _of_node(self.script.nodes[later]) for name in condition.names}
        return frozenset(found)

    def _watch(self, condition: Condition | None, path: Path) -> Condition | None:
        if condition is None:
            return None
        watched = Watched(condition.source, condition.names, condition._tree, path)  # noqa: SLF001 - same room
        self.conditions.append(watched)
        return watched

    def _node(self, node: Node, of: file.Node, path: Path) -> Node:
        choices = tuple(
            replace(
                choice,
                when=self._watch(choice.when, (*path, "choices", j, "when")),
                reply=self._beats(choice.reply, (*path, "choices", j, "reply")),
                ways=self._ways(choice.ways, of.choices[j].goto, (*path, "choices", j, "goto")),
            )
            for j, choice in enumerate(node.choices)
        )
        beats, ways = self._beats(node.beats, (*path, "beats")), self._ways(node.ways, of.goto, (*path, "goto"))
        return replace(node, beats=beats, choices=choices, ways=ways)

    def _ways(self, ways: tuple[Way, ...], of: object, path: Path) -> tuple[Way, ...]:
        if isinstance(of, str):
            return ways
        return tuple(Way(self._watch(way.when, (*path, k, "when")), way.to) for k, way in enumerate(ways))

    def _beats(self, beats: Sequence[Beat], path: Path) -> tuple[Beat, ...]:
        return tuple(self._beat(beat, (*path, index)) for index, beat in enumerate(beats))

    def _beat(self, beat: Beat, path: Path) -> Beat:
        if beat.one_of and all(not (b.effects or b.when or b.cuts or b.one_of) for b in beat.one_of):
            beat = Beat(beat.id, None, "say", "…", when=beat.when)
        return replace(
            beat, when=self._watch(beat.when, (*path, "when")), one_of=self._beats(beat.one_of, (*path, "one_of"))
        )


def reachable(script: Script) -> dict[str, frozenset[str]]:
    """Node → every place that can come after it by some way, whatever the conditions say."""
    follows = {
        name: {way.to for ways in (node.ways, *(choice.ways for choice in node.choices)) for way in ways}
        for name, node in script.nodes.items()
    }
    return {name: _closure(first, follows) for name, first in follows.items()}


def _closure(first: set[str], follows: Mapping[str, set[str]]) -> frozenset[str]:
    seen, todo = set(first), list(first)
    while todo:
        new = follows.get(todo.pop(), set()) - seen
        seen |= new
        todo += new
    return frozenset(seen)


def _of_choice(choice: Choice) -> list[Condition]:
    found = [choice.when, *(way.when for way in choice.ways), *_of_beats(choice.reply)]
    return [condition for condition in found if condition is not None]


def _of_node(node: Node) -> list[Condition]:
    found = [*_of_beats(node.beats), *(way.when for way in node.ways)]
    inner = [condition for choice in node.choices for condition in _of_choice(choice)]
    return [condition for condition in found if condition is not None] + inner


def _of_beats(beats: Sequence[Beat]) -> list[Condition | None]:
    return [beat.when for outer in beats for beat in (outer, *outer.one_of)]
