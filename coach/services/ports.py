"""What the use cases need from the outside: stores, catalogue, clock, entropy. Storage and bootstrap fit these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from coach.conversation.takes import Status, Take
from coach.conversation.turns import Turn
from coach.feedback.report import Report
from coach.programme.people import Person, Relation
from coach.programme.sharing import Intention, Reflection, Reply, Share
from coach.scenario.script import Choice

Clock = Callable[[], datetime]
"""Now, in UTC, with its zone."""

Entropy = Callable[[int], bytes]
"""So many random bytes."""


@dataclass(frozen=True, slots=True)
class Version:
    """The files of a scenario or training as they were, kept whole under their sha256."""

    sha256: str
    kind: str
    """``scenario`` or ``training``."""
    id: str
    files: Mapping[str, str]
    """File name → text: the source file, its translations or examples."""


class PeopleStore(Protocol):
    """People and relations."""

    def get(self, person: UUID) -> Person | None: ...
    def by_handle(self, handle: str) -> Person | None: ...
    def all(self) -> Sequence[Person]: ...
    def put(self, person: Person) -> None: ...
    def relate(self, relation: Relation) -> None: ...
    def relations(self, person: UUID) -> Sequence[Relation]: ...
    def related(self, kind: str, subject: str) -> Sequence[Relation]: ...


class VersionStore(Protocol):
    """Content versions by hash."""

    def keep(self, version: Version) -> None:
        """Keep it; keeping the same hash again does nothing."""
        ...

    def get(self, sha256: str) -> Version | None: ...


class TakeStore(Protocol):
    """Takes and their logs."""

    def add(self, take: Take) -> None: ...
    def get(self, take: UUID) -> Take | None: ...
    def of(self, learner: UUID) -> Sequence[Take]:
        """All takes of a learner, oldest first."""
        ...

    def turns(self, take: UUID) -> Sequence[Turn]:
        """The take's own log in order of seq (without what it inherits from its parent)."""
        ...

    def append(self, take: UUID, turns: Sequence[Turn]) -> None:
        """Add turns at the end.

        Raises:
            Conflict: ``turn-taken`` when a seq is there already, ``turn-repeated`` when a turn_key is.
        """
        ...

    def voice(self, take: UUID, turns: Sequence[Turn]) -> None:
        """Keep how open cues were voiced (``spoken``, ``player``); a cue that was voiced already stays as it was."""
        ...

    def close(self, take: UUID, status: Status, at: datetime) -> None: ...
    def confidence_after(self, take: UUID, confidence: int) -> None: ...


class ReportStore(Protocol):
    """Reports, idempotent by (take, last seq, assessor version, content hash)."""

    def get(self, take: UUID, last_seq: int, assessor: str, content: str) -> Report | None: ...
    def put(self, take: UUID, content: str, report: Report, at: datetime) -> None: ...


class ReflectionStore(Protocol):
    """One reflection per take, and intentions."""

    def put(self, reflection: Reflection) -> None: ...
    def get(self, take: UUID) -> Reflection | None: ...
    def put_intention(self, intention: Intention) -> None: ...
    def intention(self, intention: UUID) -> Intention | None: ...
    def intentions(self, learner: UUID) -> Sequence[Intention]:
        """Those not dropped, newest first."""
        ...


class ShareStore(Protocol):
    """Shares and replies."""

    def add(self, share: Share) -> None: ...
    def get(self, share: UUID) -> Share | None: ...
    def by(self, sharer: UUID) -> Sequence[Share]: ...
    def to(self, receiver: UUID) -> Sequence[Share]: ...
    def revoke(self, share: UUID, at: datetime) -> None: ...
    def opened(self, share: UUID, at: datetime) -> None:
        """Keep when it was first opened; later openings change nothing."""
        ...

    def reply(self, reply: Reply) -> None: ...
    def replies(self, share: UUID) -> Sequence[Reply]: ...


class AccessLog(Protocol):
    """Who looked at what of somebody else's."""

    def note(self, actor: UUID, action: str, subject: str, at: datetime) -> None: ...


class Stores(Protocol):
    """All stores within one transaction."""

    people: PeopleStore
    versions: VersionStore
    takes: TakeStore
    reports: ReportStore
    reflections: ReflectionStore
    shares: ShareStore
    access: AccessLog


class Database(Protocol):
    """Transactions: ``read`` sees one consistent moment, ``write`` is all or nothing.

    Both raise :class:`~coach.errors.StorageFailed` when the database cannot be used; nothing is kept then.
    """

    def read(self) -> AbstractContextManager[Stores]: ...
    def write(self) -> AbstractContextManager[Stores]: ...


class Matcher(Protocol):
    """Places a learner's own words: the id of the choice that they mean, or None when unsure."""

    def place(self, words: str, choices: Sequence[Choice], language: str) -> str | None: ...
