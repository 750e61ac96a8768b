"""``coach schema``: the JSON Schema of a kind of file."""

from __future__ import annotations

import click

from coach.cli.voice import language_option, voice
from coach.scenario.schema import KINDS, schema_text


@click.command(help=voice()("cli.schema"))
@click.argument("kind", metavar=f"[{'|'.join(KINDS)}]", type=click.Choice(KINDS), default="scenario")
@language_option
def schema(kind: str) -> None:
    """Print it."""
    click.echo(schema_text(kind), nl=False)
