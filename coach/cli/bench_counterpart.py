"""``coach bench counterpart``: learners by rote play every improvised scenario, and what came of it is counted."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from coach.cli.bench_counterpart_figures import figures, look
from coach.cli.bench_counterpart_learners import KINDS
from coach.cli.bench_counterpart_table import Plan, Played, Table
from coach.cli.bench_counterpart_text import counterpart_text
from coach.cli.bench_counterpart_watch import Watched, splitter
from coach.cli.quiet import quiet
from coach.cli.voice import voice
from coach.conversation.model_player import ModelPlayer
from coach.errors import InputRefused, ModelFailed
from coach.llm.chat import Call, Chat, MemoryLedger, Message
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import PRESSURES
from coach.wording import LANGUAGES

if TYPE_CHECKING:
    from coach.bootstrap.parts import Parts
    from coach.cli.bench_counterpart_moves import Moves

AUTHORED = "authored"
_SECRET = "bench"  # noqa: S105 - makes the marks in prompts; nobody plays against it


def _speak(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value:
        context.find_root().obj = value
    return value


@click.command("counterpart", help=voice()("bench.help-counterpart"))
@click.option("--model", metavar="NAME", default=None, help=voice()("bench.counterpart-model"))
@click.option("--scenario", metavar="ID", default=None, help=voice()("bench.counterpart-scenario"))
@click.option(
    "--language", type=click.Choice(LANGUAGES), default=None, is_eager=True, callback=_speak,
    help=voice()("bench.counterpart-language"),
)  # fmt: skip
@click.option(
    "--seeds", type=click.IntRange(1, 1000), default=1, show_default=True, help=voice()("bench.counterpart-seeds")
)
@click.option("--json", "as_json", is_flag=True, help=voice()("bench.json"))
def counterpart(model: str | None, scenario: str | None, language: str | None, seeds: int, *, as_json: bool) -> None:
    """Play, count, tell."""
    from coach import bootstrap  # noqa: PLC0415 - numpy and the word lists, not needed for --help
    from coach.settings import read_settings  # noqa: PLC0415 - same

    settings = read_settings(os.environ)
    if model and model != AUTHORED:
        settings = settings.model_copy(update={"counterpart_name": model})
    endpoint = settings.endpoints.get("counterpart")
    if model and model != AUTHORED and endpoint is None:
        raise ModelFailed("model-unset", role="counterpart")
    parts = bootstrap.content(settings)
    plans = plans_of(parts, scenario=scenario, language=language, seeds=seeds)
    if endpoint is None or model == AUTHORED:
        run = play(parts, plans, None)
        told: dict[str, object] = {"model": AUTHORED, "host": "", **run.told()}
    else:
        ledger = MemoryLedger()
        unbounded = settings.model_copy(update={"model_tokens_person": 0, "model_tokens_day": 0})
        chat = bootstrap.gateway_of(unbounded, ledger)
        try:
            probe(chat)
            ledger.records.clear()
            click.echo(
                voice()("bench.counterpart-asks", n=len(plans), model=endpoint.name, host=endpoint.host), err=True
            )
            with quiet():
                run = play(parts, plans, chat, _progress)
        finally:
            chat.close()
        told = {"model": endpoint.name, "host": endpoint.host, **run.told(ledger)}
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else counterpart_text(told, voice()))


def plans_of(  # noqa: PLR0913 - each narrows a run down
    parts: Parts,
    *,
    scenario: str | None = None,
    language: str | None = None,
    seeds: int = 1,
    learners: Sequence[str] = KINDS,
    pressures: Sequence[str] = PRESSURES,
) -> list[Plan]:
    """Every rehearsal of a run: scenarios × languages × pressures × learners × seeds.

    Raises:
        InputRefused: no improvised scenario of that name, or none at all.
    """
    trainings = parts.catalogue.trainings()
    found = [
        Plan(entry.id, trainings[entry.training], scene, pressure, learner, seed)
        for entry in parts.catalogue.scenarios().values()
        if scenario in {None, entry.id}
        for name, scene in entry.scenes.items()
        if isinstance(scene, Improvisation) and language in {None, name}
        for pressure in pressures
        for learner in learners
        for seed in range(1, seeds + 1)
    ]
    if not found:
        known = [
            entry.id
            for entry in parts.catalogue.scenarios().values()
            if any(isinstance(scene, Improvisation) for scene in entry.scenes.values())
        ]
        raise InputRefused("bench-no-improvised", scenario=scenario or "–", known=", ".join(known) or "–")
    return found


@dataclass(frozen=True, slots=True)
class Run:
    """What was played, and with which model in between."""

    played: tuple[Played, ...]
    watched: Watched | None
    counted_in: str
    moves: Callable[[Plan], Moves]

    def told(self, ledger: MemoryLedger | None = None) -> dict[str, Any]:
        """The figures."""
        asked = self.watched.asked if self.watched is not None else []
        records = ledger.records if ledger is not None else []
        looked = look(self.played, self.moves)
        return {**figures(self.played, looked, asked, records), "prefix_in": self.counted_in}


def play(
    parts: Parts,
    plans: Sequence[Plan],
    chat: Chat | None,
    progress: Callable[[Sequence[Plan]], Iterable[Plan]] = iter,
) -> Run:
    """Play all plans, by a model or, without one, with the authored lines.

    Raises:
        ModelFailed: ``model-unset``, this installation cannot check a model's replies.
    """
    from coach.bootstrap.parts import encoder_of  # noqa: PLC0415 - numpy
    from coach.cli.bench_counterpart_moves import Moves  # noqa: PLC0415 - numpy

    counted_in, split = splitter()
    watched, player = None, None
    if chat is not None:
        if parts.reply_check is None:
            raise ModelFailed("model-unset", role="counterpart")
        watched = Watched(chat, split)
        player = ModelPlayer(watched, parts.reply_check(), _SECRET)
    table = Table(parts.matcher, parts.assessor_of, parts.plain, player)
    played = tuple(table.play(plan) for plan in progress(plans))
    encoder = encoder_of(None)

    @cache
    def moves(scenario: str, language: str) -> Moves:
        scene = next(plan.scene for plan in plans if (plan.scenario, plan.scene.language) == (scenario, language))
        return Moves(scene, encoder)

    return Run(played, watched, counted_in, lambda plan: moves(plan.scenario, plan.scene.language))


def probe(chat: Chat) -> None:
    """Whether the counterpart's model answers at all, before hours of rehearsals fall back on authored lines.

    Raises:
        ModelFailed: it does not.
    """
    question = Call("counterpart", (Message("user", "Hello."),), "bench", most_tokens=16, temperature=0.0)
    try:
        with closing(chat.stream(question)) as pieces:  # type: ignore[type-var]  # streams are generators
            next(pieces, "")
    except ModelFailed as failed:
        if failed.code != "model-cut":
            raise


def _progress(plans: Sequence[Plan]) -> Iterator[Plan]:
    """The same, with a bar on a terminal; nothing in a file or a pipe."""
    if not sys.stderr.isatty():
        yield from plans
        return
    with click.progressbar(plans, file=sys.stderr) as bar:
        yield from bar
