"""``coach translations``: what is not translated yet, and marking what is."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

import click

from coach.cli.voice import language_option, voice
from coach.scenario.addresses import Text
from coach.scenario.load import kind_of
from coach.scenario.stamp import Pair, read_pair, stamp

_FILES = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)


@click.group(help=voice()("cli.help-translations"))
@language_option
def translations() -> None:
    """The group."""


@translations.command(name="missing", help=voice()("cli.translations-missing"))
@_FILES
@language_option
def missing(files: tuple[Path, ...]) -> None:
    """Print what has to be written, ready to be pasted under ``texts:``."""
    say = voice()
    for pair in _pairs(files):
        parts = [(say("cli.translations-new"), pair.missing), (say("cli.translations-changed"), pair.stale)]
        for title, texts in parts:
            if texts:
                click.echo(f"# {title}")
                click.echo("\n".join(_block(text) for text in texts))
        if not any(texts for _, texts in parts):
            click.echo(say("cli.translations-complete", file=pair.path))


@translations.command(name="stamp", help=voice()("cli.translations-stamp"))
@_FILES
@click.option("--text", "only", multiple=True, metavar="ADDRESS", help=voice()("cli.translations-only"))
@language_option
def stamp_command(files: tuple[Path, ...], only: tuple[str, ...]) -> None:
    """Mark translated texts as written for the source as it is now."""
    say = voice()
    for pair in _pairs(files):
        renewed = _renewed(pair, only)
        count = stamp(pair, only)
        click.echo(say("cli.translations-stamped", file=pair.path, n=count))
        for text in renewed:
            click.echo(f"  {say('cli.translations-renewed', text=text.address)}")


def _pairs(files: Sequence[Path]) -> list[Pair]:
    """The translations among the files; with several (a ``*.en.yaml``), what is no translation is left aside."""
    wanted = [path for path in files if len(files) == 1 or kind_of(path.name, None) == "translation"]
    return [read_pair(path) for path in wanted]


def _renewed(pair: Pair, only: tuple[str, ...]) -> list[Text]:
    """Stale texts whose mark is renewed: said aloud, because it should mean that somebody looked at them."""
    return [text for text in pair.stale if not only or text.address in only]


def _block(text: Text) -> str:
    if isinstance(text.value, str):
        return f"  {text.address}: |\n{textwrap.indent(text.value, '    ')}"
    lines = "\n".join(f"    - {_quoted(line)}" for line in text.value)
    return f"  {text.address}:\n{lines}"


def _quoted(line: str) -> str:
    return "'" + line.replace("'", "''") + "'"
