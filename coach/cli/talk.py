"""An improvised scenario in the terminal: own words only, answered with the lines that its author wrote."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli import stage
from coach.cli.voice import voice
from coach.conversation.director import Setup, direct, replay
from coach.conversation.director import voice as voiced
from coach.conversation.turns import MAX_TURN, Turn
from coach.errors import ContentBroken
from coach.scenario.heard import FLAGS, Heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.reader import FileReader
from coach.scenario.running import LEARNER

if TYPE_CHECKING:
    from coach.feedback.report import Assessor
    from coach.services.ports import Matcher

STOP = frozenset({"q", "quit", "stop"})
"""What ends the play, not the conversation."""

_LEAVE = frozenset({"/leave", "/af"})


def line() -> str | None:
    """A line from the player; None at the end of input."""
    click.echo("> ", nl=False)
    said = sys.stdin.readline()
    text = said.encode("utf-8", "replace").decode("utf-8")  # bytes that are no text come in as lone surrogates
    return "".join(sign for sign in text if sign.isprintable()).strip() if said else None


def run(setup: Setup, scene: Improvisation, learner: str, folder: Path) -> None:
    """Talk until an ending, or until the player stops; then tell what was heard in each turn."""
    talk = _Talk(setup, scene, learner, folder)
    talk.run()
    if talk.heard:
        click.echo(stage.heard(talk.heard, voice()))


class _Talk:
    """A take at the table."""

    def __init__(self, setup: Setup, scene: Improvisation, learner: str, folder: Path) -> None:
        self.setup, self.scene, self.learner, self.folder = setup, scene, learner, folder
        self.turns: list[Turn] = []
        self.heard: list[tuple[str, str]] = []
        """(Words of the learner, what was heard in them), in order."""
        self._ear: Callable[[str], Heard] | None = None

    def run(self) -> None:
        click.echo(stage.wrapped(voice()("play.improvised")))
        click.echo()
        self._answer()
        while not (position := replay(self.setup, self.turns)).over:
            turn = self._ask(position.state.at if position.state is not None else "")
            if turn is None:
                click.echo(voice()("cli.stopped"))
                return
            self.turns.append(turn)
            if turn.is_learners:
                self._answer()
        if position.state is not None:
            click.echo(stage.close(self.scene.endings[position.state.at], self.learner))

    def _ask(self, node: str) -> Turn | None:
        """What the learner says, or that they leave; None when they stop."""
        seq = self.turns[-1].seq + 1
        click.echo()
        while True:
            said = line()
            if said is None or said.lower() in STOP:
                return None
            if said.lower() in _LEAVE:
                return Turn(seq, LEARNER, "left", node=node)
            if said and len(said) <= MAX_TURN:
                return Turn(seq, LEARNER, "said", text=said, node=node)
            click.echo(voice()("play.too-long", n=MAX_TURN) if said else voice()("play.say"))

    def _answer(self) -> None:
        """Let the room react, and tell it."""
        last = self.turns[-1] if self.turns else None
        new = direct(self.setup, self.turns, lambda _words, _choices: None, self._hear)
        self.turns += new
        for turn in new:
            if turn.kind == "cue":
                click.echo(stage.happening(voiced(turn, self.learner), last, self.scene, self.learner, voice()))
            elif turn.heard is not None and last is not None:
                flags = [name for name in FLAGS if getattr(turn.heard, name)]
                self.heard.append((last.text, " ".join(flags)))

    def _hear(self, words: str) -> Heard:
        if self._ear is None:
            click.echo(voice()("play.listens"), err=True)
            self._ear = self._made()
        return self._ear(words)

    def _made(self) -> Callable[[str], Heard]:
        """How own words are heard: made when the first come, because it takes a while."""
        from coach import bootstrap  # noqa: PLC0415 - numpy and the word lists
        from coach.services.ear import heard_in  # noqa: PLC0415 - same
        from coach.settings import read_settings  # noqa: PLC0415 - only here

        parts = bootstrap.content(read_settings(os.environ))
        matcher: Matcher = parts.matcher
        assessor: Assessor | None = None
        files = {path.name: path.read_text("utf-8") for path in sorted(self.folder.glob("*.yaml")) if _of_all(path)}
        try:
            training = FileReader().training(files)
        except ContentBroken:
            training = None
        if training is not None and any(example.language == self.scene.language for example in training.examples):
            assessor = parts.assessor_of(training)
        return lambda words: heard_in(self.scene, self.turns, words, matcher, assessor)


def _of_all(path: Path) -> bool:
    """Whether a file belongs to the training and not to one scenario."""
    return path.name == "training.yaml" or path.name.startswith("examples.")
