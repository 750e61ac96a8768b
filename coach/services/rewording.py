"""Have a model say a piece of advice in words that fit what was shared; else the trainer's own words stand."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from coach.errors import ModelFailed
from coach.llm.chat import Call, Chat, Message
from coach.programme.rewording import SLOT, fault, messages
from coach.programme.sharing import Document
from coach.services.agreement import Agreement
from coach.services.guide import Guides, GuideView
from coach.services.ports import Database

_LOG = logging.getLogger(__name__)
_TOKENS = 220
_KEPT = 256


class Worded(BaseModel):
    """What a model answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    advice: str = Field(max_length=800)


@dataclass(slots=True)
class Rewordings:
    """Use cases of rewording. Nothing goes to a model unless the manager and whoever shared it have both agreed."""

    database: Database
    guides: Guides
    agreement: Agreement
    chat: Chat | None
    _said: dict[tuple[str, ...], str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def offered(self, person: UUID, training: str, member: UUID) -> bool:
        """Whether a model may word anything of this member's guide.

        Raises:
            NotFound: not the person's to read.
        """
        view = self.guides.for_member(person, training, member, "en")
        return view.guide.name is not None and self._agreed(person, member)

    def reword(self, person: UUID, training: str, member: UUID, advice: str, language: str) -> str | None:
        """A piece of advice as a model says it; None when the trainer's words stand.

        Raises:
            NotFound: not the person's to read.
        """
        view = self.guides.for_member(person, training, member, language)
        one = next((one for one in view.guide.advice if one.of.id == advice), None)
        document = _document(view, one.because.share) if one is not None else None
        if one is None or document is None or self.chat is None or not self._agreed(person, member):
            return None
        key = (str(person), str(member), str(one.because.share), one.text)
        with self._lock:
            said = self._said.get(key)
        if said is None:
            said = self._ask(self.chat, person, messages(one.text, document, language))
            why = fault(said, one.text, document, view.guide.training) if said else "empty"
            if why is not None:
                _LOG.info("A model's wording of advice was not taken: %s", why)
                return None
            with self._lock:
                if len(self._said) >= _KEPT:
                    self._said.clear()
                self._said[key] = said
        return said.replace(SLOT, view.guide.name or "")

    def _agreed(self, person: UUID, member: UUID) -> bool:
        if self.chat is None or self.chat.offers("coach") is None:
            return False
        with self.database.read() as stores:
            return all(self.agreement.may_hear(stores, one, "coach") for one in (person, member))

    def _ask(self, chat: Chat, person: UUID, asked: tuple[Message, ...]) -> str:
        try:
            call = Call(role="coach", messages=asked, person=str(person), most_tokens=_TOKENS, temperature=0.3)
            return " ".join(chat.structured(call, Worded).advice.split())
        except ModelFailed as error:
            _LOG.info("No wording of advice: %s", error.code)
            return ""


def _document(view: GuideView, share: UUID | None) -> Document | None:
    return next((one.document for one, _ in view.shared if one.id == share), None)
