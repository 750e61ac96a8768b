"""A take's whole log: its own turns after those that it inherits from the takes it was rewound from."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import takewhile
from threading import Lock
from uuid import UUID

from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.services.ports import Stores

_KEPT = 256


class Logs:
    """Whole logs, of which what was said stays in memory: it never changes, so only what is new is read again.

    So a page costs the same in a long rehearsal as in a short one. Whether the log may be read is asked elsewhere.
    What somebody said in another's rehearsal goes when they are erased, so a log with such turns is not kept at hand.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._said: OrderedDict[UUID, tuple[Turn, ...]] = OrderedDict()

    def full(self, stores: Stores, take: Take) -> tuple[Turn, ...]:
        """All turns of a take, as :func:`full_log` has them."""
        with self._lock:
            said = self._said.get(take.id, ())
        turns = said + tuple(stores.takes.tail(take.id, said[-1].seq)) if said else full_log(stores, take)
        settled = tuple(takewhile(lambda turn: turn.kind != "cue" or turn.spoken is not None, turns[len(said) :]))
        if settled and all(turn.by is None for turn in settled):
            self._keep(take.id, said + settled)
        return turns

    def _keep(self, take: UUID, said: tuple[Turn, ...]) -> None:
        with self._lock:
            self._said[take] = said
            self._said.move_to_end(take)
            while len(self._said) > _KEPT:
                self._said.popitem(last=False)


def full_log(stores: Stores, take: Take) -> tuple[Turn, ...]:
    """All turns, oldest first; seq goes up by one from 1. Two queries at most, however often it was rewound."""
    lineage = stores.takes.lineage(take.id) if take.parent else (take,)
    return joined(lineage, stores.takes.logs([one.id for one in lineage]))


def joined(lineage: Sequence[Take], logs: Mapping[UUID, tuple[Turn, ...]]) -> tuple[Turn, ...]:
    """The log of the first take of a lineage (a take, its parent, and so on), from the logs of each."""
    own = logs[lineage[0].id]
    upto = lineage[0].forked_after
    for ancestor in lineage[1:]:
        own = tuple(turn for turn in logs[ancestor.id] if turn.seq <= upto) + own
        upto = min(upto, ancestor.forked_after)
    return own


def lineage_of(take: Take, takes: Mapping[UUID, Take]) -> tuple[Take, ...]:
    """A take and those that it was rewound from, nearest first, out of takes at hand."""
    line = [take]
    while (parent := line[-1].parent) is not None and parent in takes:
        line.append(takes[parent])
    return tuple(line)
