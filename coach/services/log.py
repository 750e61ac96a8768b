"""A take's whole log: its own turns after those that it inherits from the takes it was rewound from."""

from __future__ import annotations

from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.services.ports import Stores


def full_log(stores: Stores, take: Take) -> tuple[Turn, ...]:
    """All turns, oldest first; seq goes up by one from 1."""
    own = tuple(stores.takes.turns(take.id))
    upto = take.forked_after
    ancestor = stores.takes.get(take.parent) if take.parent else None
    while ancestor is not None and upto > 0:
        inherited = tuple(turn for turn in stores.takes.turns(ancestor.id) if turn.seq <= upto)
        own = inherited + own
        upto = min(upto, ancestor.forked_after)
        ancestor = stores.takes.get(ancestor.parent) if ancestor.parent else None
    return own
