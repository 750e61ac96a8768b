"""Following up, seen whole: the manager's board, the member's own page, and what is new for today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from coach.programme.commitment import Commitment
from coach.programme.people import Person
from coach.programme.sharing import Share
from coach.programme.talk import State, Talk, TalkNote
from coach.services.access import Actor, actor, visible_shares
from coach.services.access_followup import members, still_with, visible_talks
from coach.services.messages import Got, got
from coach.services.ports import Clock, Database, Stores

_FRESH = timedelta(days=14)
_SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class TalkView:
    """A talk as one of the two sees it."""

    talk: Talk
    other: Person
    state: State
    mine: TalkNote | None
    theirs: TalkNote | None
    """The other's notes, when they show them."""


@dataclass(frozen=True, slots=True)
class Block:
    """Somebody of the team as their manager sees them: a person, and what there is between the two."""

    person: Person
    shares: tuple[Share, ...]
    """What they chose to show, newest first."""
    promises: tuple[Commitment, ...]
    """What one of the two will do, oldest first."""
    talks: tuple[TalkView, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """The member's side."""

    messages: tuple[Got, ...]
    talks: tuple[TalkView, ...]
    promises: tuple[tuple[Commitment, Person], ...]
    """What the person or another will do, each with the other one; oldest first."""


@dataclass(frozen=True, slots=True)
class News:
    """Something that waits on the member's own page, for as long as there is something to do about it."""

    kind: Literal["message", "talk", "planned"]
    other: Person
    at: datetime
    """When it came; for a talk that was settled, when it is."""


class FollowUps:
    """Use cases of the whole view. Nothing here counts, and nothing is ordered by what anybody did."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def board(self, person: UUID) -> Sequence[Block]:
        """Everybody whom the person manages now, by first name, with as many queries however many they are."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            people = members(stores, who)
            if not people:
                return ()
            shares = visible_shares(stores, who, stores.shares.to(who.id))
            talks = _views(stores, who, people)
            promises = stores.commitments.of(who.id)
        return [
            Block(
                one,
                tuple(share for share in shares if share.sharer == one.id),
                tuple(promise for promise in promises if promise.concerns(who.id, one.id)),
                tuple(view for view in talks if view.talk.member == one.id and view.talk.manager == who.id),
            )
            for one in people.values()
        ]

    def mine(self, person: UUID) -> Mine:
        """What the person's managers wrote, talks, and what was promised or agreed."""
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            messages = tuple(got(stores, who))
            talks = [view for view in _views(stores, who, {}) if view.talk.member == who.id]
            found = [(one, one.other if one.owner == who.id else one.owner) for one in stores.commitments.of(who.id)]
            seen = still_with(stores, who, {other for _, other in found})
            people = stores.people.many(seen)
        return Mine(messages, tuple(talks), tuple((one, people[other]) for one, other in found if other in people))

    def news(self, person: UUID) -> Sequence[News]:
        """What came in the last two weeks and was not answered, moments to choose, and talks in the next two days."""
        now = self._clock()
        with self._database.read() as stores:
            who = actor(stores, person, now)
            messages = got(stores, who)
            talks = [view for view in _views(stores, who, {}) if view.talk.member == who.id]
        found = [News("message", one.manager, one.at) for one in messages if not one.answer and now - one.at < _FRESH]
        for view in talks:
            if view.state == "proposed":
                found.append(News("talk", view.other, view.talk.changed))
            elif view.state == "planned" and view.talk.chosen is not None and view.talk.chosen - now < _SOON:
                found.append(News("planned", view.other, view.talk.chosen))
        return found


def _views(stores: Stores, who: Actor, managed: Mapping[UUID, Person]) -> Sequence[TalkView]:
    """The talks that somebody sees now, with the notes that they may read."""
    talks = visible_talks(stores, who, stores.talks.of(who.id), managed)
    notes = stores.talks.notes([talk.id for talk in talks])

    def note(talk: Talk, *, mine: bool) -> TalkNote | None:
        return next(
            (
                one for one in notes
                if one.talk == talk.id and (one.author == who.id) == mine and (mine or one.shared)
            ),
            None,
        )  # fmt: skip

    return [
        # Without the mark that the other said no: whoever looks sees what they saw before.
        TalkView(replace(talk, hidden=False), other, talk.state(who.now), note(talk, mine=True), note(talk, mine=False))
        for talk, other in talks.items()
    ]
