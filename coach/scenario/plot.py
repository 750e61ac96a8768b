"""How a script moves: pure steps from a state and a choice to the next state and the cues that it gives."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from coach.errors import ContentBroken
from coach.scenario.running import ROOM, Cue, Draw, Run, State
from coach.scenario.script import PRESSURE, Choice, Node, Script, Way

_LONGEST_PASSAGE = 50


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


class _Run(Run):
    """One step under way in a script."""

    def __init__(self, script: Script, state: State, draw: Draw) -> None:
        super().__init__(script, state, draw)
        self.script = script

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
