"""Following up, as managers and members meet it: the two-part message, answers, talks, promises, the board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from coach.errors import Conflict, InputRefused, NotFound
from coach.programme.commitment import Commitment
from coach.programme.people import Person, Relation
from coach.programme.talk import State
from coach.services.followup import Block, FollowUps
from coach.services.messages import Messages
from coach.services.promises import Promises
from coach.services.talks import NewTalk, Talks
from tests.values import uid
from tests.world import START, TEAM, World, opened, populate

OWNER, OTHER, MANAGER, COLLEAGUE = (uid(name) for name in ("owner", "other learner", "manager", "colleague"))
MORNING = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001 - what the clock on a wall says
NOON = datetime(2026, 11, 27, 12, 0)  # noqa: DTZ001 - same


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation, on each database."""
    with opened(url) as world:
        populate(world)
        yield world


@pytest.fixture
def messages(world: World) -> Messages:
    """Messages to the team."""
    return world.app.followup.messages


@pytest.fixture
def talks(world: World) -> Talks:
    """Talks."""
    return world.app.followup.talks


@pytest.fixture
def promises(world: World) -> Promises:
    """Promises."""
    return world.app.followup.promises


@pytest.fixture
def board(world: World) -> FollowUps:
    """The board and the member's side."""
    return world.app.followup.board


def _join(world: World, name: str, team: str = TEAM) -> UUID:
    with world.database.write() as stores:
        stores.people.put(Person(uid(name), name, f"{name.title()} Nieuw", name.title()))
        stores.people.relate(Relation(uid(f"{name}-in-{team}"), uid(name), "member", team, START))
    return uid(name)


def _send(messages: Messages) -> UUID:
    return messages.send(MANAGER, TEAM, "Ik vraag elke maand hoe het gaat.", "Wat helpt jullie?")[0]


def _block(board: FollowUps, member: UUID = OWNER) -> Block:
    return next(one for one in board.board(MANAGER) if one.person.id == member)


def _state(board: FollowUps, who: UUID, talk: UUID) -> State | None:
    """How a talk stands on somebody's page; None: it is not there."""
    views = _block(board).talks if who == MANAGER else board.mine(who).talks
    return next((view.state for view in views if view.talk.id == talk), None)


def _propose(talks: Talks) -> UUID:
    return talks.propose(MANAGER, NewTalk(OWNER, ["Wat lukte al?"], [MORNING, NOON]))[0]


def _slots(board: FollowUps, talk: UUID) -> tuple[datetime, ...]:
    return next(view.talk.slots for view in board.mine(OWNER).talks if view.talk.id == talk)


@pytest.mark.parametrize(
    ("how", "support", "code"),
    [
        ("", "Wat helpt?", "message-no-how"),
        ("Zo volg ik op.", " \n", "message-no-support"),
        ("\u200b", "", "message-empty"),
        ("x" * 1501, "Wat helpt?", "message-too-long"),
    ],
)
def test_a_message_goes_only_with_both_parts(
    messages: Messages, board: FollowUps, how: str, support: str, code: str
) -> None:
    """The refusal says which part is missing; nothing reached anybody, and the draft stays."""
    messages.keep_draft(MANAGER, TEAM, "Een begin", "")
    with pytest.raises(InputRefused) as refused:
        messages.send(MANAGER, TEAM, how, support)
    assert refused.value.code == code
    assert board.mine(OWNER).messages == ()
    draft = messages.desk(MANAGER).draft
    assert draft is not None
    assert (draft.how, draft.support) == ("Een begin", "")


def test_everybody_who_is_in_the_team_gets_it_at_once(messages: Messages) -> None:
    """Learners and colleagues alike; the draft is done with; nobody outside the team has it."""
    messages.keep_draft(MANAGER, TEAM, "Een begin", "")
    message = _send(messages)
    for member in (OWNER, OTHER, COLLEAGUE):
        (one,) = messages.received(member)
        assert (one.message.id, one.manager.id, one.answer) == (message, MANAGER, None)
    assert messages.desk(MANAGER).draft is None
    for kind in ("trainer", "stranger", "other team's manager", "manager"):
        assert not messages.received(uid(kind))


