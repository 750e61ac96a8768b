"""A part: everything that whoever plays a counterpart may know at this moment, and nothing else.

What is not in here cannot be given away: facts that have not opened, the learner's goal, what the training rates, what
the counterpart would concede later. A model's prompt is made from a part alone; so is a colleague's play card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from coach.conversation.turns import Turn
from coach.scenario.improvisation import Fact, Improvisation, Move
from coach.scenario.improvise import TELL
from coach.scenario.running import LEARNER
from coach.scenario.script import Person, Scene

TOLD = "told"
"""Who "says" a fact in a transcript, so that its whole text stands there from the moment it was told."""

_UNSPOKEN = frozenset({"silent", "one-word"})
"""Moves that need no words of anybody's own: the authored line says it best."""

MOST_WORDS = 60
"""The length of a spoken turn."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something that was heard in the room."""

    who: str
    """Somebody's id, ``learner``, ``room``, or ``told``: a fact that has been told by what was said before it."""
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class LockedFact:
    """What the counterpart knows and may not give away yet; for the checks of a reply, never for a prompt."""

    text: str
    """In the third person, in the conversation's language."""
    leaks: tuple[str, ...]
    """Words or short phrases by which one hears that it was given away."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a player of one cue gets."""

    language: str
    person: Person
    others: tuple[Person, ...]
    learner: str
    """The learner's first name."""
    setting: str
    move: str
    does: str
    """What to do now, as an imperative."""
    examples: tuple[str, ...]
    """Authored lines for this move, the cue's own first."""
    concedes: bool
    gives: str
    """What is conceded, exactly; empty when nothing is."""
    tells: str
    """The fact that is told now; empty when none is."""
    transcript: tuple[Spoken, ...]
    learner_turns: tuple[str, ...] = ()
    """The learner's words as they were said, for the checks of a reply; the transcript has them without steering."""
    locked: tuple[LockedFact, ...] = ()
    """What must not be given away yet; for checks, never for a prompt."""
    conceding: tuple[str, ...] = ()
    """Authored lines that give something, to know a concession by; for checks, never for a prompt."""
    most_words: int = MOST_WORDS
    cast: tuple[Person, ...] = ()
    """Everybody whom the same player voices in this scene, the same whoever speaks; one at most is nobody else."""


def for_model(scene: Scene, turn: Turn) -> bool:
    """Whether a cue is one that a model may voice: a counterpart's move or fact that wants words."""
    if not isinstance(scene, Improvisation) or turn.kind != "cue" or turn.silence or turn.move in _UNSPOKEN:
        return False
    mine = scene.moves.get(turn.node) or scene.facts.get(turn.node)
    return mine is not None and turn.seat == mine.who and any(line.id == turn.beat for line in mine.lines)


def part_of(
    scene: Improvisation, turns: Sequence[Turn], cue: Turn, learner: str, plain: Callable[[str], str] = str
) -> Part:
    """The part for one cue of a log.

    Args:
        scene: what is played.
        turns: the log up to the cue, at least.
        cue: an open cue for which :func:`for_model` holds.
        learner: the learner's first name.
        plain: takes what is said to a machine out of the learner's words.
    """
    move, fact = scene.moves.get(cue.node), scene.facts.get(cue.node)
    told = _told(turns, cue.seq)
    before = [turn for turn in turns if turn.seq < cue.seq]
    named = _Named(scene, learner)
    return Part(
        language=scene.language,
        person=scene.people[cue.seat],
        others=tuple(person for person in scene.people.values() if person.id != cue.seat),
        learner=learner,
        setting=named.filled(scene.setting),
        move=cue.move,
        does=named.filled(move.does) if move is not None else "",
        examples=_examples(move or fact, cue, named),
        concedes=move is not None and move.concedes,
        gives=named.filled(move.gives) if move is not None else "",
        tells=fact.text if fact is not None and cue.move == TELL else "",
        transcript=tuple(chain.from_iterable(named.spoken(turn, plain) for turn in before)),
        learner_turns=tuple(turn.text for turn in before if turn.is_learners),
        locked=tuple(
            LockedFact(other.text, other.leaks)
            for other in scene.facts.values()
            if other.id not in told and other.id != cue.node
        ),
        conceding=tuple(named.filled(line) for line in scene.conceding),
        cast=_cast(scene),
    )


def _cast(scene: Improvisation) -> tuple[Person, ...]:
    """Whoever has a move or a fact."""
    voiced = {move.who for move in scene.moves.values()} | {fact.who for fact in scene.facts.values()}
    return tuple(person for person in scene.people.values() if person.id in voiced)


def _told(turns: Sequence[Turn], upto: int) -> tuple[str, ...]:
    return tuple(turn.node for turn in turns if turn.kind == "cue" and turn.move == TELL and turn.seq < upto)


def _examples(of: Move | Fact | None, cue: Turn, named: _Named) -> tuple[str, ...]:
    others = [line.text for line in of.lines if line.id != cue.beat and not line.silence] if of is not None else []
    return tuple(named.filled(line) for line in (cue.text, *others))


@dataclass(frozen=True, slots=True)
class _Named:
    scene: Improvisation
    learner: str

    def filled(self, text: str) -> str:
        return text.replace("{learner}", self.learner)

    def spoken(self, turn: Turn, plain: Callable[[str], str]) -> list[Spoken]:
        if turn.is_learners:
            return [Spoken(LEARNER, self.learner, plain(turn.text))]
        if turn.kind != "cue" or not (turn.spoken or turn.text):
            return []
        person = self.scene.people.get(turn.seat)
        words = turn.spoken if turn.spoken is not None else self.filled(turn.text)
        if person is None or turn.silence:
            return [Spoken("room", "", words)]
        said = [Spoken(person.id, person.short, words)]
        fact = self.scene.facts.get(turn.node) if turn.move == TELL else None
        return [*said, Spoken(TOLD, "", fact.text)] if fact is not None else said
