"""An improvised scenario in one language, ready to be played (made by :mod:`coach.scenario.compile_improvised`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.scenario.conditions import Condition, Domain, Value
from coach.scenario.heard import FLAGS, MANNERS
from coach.scenario.script import PRESSURE, PRESSURES, RAPPORT, RAPPORT_DOMAIN, TENSION, TENSION_DOMAIN, Beat, Scene

OPENING = "opening"
"""The moment before the learner has said anything."""

LONGEST = 20
"""Most turns that a learner can have in an improvisation."""

CREDIT_LOW, CREDIT_HIGH = -4, 9
STEPS = 6

_COUNT = Domain("integer", low=0, high=LONGEST)
BUILT_IN: Mapping[str, Domain] = {
    RAPPORT: RAPPORT_DOMAIN,
    TENSION: TENSION_DOMAIN,
    PRESSURE: Domain("enum", words=PRESSURES),
    "style": Domain("enum", words=MANNERS),
    **dict.fromkeys((*FLAGS, "good", "affordable", "left", "time_up"), Domain("boolean")),
    "turns": _COUNT,
    "goods": _COUNT,
    "drops": _COUNT,
    "attacks": _COUNT,
    "credit": Domain("integer", low=CREDIT_LOW, high=CREDIT_HIGH),
    "steps": Domain("integer", low=0, high=STEPS),
}
"""The names that every condition of an improvised scenario may read."""


def told(fact: str) -> str:
    """The name by which conditions ask whether a fact has been told."""
    return f"told_{fact.replace('-', '_')}"


@dataclass(frozen=True, slots=True)
class Line:
    """One authored line."""

    id: str
    text: str
    when: Condition | None = None
    silence: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """What somebody knows; ``leaks`` are words by which one hears that it was given away."""

    id: str
    who: str
    text: str
    when: Condition
    leaks: tuple[str, ...]
    lines: tuple[Line, ...]
    effects: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody may do."""

    id: str
    move: str
    who: str
    does: str
    when: Condition | None
    weight: int
    first: bool
    most: int | None
    effects: Mapping[str, Value]
    gives: str
    lines: tuple[Line, ...]
    then: tuple[Beat, ...]

    @property
    def concedes(self) -> bool:
        """Whether something is given; then it costs the price of the pressure."""
        return self.move == "concede"


@dataclass(frozen=True, slots=True)
class Event:
    """What happens once in the room when its condition holds."""

    id: str
    when: Condition
    beats: tuple[Beat, ...]


@dataclass(frozen=True, slots=True)
class End:
    """A way in which it ends."""

    when: Condition | None
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvisation(Scene):
    """A whole improvised scenario. Its nodes are the opening and, by their ids, its facts and moves."""

    prices: Mapping[str, int]
    """Pressure → how many good turns a concession costs."""
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    good: Condition
    turns: int
    opening: tuple[Beat, ...]
    facts: Mapping[str, Fact]
    moves: Mapping[str, Move]
    events: tuple[Event, ...]
    ends: tuple[End, ...]
    own_meeting: bool = False
    """Whether a learner's own meeting fills it in."""
    passive: tuple[str, ...] = field(default=())
    """Lines of a learner who gives in, to try it with."""
    assertive: tuple[str, ...] = field(default=())

    @property
    def conceding(self) -> tuple[str, ...]:
        """Every authored line that gives something."""
        return tuple(line.text for move in self.moves.values() if move.concedes for line in move.lines)
