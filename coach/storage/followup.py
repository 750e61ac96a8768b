"""Messages to a team and what is answered; talks and the notes on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, or_, update

from coach.programme.followup import MessageDraft, Recipient, TeamAnswer, TeamMessage
from coach.programme.talk import Talk, TalkNote
from coach.storage.records import Record
from coach.storage.tables_followup import (
    MessageDraftRow,
    RecipientRow,
    TalkNoteRow,
    TalkRow,
    TeamAnswerRow,
    TeamMessageRow,
)

_MESSAGES = Record(TeamMessage, TeamMessageRow)
_DRAFTS = Record(MessageDraft, MessageDraftRow)
_RECIPIENTS = Record(Recipient, RecipientRow)
_ANSWERS = Record(TeamAnswer, TeamAnswerRow)
_TALKS = Record(Talk, TalkRow)
_NOTES = Record(TalkNote, TalkNoteRow)
_NEWEST = (TeamMessageRow.sent.desc(), TeamMessageRow.id.desc())


class TeamMessages:
    """The store of messages to a team, drafts of them, and answers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, message: TeamMessage, recipients: Collection[UUID]) -> None:
        """Keep a message that was sent; a draft of the same manager for the same team goes."""
        self._connection.execute(insert(TeamMessageRow).values(_MESSAGES.columns(message)))
        self.put_draft(MessageDraft(message.manager, message.team, None, "", "", message.sent))
        self.reach(message.id, recipients, message.sent)

    def get(self, message: UUID) -> TeamMessage | None:
        """One by id."""
        return _MESSAGES.one(self._connection, _MESSAGES.select().where(TeamMessageRow.id == message))

    def by(self, manager: UUID, teams: Collection[str]) -> Sequence[TeamMessage]:
        """What a manager sent to these teams, newest first."""
        query = _MESSAGES.select().where(TeamMessageRow.manager == manager, TeamMessageRow.team.in_(teams))
        return _MESSAGES.all(self._connection, query.order_by(*_NEWEST))

    def to(self, person: UUID) -> Mapping[TeamMessage, datetime]:
        """What somebody got, newest first, each with when it reached them."""
        query = _MESSAGES.select(RecipientRow.at).join(RecipientRow, RecipientRow.message == TeamMessageRow.id)
        rows = self._connection.execute(query.where(RecipientRow.person == person).order_by(*_NEWEST))
        return {_MESSAGES.value(row): row[-1] for row in rows}

    def reach(self, message: UUID, people: Collection[UUID], at: datetime) -> None:
        """Let people have it who do not have it yet."""
        has = {one.person for one in self.recipients([message])}
        new = [{"message": message, "person": person, "at": at} for person in people if person not in has]
        if new:
            self._connection.execute(insert(RecipientRow), new)

    def recipients(self, messages: Collection[UUID]) -> Sequence[Recipient]:
        """Who got these messages."""
        query = _RECIPIENTS.select().where(RecipientRow.message.in_(messages)).order_by(RecipientRow.person)
        return _RECIPIENTS.all(self._connection, query)

    def draft(self, manager: UUID, team: str) -> MessageDraft | None:
        """What a manager is writing to a team."""
        query = _DRAFTS.select().where(MessageDraftRow.manager == manager, MessageDraftRow.team == team)
        return _DRAFTS.one(self._connection, query)

    def put_draft(self, draft: MessageDraft) -> None:
        """Keep a draft instead of the one before; an empty one clears it."""
        same = (MessageDraftRow.manager == draft.manager, MessageDraftRow.team == draft.team)
        self._connection.execute(delete(MessageDraftRow).where(*same))
        if draft.how or draft.support:
            self._connection.execute(insert(MessageDraftRow).values(_DRAFTS.columns(draft)))

    def answers(self, messages: Collection[UUID]) -> Sequence[TeamAnswer]:
        """What was answered to these messages, oldest first."""
        query = _ANSWERS.select().where(TeamAnswerRow.message.in_(messages))
        return _ANSWERS.all(self._connection, query.order_by(TeamAnswerRow.written, TeamAnswerRow.person))

    def put_answer(self, answer: TeamAnswer) -> None:
        """Keep an answer instead of the same person's before; an empty one takes it back."""
        same = (TeamAnswerRow.message == answer.message, TeamAnswerRow.person == answer.person)
        self._connection.execute(delete(TeamAnswerRow).where(*same))
        if not answer.empty:
            self._connection.execute(insert(TeamAnswerRow).values(_ANSWERS.columns(answer)))


class Talks:
    """The store of talks and the notes on them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, talk: Talk) -> None:
        """Keep a new one."""
        self._connection.execute(insert(TalkRow).values(_TALKS.columns(talk)))

    def get(self, talk: UUID) -> Talk | None:
        """One by id."""
        return _TALKS.one(self._connection, _TALKS.select().where(TalkRow.id == talk))

    def put(self, talk: Talk) -> None:
        """Keep how one changed."""
        self._connection.execute(update(TalkRow).where(TalkRow.id == talk.id).values(_TALKS.columns(talk)))

    def remove(self, talk: UUID) -> None:
        """Take one away, with the notes on it."""
        self._connection.execute(delete(TalkRow).where(TalkRow.id == talk))

    def of(self, person: UUID) -> Sequence[Talk]:
        """Those of a manager or a member, oldest first."""
        query = _TALKS.select().where(or_(TalkRow.manager == person, TalkRow.member == person))
        return _TALKS.all(self._connection, query.order_by(TalkRow.made, TalkRow.id))

    def forget(self, now: datetime) -> None:
        """Remove what lapsed."""
        self._connection.execute(delete(TalkRow).where(TalkRow.lapses < now))

    def notes(self, talks: Collection[UUID]) -> Sequence[TalkNote]:
        """Everybody's notes on these talks; who may read which is decided elsewhere."""
        query = _NOTES.select().where(TalkNoteRow.talk.in_(talks))
        return _NOTES.all(self._connection, query.order_by(TalkNoteRow.talk, TalkNoteRow.author))

    def put_note(self, note: TalkNote) -> None:
        """Keep a note instead of the same author's before; an empty one clears it."""
        same = (TalkNoteRow.talk == note.talk, TalkNoteRow.author == note.author)
        self._connection.execute(delete(TalkNoteRow).where(*same))
        if note.text:
            self._connection.execute(insert(TalkNoteRow).values(_NOTES.columns(note)))
