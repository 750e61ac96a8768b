"""Trying an improvised scenario with learners made of what is heard, turn by turn: who gets what, and what never comes.

The space of an improvisation is too large to search through, so this plays a few hundred conversations instead: every
one follows from its number alone, so the same file always gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from coach.errors import ContentBroken
from coach.scenario.conditions import Condition
from coach.scenario.heard import heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.improvise import answer, begin, leave
from coach.scenario.projection import Watched
from coach.scenario.running import State, seeded
from coach.scenario.script import PRESSURES

LEAVES = "left"
"""What a play test writes where the learner ends the conversation."""

_heard = cache(heard)

GIVES_IN: tuple[tuple[str, ...], ...] = (
    ("dropped",),
    ("dropped acknowledged",),
    ("dropped asked acknowledged",),
    ("dropped apologised", "silent"),
    ("dropped", "nothing", "dropped acknowledged", "silent"),
    ("nothing",),
    ("silent",),
    ("off", "rambled", "nothing"),
)
"""Learners who let go, or say nothing that moves anything: each repeats its turns for ever."""

ATTACKS: tuple[tuple[str, ...], ...] = (
    ("attacked",),
    ("kept attacked",),
    ("attacked requested", "attacked"),
    ("attacked asked acknowledged",),
    ("attacked", "kept"),
)
"""Learners who attack at least every other turn."""

STANDS: tuple[tuple[str, ...], ...] = (
    ("kept", "kept acknowledged", "asked acknowledged", "kept requested", "requested acknowledged"),
    ("kept acknowledged", "asked acknowledged", "kept requested acknowledged"),
    ("asked acknowledged", "kept", "kept acknowledged", "requested acknowledged", "kept"),
    ("kept", "asked", "kept requested"),
    ("kept acknowledged asked", "kept requested acknowledged"),
    ("kept", "requested"),
)
"""Learners who keep to the point, ask and take up what is said, some warmer than others."""

_MIXED: tuple[tuple[tuple[str, int], ...], ...] = (
    (("kept", 3), ("kept acknowledged", 3), ("asked acknowledged", 3), ("kept requested", 3), ("nothing", 1)),
    (("kept", 2), ("requested acknowledged", 2), ("asked", 1), ("dropped", 2), ("nothing", 1), ("silent", 1)),
    (("dropped", 3), ("dropped acknowledged", 2), ("kept", 2), ("silent", 1), ("apologised", 1), ("attacked", 1)),
    (("attacked", 3), ("kept attacked", 1), ("kept", 3), ("requested", 2), ("rambled", 1), ("off", 1)),
    (("kept repeated", 2), ("kept rambled", 1), ("asked", 2), ("acknowledged", 2), ("kept acknowledged", 2)),
)  # fmt: skip
"""Tempers of learners who turn with the wind: what is heard in a turn, and how often."""

_SEEDS, _RANDOM, _MORE = 3, 100, 200
_WHEN_TO_LEAVE = 3
"""One in so many learners leaves before the end."""


@dataclass(frozen=True, slots=True)
class Played:
    """One conversation."""

    pressure: str
    seed: int
    hears: tuple[str, ...]
    """Turn by turn, as a play test writes it, up to the end."""
    state: State
    stuck: bool = False
    """Nobody in the room could do anything."""

    @property
    def told(self) -> str:
        """How to play it again, in short."""
        return f"seed {self.seed}: {' · '.join(self.hears)}"


@dataclass(frozen=True, slots=True)
class Trial:
    """What many conversations have shown."""

    plays: tuple[Played, ...]
    gives_in: tuple[Played, ...]
    attacks: tuple[Played, ...]
    stands: tuple[Played, ...]

    @property
    def ends(self) -> frozenset[str]:
        """The endings that came."""
        return frozenset(play.state.at for play in self.plays if play.state.over)

    @property
    def came(self) -> frozenset[str]:
        """The moves and facts that came, and ``event/…`` for events."""
        moments = {name for play in self.plays for name, _ in play.state.visits}
        return frozenset(moments | {name for play in self.plays for name in play.state.used})

    @property
    def order(self) -> frozenset[tuple[str, ...]]:
        """The moves and facts of each conversation in the order in which they came."""
        return frozenset(tuple([said.split("/")[0] for said in play.state.said]) for play in self.plays)


def tried(scene: Improvisation, tests: Sequence[Played] = ()) -> Trial:
    """Play a scene with every learner at every pressure.

    Args:
        scene: what is played.
        tests: plays of the file's own tests, which count as well.
    """
    quick = _watched(scene)
    gives_in = tuple(_with(quick, GIVES_IN))
    attacks = tuple(_with(quick, ATTACKS))
    stands = tuple(_with(quick, STANDS))
    plays = [*tests, *gives_in, *attacks, *stands]
    wanted = {*scene.moves, *scene.facts, *(f"event/{event.id}" for event in scene.events), *scene.endings}
    for number in range((_RANDOM + _MORE) * len(PRESSURES)):
        if number == _RANDOM * len(PRESSURES):
            done = Trial(tuple(plays), gives_in, attacks, stands)
            if wanted <= done.ends | done.came:
                break
        plays.append(_mixed(quick, number))
    return Trial(tuple(plays), gives_in, attacks, stands)


def played(scene: Improvisation, pressure: str, seed: int, hears: Sequence[str]) -> Played:
    """One conversation: turn by turn until it is over or nothing more is heard.

    Raises:
        KeyError: a word that nobody can hear.
    """
    draw = seeded(seed)
    state, _ = begin(scene, pressure, draw)
    for number, flags in enumerate(hears):
        if state.over:
            return Played(pressure, seed, tuple(hears[:number]), state)
        try:
            state = leave(scene, state, draw) if flags == LEAVES else answer(scene, state, _heard(flags), draw)[0]
        except ContentBroken:
            return Played(pressure, seed, tuple(hears[: number + 1]), state, stuck=True)
    return Played(pressure, seed, tuple(hears), state)


def _with(scene: Improvisation, learners: Sequence[tuple[str, ...]]) -> Iterator[Played]:
    for pressure in scene.dial:
        for turns in learners:
            hears = [turns[number % len(turns)] for number in range(scene.turns)]
            for seed in range(1, _SEEDS + 1):
                yield played(scene, pressure, seed, hears)


def _mixed(scene: Improvisation, number: int) -> Played:
    pressures = tuple(scene.dial)
    draw = seeded(1000 + number)
    temper = _MIXED[number // len(pressures) % len(_MIXED)]
    weights = tuple(weight for _, weight in temper)
    hears = [temper[draw(f"turn {turn}", weights)][0] for turn in range(scene.turns)]
    if draw("leaves", (1,) * _WHEN_TO_LEAVE) == 0:
        hears[draw("leaves at", (1,) * scene.turns)] = LEAVES
    return played(scene, pressures[number % len(pressures)], number, hears)


def _watched(scene: Improvisation) -> Improvisation:
    """The same scene with conditions that are evaluated once per set of values that they read."""
    return replace(
        scene,
        good=_once(scene.good),
        moves={
            name: replace(
                move,
                when=_maybe(move.when),
                lines=tuple(replace(line, when=_maybe(line.when)) for line in move.lines),
            )
            for name, move in scene.moves.items()
        },
        facts={name: replace(fact, when=_once(fact.when)) for name, fact in scene.facts.items()},
        events=tuple(replace(event, when=_once(event.when)) for event in scene.events),
        ends=tuple(replace(end, when=_maybe(end.when)) for end in scene.ends),
    )


def _maybe(condition: Condition | None) -> Condition | None:
    return None if condition is None else _once(condition)


def _once(condition: Condition) -> Condition:
    return Watched(condition.source, condition.names, condition._tree)  # noqa: SLF001 - same room
