"""``coach migrate``: bring the database to today's tables without starting the app."""

from __future__ import annotations

import os

import click

from coach import bootstrap
from coach.cli.voice import language_option, voice
from coach.settings import read_settings


@click.command(help=voice()("storage.help"))
@language_option
def migrate() -> None:
    """Bring it up to date, and say whether there was something to do."""
    done = bootstrap.migrate(read_settings(os.environ))
    click.echo(voice()("storage.migrated") if done else voice()("storage.up-to-date"))
