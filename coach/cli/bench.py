"""``coach bench``: how well own words are rated and matched, on files of turns that people judged."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.bench_counterpart import counterpart
from coach.cli.bench_lines import OwnWordsLine, RatedTurn, read_lines
from coach.cli.bench_text import feedback_text, matching_text
from coach.cli.voice import language_option, voice
from coach.errors import InputRefused
from coach.feedback.agreement import Judged, figures
from coach.feedback.report import Assessment, Said
from coach.scenario.training import Training

if TYPE_CHECKING:
    from coach.bootstrap.parts import Parts

_FILE = click.Path(path_type=Path)


@click.group(help=voice()("bench.help"))
@language_option
def bench() -> None:
    """Group the measurements."""


bench.add_command(counterpart)


@bench.command(help=voice()("bench.help-feedback"))
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("--training", default="assertive-meetings", show_default=True, help=voice()("bench.training"))
@click.option(
    "--judge",
    type=click.Choice(["offline", "model"]),
    default="offline",
    show_default=True,
    help=voice()("bench.judge"),
)
@click.option("--json", "as_json", is_flag=True, help=voice()("bench.json"))
@language_option
def feedback(file: Path, training: str, judge: str, *, as_json: bool) -> None:
    """Rate the turns of a file and tell how that agrees with people."""
    lines = read_lines(file, RatedTurn)
    parts = _parts()
    known = parts.catalogue.trainings()
    if training not in known:
        raise InputRefused("bench-no-training", training=training, known=", ".join(sorted(known)) or "–")
    _check_asked(file, lines, known[training])
    said = [
        Said(line.lang, line.situation, line.counterpart_says, line.learner_says, _asked(line)) for _, line in lines
    ]
    version, heard, more = _heard(parts, known[training], said, judge)
    judged = [
        (line.lang, Judged(line.style, {name: line.ratings.get(name) for name in _asked(line)}, assessment))
        for (_, line), assessment in zip(lines, heard, strict=True)
    ]
    told: dict[str, object] = {
        **figures([turn for _, turn in judged]),
        "by_lang": {
            lang: figures([turn for other, turn in judged if other == lang])
            for lang in dict.fromkeys(lang for lang, _ in judged)
        },
        "training": training,
        "assessor": version,
        **more,
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else feedback_text(told, voice()))


@bench.command(help=voice()("bench.help-matching"))
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help=voice()("bench.json"))
@language_option
def matching(file: Path, *, as_json: bool) -> None:
    """Place the words of a file and tell how often that was right, wrong, or a question back."""
    lines = read_lines(file, OwnWordsLine)
    parts = _parts()
    entries = parts.catalogue.scenarios()
    placed: list[tuple[str, str | None, str | None]] = []
    for number, line in lines:
        script = entries[line.scenario].scenes.get(line.lang) if line.scenario in entries else None
        node = script.nodes.get(line.node) if script is not None else None
        if node is None or (line.choice is not None and node.choice(line.choice) is None):
            where = "/".join(part for part in (line.scenario, line.node, line.choice or "") if part)
            raise InputRefused("bench-no-moment", file=file, line=number, where=where)
        placed.append((line.lang, line.choice, parts.matcher.place(line.says, node.choices, line.lang)))
    told: dict[str, object] = {
        **matched(placed),
        "by_lang": {
            lang: matched([one for one in placed if one[0] == lang]) for lang in dict.fromkeys(one[0] for one in placed)
        },
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else matching_text(told, voice()))


def matched(placed: Sequence[tuple[str, str | None, str | None]]) -> dict[str, object]:
    """Shares over all lines of (language, meant, placed): wrong, clarified and right add up to 1.

    A line that should be clarified is right when it is, and wrong when it is placed; a line that means a choice is
    clarified when it is not placed.
    """
    total = len(placed)
    wrong = sum(got is not None and got != meant for _, meant, got in placed)
    clarified = sum(got is None and meant is not None for _, meant, got in placed)
    meant_one = [(meant, got) for _, meant, got in placed if meant is not None]
    unclear = [got for _, meant, got in placed if meant is None]
    return {
        "wrong": wrong / total,
        "clarified": clarified / total,
        "right": (total - wrong - clarified) / total,
        "lines": total,
        "of_meant": {
            "wrong": sum(got is not None and got != meant for meant, got in meant_one) / max(1, len(meant_one)),
            "clarified": sum(got is None for _, got in meant_one) / max(1, len(meant_one)),
            "lines": len(meant_one),
        },
        "of_unclear": {
            "wrong": sum(got is not None for got in unclear) / max(1, len(unclear)),
            "lines": len(unclear),
        },
    }


def _heard(
    parts: Parts, training: Training, said: Sequence[Said], judge: str
) -> tuple[str, Sequence[Assessment], dict[str, object]]:
    """The assessor's version, what it heard, and for a model what else there is to tell of it."""
    if judge == "model":
        from coach.cli.bench_judge import by_model  # noqa: PLC0415 - only then

        return by_model(parts, training, said)
    assessor = parts.assessor_of(training)
    return assessor.version, assessor.assess(said), {}


def _asked(line: RatedTurn) -> tuple[str, ...]:
    """What is to be rated: what was asked and whatever has a rating; asked without a rating means not observed."""
    return tuple(dict.fromkeys((*(line.asked or ()), *line.ratings)))


def _check_asked(file: Path, lines: Sequence[tuple[int, RatedTurn]], training: Training) -> None:
    for number, line in lines:
        for name in (*(line.asked or ()), *line.ratings):
            if name not in training.competencies:
                raise InputRefused("bench-competency", file=file, line=number, name=name, training=training.id)


def _parts() -> Parts:
    from coach.bootstrap import content  # noqa: PLC0415 - numpy and the word lists, not needed for --help
    from coach.settings import read_settings  # noqa: PLC0415 - same

    return content(read_settings(os.environ))
