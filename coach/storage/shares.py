"""Shares, replies, and who looked at what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, update

from coach.programme.sharing import Reply, Share
from coach.storage.records import Record
from coach.storage.tables import AccessRow, ReplyRow, ShareRow

_SHARES = Record(Share, ShareRow)
_REPLIES = Record(Reply, ReplyRow)


class Shares:
    """The store of shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, share: Share) -> None:
        """Keep a new share."""
        self._connection.execute(insert(ShareRow).values(_SHARES.columns(share)))

    def get(self, share: UUID) -> Share | None:
        """A share by id."""
        return _SHARES.one(self._connection, _SHARES.select().where(ShareRow.id == share))

    def by(self, sharer: UUID) -> Sequence[Share]:
        """What somebody shared, newest first."""
        query = _SHARES.select().where(ShareRow.sharer == sharer)
        return _SHARES.all(self._connection, query.order_by(ShareRow.shared.desc(), ShareRow.id.desc()))

    def to(self, receiver: UUID) -> Sequence[Share]:
        """What was shared with somebody, newest first."""
        query = _SHARES.select().where(ShareRow.receiver == receiver)
        return _SHARES.all(self._connection, query.order_by(ShareRow.shared.desc(), ShareRow.id.desc()))

    def revoke(self, share: UUID, at: datetime) -> None:
        """Take it back, once."""
        running = (ShareRow.id == share, ShareRow.revoked.is_(None))
        self._connection.execute(update(ShareRow).where(*running).values(revoked=at))

    def opened(self, share: UUID, at: datetime) -> None:
        """Keep when it was first opened."""
        unopened = (ShareRow.id == share, ShareRow.opened.is_(None))
        self._connection.execute(update(ShareRow).where(*unopened).values(opened=at))

    def reply(self, reply: Reply) -> None:
        """Keep a reply."""
        self._connection.execute(insert(ReplyRow).values(_REPLIES.columns(reply)))

    def replies(self, shares: Collection[UUID]) -> Sequence[Reply]:
        """The replies to these shares, oldest first."""
        query = _REPLIES.select().where(ReplyRow.share.in_(shares)).order_by(ReplyRow.written, ReplyRow.id)
        return _REPLIES.all(self._connection, query) if shares else ()


class Access:
    """The log of who looked at what of somebody else's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, actor: UUID, action: str, subject: str, at: datetime) -> None:
        """Write down that somebody did something with something."""
        row = {"actor": actor, "action": action, "subject": subject, "at": at}
        self._connection.execute(insert(AccessRow).values(row))
