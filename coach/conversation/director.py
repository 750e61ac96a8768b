"""The director of a take: from the log so far to what happens next, in a script and in an improvisation alike.

Pure: the log, the scene, the seed and what perception made of the learner's words go in; the turns to append come
out. So replaying a log gives its state, and resuming after a crash is asking the same question again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coach.conversation.cut import cut_position
from coach.conversation.turns import Turn
from coach.errors import ContentBroken
from coach.scenario import improvise, plot
from coach.scenario.heard import Heard
from coach.scenario.improvisation import OPENING, Improvisation
from coach.scenario.plot import offered, shuffled
from coach.scenario.running import Cue, State, seeded
from coach.scenario.script import Choice, Scene, Script

CLARIFICATIONS_BEFORE_CHOICES = 2
"""Hidden choices come into view after this many "what do you mean?" in a row."""

Place = Callable[[str, Sequence[Choice]], str | None]
"""From the learner's own words and the offered choices to the id of the one that they mean, or None when unsure."""

Hear = Callable[[str], Heard]
"""From the learner's own words to what the director of an improvisation makes of them."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What stays the same during a take."""

    scene: Scene
    pressure: str
    seed: int
    choices_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where the log has brought a take."""

    state: State | None
    """None when the scene has not been opened."""
    waiting: Turn | None
    """A learner's turn that nothing has answered yet (a crash, or right after it was kept)."""
    last_seq: int

    @property
    def over(self) -> bool:
        """Whether an ending has been reached."""
        return self.state is not None and self.state.over


def replay(setup: Setup, turns: Sequence[Turn]) -> Position:
    """The state that a log leads to.

    Raises:
        ContentBroken: the log does not fit this scene (it never does when the take's own version is used).
    """
    state: State | None = None
    waiting: Turn | None = None
    for turn in turns:
        if turn.is_learners:
            waiting = turn
        elif turn.kind == "directed":
            state, _ = _step(setup, state, turn)
            waiting = None
        elif turn.kind == "left" and state is not None and isinstance(setup.scene, Improvisation):
            state = improvise.leave(setup.scene, state, seeded(setup.seed))
    return Position(state, waiting, turns[-1].seq if turns else 0)


def _nothing(_words: str) -> Heard:
    return Heard()


def direct(setup: Setup, turns: Sequence[Turn], place: Place, hear: Hear = _nothing) -> tuple[Turn, ...]:
    """The turns to append now: the opening, the answer to a waiting learner's turn, or nothing.

    Cues come open (``spoken`` is None); a player voices them. A script asks ``place``, an improvisation ``hear``.
    """
    position = replay(setup, turns)
    seq = position.last_seq + 1
    if position.state is None:
        mark = Turn(seq, "director", "directed", node=_start(setup.scene))
        return _log(mark, _step(setup, None, mark)[1], None)
    turn = position.waiting
    if turn is None or position.over:
        return ()
    mark = Turn(seq, "director", "directed", answers=turn.seq, node=position.state.at)
    if isinstance(setup.scene, Script):
        picked = turn.choice if turn.kind == "picked" else place(turn.text, offered(setup.scene, position.state))
        mark = replace(mark, choice=picked)
    else:
        mark = replace(mark, heard=hear(turn.text))
    return _log(mark, _step(setup, position.state, mark)[1], turn)


def _start(scene: Scene) -> str:
    return scene.start if isinstance(scene, Script) else OPENING


def _step(setup: Setup, state: State | None, mark: Turn) -> tuple[State, tuple[Cue, ...]]:
    """What a ``directed`` turn says has happened, from the state before it."""
    scene, draw = setup.scene, seeded(setup.seed)
    if isinstance(scene, Script):
        if mark.answers is None:
            return plot.begin(scene, setup.pressure, draw)
        if state is None:
            raise ContentBroken("log-broken", scenario=scene.id)
        return plot.unclear(scene, state) if mark.choice is None else plot.choose(scene, state, mark.choice, draw)
    if not isinstance(scene, Improvisation):
        raise ContentBroken("log-broken", scenario=scene.id)
    if mark.answers is None:
        return improvise.begin(scene, setup.pressure, draw)
    if state is None or mark.heard is None:
        raise ContentBroken("log-broken", scenario=scene.id)
    return improvise.answer(scene, state, mark.heard, draw)


def _log(mark: Turn, cues: Sequence[Cue], answered: Turn | None) -> tuple[Turn, ...]:
    turns = [mark]
    for index, cue in enumerate(cues):
        cut = cut_position(answered.text) if cue.cuts and index == 0 and answered is not None else None
        turns.append(
            Turn(
                mark.seq + 1 + index, cue.seat, "cue", text=cue.line, node=cue.node, beat=cue.beat, move=cue.move,
                silence=cue.silence, cut_at=cut, doing=cue.doing, cause=cue.cause, tension=cue.tension,
            )
        )  # fmt: skip
    return tuple(turns)


def choices_now(setup: Setup, position: Position) -> tuple[Choice, ...]:
    """The offered choices, shuffled by the seed; empty when it is over, a turn waits, or there is no script."""
    if position.state is None or position.waiting is not None or not isinstance(setup.scene, Script):
        return ()
    return shuffled(offered(setup.scene, position.state), setup.seed, position.state)


def choices_visible(setup: Setup, position: Position) -> bool:
    """Whether the choices are in view: always, unless the learner hid them and was understood so far."""
    if not isinstance(setup.scene, Script):
        return False
    if not setup.choices_hidden or position.state is None:
        return True
    return position.state.unclear >= CLARIFICATIONS_BEFORE_CHOICES


def voice(turn: Turn, learner: str) -> Turn:
    """The script as a player: an open cue voiced with its authored line."""
    if turn.kind != "cue" or turn.spoken is not None:
        return turn
    return replace(turn, spoken=turn.text.replace("{learner}", learner), player="script")
