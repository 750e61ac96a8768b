"""Sharing: exactly what was chosen, to one manager, until it ends or is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.errors import InputRefused, NotAllowed, NotFound
from coach.programme.people import Person, Relation
from coach.programme.sharing import SharedMeeting
from coach.services.chosen import Chosen
from coach.services.meetings import NewMeeting
from tests.values import HARD, uid
from tests.world import NEVER_SHARED, SECRET, TEAM, World, opened, populate, rehearse

OWNER, MANAGER = uid("owner"), uid("manager")


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation on each database, the owner having rehearsed and shared."""
    with opened(url) as made:
        populate(made)
        made.ids.update(rehearse(made))
        yield made


def _first(world: World) -> int:
    return next(t.seq for t in world.app.rehearse.room(OWNER, world.ids["take"]).turns if t.is_learners)


def test_a_document_names_nothing_that_was_not_chosen(world: World) -> None:
    """A request alone carries no words, level, take, number or confidence along."""
    chosen = Chosen(MANAGER, world.ids["take"], request="Geef me donderdag even ruimte.")
    document = world.app.sharing.document(OWNER, chosen)
    assert (document.intention, document.reflection, document.excerpts, document.ratings) == (None, None, (), ())
    for hidden in (SECRET, NEVER_SHARED, "sorry zeggen", str(world.ids["take"]), "tiny"):
        assert hidden not in repr(document)


def test_a_chosen_moment_comes_with_what_was_said_before_it_and_nothing_else(world: World) -> None:
    """The learner's own words, and the last line of the room; not the other moment."""
    document = world.app.sharing.document(OWNER, Chosen(MANAGER, world.ids["take"], moments=[_first(world)]))
    (excerpt,) = document.excerpts
    assert (excerpt.words, excerpt.spoken) == (SECRET, True)
    assert excerpt.before.split(":")[0] in {"Tom", "Greet"}
    assert "{learner}" not in excerpt.before
    assert "Vijf minuten." not in repr(document)


def test_ratings_come_only_when_added_and_as_anchors(world: World) -> None:
    """In words, without a number to rank by."""
    with_ratings = world.app.sharing.document(OWNER, Chosen(MANAGER, world.ids["take"], ratings=True))
    (rating,) = with_ratings.ratings
    assert (rating.name, rating.anchor) == ("Voet bij stuk", "Anker 4.")


@pytest.mark.parametrize("day", [None, date(2031, 3, 4)])
def test_a_coming_meeting_goes_along_by_its_title_and_day_alone(world: World, day: date | None) -> None:
    """Who is there, what it is about, the wish and the worry stay the learner's."""
    told = NewMeeting("Projectoverleg", "Veronique", "Zaal twee.", "Vanaf januari.", "directeur", NEVER_SHARED, day)
    made = world.app.meetings.write(OWNER, told)
    document = world.app.sharing.document(OWNER, Chosen(MANAGER, meeting=made))
    assert document.meeting == SharedMeeting("Projectoverleg", day)
    for hidden in ("Veronique", "Zaal twee", "januari", "directeur", NEVER_SHARED):
        assert hidden not in repr(document)
    share = world.app.sharing.share(OWNER, Chosen(MANAGER, meeting=made))
    world.app.meetings.remove(OWNER, made)
    assert world.app.sharing.open(MANAGER, share).share.document == document


def test_nobody_shares_anothers_meeting(world: World) -> None:
    """Nor one that is gone."""
    made = world.app.meetings.write(uid("other learner"), NewMeeting("Elders", "Veronique", "Zaal.", "Iets."))
    for meeting in (made, uid("nothing")):
        with pytest.raises(NotFound, match="no-meeting"):
            world.app.sharing.share(OWNER, Chosen(MANAGER, meeting=meeting))


def test_the_preview_is_what_the_manager_sees(world: World) -> None:
    """The same document, frozen: later changes of reflection or intention do not reach it."""
    chosen = Chosen(MANAGER, world.ids["take"], world.ids["intention"], HARD, [_first(world)], ratings=True)
    preview = world.app.sharing.document(OWNER, chosen)
    share = world.app.sharing.share(OWNER, chosen)
    world.app.reflect.drop(OWNER, world.ids["intention"])
    assert world.app.sharing.open(MANAGER, share).share.document == preview


@pytest.mark.parametrize("hour", [1, 21])
@pytest.mark.parametrize("zone", ["Europe/Brussels", "UTC"])
def test_the_id_of_a_share_tells_the_day_alone(world: World, hour: int, zone: str) -> None:
    """The receiver sees it in their address, and ids sort by time: neither at what hour nor where it was shared."""
    world.app.account.settle(OWNER, zone=zone)
    world.clock.now = datetime(2026, 11, 24, hour, 17, tzinfo=UTC)
    stamp = world.share(reflection="Mag je zien.").int >> 80
    assert datetime.fromtimestamp(stamp / 1000, UTC) == datetime(2026, 11, 24, tzinfo=UTC)


def test_sharing_nothing_is_refused(world: World) -> None:
    """White space is nothing too."""
    with pytest.raises(InputRefused, match="share-empty"):
        world.share(take=world.ids["take"], reflection="  \n", request="\x00")


@pytest.mark.parametrize("chosen", [{"reflection": "x" * 2001}, {"request": "x" * 301}])
def test_a_text_that_is_too_long_is_refused(world: World, chosen: dict[str, str]) -> None:
    """With its length and the limit, so that the page can say both."""
    with pytest.raises(InputRefused, match="share-text-too-long"):
        world.share(**chosen)


