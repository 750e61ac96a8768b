"""A human as a player: which open cues wait for them, which of these are one card, and how their words are kept.

A human cannot be asked and waited for, so a cue stays open in the log until they speak. Only words wait for them:
stage directions, silences and everybody else in the room go on by the script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from coach.conversation.turns import Turn
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Beat, Scene


def for_human(turn: Turn, plays: str) -> bool:
    """Whether a cue has words that whoever plays this person of the scene says."""
    return turn.kind == "cue" and turn.seat == plays and bool(turn.text) and not turn.silence


def card_cues(turns: Sequence[Turn], plays: str) -> tuple[Turn, ...]:
    """The cues that make up the card of now: the first open one and those that follow it directly; or nothing."""
    found: list[Turn] = []
    for turn in turns:
        mine = turn.spoken is None and for_human(turn, plays)
        if mine and (not found or turn.seq == found[-1].seq + 1):
            found.append(turn)
        elif found or (turn.kind == "cue" and turn.spoken is None):
            break
    return tuple(found)


def voiced(cues: Sequence[Turn], words: str, by: UUID, turn_key: str) -> tuple[Turn, ...]:
    """A card as its player said it: the words on its first cue, nothing on the rest."""
    first, *rest = cues
    said = replace(first, spoken=words, player="human", by=by, turn_key=turn_key)
    return (said, *(replace(cue, spoken="", player="human", by=by) for cue in rest))


def read_out(cues: Sequence[Turn], learner: str, by: UUID, turn_key: str) -> tuple[Turn, ...]:
    """A card as it is written, each line where it belongs."""
    lines = [
        replace(cue, spoken=cue.text.replace("{learner}", learner), player="human", by=by, why="")
        for cue in cues
    ]  # fmt: skip
    return (replace(lines[0], turn_key=turn_key), *lines[1:])


def parts(scene: Scene) -> tuple[str, ...]:
    """Those in a scene whom a human can play, whoever speaks most first; bystanders after the counterparts."""
    lines = Counter(who for who in _speakers(scene) if who in scene.people)
    able = [person for person in scene.people.values() if lines[person.id]]
    return tuple(person.id for person in sorted(able, key=lambda one: (one.part == "bystander", -lines[one.id])))


def _speakers(scene: Scene) -> Iterator[str]:
    for node in scene.nodes.values():
        yield from _said(node.beats)
        for choice in node.choices:
            yield from _said(choice.reply)
    if isinstance(scene, Improvisation):
        yield from _said(scene.opening)
        for move in scene.moves.values():
            yield from [move.who] * max(1, move.weight)
            yield from _said(move.then)
        yield from (fact.who for fact in scene.facts.values())
        for event in scene.events:
            yield from _said(event.beats)


def _said(beats: Sequence[Beat]) -> Iterator[str]:
    for beat in beats:
        if beat.who and beat.text:
            yield beat.who
        yield from _said(beat.one_of[:1])
