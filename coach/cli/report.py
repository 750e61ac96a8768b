"""``coach report transfer``: the transfer report of a training in a file, for an operator."""

from __future__ import annotations

import os
from pathlib import Path

import click

from coach.cli.voice import language_option, voice
from coach.errors import InputRefused, NotFound, StorageFailed

_KINDS = (".pdf", ".csv")


@click.group(help=voice()("transfer.help-group"))
@language_option
def report() -> None:
    """Reports."""


@report.command(help=voice()("transfer.help"))
@click.option("--training", required=True, help=voice()("transfer.training"))
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help=voice()("transfer.out"))
@language_option
def transfer(training: str, out: Path) -> None:
    """Write it."""
    from coach import bootstrap, storage  # noqa: PLC0415 - not needed for --help
    from coach.delivery.transfer_csv import transfer_csv  # noqa: PLC0415 - same
    from coach.delivery.transfer_pdf import transfer_pdf  # noqa: PLC0415 - same
    from coach.services.transfer import transfer_report  # noqa: PLC0415 - same
    from coach.settings import read_settings  # noqa: PLC0415 - same

    say = voice()
    if out.suffix.lower() not in _KINDS:
        raise InputRefused("report-file", path=out)
    settings = read_settings(os.environ)
    found = bootstrap.content(settings).catalogue.trainings().get(training)
    if found is None:
        raise NotFound("no-training", training=training)
    storage.migrate(settings.url)
    database = storage.open_database(settings.url)
    try:
        made = transfer_report(database, found, say.language, bootstrap.now(), os.urandom)
    finally:
        database.close()
    content = transfer_pdf(made) if out.suffix.lower() == ".pdf" else transfer_csv(made)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise StorageFailed("report-not-written", path=out) from error
    click.echo(say("transfer.done", path=out))
