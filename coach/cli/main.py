"""The group ``coach``: its commands by name, imported when they are called, and how failures are told."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec

import click

from coach.cli.clicks_words import speak_for_click
from coach.cli.voice import language_option, voice
from coach.errors import CoachError

_COMMANDS = {
    "check": ("coach.cli.check", "check", "cli.help-check"),
    "play": ("coach.cli.play", "play", "cli.help-play"),
    "translations": ("coach.cli.translations", "translations", "cli.help-translations"),
    "schema": ("coach.cli.schema", "schema", "cli.help-schema"),
    "serve": ("coach.cli.serve", "serve", "cli.help-serve"),
    "migrate": ("coach.cli.migrate", "migrate", "cli.help-migrate"),
    "bench": ("coach.cli.bench", "bench", "cli.help-bench"),
    "report": ("coach.cli.report", "report", "cli.help-report"),
    "model": ("coach.cli.model", "model", "cli.help-model"),
}
"""Name → module, the command in it, what the list of commands says of it."""

_FAILED = 1
_YES = frozenset({"1", "true", "yes", "on"})


class _Commands(click.Group):
    """A group that imports a command when it is called, and lists the others without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        return [name for name, (module, *_) in _COMMANDS.items() if find_spec(module) is not None]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = voice()
        with formatter.section(say("cli.commands")):
            formatter.write_dl([(name, say(_COMMANDS[name][2])) for name in self.list_commands(ctx)])


def build() -> click.Group:
    """The group, with its help in the language of this run."""

    @click.group(cls=_Commands, help=voice()("cli.about"), context_settings={"max_content_width": 100})
    @language_option
    @click.option("--debug", is_flag=True, expose_value=False, help=voice()("cli.debug"))
    @click.version_option(version("rehearsal-coach"), prog_name="coach")
    def coach() -> None:
        pass

    return coach


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit status: 0 when it did what was asked. A failure is one calm sentence on stderr."""
    speak_for_click()
    plain = [argument for argument in arguments if argument != "--debug"]
    try:
        status = build().main(plain, prog_name="coach", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, EOFError, KeyboardInterrupt):
        click.echo(voice()("cli.stopped"), err=True)
        return _FAILED
    except CoachError as error:
        return _tell(_sentence(error), error, arguments)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - the reader of a pipe went away
        return _FAILED
    except Exception as error:  # noqa: BLE001 - whatever it is, a person gets a sentence, not a traceback
        return _tell(voice()("cli.unexpected", kind=type(error).__name__), error, arguments)
    return status if isinstance(status, int) else 0


def _sentence(error: CoachError) -> str:
    key = f"errors.{error.code}"
    say = voice()
    return say(key, **error.values) if say.has(key) else say("cli.unexpected", kind=error.code)


def _tell(sentence: str, error: Exception, arguments: Sequence[str]) -> int:
    click.echo(sentence, err=True)
    if "--debug" in arguments or os.environ.get("COACH_DEBUG", "").lower() in _YES:
        traceback.print_exception(error)
    return _FAILED
