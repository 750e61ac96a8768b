"""``coach model check``: each model that is set: is it there, how does it talk, is it fit for what it is to do."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from coach.cli.model_check_text import LANGUAGE_NAMES, fit_text, offer_text, talk_text, told_fit, told_talk
from coach.cli.quiet import quiet
from coach.cli.voice import language_option, voice
from coach.errors import InputRefused
from coach.llm.chat import ROLES, MemoryLedger, Role
from coach.llm.ollama import find_ollama
from coach.wording import LANGUAGES

if TYPE_CHECKING:
    from coach.cli.model_check_fit import Fit
    from coach.cli.model_check_talk import Talk
    from coach.llm.chat import Chat
    from coach.llm.endpoint import Endpoint
    from coach.settings import Settings

_UNFIT = 1


@click.command(help=voice()("model.help-check"))
@click.option("--plays", type=click.IntRange(0, 200), default=4, show_default=True, help=voice()("model.plays"))
@click.option("--turns", type=click.IntRange(0, 500), default=16, show_default=True, help=voice()("model.turns"))
@click.option(
    "--training", metavar="ID", default="assertive-meetings", show_default=True, help=voice()("model.training")
)
@click.option("--json", "as_json", is_flag=True, help=voice()("model.json"))
@language_option
def check(plays: int, turns: int, training: str, *, as_json: bool) -> int:
    """Try what is set, and tell; 1 when something is not fit for its role, or nothing is set."""
    from coach.settings import read_settings  # noqa: PLC0415 - not needed for --help

    say = voice()
    settings = read_settings(os.environ)
    told: dict[str, Any] = {"models": [], "fit": [], "ollama": None}
    fine = bool(settings.endpoints)
    if settings.endpoints:
        with quiet():
            talks, fits = _tried(settings, plays, turns, training, loud=not as_json)
        told["models"] = [told_talk(one, say) for one in talks]
        told["fit"] = [told_fit(one, say) for one in fits]
        fine = all(one.failed is None for one in talks) and all(one.fit for one in fits)
        reachable = all(one.failed is None for one in talks)
    else:
        reachable = False
        if not as_json:
            click.echo(say("model.none-set"))
    found = None if reachable else find_ollama()
    if found is not None:
        told["ollama"] = {"url": found.url, "models": list(found.models)}
        if not as_json:
            click.echo(f"\n{offer_text(found, say)}")
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return 0 if fine else _UNFIT


def _tried(settings: Settings, plays: int, turns: int, training: str, *, loud: bool) -> tuple[list[Talk], list[Fit]]:
    """Each model once, told as it comes; then each role on a model that answers."""
    from coach import bootstrap  # noqa: PLC0415 - as elsewhere in this room
    from coach.cli.model_check_talk import talk  # noqa: PLC0415 - word lists

    ledger = MemoryLedger()
    unbounded = settings.model_copy(update={"model_tokens_person": 0, "model_tokens_day": 0})
    chat = bootstrap.gateway_of(unbounded, ledger)
    say, talks, fits = voice(), [], []
    try:
        for roles in shared(settings.endpoints):
            one = talk(chat, ledger, roles)
            talks.append(one)
            if loud:
                click.echo(f"{talk_text(one, say)}\n")
        for one in talks:
            for fit in _fits(settings, chat, one, (plays, turns, training)):
                fits.append(fit)
                if loud:
                    click.echo(f"{fit_text(fit, one, say)}\n")
    finally:
        chat.close()
    return talks, fits


def shared(endpoints: Mapping[Role, Endpoint]) -> list[tuple[Role, ...]]:
    """The roles that one model at one address has, per model."""
    places: dict[object, list[Role]] = {}
    for role in ROLES:
        if role in endpoints:
            places.setdefault(endpoints[role].place, []).append(role)
    return [tuple(roles) for roles in places.values()]


def _fits(settings: Settings, chat: Chat, one: Talk, sizes: tuple[int, int, str]) -> Iterator[Fit]:
    """The verdicts on a model that answers, one for each role, and of a counterpart for each language."""
    from coach import bootstrap  # noqa: PLC0415 - as elsewhere in this room
    from coach.cli import model_check_fit  # noqa: PLC0415 - numpy

    if one.failed is not None:
        return
    plays, turns, training = sizes
    parts = bootstrap.content(settings)
    known = parts.catalogue.trainings()
    if training not in known:
        raise InputRefused("bench-no-training", training=training, known=", ".join(sorted(known)) or "–")
    say = voice()
    if "counterpart" in one.roles and plays:
        for language in LANGUAGES:
            if one.speaks(language):
                click.echo(say("model.playing", n=plays, language=say(LANGUAGE_NAMES[language])), err=True)
            yield model_check_fit.as_counterpart(parts, chat, one, language, plays)
    if "judge" in one.roles and turns:
        if one.shape is not None:
            click.echo(say("model.judging", n=turns), err=True)
        yield model_check_fit.as_judge(parts, chat, one, known[training], turns)
    if "coach" in one.roles:
        yield model_check_fit.as_coach(one)
