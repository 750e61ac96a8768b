"""The one message to the team: how I will follow up, and how I can support you; and what the team answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from coach.errors import InputRefused, NotFound
from coach.programme.followup import Mailed, MessageDraft, TeamAnswer, TeamMessage, missing
from coach.programme.people import Person
from coach.services.access import Actor, actor
from coach.services.access_followup import members, my_managers, own_message, received_message
from coach.services.ids import uuid7
from coach.services.ports import Clock, Database, Entropy, Stores
from coach.services.ports_followup import Post
from coach.services.words import typed

MAX_PART = 1500
MAX_ANSWER = 600
_SAME = timedelta(days=1)
_LACKING = {"how": "message-no-how", "support": "message-no-support"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as its sender sees it."""

    message: TeamMessage
    answers: tuple[tuple[Person, TeamAnswer], ...]
    """Of those who answered and are in the team now, by first name. Nobody is named for not answering."""
    newcomers: tuple[Person, ...]
    """Who came to the team since, and does not have it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a manager needs to write to a team."""

    team: str
    teams: tuple[str, ...]
    members: tuple[Person, ...]
    trainings: tuple[str, ...]
    """What somebody in the team learns now."""
    draft: MessageDraft | None
    sent: tuple[Sent, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Got:
    """A message as somebody of the team sees it."""

    message: TeamMessage
    manager: Person
    at: datetime
    answer: TeamAnswer | None


class Messages:
    """Use cases of the message to the team."""

    def __init__(self, database: Database, post: Post, clock: Clock, entropy: Entropy) -> None:
        self._database, self._post, self._clock, self._entropy = database, post, clock, entropy

    def desk(self, person: UUID, team: str | None = None) -> Desk:
        """What is being written to a team and was sent to it; None: the first of the person's teams.

        Raises:
            NotFound: a team that the person does not manage now, or they manage none.
        """
        with self._database.read() as stores:
            who = actor(stores, person, self._clock())
            teams = tuple(sorted(who.subjects("manages")))
            team = team if team is not None or not teams else teams[0]
            if team is None:
                raise NotFound("no-team")
            people = members(stores, who, team)
            learnt = {
                one.subject for one in stores.people.relations(tuple(people))
                if one.kind == "learns" and one.holds(who.now.astimezone(who.zone).date())
            }  # fmt: skip
            sent = _sent(stores, who, team, people)
            draft = stores.messages.draft(who.id, team)
        return Desk(team, teams, tuple(people.values()), tuple(sorted(learnt)), draft, sent)

    def keep_draft(self, person: UUID, team: str, how: str, support: str, training: str | None = None) -> None:
        """Keep what was written so far; two empty parts clear it.

        Raises:
            NotFound: a team that the person does not manage now.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            members(stores, who, team)
            kept = MessageDraft(who.id, team, training, _cut(how), _cut(support), now)
            stores.messages.put_draft(kept)

    def send(self, person: UUID, team: str, how: str, support: str, training: str | None = None) -> tuple[UUID, Mailed]:
        """Send it to everybody who is in the team now. The same words sent twice within a day are one message.

        Raises:
            NotFound: a team that the person does not manage now.
            InputRefused: a part is not there yet or too long, or nobody is in the team.
        """
        how, support = typed(how), typed(support)
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            people = members(stores, who, team)
            _check(how, support)
            if not people:
                raise InputRefused("team-empty")
            before = next(iter(stores.messages.by(who.id, [team])), None)
            if before is not None and (before.how, before.support) == (how, support) and now - before.sent < _SAME:
                return before.id, "none"
            message = TeamMessage(uuid7(now, self._entropy(10)), who.id, team, training, how, support, now)
            stores.messages.add(message, tuple(people))
        return message.id, self._post.message(who.person, tuple(people.values()), message)

    def send_again(self, person: UUID, message: UUID) -> Mailed:
        """Let those have it who came to the team since; for the others nothing changes.

        Raises:
            NotFound: not the person's message, or the team is not theirs any more.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            found = own_message(stores, who, message)
            has = {one.person for one in stores.messages.recipients([message])}
            new = [one for one in members(stores, who, found.team).values() if one.id not in has]
            stores.messages.reach(message, [one.id for one in new], now)
        return self._post.message(who.person, new, found)

    def received(self, person: UUID) -> Sequence[Got]:
        """What the person got from those who manage them now, newest first, with their own answer."""
        with self._database.read() as stores:
            return got(stores, actor(stores, person, self._clock()))

    def answer(self, person: UUID, message: UUID, helps: str, hinders: str, moment: str) -> None:
        """Answer a message, or change the answer.

        Raises:
            NotFound: the person did not get it, or whoever sent it does not manage them any more.
            InputRefused: nothing was filled in, or too much.
        """
        helps, hinders, moment = _short(helps), _short(hinders), _short(moment)
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            received_message(stores, who, message)
            kept = TeamAnswer(message, who.id, helps, hinders, moment, now)
            if kept.empty:
                raise InputRefused("answer-empty")
            stores.messages.put_answer(kept)

    def take_back(self, person: UUID, message: UUID) -> None:
        """Take an answer back: nothing of it is left.

        Raises:
            NotFound: the person did not get the message.
        """
        now = self._clock()
        with self._database.write() as stores:
            who = actor(stores, person, now)
            if message not in {one.id for one in stores.messages.to(who.id)}:
                raise NotFound("no-message")
            stores.messages.put_answer(TeamAnswer(message, who.id, "", "", "", now))


def got(stores: Stores, who: Actor) -> Sequence[Got]:
    """What somebody got from those who manage them now, newest first."""
    managers = my_managers(stores, who)
    found = {one: at for one, at in stores.messages.to(who.id).items() if (one.manager, one.team) in managers}
    people = stores.people.many({one.manager for one in found})
    mine = {one.message: one for one in stores.messages.answers([one.id for one in found]) if one.person == who.id}
    return [Got(one, people[one.manager], at, mine.get(one.id)) for one, at in found.items() if one.manager in people]


def _sent(stores: Stores, who: Actor, team: str, people: Mapping[UUID, Person]) -> tuple[Sent, ...]:
    messages = stores.messages.by(who.id, [team])
    ids = [message.id for message in messages]
    answers, reached = stores.messages.answers(ids), stores.messages.recipients(ids)
    found = []
    for message in messages:
        has = {one.person for one in reached if one.message == message.id}
        said = {one.person: one for one in answers if one.message == message.id}
        found.append(
            Sent(
                message,
                tuple((one, said[one.id]) for one in people.values() if one.id in said),
                tuple(one for one in people.values() if one.id not in has),
            )
        )
    return tuple(found)


def _check(how: str, support: str) -> None:
    lacking = missing(how, support)
    if len(lacking) > 1:
        raise InputRefused("message-empty")
    if lacking:
        raise InputRefused(_LACKING[lacking[0]])
    for text in (how, support):
        if len(text) > MAX_PART:
            raise InputRefused("message-too-long", length=len(text), limit=MAX_PART)


def _cut(text: str) -> str:
    """A draft is never refused: what no page lets anybody type is cut."""
    return typed(text)[: 2 * MAX_PART]


def _short(text: str) -> str:
    words = typed(text)
    if len(words) > MAX_ANSWER:
        raise InputRefused("answer-too-long", length=len(words), limit=MAX_ANSWER)
    return words
