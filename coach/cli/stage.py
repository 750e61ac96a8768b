"""How a scene looks in a terminal: who is there, what happens, what there is to choose, what it showed."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

import click

from coach.conversation.turns import Turn
from coach.scenario.running import ROOM
from coach.scenario.script import Choice, Ending, Scene
from coach.wording import Wording

_WIDEST = 88
_INDENT = "    "


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    """Text broken at the terminal's width (88 characters at most), its own line breaks kept."""
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    after = indent if hanging is None else hanging
    return "\n".join(
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=after) for line in text.split("\n")
    )


def brief(scene: Scene, pressure: str, learner: str, say: Wording) -> str:
    """What a learner reads before it begins."""

    def filled(text: str) -> str:
        return text.replace("{learner}", learner)

    parts = [click.style(filled(scene.title), bold=True), "", wrapped(filled(scene.setting)), ""]
    labelled = [
        (say("play.you"), scene.you),
        (say("play.goal"), scene.goal),
        (say("play.obstacle"), scene.obstacle),
    ]
    for label, text in labelled:
        parts += [click.style(label, bold=True), wrapped(filled(text), _INDENT)]
    parts += ["", click.style(say("play.people"), bold=True)]
    for person in scene.people.values():
        parts.append(wrapped(f"{person.name}, {filled(person.role)} ({filled(person.doing)})", _INDENT))
    parts += ["", wrapped(filled(scene.dial[pressure].cause)), ""]
    return "\n".join(parts)


def happening(turn: Turn, heard: Turn | None, scene: Scene, learner: str, say: Wording) -> str:
    """One cue of the room: a line, a silence, a stage direction."""
    lines = []
    if turn.cut_at is not None and heard is not None:
        lines.append(wrapped(say("play.cut", text=heard.text[: turn.cut_at]), _INDENT))
    if turn.silence:
        lines.append(_INDENT + " ".join("." * turn.silence))
    words = (turn.spoken or turn.text).replace("{learner}", learner)
    if turn.seat == ROOM or (turn.silence and words):
        if words:
            lines.append(wrapped(f"({words})", _INDENT))
    elif words:
        name = scene.people[turn.seat].short if turn.seat in scene.people else turn.seat
        told = wrapped(f"{name}: {words}")  # the marks of bold type would count as letters
        lines.append(told.replace(name, click.style(name, bold=True), 1))
    if turn.cause:
        lines.append(wrapped(f"[{turn.cause.replace('{learner}', learner)}]", _INDENT))
    return "\n".join(lines)


def menu(choices: Sequence[Choice], learner: str) -> str:
    """The lines to choose from, numbered."""
    return "\n".join(
        wrapped(f"{number}. {choice.text.replace('{learner}', learner)}", hanging="   ")
        for number, choice in enumerate(choices, 1)
    )


def close(ending: Ending, learner: str) -> str:
    """How it ended."""
    return f"\n{click.style(ending.title, bold=True)}\n{wrapped(ending.text.replace('{learner}', learner))}\n"


def shown(choices: Sequence[tuple[str, Choice]], names: dict[str, str], learner: str, say: Wording) -> str:
    """What the lines that were said or picked show: (title of the moment, choice) in order."""
    parts = [click.style(say("play.shown"), bold=True)]
    for title, choice in choices:
        levels = ", ".join(
            say("play.level", name=names.get(item.competency, item.competency), level=item.level)
            for item in choice.evidence
        )
        parts += [
            "",
            wrapped(title),
            wrapped(f"> {choice.text.replace('{learner}', learner)}", _INDENT),
            wrapped(choice.shows.replace("{learner}", learner), _INDENT),
        ]
        if levels:
            parts.append(wrapped(levels, _INDENT))
    return "\n".join(parts)


def heard(turns: Sequence[tuple[str, str]], say: Wording) -> str:
    """What was heard in each turn of an improvisation, in the words that its conditions and tests use."""
    parts = [click.style(say("play.heard"), bold=True)]
    for words, flags in turns:
        parts += ["", wrapped(f"> {words}"), wrapped(flags or "nothing", _INDENT)]
    return "\n".join(parts)
