"""What a learner settles before a take, and what the room then shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID

from coach.conversation.by_hand import for_human
from coach.conversation.director import Position
from coach.conversation.part import for_model
from coach.conversation.takes import Counterpart, Take
from coach.conversation.turns import Turn
from coach.errors import InputRefused
from coach.programme.joint import Voice
from coach.scenario.script import Choice, Ending, Scene


@dataclass(frozen=True, slots=True)
class NewTake:
    """What a learner settles in the brief."""

    scenario: str
    language: str
    pressure: str
    confidence: int | None = None
    habit: str | None = None
    habit_id: str | None = None
    choices_hidden: bool = False
    counterpart: Counterpart = "authored"
    """Who voices the counterparts of an improvisation."""
    meeting: UUID | None = None
    """The learner's own meeting, for a scenario that is a frame for one."""


@dataclass(frozen=True, slots=True)
class Table:
    """Of a joint rehearsal that is being played: whom a human plays, and who voices that person now."""

    joint: UUID
    plays: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that the room shows."""

    take: Take
    scene: Scene
    turns: tuple[Turn, ...]
    """The whole log, inherited turns included, oldest first."""
    position: Position
    choices: tuple[Choice, ...]
    """What may be picked now, in the order to show; empty when it is over."""
    visible: bool
    """Whether the choices are in view."""
    ending: Ending | None
    learner: str
    """The learner's first name, for ``{learner}`` in a choice's text."""
    nudge: str = ""
    """What the coach said at this moment to attend to, if it was asked."""
    table: Table | None = None
    """Only while it is played with others."""

    @property
    def open(self) -> bool:
        """Whether the learner can still say something."""
        return self.take.status == "open" and not self.position.over

    def has(self, turn_key: str) -> bool:
        """Whether a send is in the log already."""
        return bool(turn_key) and any(turn.turn_key == turn_key for turn in self.turns)

    @property
    def open_cues(self) -> tuple[Turn, ...]:
        """Cues that nobody has voiced yet."""
        return tuple(turn for turn in self.turns if turn.kind == "cue" and turn.spoken is None)

    def waits(self, cue: Turn) -> bool:
        """Whether a cue, while it is open, is for a model or a human to voice; the script voices all others."""
        if self.table is None:
            return self.take.counterpart == "model" and for_model(self.scene, cue)
        if not for_human(cue, self.table.plays):
            return False
        return self.table.voice == "human" or (self.table.voice == "model" and for_model(self.scene, cue))

    @property
    def speaking(self) -> Turn | None:
        """The next cue that a model is to voice."""
        if self.table is not None and self.table.voice == "human":
            return None
        return next((turn for turn in self.open_cues if self.waits(turn)), None)

    @property
    def heard(self) -> tuple[Turn, ...]:
        """The log up to the first cue that nobody has voiced: what the learner has heard."""
        return tuple(takewhile(lambda turn: turn.kind != "cue" or turn.spoken is not None, self.turns))

    @property
    def hinted(self) -> str | None:
        """The competency that the coach named at this moment, if it was asked."""
        since = takewhile(lambda turn: not turn.is_learners, reversed(self.turns))
        return next((turn.text for turn in since if turn.kind == "hint"), None)

    @property
    def stood_in(self) -> str:
        """Why the newest line that a model was to voice is an authored one (a model's code or a fault), else empty."""
        mine = [turn for turn in self.heard if self.take.counterpart == "model" and for_model(self.scene, turn)]
        return mine[-1].why if mine and mine[-1].player == "script" else ""

    @property
    def hints(self) -> int:
        """How many times the coach was asked."""
        return sum(turn.kind == "hint" for turn in self.turns)

    @property
    def must_close(self) -> bool:
        """Whether an ending has been reached, a human has nothing left to say, and the take does not say so yet."""
        last_words = self.table is not None and any(self.waits(cue) for cue in self.open_cues)
        return self.take.status == "open" and self.position.over and not last_words

    @property
    def unfinished(self) -> bool:
        """Whether a crash, or another tab under way, left something to be answered, voiced or closed."""
        waiting = self.position.state is None or self.position.waiting is not None or self.must_close
        unvoiced = any(not self.waits(cue) for cue in self.open_cues)
        return unvoiced or (self.take.status == "open" and waiting)


def check_new(new: NewTake, scene: Scene) -> None:
    """Refuse what a brief cannot have settled.

    Raises:
        InputRefused: a pressure that the scenario lacks, a confidence outside 0–10, a habit above 200 characters, a
            human as the counterpart (that is agreed between two people).
    """
    if new.counterpart == "human":
        raise InputRefused("joint-take")
    if new.pressure not in scene.dial:
        raise InputRefused("no-such-pressure", pressure=new.pressure)
    if new.confidence is not None and not 0 <= new.confidence <= 10:  # noqa: PLR2004 - the scale is 0 to 10
        raise InputRefused("confidence-range")
    if new.habit is not None and len(new.habit) > 200:  # noqa: PLR2004 - one line
        raise InputRefused("habit-too-long", limit=200)