def test_a_revoked_share_is_gone_at_once_and_for_good(world: World) -> None:
    """In the list, opened again, and for a reply from a page that is still open."""
    share = world.ids["share"]
    assert len(world.app.sharing.received(MANAGER)) == 1
    world.app.sharing.open(MANAGER, share)
    world.app.sharing.revoke(OWNER, share)
    world.app.sharing.revoke(OWNER, share)
    assert world.app.sharing.received(MANAGER) == []
    for action in (world.app.sharing.open, lambda who, what: world.app.sharing.reply(who, what, "Knap.")):
        with pytest.raises(NotFound, match="no-share"):
            action(MANAGER, share)


def test_the_sharer_sees_when_it_was_first_opened(world: World) -> None:
    """Not before, and later openings change nothing."""
    assert world.app.sharing.given(OWNER)[0].share.opened is None
    world.app.sharing.open(MANAGER, world.ids["share"])
    first = world.app.sharing.given(OWNER)[0].share.opened
    world.clock.forward(days=1)
    world.app.sharing.open(MANAGER, world.ids["share"])
    assert first is not None
    assert world.app.sharing.given(OWNER)[0].share.opened == first
    assert len(world.rows()["access"]) == 2


def test_a_reply_stays_with_the_sharer_when_the_share_has_ended(world: World) -> None:
    """Kind words survive a revocation; the manager no longer sees them."""
    world.app.sharing.reply(MANAGER, world.ids["share"], f"  {HARD}  ")
    world.app.sharing.revoke(OWNER, world.ids["share"])
    (given,) = world.app.sharing.given(OWNER)
    assert ([reply.text for reply in given.replies], given.running) == ([HARD], False)


@pytest.mark.parametrize(("words", "code"), [(" \n", "reply-empty"), ("x" * 2001, "share-text-too-long")])
def test_a_reply_has_words_and_not_too_many(world: World, words: str, code: str) -> None:
    """Refused with a code; the text stays in the page's box."""
    with pytest.raises(InputRefused, match=code):
        world.app.sharing.reply(MANAGER, world.ids["share"], words)


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("Europe/Brussels", datetime(2026, 12, 4, 23, 0, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 12, 4, 11, 0, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 12, 5, 8, 0, tzinfo=UTC)),
    ],
)
def test_until_4_december_ends_at_midnight_where_the_sharer_is(world: World, zone: str, midnight: datetime) -> None:
    """A second before it can be seen, at midnight it is gone, wherever the manager is."""
    world.app.account.settle(OWNER, zone=zone)
    share = world.share(request="Tijd?", last_day=date(2026, 12, 4))
    world.clock.now = midnight - timedelta(seconds=1)
    assert world.app.sharing.open(MANAGER, share).share.ends == midnight
    world.clock.now = midnight
    with pytest.raises(NotFound, match="no-share"):
        world.app.sharing.open(MANAGER, share)


def test_today_is_the_first_last_day(world: World) -> None:
    """Yesterday is refused, where the sharer is; without a day it runs until it is taken back."""
    today = world.clock.now.astimezone(ZoneInfo("Europe/Brussels")).date()
    assert world.share(request="x", last_day=today)
    with pytest.raises(InputRefused, match="share-ends-past"):
        world.share(request="x", last_day=date(2026, 11, 22))
    for last_day in (None, date.max):
        share = world.share(request="x", last_day=last_day)
        assert world.app.sharing.open(MANAGER, share).share.ends is None


def test_a_former_manager_sees_nothing_any_more(world: World) -> None:
    """From the day after the last; also when the sharer leaves the team; a new manager inherits nothing."""
    today = date(2026, 11, 23)
    with world.database.write() as stores:
        stores.people.put(Person(uid("new"), "new", "New M", "New"))
        stores.people.relate(Relation(uid("new-manages"), uid("new"), "manages", TEAM, today))
        stores.people._connection.exec_driver_sql("UPDATE relation SET until = '2026-11-23' WHERE kind = 'manages'")
    assert len(world.app.sharing.received(MANAGER)) == 1
    world.clock.forward(days=1)
    assert world.app.sharing.received(MANAGER) == []
    assert world.app.sharing.received(uid("new")) == []
    with pytest.raises(NotFound, match="no-share"):
        world.app.sharing.open(MANAGER, world.ids["share"])
    with pytest.raises(NotAllowed, match="not-your-manager"):
        world.share(request="x")
    assert len(world.app.sharing.given(OWNER)) == 1


def test_who_leaves_the_team_takes_their_shares_along(world: World) -> None:
    """The manager manages, but no longer them."""
    with world.database.write() as stores:
        stores.people._connection.exec_driver_sql("UPDATE relation SET until = '2026-11-22' WHERE kind = 'member'")
    assert world.app.sharing.received(MANAGER) == []


def test_somebody_who_manages_their_own_team_is_not_their_own_manager(world: World) -> None:
    """One does not share with oneself."""
    with world.database.write() as stores:
        stores.people.relate(Relation(uid("self"), OWNER, "manages", TEAM, date(2026, 1, 1)))
    assert [manager.id for manager in world.app.account.my_managers(OWNER)] == [MANAGER]


def test_lists_cost_the_same_number_of_questions_however_long_they_are(world: World) -> None:
    """One share or thirty: as many queries."""
    uses = (lambda: world.app.sharing.given(OWNER), lambda: world.app.sharing.received(MANAGER))
    before = [world.count(use) for use in uses]
    for index in range(30):
        share = world.share(request=f"Vraag {index}")
        world.app.sharing.reply(MANAGER, share, "Ja.")
    assert [world.count(use) for use in uses] == before
    assert len(world.app.sharing.received(MANAGER)) == 31
