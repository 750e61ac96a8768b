"""How an improvisation moves: pure steps from a state and what was heard to the next state and its cues.

The move is chosen here, before any word exists. State has inertia: good turns earn credit one by one, an attack costs
two, and something is conceded only right after a good turn and at the price of the chosen pressure (counterparts that
prompts alone hold back give in within a few turns; a state that decides first does not).
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.errors import ContentBroken
from coach.scenario.heard import Heard
from coach.scenario.improvisation import BUILT_IN, OPENING, Improvisation, Line, Move, told
from coach.scenario.running import Cue, Draw, Run, State
from coach.scenario.script import PRESSURE, RAPPORT, TENSION

_SPOILS = ("attacked", "dropped", "silent", "repeated", "off")
"""What a good turn may not be."""

_ATTACK = {RAPPORT: -2, TENSION: 1, "credit": -2}
_DROP = {"credit": -1}
_GOOD = {"credit": 1}
_WARM = {RAPPORT: 1, TENSION: -1}

TELL = "tell"
"""The move of somebody who tells what they had kept to themselves."""

CUTS = "interrupt"
"""The move that falls into the learner's words."""


def begin(scene: Improvisation, pressure: str, draw: Draw) -> tuple[State, tuple[Cue, ...]]:
    """Enter the room."""
    run = _Run(scene, State(OPENING, over=False, values=()), draw)
    run.values = {**_blank(), **scene.starts, PRESSURE: pressure, **{told(fact): False for fact in scene.facts}}
    run.apply(scene.dial[pressure].effects)
    run.falling = run.rising = False
    run.play(scene.opening)
    return run.state(), tuple(run.cues)


def answer(scene: Improvisation, state: State, heard: Heard, draw: Draw) -> tuple[State, tuple[Cue, ...]]:
    """What follows from a turn of the learner.

    Raises:
        ContentBroken: nobody can do anything (``coach check`` finds such scenarios).
    """
    run = _Run(scene, state, draw)
    run.take_in(heard)
    run.happen()
    run.tell_or_move()
    run.end()
    return run.state(), tuple(run.cues)


def leave(scene: Improvisation, state: State, draw: Draw) -> State:
    """The learner ends the conversation."""
    run = _Run(scene, state, draw)
    run.values["left"] = True
    run.end()
    return run.state()


def _blank() -> dict[str, bool | int | str]:
    starts: dict[str, bool | int | str] = {}
    for name, domain in BUILT_IN.items():
        starts[name] = False if domain.type == "boolean" else domain.words[0] if domain.type == "enum" else 0
    starts["style"] = "neutral"
    return starts


class _Run(Run):
    """One step under way in an improvisation."""

    def __init__(self, scene: Improvisation, state: State, draw: Draw) -> None:
        super().__init__(scene, state, draw)
        self.improvisation = scene

    def take_in(self, heard: Heard) -> None:
        """Let what was heard change credit, rapport and tension."""
        self.values.update(heard.values())
        good = not any(self.values[name] for name in _SPOILS) and self.improvisation.good(self.values)
        self.values["good"] = good
        self.apply({"turns": 1, "goods": int(good), "drops": int(heard.dropped), "attacks": int(heard.attacked)})
        if heard.attacked:
            self.apply(_ATTACK)
        elif heard.dropped:
            self.apply(_DROP)
        elif good:
            self.apply(_GOOD)
        if (heard.acknowledged or heard.asked) and not heard.attacked:
            self.apply(_WARM)
        self.values["affordable"] = int(self.values["credit"]) >= self.price

    @property
    def price(self) -> int:
        """How many good turns a concession costs."""
        return self.improvisation.prices[str(self.values[PRESSURE])]

    def happen(self) -> None:
        """Let what was waiting to happen in the room happen, each thing once."""
        for event in self.improvisation.events:
            if f"event/{event.id}" not in self.used and event.when(self.values):
                self.used = self.used | {f"event/{event.id}"}
                self.play(event.beats)

    def tell_or_move(self) -> None:
        """A fact that has opened is told; else a move is chosen."""
        for fact in self.improvisation.facts.values():
            if not self.values[told(fact.id)] and not self.values["attacked"] and fact.when(self.values):
                self.values[told(fact.id)] = True
                self.apply(fact.effects)
                self._voice(fact.id, fact.who, TELL, fact.lines)
                return
        move = self._chosen()
        self.apply(move.effects)
        if move.concedes:
            self.apply({"credit": -self.price, "steps": 1})
        self._voice(move.id, move.who, move.move, move.lines)
        self.play(move.then)

    def _chosen(self) -> Move:
        moves = self.improvisation.moves.values()
        able = [move for move in moves if self._may(move)] or [move for move in moves if not move.concedes]
        if not able:
            raise ContentBroken("no-way-on", scenario=self.scene.id, node=self.at)
        first = [move for move in able if move.first]  # an insult is answered each time, also twice in a row
        fresh = [move for move in able if move.id != self.at] or able
        able = first or [move for move in fresh if move.concedes] or fresh
        at = self.draw(f"{self.at}:move:{self.values['turns']}", tuple(move.weight for move in able))
        return able[at]

    def _may(self, move: Move) -> bool:
        if move.most is not None and self.visits.get(move.id, 0) >= move.most:
            return False
        if move.concedes and not (self.values["good"] and self.values["affordable"]):
            return False
        return move.when is None or move.when(self.values)

    def _voice(self, moment: str, who: str, move: str, lines: Sequence[Line]) -> None:
        """A cue with a line that was not heard while others of the move were not, nor the last time that it came."""
        able = [line for line in lines if line.when is None or line.when(self.values)] or list(lines)
        times = {line.id: self.said.count(f"{moment}/{line.id}") for line in able}
        fresh = [line for line in able if times[line.id] == min(times.values())]
        last = next((said for said in reversed(self.said) if said.startswith(f"{moment}/")), "")
        fresh = [line for line in fresh if last != f"{moment}/{line.id}"] or able
        line = fresh[self.draw(f"{moment}:line:{self.values['turns']}", (1,) * len(fresh))]
        self.said = (*self.said, f"{moment}/{line.id}")
        self.at = moment
        self.visits[moment] = self.visits.get(moment, 0) + 1
        tension = int(self.values[TENSION])
        self.cues.append(
            Cue(moment, line.id, who, move, line.text, line.silence, move == CUTS, tension=tension)
        )  # fmt: skip

    def end(self) -> None:
        """Whether it is over now: by outcome, by the learner, by the turns."""
        if int(self.values["turns"]) >= self.improvisation.turns:
            ways = [end.to for end in self.improvisation.ends if end.when is not None and end.when(self.values)]
            self.values["time_up"] = not ways
        asked = bool(self.values["left"] or self.values["time_up"])
        for end in self.improvisation.ends:
            if end.when(self.values) if end.when is not None else asked:
                self.at, self.over = end.to, True
                return
