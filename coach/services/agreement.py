"""Whether a model may hear somebody: which models there are, and who has agreed to the notice about them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from coach.errors import ModelFailed
from coach.llm.chat import ROLES, Answer, Call, Chat, ModelCard, Role
from coach.services.ports import Database, Stores

NOTICE_TEXT = "2"
"""Changes when the sentences of the notice change: people are asked again then."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Where somebody's words would go: the models by role, and whether this person has agreed."""

    id: str
    cards: tuple[ModelCard, ...]
    accepted: bool

    def card(self, role: Role) -> ModelCard | None:
        """The model in a role."""
        return next((card for card in self.cards if card.role == role), None)


class Agreement:
    """Reads who has agreed; without a model there is no notice and nobody is heard."""

    def __init__(self, chat: Chat | None) -> None:
        self._chat = chat

    def may_hear(self, stores: Stores, person: UUID, role: Role) -> bool:
        """Whether a model in this role may be sent what this person says."""
        notice = self.notice(stores, person)
        return notice is not None and notice.accepted and notice.card(role) is not None

    def notice(self, stores: Stores, person: UUID) -> Notice | None:
        """The notice for somebody; None where no model is set up."""
        cards = tuple(
            card for role in ROLES if self._chat is not None and (card := self._chat.offers(role)) is not None
        )
        if not cards:
            return None
        named = "\n".join(f"{card.role} {card.name} {card.address}" for card in cards)
        name = hashlib.sha256(f"{NOTICE_TEXT}\n{named}".encode()).hexdigest()[:16]
        given = stores.consents.get(person, name)
        return Notice(name, cards, given is not None and given.withdrawn is None)


class AgreedChat:
    """A chat that asks before every single call whether the person still agrees (fits ``coach.llm.chat.Chat``).

    So taking one's agreement back also stops what is under way: a second try, the other turns of a take.
    """

    def __init__(self, chat: Chat, agreement: Agreement, database: Database) -> None:
        self._chat, self._agreement, self._database = chat, agreement, database

    def offers(self, role: Role) -> ModelCard | None:
        """The model in a role, or None."""
        return self._chat.offers(role)

    def stream(self, call: Call) -> Iterator[str]:
        """The answer in pieces.

        Raises:
            ModelFailed: ``model-unset`` when the person does not agree (any more); or as the chat does.
        """
        self._ask(call)
        yield from self._chat.stream(call)

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """The answer in a given shape.

        Raises:
            ModelFailed: as above.
        """
        self._ask(call)
        return self._chat.structured(call, answer)

    def _ask(self, call: Call) -> None:
        with self._database.read() as stores:
            if not self._agreement.may_hear(stores, UUID(call.person), call.role):
                raise ModelFailed("model-unset", role=call.role)
