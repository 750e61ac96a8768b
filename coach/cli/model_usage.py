"""``coach model usage``: what was asked of models, for operators: tokens, times, failures; people as a number."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any

import click

from coach.cli.bench_text import table
from coach.cli.voice import language_option, voice
from coach.wording import Wording

if TYPE_CHECKING:
    from coach.llm.chat import CallRecord

FINE = frozenset({"ok", "stopped"})
"""How a call ends when nothing went wrong."""

_ROLES = {"counterpart": "model.counterpart", "judge": "model.judge", "coach": "model.coach"}


@click.command(help=voice()("model.help-usage"))
@click.option("--days", type=click.IntRange(1, 3650), default=7, show_default=True, help=voice()("model.days"))
@click.option("--json", "as_json", is_flag=True, help=voice()("model.json"))
@language_option
def usage(days: int, *, as_json: bool) -> None:
    """Read the database's ledger."""
    from coach import bootstrap, storage  # noqa: PLC0415 - not needed for --help
    from coach.services.models import StoredLedger  # noqa: PLC0415 - same
    from coach.settings import read_settings  # noqa: PLC0415 - same

    settings = read_settings(os.environ)
    today = bootstrap.now().replace(hour=0, minute=0, second=0, microsecond=0)
    since = today - timedelta(days=days - 1)
    storage.migrate(settings.url)
    database = storage.open_database(settings.url)
    try:
        records = StoredLedger(database).since(since)
    finally:
        database.close()
    told = {
        "since": since.isoformat(),
        "limits": {"person": settings.limits.person, "day": settings.limits.day},
        **used(records, today),
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else usage_text(told, days, voice()))


def used(records: Sequence[CallRecord], today: datetime) -> dict[str, Any]:
    """Per day (UTC), role and model what it came to, failures by code, today's tokens; nobody's name or words."""

    def line(record: CallRecord) -> tuple[str, str, str, str]:
        return record.at.astimezone(UTC).date().isoformat(), record.role, record.model, record.host

    rows = [
        dict(zip(("day", "role", "model", "host"), key, strict=True)) | _sums(list(group))
        for key, group in groupby(sorted(records, key=line), key=line)
    ]
    failed = sorted((record for record in records if record.outcome not in FINE), key=lambda record: record.at)
    codes = Counter(record.outcome for record in failed)
    return {
        "rows": rows,
        "people": len({record.person for record in records}),
        "tokens_today": sum(record.usage.total for record in records if record.at >= today),
        "failures": [
            {
                "code": code,
                "times": count,
                "hosts": sorted({record.host for record in failed if record.outcome == code}),
                "first": next(record.at for record in failed if record.outcome == code).astimezone(UTC).isoformat(),
                "last": next(r.at for r in reversed(failed) if r.outcome == code).astimezone(UTC).isoformat(),
            }
            for code, count in codes.most_common()
        ],
    }


def _sums(records: Sequence[CallRecord]) -> dict[str, object]:
    firsts = [record.first_ms for record in records if record.first_ms is not None]
    return {
        "people": len({record.person for record in records}),
        "calls": len(records),
        "failed": sum(record.outcome not in FINE for record in records),
        "prompt": sum(record.usage.prompt for record in records),
        "cached": sum(record.usage.cached for record in records),
        "completion": sum(record.usage.completion for record in records),
        "estimated": any(record.usage.estimated for record in records),
        "first_ms": round(median(firsts)) if firsts else None,
    }


def usage_text(told: Mapping[str, Any], days: int, say: Wording) -> str:
    """The same as a page for people."""
    if not told["rows"]:
        return say("model.nothing-asked", n=days)
    heads = ["model.people", "model.calls", "model.failed", "model.sent", "model.known", "model.answered", "model.wait"]
    rows = [[say("model.day"), say("model.role"), say("model.model"), *(say(name) for name in heads)]]
    for row in told["rows"]:
        guess = "~" if row["estimated"] else ""
        numbers = [row[name] for name in ("people", "calls", "failed")]
        tokens = [f"{guess}{row[name]}" for name in ("prompt", "cached", "completion")]
        wait = "–" if row["first_ms"] is None else f"{row['first_ms']} ms"
        who = f"{row['model']} ({row['host']})"
        rows.append([row["day"], say(_ROLES[row["role"]]), who, *map(str, numbers), *tokens, wait])
    parts = [table(rows), _limits(told, say)]
    if told["failures"]:
        parts.append("\n".join([say("model.failures"), *(_failure(failure, say) for failure in told["failures"])]))
    return "\n\n".join(parts)


def _limits(told: Mapping[str, Any], say: Wording) -> str:
    day = told["limits"]["day"]
    if not day:
        return say("model.today", tokens=told["tokens_today"])
    return say("model.today-of", tokens=told["tokens_today"], limit=day)


def _failure(failure: Mapping[str, Any], say: Wording) -> str:
    first, last = (datetime.fromisoformat(failure[name]) for name in ("first", "last"))
    return say(
        "model.failure",
        n=failure["times"],
        code=failure["code"],
        hosts=", ".join(failure["hosts"]),
        first=f"{first:%Y-%m-%d %H:%M}",
        last=f"{last:%Y-%m-%d %H:%M}",
    )
