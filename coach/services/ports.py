"""What the use cases need from the outside: stores, catalogue, clock, entropy. Storage and bootstrap fit these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol
from uuid import UUID

from coach.competency.model import Habit
from coach.conversation.hearing import Before
from coach.conversation.takes import Status, Take
from coach.conversation.turns import Turn
from coach.feedback.report import Report
from coach.llm.chat import CallRecord
from coach.programme.models import Consent, Contest, TrainerLevel
from coach.programme.people import Person, Relation
from coach.programme.sharing import Intention, Reflection, Reply, Share
from coach.scenario.heard import Heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Choice, Scene
from coach.scenario.version import Version
from coach.services.ports_followup import FollowUpStores
from coach.services.ports_guide import GuideStores
from coach.services.ports_joint import JointStores
from coach.services.ports_meeting import MeetingStores
from coach.services.ports_team import TeamStores

Clock = Callable[[], datetime]
"""Now, in UTC, with its zone."""

Entropy = Callable[[int], bytes]
"""So many random bytes."""

ReportKey = tuple[UUID, int, str, str]
"""Take, last seq, assessor version, content hash: what a report is about and how it was made."""


class PeopleStore(Protocol):
    """People and relations."""

    def get(self, person: UUID) -> Person | None: ...
    def many(self, people: Collection[UUID]) -> Mapping[UUID, Person]: ...
    def by_handle(self, handle: str) -> Person | None: ...
    def all(self) -> Sequence[Person]: ...
    def put(self, person: Person) -> None: ...
    def erase(self, person: UUID) -> None:
        """Remove somebody and everything that is theirs: takes, feedback, reflections, shares, replies."""
        ...

    def relate(self, relation: Relation) -> None: ...
    def relations(self, people: Collection[UUID]) -> Sequence[Relation]:
        """Every relation of these people, past and future ones included."""
        ...

    def related(self, kind: str, subjects: Collection[str]) -> Sequence[Relation]: ...


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

    def lineage(self, take: UUID) -> Sequence[Take]:
        """A take and those that it was rewound from, nearest first."""
        ...

    def logs(self, takes: Collection[UUID]) -> Mapping[UUID, tuple[Turn, ...]]:
        """Each take's own log in order of seq, without what it inherits; every take asked for has an entry."""
        ...

    def tail(self, take: UUID, after: int) -> Sequence[Turn]:
        """A take's own turns above a seq, in order."""
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

    def close(self, take: UUID, status: Status, at: datetime) -> None:
        """Close an open take; one that is closed stays as it is."""
        ...

    def confidence_after(self, take: UUID, confidence: int) -> None: ...


class ReportStore(Protocol):
    """Reports, idempotent by their key."""

    def of(self, takes: Collection[UUID]) -> Mapping[ReportKey, Report]:
        """All reports on these takes, oldest first."""
        ...

    def get(self, key: ReportKey) -> Report | None: ...
    def put(self, key: ReportKey, report: Report, at: datetime) -> None:
        """Keep it; when one is there already, that one stays."""
        ...


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
    def revoke(self, share: UUID, at: datetime) -> None:
        """Take it back; one that was taken back before keeps its moment."""
        ...

    def opened(self, share: UUID, at: datetime) -> None:
        """Keep when it was first opened; later openings change nothing."""
        ...

    def reply(self, reply: Reply) -> None: ...
    def replies(self, shares: Collection[UUID]) -> Sequence[Reply]:
        """The replies to these shares, oldest first."""
        ...


class AccessLog(Protocol):
    """Who looked at what of somebody else's."""

    def note(self, actor: UUID, action: str, subject: str, at: datetime) -> None: ...


class ConsentStore(Protocol):
    """Who agreed to which notice."""

    def get(self, person: UUID, notice: str) -> Consent | None: ...
    def put(self, consent: Consent) -> None: ...


class CallStore(Protocol):
    """What was asked of models; what it cost counts towards budgets."""

    def spent(self, person: str | None, since: datetime) -> int: ...
    def note(self, record: CallRecord) -> None: ...
    def since(self, since: datetime) -> Sequence[CallRecord]: ...


class ContestStore(Protocol):
    """Levels that are seen differently, and what trainers make of them; what was taken back is not in it."""

    def add(self, contest: Contest) -> None: ...
    def get(self, contest: UUID) -> Contest | None: ...
    def of_take(self, take: UUID) -> Sequence[Contest]: ...
    def in_trainings(self, trainings: Collection[str]) -> Sequence[Contest]: ...
    def withdraw(self, contest: UUID, at: datetime) -> None: ...
    def put_level(self, level: TrainerLevel) -> None: ...
    def levels(self, contests: Collection[UUID]) -> Sequence[TrainerLevel]: ...


class Stores(FollowUpStores, GuideStores, JointStores, MeetingStores, TeamStores, Protocol):
    """All stores within one transaction; what one topic adds stands in a ``ports_<topic>.py`` of its own."""

    @property
    def people(self) -> PeopleStore: ...
    @property
    def versions(self) -> VersionStore: ...
    @property
    def takes(self) -> TakeStore: ...
    @property
    def reports(self) -> ReportStore: ...
    @property
    def reflections(self) -> ReflectionStore: ...
    @property
    def shares(self) -> ShareStore: ...
    @property
    def access(self) -> AccessLog: ...
    @property
    def consents(self) -> ConsentStore: ...
    @property
    def calls(self) -> CallStore: ...
    @property
    def contests(self) -> ContestStore: ...


class Database(Protocol):
    """Transactions: ``read`` sees one consistent moment; ``write`` is all or nothing, and writers take turns.

    Both raise :class:`~coach.errors.StorageFailed` when the database cannot be used; nothing is kept then.
    """

    def read(self) -> AbstractContextManager[Stores]: ...
    def write(self) -> AbstractContextManager[Stores]: ...


AttachHabit = Callable[[str, Sequence[Habit], str], str | None]
"""From a habit in the learner's own words, the training's habits and the language to the id of one, or None."""


class Matcher(Protocol):
    """Places a learner's own words: the id of the choice that they mean, or None when unsure."""

    def place(self, words: str, choices: Sequence[Choice], language: str) -> str | None: ...
    def hear(self, words: str, scene: Improvisation, before: Before) -> Heard:
        """What the director of an improvisation hears in a turn of the learner's."""
        ...

    def expect(self, scene: Scene) -> None:
        """A take of this scene begins: time to get ready, without keeping anybody waiting."""
        ...

    def work(self) -> None:
        """Get ready for what is expected, for ever: the server gives it a thread."""
        ...
