"""``coach model``: look after language models: try one, see what was asked of it, run one on this computer."""

from __future__ import annotations

import click

from coach.cli.model_check import check
from coach.cli.model_serve import serve
from coach.cli.model_usage import usage
from coach.cli.voice import language_option, voice


@click.group(help=voice()("model.help"))
@language_option
def model() -> None:
    """Group what concerns models."""


model.add_command(check)
model.add_command(usage)
model.add_command(serve)
