"""Share: show a manager exactly what was chosen, take it back, read what they answer; and the manager's side of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from coach.errors import InputRefused, NotAllowed
from coach.programme.people import Person
from coach.programme.sharing import Document, Reply, Share
from coach.services.access import Actor, actor, managers_of, own_share, received_share, visible_shares
from coach.services.chosen import Chosen, excerpts, focus, intention_of, meeting_of, ratings
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy
from coach.services.review import Reviews
from coach.services.words import typed

MAX_TEXT = 2000
MAX_REQUEST = 300


@dataclass(frozen=True, slots=True)
class Given:
    """A share as its sharer sees it."""

    share: Share
    receiver: Person
    replies: tuple[Reply, ...]
    running: bool


@dataclass(frozen=True, slots=True)
class Received:
    """A share as its receiver sees it: the document, from whom, since when, until when. Nothing else exists."""

    share: Share
    sharer: Person
    replies: tuple[Reply, ...]


class Sharing:
    """Use cases of sharing."""

    def __init__(self, database: Database, reviews: Reviews, clock: Clock, entropy: Entropy) -> None:
        self._database, self._reviews, self._clock, self._entropy = database, reviews, clock, entropy

    def document(self, person: UUID, chosen: Chosen) -> Document:
        """What the manager would see: the preview, and what :meth:`share` freezes.

        Raises:
            InputRefused: a text is too long.
            NotFound: a take, intention or meeting that is not the person's.
        """
        reflection, request = _text(chosen.reflection, MAX_TEXT), _text(chosen.request, MAX_REQUEST)
        review = self._reviews.review(person, chosen.take) if chosen.take is not None else None
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            intention, meeting = intention_of(stores, who, chosen), meeting_of(stores, who, chosen)
        language = who.person.language or (review.take.language if review else "nl")
        return Document(
            language=language,
            intention=f"{intention.cue}\n{intention.behaviour}" if intention else None,
            reflection=reflection,
            excerpts=excerpts(review, chosen, who.person.first_name) if review else (),
            ratings=ratings(review, language) if review and chosen.ratings else (),
            request=request,
            focus=focus(review, intention, language),
            meeting=meeting,
        )

    def share(self, person: UUID, chosen: Chosen) -> UUID:
        """Freeze the document and show it to a manager.

        Raises:
            InputRefused: nothing was chosen, or the last day is past.
            NotAllowed: the receiver does not manage the person now.
        """
        document = self.document(person, chosen)
        if document.empty:
            raise InputRefused("share-empty")
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            if chosen.receiver not in {manager.id for manager in managers_of(stores, who)}:
                raise NotAllowed("not-your-manager")
            # The receiver sees the id in addresses: it says the day, as the page does, and neither hour nor zone.
            day = datetime.combine(now.astimezone(who.zone), time(), UTC)
            new = uuid7(day, self._entropy(10))
            stores.shares.add(Share(new, who.id, chosen.receiver, document, now, _end(who, chosen.last_day)))
        return new

    def given(self, person: UUID) -> Sequence[Given]:
        """What the person shared, newest first, with replies; also what has ended."""
        now = self._clock()
        with self._database.read() as stores:
            shares = stores.shares.by(actor(stores, person, now).id)
            receivers = stores.people.many({share.receiver for share in shares})
            replies = stores.shares.replies([share.id for share in shares])
        return [
            Given(share, receivers[share.receiver], _of(share, replies), share.visible(now))
            for share in shares
            if share.receiver in receivers
        ]

    def revoke(self, person: UUID, share: UUID) -> None:
        """Take a share back: from now on it is gone for the receiver. Doing it twice does nothing."""
        now = self._clock()
        with self._database.write() as stores:
            found = own_share(stores, actor(stores, person, now), share)
            if found.revoked is None:
                stores.shares.revoke(share, now)

    def received(self, person: UUID) -> Sequence[Received]:
        """What is shared with the person now, newest first."""
        now = self._clock()
        with self._database.read() as stores:
            who = actor(stores, person, now)
            seen = visible_shares(stores, who, stores.shares.to(who.id))
            replies = stores.shares.replies([share.id for share in seen])
        return [Received(share, sharer, _of(share, replies, who)) for share, sharer in seen.items()]

    def open(self, person: UUID, share: UUID) -> Received:
        """Open one share; the sharer sees when it was first opened.

        Raises:
            NotFound: revoked, ended, or not for this person: all the same.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found = received_share(stores, who, share)
            if found.opened is None:
                stores.shares.opened(share, now)
            stores.access.note(who.id, "open-share", str(share), now)
            sharer = visible_shares(stores, who, (found,))[found]
            return Received(found, sharer, _of(found, stores.shares.replies([share]), who))

    def reply(self, person: UUID, share: UUID, text: str) -> None:
        """Answer a share that can still be seen.

        Raises:
            NotFound: it is gone; the text stays in the page's box.
            InputRefused: empty or too long.
        """
        words = _text(text, MAX_TEXT)
        if words is None:
            raise InputRefused("reply-empty")
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            received_share(stores, who, share)
            stores.shares.reply(Reply(uuid7(now, self._entropy(10)), share, who.id, words, now))


def _of(share: Share, replies: Sequence[Reply], who: Actor | None = None) -> tuple[Reply, ...]:
    """The replies to a share; to its receiver (``who``) only their own."""
    return tuple(reply for reply in replies if reply.share == share.id and (who is None or reply.author == who.id))


def _text(text: str | None, limit: int) -> str | None:
    words = typed(text or "")
    if len(words) > limit:
        raise InputRefused("share-text-too-long", length=len(words), limit=limit)
    return words or None


def _end(who: Actor, last_day: date | None) -> datetime | None:
    if last_day is None or last_day == date.max:  # no day comes after the last one that a calendar has
        return None
    if last_day < who.now.astimezone(who.zone).date():
        raise InputRefused("share-ends-past")
    midnight = datetime.combine(last_day + timedelta(days=1), time(), who.zone)
    return midnight.astimezone(who.now.tzinfo)