def test_pressing_twice_sends_one_message(messages: Messages, world: World) -> None:
    """Two tabs, or an impatient finger; the same words next month are a new message."""
    assert _send(messages) == _send(messages)
    world.clock.forward(days=30)
    _send(messages)
    assert len(messages.received(OWNER)) == 2


def test_who_joins_later_gets_it_when_it_is_sent_again(messages: Messages, world: World) -> None:
    """Until then it is not theirs; for the others nothing changes."""
    message = _send(messages)
    new = _join(world, "nora")
    assert not messages.received(new)
    with pytest.raises(NotFound):
        messages.answer(new, message, "Tijd", "", "")
    (sent,) = messages.desk(MANAGER).sent
    assert [one.id for one in sent.newcomers] == [new]
    before = messages.received(OWNER)
    messages.send_again(MANAGER, message)
    assert [one.message.id for one in messages.received(new)] == [message]
    assert messages.received(OWNER) == before
    assert messages.desk(MANAGER).sent[0].newcomers == ()


def test_an_answer_is_changed_and_taken_back(messages: Messages) -> None:
    """The manager sees what stands, by first name, and nobody for not answering."""
    message = _send(messages)
    messages.answer(OTHER, message, "Stilte", "", "")
    messages.answer(OWNER, message, "Tijd", "Haast", "maandag")
    messages.answer(OWNER, message, "Meer tijd", "", "maandag")
    (sent,) = messages.desk(MANAGER).sent
    assert [(person.id, one.helps, one.hinders) for person, one in sent.answers] == [
        (OTHER, "Stilte", ""),
        (OWNER, "Meer tijd", ""),
    ]
    messages.take_back(OWNER, message)
    assert [person.id for person, _ in messages.desk(MANAGER).sent[0].answers] == [OTHER]
    assert messages.received(OWNER)[0].answer is None
    assert "Haast" not in repr(messages.desk(MANAGER))


def test_an_answer_says_something(messages: Messages) -> None:
    """Nothing at all is refused; so is a whole page."""
    message = _send(messages)
    for words, code in (("", "answer-empty"), ("x" * 601, "answer-too-long")):
        with pytest.raises(InputRefused, match=code):
            messages.answer(OWNER, message, words, " ", "")


def test_a_former_manager_sees_nothing_any_more(world: World, messages: Messages, talks: Talks) -> None:
    """Not the answers, not the board, not the talk, not their own promise; an answer can still be taken back."""
    message, talk = _send(messages), _propose(talks)
    messages.answer(OWNER, message, "Tijd", "", "")
    promise = world.app.followup.promises.promise(MANAGER, OWNER, "Ik luister.")
    with world.database.write() as stores:
        connection = stores.people._connection
        connection.exec_driver_sql("UPDATE relation SET until = '2026-11-22' WHERE kind = 'manages'")
    board = world.app.followup.board
    assert not board.board(MANAGER)
    for call in (
        lambda: messages.desk(MANAGER, TEAM),
        lambda: messages.desk(MANAGER),
        lambda: messages.send_again(MANAGER, message),
        lambda: talks.cancel(MANAGER, talk),
        lambda: world.app.followup.promises.mark(MANAGER, promise, done=True),
    ):
        with pytest.raises(NotFound):
            call()
    assert not messages.received(OWNER)
    assert board.mine(OWNER).talks == ()
    assert [one.id for one, _ in board.mine(OWNER).promises] == [promise]
    assert board.mine(MANAGER).promises == ()
    messages.take_back(OWNER, message)


def test_a_talk_from_proposal_to_notes(world: World, talks: Talks, board: FollowUps) -> None:
    """Proposed, settled, held; notes are each their own until shown."""
    talk = _propose(talks)
    assert _state(board, OWNER, talk) == _state(board, MANAGER, talk) == "proposed"
    slots = _slots(board, talk)
    assert slots == (datetime(2026, 11, 26, 9, 0, tzinfo=UTC), datetime(2026, 11, 27, 11, 0, tzinfo=UTC))
    talks.pick(OWNER, talk, slots[0])
    assert _state(board, MANAGER, talk) == "planned"
    for early in (lambda: talks.note(OWNER, talk, "Te vroeg"), lambda: talks.held(MANAGER, talk)):
        with pytest.raises(Conflict, match="talk-moved-on"):
            early()
    world.clock.forward(days=4)
    assert _state(board, OWNER, talk) == "past"
    talks.held(OWNER, talk)
    talks.note(OWNER, talk, "Voor mezelf")
    talks.note(MANAGER, talk, "Samen gezien", shared=True)
    (mine,), (theirs,) = board.mine(OWNER).talks, _block(board).talks
    assert mine.talk.held is not None
    assert mine.mine is not None
    assert mine.theirs is not None
    assert (mine.mine.text, mine.theirs.text) == ("Voor mezelf", "Samen gezien")
    assert theirs.theirs is None
    assert "Voor mezelf" not in repr(board.board(MANAGER))
    talks.note(MANAGER, talk, "Toch voor mij", shared=False)
    assert board.mine(OWNER).talks[0].theirs is None


