"""The director of a scripted take: from the log so far to what happens next.

Pure: the log, the script, the seed and what perception made of the learner's words go in; the turns to append come
out. So replaying a log gives its state, and resuming after a crash is asking the same question again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coach.conversation.cut import cut_position
from coach.conversation.turns import Turn
from coach.errors import ContentBroken
from coach.scenario.plot import begin, choose, offered, shuffled, unclear
from coach.scenario.running import Cue, State, seeded
from coach.scenario.script import Choice, Script

CLARIFICATIONS_BEFORE_CHOICES = 2
"""Hidden choices come into view after this many "what do you mean?" in a row."""

Place = Callable[[str, Sequence[Choice]], str | None]
"""From the learner's own words and the offered choices to the id of the one that they mean, or None when unsure."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What stays the same during a take."""

    script: Script
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
        ContentBroken: the log does not fit this script (it never does when the take's own version is used).
    """
    draw = seeded(setup.seed)
    state: State | None = None
    waiting: Turn | None = None
    for turn in turns:
        if turn.is_learners:
            waiting = turn
        elif turn.kind == "directed":
            if turn.answers is None:
                state, _ = begin(setup.script, setup.pressure, draw)
            elif state is None:
                raise ContentBroken("log-broken", scenario=setup.script.id)
            elif turn.choice is None:
                state, _ = unclear(setup.script, state)
            else:
                state, _ = choose(setup.script, state, turn.choice, draw)
            waiting = None
    return Position(state, waiting, turns[-1].seq if turns else 0)


def direct(setup: Setup, turns: Sequence[Turn], place: Place) -> tuple[Turn, ...]:
    """The turns to append now: the opening, the answer to a waiting learner's turn, or nothing.

    Cues come open (``spoken`` is None); a player voices them.
    """
    position = replay(setup, turns)
    draw, seq = seeded(setup.seed), position.last_seq + 1
    if position.state is None:
        _, cues = begin(setup.script, setup.pressure, draw)
        mark = Turn(seq, "director", "directed", node=setup.script.start)
        return _log(mark, cues, None)
    turn = position.waiting
    if turn is None or position.over:
        return ()
    state = position.state
    choice = turn.choice if turn.kind == "picked" else place(turn.text, offered(setup.script, state))
    mark = Turn(seq, "director", "directed", choice=choice, answers=turn.seq, node=state.at)
    if choice is None:
        _, cues = unclear(setup.script, state)
    else:
        _, cues = choose(setup.script, state, choice, draw)
    return _log(mark, cues, turn)


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
    """The offered choices, shuffled by the seed; empty when it is over or a turn waits for its answer."""
    if position.state is None or position.waiting is not None:
        return ()
    return shuffled(offered(setup.script, position.state), setup.seed, position.state)


def choices_visible(setup: Setup, position: Position) -> bool:
    """Whether the choices are in view: always, unless the learner hid them and was understood so far."""
    if not setup.choices_hidden or position.state is None:
        return True
    return position.state.unclear >= CLARIFICATIONS_BEFORE_CHOICES


def voice(turn: Turn, learner: str) -> Turn:
    """The script as a player: an open cue voiced with its authored line."""
    if turn.kind != "cue" or turn.spoken is not None:
        return turn
    return replace(turn, spoken=turn.text.replace("{learner}", learner), player="script")
