"""The language of the command line: ``--language``, else COACH_LANGUAGE, else LC_ALL, LC_MESSAGES, LANG."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from coach.wording import LANGUAGES, Wording, wording


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """``nl`` or ``en``; anything that is not Dutch gets English."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--language":
            said = value or "".join(arguments[index + 1 : index + 2])
            if said in LANGUAGES:
                return said
    for variable in ("COACH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        said = environment.get(variable, "")
        if said:
            return "nl" if said.lower().startswith("nl") else "en"
    return "en"


def voice() -> Wording:
    """The texts of the command line, in the language of this run."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().obj if context is not None else None
    if isinstance(chosen, str) and chosen in LANGUAGES:
        return wording(chosen)
    return wording(language_of(sys.argv[1:], os.environ))


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command ``--language``; :func:`voice` answers in it."""

    def keep(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value:
            context.find_root().obj = value

    return click.option(
        "--language", type=click.Choice(LANGUAGES), expose_value=False, is_eager=True, callback=keep,
        help=voice()("cli.language"),
    )(command)  # fmt: skip