def test_a_no_leaves_no_trace(world: World, talks: Talks, board: FollowUps) -> None:
    """The manager's page is what it was with nobody having answered, until both disappear with the last moment."""
    declined, ignored = _propose(talks), _propose(talks)
    before = _block(board).talks
    talks.decline(OWNER, declined)
    assert _block(board).talks == before
    assert [view.talk.id for view in board.mine(OWNER).talks] == [ignored]
    for call in (
        lambda: talks.pick(OWNER, declined, MORNING.replace(tzinfo=UTC)),
        lambda: talks.note(OWNER, declined, "x"),
        lambda: talks.decline(OWNER, declined),
    ):
        with pytest.raises(NotFound):
            call()
    for talk in (declined, ignored):
        with pytest.raises(Conflict) as moved:
            talks.offer(MANAGER, talk, [NOON, NOON + timedelta(hours=1)])
        assert (moved.value.code, moved.value.values) == ("talk-moved-on", {})
    world.clock.forward(days=5)
    assert _block(board).talks == board.mine(OWNER).talks == ()
    talks.propose(MANAGER, NewTalk(OTHER, [], [MORNING + timedelta(days=7), NOON + timedelta(days=7)]))
    assert len(world.rows()["talk"]) == 1


def test_a_no_after_asking_for_another_moment_looks_as_before(talks: Talks, board: FollowUps) -> None:
    """What the manager saw before, stays until it lapses."""
    talk = _propose(talks)
    talks.ask_others(OWNER, talk, "Liever na de middag")
    before = _block(board).talks
    talks.decline(OWNER, talk)
    assert _block(board).talks == before
    assert board.mine(OWNER).talks == ()


def test_other_moments_are_asked_for_and_offered(talks: Talks, board: FollowUps) -> None:
    """The wish goes along; the calendar's number goes up only when something was settled before."""
    talk = _propose(talks)
    talks.ask_others(OWNER, talk, "Liever na de middag")
    view = _block(board).talks[0]
    assert (view.state, view.talk.asked_words, view.talk.sequence) == ("asked", "Liever na de middag", 0)
    talks.offer(MANAGER, talk, [MORNING + timedelta(hours=5), NOON + timedelta(hours=3)])
    slots = _slots(board, talk)
    talks.pick(OWNER, talk, slots[1])
    talks.pick(OWNER, talk, slots[1])
    assert _block(board).talks[0].talk.sequence == 0
    talks.ask_others(OWNER, talk, "")
    talks.offer(MANAGER, talk, [NOON, NOON + timedelta(days=3)])
    talks.pick(OWNER, talk, _slots(board, talk)[0])
    assert _block(board).talks[0].talk.sequence == 1


def test_a_talk_is_called_off_for_both_to_see(world: World, talks: Talks, board: FollowUps) -> None:
    """By either, when it was settled; what was only proposed is gone at once."""
    settled, proposed = _propose(talks), _propose(talks)
    talks.pick(OWNER, settled, _slots(board, settled)[0])
    talks.cancel(OWNER, settled)
    talks.cancel(MANAGER, proposed)
    assert _state(board, MANAGER, settled) == _state(board, OWNER, settled) == "cancelled"
    assert _state(board, OWNER, proposed) is None
    assert b"SEQUENCE:1" in talks.calendar(MANAGER, settled, "nl")
    with pytest.raises(Conflict):
        talks.cancel(MANAGER, settled)
    world.clock.forward(days=5)
    assert _state(board, OWNER, settled) is None


