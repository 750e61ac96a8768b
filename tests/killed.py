"""A process that is killed again and again: started by ``test_kill.py``, told on its standard input where to die.

Each line is a JSON object: ``url``, ``take`` or ``joint`` (hex), ``steps``, ``seed``, ``at`` (a named point), ``nth``
(the how-manieth time it is reached). For each, this process forks; the child plays the steps and kills itself there. So
what is imported once serves a hundred deaths. The answer line says whether the child died there or played to its end.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from coach.bootstrap import assemble
from coach.services.ports import Database, Stores
from coach.settings import Settings
from coach.storage import open_database
from tests import fakes
from tests.joint_world import play
from tests.values import uid

POINTS = (
    "before the words are written",
    "before the words are committed",
    "after the words are committed",
    "before the cues are committed",
    "between cues and voicing",
    "before the voicing is committed",
    "after the voicing is committed",
    "before the report is committed",
    "after the report is committed",
)
_WRITES = {"append said": "words", "append cues": "cues", "voice": "voicing", "put": "report"}


class Reaper:
    """Counts how often a point is reached and kills this process the n-th time."""

    def __init__(self, at: str, nth: int) -> None:
        self._at, self._left = at, nth

    def reached(self, point: str) -> None:
        """Die here, if this is the place."""
        if point == self._at:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Watched:
    """A store whose writes are noted, so that the transaction round them has a name."""

    store: Any
    reaper: Reaper
    written: list[str]

    def __getattr__(self, name: str) -> Any:
        """The store's own method; those that write leave their name behind."""
        method = getattr(self.store, name)

        def call(*arguments: Any) -> Any:
            what = f"append {'said' if arguments[1][0].is_learners else 'cues'}" if name == "append" else name
            if what == "append said":
                self.reaper.reached("before the words are written")
            if what in _WRITES:
                self.written.append(_WRITES[what])
            return method(*arguments)

        return call


@dataclass
class WatchedStores:
    """Stores of which takes and reports are watched."""

    stores: Stores
    takes: Watched
    reports: Watched

    def __getattr__(self, name: str) -> Any:
        """The others as they are."""
        return getattr(self.stores, name)


class Mortal:
    """A database round whose commits the process may die."""

    def __init__(self, database: Database, reaper: Reaper) -> None:
        self._database, self._reaper = database, reaper
        self.read = database.read

    @contextmanager
    def write(self) -> Iterator[Any]:
        """A transaction, with a point before and after its commit."""
        written: list[str] = []
        with self._database.write() as stores:
            yield WatchedStores(
                stores,
                Watched(stores.takes, self._reaper, written),
                Watched(stores.reports, self._reaper, written),
            )
            for what in dict.fromkeys(written):
                verb = "is" if what in {"voicing", "report"} else "are"
                self._reaper.reached(f"before the {what} {verb} committed")
        for what in dict.fromkeys(written):
            verb = "is" if what in {"voicing", "report"} else "are"
            self._reaper.reached("between cues and voicing" if what == "cues" else f"after the {what} {verb} committed")


def live(order: dict[str, Any]) -> None:
    """Play the steps, until the end of them or of this process."""
    clock, entropy = fakes.Clock(), fakes.Entropy(order["seed"])
    database = Mortal(open_database(order["url"]), Reaper(order["at"], order["nth"]))
    app = assemble(Settings(), database, fakes.parts(), clock, entropy)  # type: ignore[arg-type]  # watched by duck
    if "joint" in order:
        play(app, UUID(order["joint"]), order["steps"])
        return
    owner, take = uid("owner"), UUID(order["take"])
    for key, kind, words in order["steps"]:
        seq = app.rehearse.room(owner, take).position.last_seq
        send = app.rehearse.say if kind == "said" else app.rehearse.pick
        send(owner, take, seq, key, words)
        app.rehearse.answer(owner, take)
    app.reviews.review(owner, take)


@contextmanager
def dying() -> Iterator[Callable[[dict[str, Any]], str]]:
    """The process that dies for us: gives it an order, and tells how it went."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.killed"],
        cwd=Path(__file__).resolve().parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin, stdout = process.stdin, process.stdout

    def order(what: dict[str, Any]) -> str:
        stdin.write(json.dumps(what) + "\n")
        stdin.flush()
        return str(json.loads(stdout.readline()))

    yield order
    stdin.close()
    process.wait()
    stdout.close()


def main() -> None:
    """Serve one death after the other."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live(json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        lived = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
        sys.stdout.write(json.dumps("died" if died else "lived" if lived else "failed") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
