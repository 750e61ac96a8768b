"""A take's whole log: its own turns after those that it inherits from the takes it was rewound from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.services.ports import Stores


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