@pytest.mark.parametrize(
    ("slots", "code"),
    [
        ([MORNING], "slots-number"),
        ([MORNING, NOON, NOON + timedelta(1), NOON + timedelta(2)], "slots-number"),
        ([MORNING, MORNING], "slots-same"),
        ([MORNING - timedelta(days=5), NOON], "slot-past"),
        ([MORNING, NOON + timedelta(days=90)], "slot-far"),
    ],
)
def test_moments_can_be_chosen_between(talks: Talks, slots: list[datetime], code: str) -> None:
    """Two or three, different, still to come, not next year."""
    with pytest.raises(InputRefused) as refused:
        talks.propose(MANAGER, NewTalk(OWNER, [], slots))
    assert refused.value.code == code


def test_an_hour_that_summer_time_takes_away_is_no_moment(world: World, talks: Talks) -> None:
    """And the hour after it is one; the hour that comes twice in autumn is its first."""
    world.clock.now = datetime(2027, 3, 20, 9, 0, tzinfo=UTC)
    gone = datetime(2027, 3, 28, 2, 30)  # noqa: DTZ001 - what the clock on a wall would say
    with pytest.raises(InputRefused, match="slot-skipped"):
        talks.propose(MANAGER, NewTalk(OWNER, [], [gone, gone + timedelta(days=1)]))
    talks.propose(MANAGER, NewTalk(OWNER, [], [gone + timedelta(hours=1), gone + timedelta(days=1)]))
    slots = world.app.followup.board.mine(OWNER).talks[0].talk.slots
    assert slots == (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), datetime(2027, 3, 29, 0, 30, tzinfo=UTC))


def test_a_moment_that_is_gone_cannot_be_chosen(talks: Talks, board: FollowUps, world: World) -> None:
    """One that passed, or that was never proposed."""
    talk = _propose(talks)
    slots = _slots(board, talk)
    world.clock.forward(days=3, hours=1)
    for slot in (slots[0], slots[1] + timedelta(minutes=1)):
        with pytest.raises(Conflict, match="slot-gone"):
            talks.pick(OWNER, talk, slot)


def test_questions_are_few_and_short(talks: Talks) -> None:
    """Empty ones and repetitions fall away first."""
    with pytest.raises(InputRefused, match="talk-questions"):
        talks.propose(MANAGER, NewTalk(OWNER, [f"Vraag {n}?" for n in range(7)], [MORNING, NOON]))
    with pytest.raises(InputRefused, match="talk-too-long"):
        talks.propose(MANAGER, NewTalk(OWNER, ["x" * 201], [MORNING, NOON]))
    talk, _ = talks.propose(MANAGER, NewTalk(OWNER, ["Een?", " ", "Een?"], [MORNING, NOON], minutes=999))
    assert talk


def test_a_promise_is_kept_between_two(promises: Promises, board: FollowUps, world: World) -> None:
    """The member reads it; the manager marks it, unmarks it, takes it away; nobody else knows of it."""
    promise = promises.promise(MANAGER, OWNER, "Ik geef je donderdag eerst het woord.", date(2026, 11, 26))
    ((read, other),) = board.mine(OWNER).promises
    assert (read.id, read.due, other.id) == (promise, date(2026, 11, 26), MANAGER)
    assert board.mine(OTHER).promises == ()
    promises.mark(MANAGER, promise, done=True)
    first = _block(board).promises[0].done
    world.clock.forward(hours=1)
    promises.mark(MANAGER, promise, done=True)
    assert _block(board).promises[0].done == first
    promises.mark(MANAGER, promise, done=False)
    assert _block(board).promises[0].done is None
    with pytest.raises(NotFound):
        promises.remove(OWNER, promise)
    promises.remove(MANAGER, promise)
    assert _block(board).promises == board.mine(OWNER).promises == ()


def test_what_is_taken_on_after_a_talk_stands_in_both_follow_ups(
    world: World, talks: Talks, promises: Promises, board: FollowUps
) -> None:
    """As does what others agreed in a debrief; each promises for themselves alone."""
    talk = _propose(talks)
    promises.agree(OWNER, talk, "Ik begin met mijn cijfer.")
    with world.database.write() as stores:
        stores.commitments.add(
            Commitment(uid("joint"), MANAGER, OWNER, "Ik wacht.", None, "joint", world.clock())
        )  # fmt: skip
    assert [one.source for one in _block(board).promises] == ["talk", "joint"]
    assert [one.source for one, _ in board.mine(OWNER).promises] == ["talk", "joint"]
    with pytest.raises(NotFound):
        promises.mark(MANAGER, _block(board).promises[0].id, done=True)


