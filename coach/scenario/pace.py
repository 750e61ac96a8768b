"""How long a rehearsal takes: minutes and moments, computed from random plays instead of typed by the author.

A play is read, thought about and said. Reading goes at 238 words a minute (Brysbaert 2019, silent reading of English
non-fiction; Dutch is close to it), saying one's own line at 150, a counted silence takes a second, and making up one's
mind 12 seconds on top of reading the choices. 120 plays, 40 per pressure level, give the range from the tenth to the
ninetieth percentile. They are drawn from a hash of their number, so the same file always gives the same figures.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

from coach.errors import ContentBroken
from coach.scenario import improvise
from coach.scenario.heard import Heard, heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.plot import begin, choose, offered
from coach.scenario.running import Cue, Draw, State
from coach.scenario.script import Choice, Scene, Script

_READ, _SAY = 238 / 60, 150 / 60
_DECIDE = 12.0
_PLAYS, _MOST_TURNS = 40, 60
_OWN_WORDS = 18
"""Words in a usual turn of an improvisation."""

_SAID: tuple[Heard, ...] = tuple(
    heard(flags)
    for flags in ("kept", "kept acknowledged", "kept requested", "asked acknowledged", "nothing", "dropped", "attacked")
)
"""What an improvisation hears in the plays that measure it: mostly somebody who tries."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Usual lengths, shortest and longest."""

    minutes: tuple[int, int]
    moments: tuple[int, int]


def pace(scene: Scene) -> Pace:
    """The usual length of a rehearsal of this scene."""
    seconds: list[float] = []
    turns: list[int] = []
    for pressure in scene.dial:
        for number in range(_PLAYS):
            took, count = _play(scene, pressure, number)
            seconds.append(took)
            turns.append(count)
    low, high = _range(seconds)
    fewest, most = _range([float(count) for count in turns])
    return Pace((max(1, math.floor(low / 60)), max(1, math.ceil(high / 60))), (round(fewest), round(most)))


def _play(scene: Scene, pressure: str, number: int) -> tuple[float, int]:
    def draw(place: str, weights: tuple[int, ...]) -> int:
        digest = hashlib.sha256(f"{pressure} {number}:{place}".encode()).digest()
        return int.from_bytes(digest[:8]) % len(weights)

    took, count = 0.0, 0
    try:
        state, cues = _begin(scene, pressure, draw)
        took += sum(map(_heard, cues))
        while not state.over and count < _MOST_TURNS:
            new = _turn(scene, state, draw, count)
            if new is None:
                break
            state, spent = new
            took += spent
            count += 1
    except ContentBroken:
        pass  # a scene that can get stuck is not in the app; its length matters to nobody
    return took, count


def _begin(scene: Scene, pressure: str, draw: Draw) -> tuple[State, tuple[Cue, ...]]:
    if isinstance(scene, Improvisation):
        return improvise.begin(scene, pressure, draw)
    return begin(_script(scene), pressure, draw)


def _script(scene: Scene) -> Script:
    assert isinstance(scene, Script)  # noqa: S101 - what is not improvised is scripted
    return scene


def _turn(scene: Scene, state: State, draw: Draw, count: int) -> tuple[State, float] | None:
    if isinstance(scene, Improvisation):
        said = _SAID[draw(f"turn {count}", (1,) * len(_SAID))]
        state, cues = improvise.answer(scene, state, said, draw)
        return state, _DECIDE + _OWN_WORDS / _SAY + sum(map(_heard, cues))
    script = _script(scene)
    choices = offered(script, state)
    if not choices:
        return None
    choice = choices[draw(f"turn {count}", (1,) * len(choices))]
    state, cues = choose(script, state, choice.id, draw)
    return state, _thought(choices, choice) + sum(map(_heard, cues))


def _heard(cue: Cue) -> float:
    return len(cue.line.split()) / _READ + cue.silence


def _thought(choices: tuple[Choice, ...], said: Choice) -> float:
    words = sum(len(choice.text.split()) for choice in choices)
    return words / _READ + _DECIDE + len(said.text.split()) / _SAY


def _range(values: list[float]) -> tuple[float, float]:
    """The tenth and the ninetieth percentile (nearest rank)."""
    ordered = sorted(values) or [0.0]
    last = len(ordered) - 1
    return ordered[round(last * 0.1)], ordered[round(last * 0.9)]
