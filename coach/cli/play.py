"""``coach play``: a scenario in the terminal, with the same director as in the app."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

import click

from coach.cli import stage, talk
from coach.cli.voice import language_option, voice
from coach.conversation.director import Setup, choices_now, choices_visible, direct, replay
from coach.conversation.director import voice as voiced
from coach.conversation.turns import MAX_TURN, Turn
from coach.errors import ContentBroken
from coach.scenario.improvisation import Improvisation
from coach.scenario.load import load
from coach.scenario.running import LEARNER
from coach.scenario.scenes import AnyScenario, compile_scene
from coach.scenario.script import PRESSURES, Choice, Scene
from coach.scenario.training_model import TrainingFile
from coach.scenario.translation import TranslationFile

_NUMBER = re.compile(r"[0-9]{1,4}")
_NAME = "Lotte"

Place = Callable[[str, Sequence[Choice], str], str | None]
"""From own words, the choices and a language to the id of the choice that is meant."""


@click.command(help=voice()("play.help"))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--pressure", type=click.Choice(PRESSURES), default="tense", show_default=True, help=voice()("play.pressure")
)
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=1, show_default=True, help=voice()("play.seed"))
@click.option("--name", default=_NAME, show_default=True, help=voice()("play.name"))
@click.option("--hide-choices", is_flag=True, help=voice()("play.hide"))
@language_option
def play(file: Path, pressure: str, seed: int, name: str, *, hide_choices: bool) -> None:
    """Play until an ending, or until the player stops."""
    scene, names = read_scene(file, voice().language)
    if pressure not in scene.dial:
        raise ContentBroken("file-unreadable", file=file)
    name = name.strip() or _NAME
    setup = Setup(scene, pressure, seed, choices_hidden=hide_choices)
    click.echo(stage.brief(scene, pressure, name, voice()))
    if isinstance(scene, Improvisation):
        talk.run(setup, scene, name, file.parent)
        return
    table = _Table(setup, name)
    table.run()
    if table.picked:
        click.echo(stage.shown(table.picked, names, name, voice()))


def read_scene(path: Path, language: str) -> tuple[Scene, dict[str, str]]:
    """The scene of a scenario or translation file, and the names of its training's competencies.

    A translation plays in its own language, a scenario in the wanted one when it exists and else in its own.

    Raises:
        ContentBroken: the file cannot be played; ``coach check`` says why.
    """
    document = load(path, str(path))
    translation = document.model
    if isinstance(translation, TranslationFile):
        path, language = path.parent / f"{translation.scenario}.yaml", translation.language
        document = load(path, str(path))
    scenario = document.model
    if document.kind in {"training", "examples"}:
        raise ContentBroken("file-no-scenario", file=path)
    if not isinstance(scenario, AnyScenario) or not document.playable:
        raise ContentBroken("file-unreadable", file=path)
    texts = {}
    if language != scenario.language:
        beside = _beside(path, f"{path.name.removesuffix('.yaml')}.{language}.yaml")
        if isinstance(beside, TranslationFile):
            texts = beside.texts
        else:
            click.echo(voice()("play.no-translation"), err=True)
            language = scenario.language
    try:
        scene = compile_scene(scenario, texts, language)
    except Exception as error:
        raise ContentBroken("file-unreadable", file=path) from error
    training = _beside(path, "training.yaml")
    names: dict[str, str] = {}
    if isinstance(training, TrainingFile):
        names = {name: getattr(entry.name, language) for name, entry in training.competencies.items()}
    return scene, names


def _beside(path: Path, name: str) -> object:
    other = path.with_name(name)
    return load(other, str(other)).model if other.is_file() else None


@dataclass(slots=True)
class _Table:
    """A take at the table: the log so far, and what was chosen."""

    setup: Setup
    learner: str
    turns: list[Turn] = field(default_factory=list)
    picked: list[tuple[str, Choice]] = field(default_factory=list)
    """(Title of the moment, choice), in order."""

    def run(self) -> None:
        """Turn by turn until an ending or a stop."""
        self._answer()
        while True:
            position = replay(self.setup, self.turns)
            if position.state is None or position.over:
                break
            choices = choices_now(self.setup, position)
            visible = choices_visible(self.setup, position) or _matcher() is None
            turn = self._ask(choices, visible=visible, node=position.state.at)
            if turn is None:
                click.echo(voice()("cli.stopped"))
                return
            self.turns.append(turn)
            self._answer()
        if position.state is not None:
            click.echo(stage.close(self.setup.scene.endings[position.state.at], self.learner))

    def _answer(self) -> None:
        """Let the room react, and tell it."""
        heard = self.turns[-1] if self.turns else None
        new = direct(self.setup, self.turns, _place(self.setup.scene.language))
        self.turns += new
        for turn in new:
            if turn.kind == "cue":
                click.echo(stage.happening(voiced(turn, self.learner), heard, self.setup.scene, self.learner, voice()))
            elif turn.choice is not None:
                node = self.setup.scene.nodes[turn.node]
                choice = node.choice(turn.choice)
                if choice is not None:
                    self.picked.append((node.title, choice))

    def _ask(self, choices: Sequence[Choice], *, visible: bool, node: str) -> Turn | None:
        """The learner's turn; None when they stop."""
        seq = self.turns[-1].seq + 1
        click.echo()
        if visible:
            click.echo(stage.menu(choices, self.learner))
        while True:
            said = talk.line()
            if said is None or said.lower() in talk.STOP:
                return None
            number = int(said) if _NUMBER.fullmatch(said) else None
            if number is not None and visible and 1 <= number <= len(choices):
                choice = choices[number - 1]
                words = choice.text.replace("{learner}", self.learner)
                return Turn(seq, LEARNER, "picked", text=words, choice=choice.id, node=node)
            if any(sign.isalpha() for sign in said) and len(said) <= MAX_TURN and _matcher() is not None:
                return Turn(seq, LEARNER, "said", text=said, node=node)
            if _matcher() is None:
                click.echo(voice()("play.choose", n=len(choices)))
            elif len(said) > MAX_TURN:
                click.echo(voice()("play.too-long", n=MAX_TURN))
            else:
                click.echo(voice()("play.say-or-choose", n=len(choices)))


def _place(language: str) -> Callable[[str, Sequence[Choice]], str | None]:
    def place(words: str, choices: Sequence[Choice]) -> str | None:
        match = _matcher()
        return None if match is None else match(words, choices, language)

    return place


@cache
def _matcher() -> Place | None:
    """How own words are placed, when this installation can; made when the first own words come."""
    make = getattr(import_module("coach.bootstrap"), "make_matcher", None)
    if make is None:
        return None
    placed: Place = make().place
    return placed
