"""What following up needs of the outside: stores of promises, messages and talks; post and calendar files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from coach.programme.commitment import Commitment
from coach.programme.followup import Mailed, MessageDraft, Recipient, TeamAnswer, TeamMessage
from coach.programme.people import Person
from coach.programme.talk import Appointment, Talk, TalkNote


class CommitmentStore(Protocol):
    """What people will do for or with each other."""

    def add(self, commitment: Commitment) -> None: ...
    def get(self, commitment: UUID) -> Commitment | None: ...
    def of(self, person: UUID) -> Sequence[Commitment]:
        """Those that somebody does or was told of, oldest first."""
        ...

    def mark(self, commitment: UUID, done: datetime | None) -> None:
        """Keep when it was done, or that it is still to do."""
        ...

    def remove(self, commitment: UUID) -> None: ...


class TeamMessageStore(Protocol):
    """Messages to a team, drafts of them, and answers."""

    def add(self, message: TeamMessage, recipients: Collection[UUID]) -> None:
        """Keep a message that was sent; a draft of the same manager for the same team goes."""
        ...

    def get(self, message: UUID) -> TeamMessage | None: ...
    def by(self, manager: UUID, teams: Collection[str]) -> Sequence[TeamMessage]:
        """What a manager sent to these teams, newest first."""
        ...

    def to(self, person: UUID) -> Mapping[TeamMessage, datetime]:
        """What somebody got, newest first, each with when it reached them."""
        ...

    def reach(self, message: UUID, people: Collection[UUID], at: datetime) -> None:
        """Let people have it who do not have it yet."""
        ...

    def recipients(self, messages: Collection[UUID]) -> Sequence[Recipient]: ...
    def draft(self, manager: UUID, team: str) -> MessageDraft | None: ...
    def put_draft(self, draft: MessageDraft) -> None:
        """Keep a draft instead of the one before; an empty one clears it."""
        ...

    def answers(self, messages: Collection[UUID]) -> Sequence[TeamAnswer]: ...
    def put_answer(self, answer: TeamAnswer) -> None:
        """Keep an answer instead of the same person's before; an empty one takes it back."""
        ...


class TalkStore(Protocol):
    """Talks and the notes on them."""

    def add(self, talk: Talk) -> None: ...
    def get(self, talk: UUID) -> Talk | None: ...
    def put(self, talk: Talk) -> None: ...
    def remove(self, talk: UUID) -> None: ...
    def of(self, person: UUID) -> Sequence[Talk]:
        """Those of a manager or a member, oldest first; also what lapsed and was not removed yet."""
        ...

    def forget(self, now: datetime) -> None:
        """Remove what lapsed."""
        ...

    def notes(self, talks: Collection[UUID]) -> Sequence[TalkNote]: ...
    def put_note(self, note: TalkNote) -> None:
        """Keep a note instead of the same author's before; an empty one clears it."""
        ...


class FollowUpStores(Protocol):
    """The stores of following up within one transaction; part of ``Stores``."""

    @property
    def commitments(self) -> CommitmentStore: ...
    @property
    def messages(self) -> TeamMessageStore: ...
    @property
    def talks(self) -> TalkStore: ...


class CalendarFile(Protocol):
    """Makes a calendar file of an appointment, in a language."""

    def __call__(self, appointment: Appointment, language: str) -> bytes: ...


class Post(Protocol):
    """Takes letters to those of some people who gave an address. It never raises: what stands in the app stands."""

    def message(self, sender: Person, to: Sequence[Person], message: TeamMessage) -> Mailed: ...
    def proposed(self, sender: Person, to: Person, talk: Talk) -> Mailed:
        """Somebody proposes a talk, or other moments for one."""
        ...

    def settled(self, sender: Person, to: Person, appointment: Appointment) -> Mailed:
        """An appointment was made or called off by the sender; its calendar file goes along."""
        ...