@pytest.mark.parametrize(
    ("what", "due", "code"),
    [
        ("", None, "promise-empty"),
        ("x" * 301, None, "promise-too-long"),
        ("Ik luister.", date(2026, 11, 22), "promise-past"),
    ],
)
def test_a_promise_can_be_kept(promises: Promises, what: str, due: date | None, code: str) -> None:
    """One sentence, and no day that is past."""
    with pytest.raises(InputRefused, match=code):
        promises.promise(MANAGER, OWNER, what, due)


def test_the_board_is_a_list_of_people(world: World, board: FollowUps) -> None:
    """By first name whatever anybody did, accents as their letter; who shares nothing is there like everybody."""
    for name in ("élise", "zoë", "adam"):
        _join(world, name)
    names = [block.person.first_name for block in board.board(MANAGER)]
    assert names == ["Adam", "Colleague", "Élise", "Other", "Owner", "Zoë"]
    take = world.take("other learner")
    world.say(take, "Dit deel ik niet", "other learner")
    again = board.board(MANAGER)
    assert [block.person.first_name for block in again] == names
    assert list(again) == [Block(block.person, (), (), ()) for block in again]
    share = world.share(reflection="Dit mag je zien.")
    assert [one.id for one in _block(board).shares] == [share]
    world.app.sharing.revoke(OWNER, share)
    assert _block(board).shares == ()


def test_the_board_takes_as_many_queries_for_two_hundred_as_for_three(
    world: World, board: FollowUps, promises: Promises
) -> None:
    """However many people, shares, promises and talks."""
    few = world.count(lambda: board.board(MANAGER))
    now = world.clock()
    with world.database.write() as stores:
        for number in range(200):
            one = uid(f"one-{number}")
            stores.people.put(Person(one, f"one-{number}", f"One {number}", f"One {number}"))
            stores.people.relate(Relation(uid(f"in-{number}"), one, "member", TEAM, START))
    for number in range(0, 200, 10):
        promises.promise(MANAGER, uid(f"one-{number}"), "Ik luister.")
        world.app.followup.talks.propose(MANAGER, NewTalk(uid(f"one-{number}"), [], [MORNING, NOON]))
    assert now < world.clock()
    assert len(board.board(MANAGER)) == 203
    many = world.count(lambda: board.board(MANAGER))
    assert many <= few + 1  # notes are asked for once there is a talk
    assert many <= 16


def test_news_waits_only_as_long_as_there_is_something_to_do(
    world: World, messages: Messages, talks: Talks, board: FollowUps
) -> None:
    """A message until it is answered or two weeks old, a proposal until a moment is chosen, a talk when it is near."""
    message, talk = _send(messages), _propose(talks)
    assert [one.kind for one in board.news(OWNER)] == ["message", "talk"]
    messages.answer(OWNER, message, "Tijd", "", "")
    talks.pick(OWNER, talk, _slots(board, talk)[0])
    assert not board.news(OWNER)
    assert [one.kind for one in board.news(OTHER)] == ["message"]
    world.clock.forward(days=2)
    assert [one.kind for one in board.news(OWNER)] == ["planned"]
    world.clock.forward(days=14)
    assert not board.news(OWNER)
    assert not board.news(OTHER)
    assert not board.news(MANAGER)


def test_an_address_is_kept_and_taken_back(world: World) -> None:
    """Only one that can be written to; the rest of the person stays as it is."""
    account = world.app.account
    account.settle(OWNER, email=" owner@example.org ")
    account.settle(OWNER, language="en")
    assert account.me(OWNER).person.email == "owner@example.org"
    for wrong in ("x", "a@b c", "a@b\nBcc: c@d.be", "Naam <a@b.be>", "a@b.be,c@d.be", "é@b.be", f"{'x' * 65}@b.be"):
        with pytest.raises(InputRefused, match="email-refused"):
            account.settle(OWNER, email=wrong)
    assert account.me(OWNER).person.email == "owner@example.org"
    account.settle(OWNER, email="")
    assert account.me(OWNER).person.email is None
