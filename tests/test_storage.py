"""What goes into a store comes out again, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from coach.conversation.turns import Turn
from coach.errors import Conflict, StorageFailed
from coach.programme.models import Consent
from coach.storage import open_database
from coach.storage.database import SqlDatabase, SqlStores
from coach.storage.tables import AccessRow, Base
from tests import values as v


@pytest.fixture
def database(url: str) -> Iterator[SqlDatabase]:
    """An empty database."""
    opened = open_database(url, patience=5)
    yield opened
    opened.close()


@pytest.fixture
def filled(database: SqlDatabase) -> SqlDatabase:
    """A database with one of everything."""
    with database.write() as stores:
        for handle in ("lotte", "karim"):
            stores.people.put(v.person(handle))
        stores.people.relate(v.relation())
        stores.versions.keep(v.VERSION)
        stores.versions.keep(v.TRAINED)
        stores.takes.add(v.take())
        stores.takes.append(v.uid("take"), v.turns())
        stores.reports.put((v.uid("take"), 3, "assessor-1", "hash"), v.report(), v.NOW)
        stores.reflections.put(v.reflection())
        stores.reflections.put_intention(v.intention())
        stores.shares.add(v.share())
        stores.shares.reply(v.reply())
        stores.access.note(v.uid("karim"), "open-share", str(v.uid("share")), v.NOW)
    return database


def test_every_field_of_every_value_comes_back(filled: SqlDatabase) -> None:
    """Ids, aware times, hard texts, nested documents: what is read equals what was written."""
    with filled.read() as stores:
        assert stores.people.get(v.uid("lotte")) == v.person()
        assert stores.people.by_handle("lotte") == v.person()
        assert stores.people.relations([v.uid("lotte")]) == (v.relation(),)
        assert stores.people.related("member", ["facturatie", "it"]) == (v.relation(),)
        assert stores.versions.get("a" * 64) == v.VERSION
        assert stores.takes.of(v.uid("lotte")) == (v.take(),)
        assert stores.takes.logs([v.uid("take")]) == {v.uid("take"): v.turns()}
        assert stores.reports.get((v.uid("take"), 3, "assessor-1", "hash")) == v.report()
        assert stores.reports.of([v.uid("take")]) == {(v.uid("take"), 3, "assessor-1", "hash"): v.report()}
        assert stores.reflections.get(v.uid("take")) == v.reflection()
        assert stores.reflections.intentions(v.uid("lotte")) == (v.intention(),)
        assert stores.shares.get(v.uid("share")) == v.share()
        assert (stores.shares.by(v.uid("lotte")), stores.shares.to(v.uid("karim"))) == ((v.share(),), (v.share(),))
        assert stores.shares.replies([v.uid("share")]) == (v.reply(),)


def test_contested_levels_come_back_until_they_are_taken_back(filled: SqlDatabase) -> None:
    """By take and by training, newest first there; with what a trainer set last."""
    later = v.contest("later", said=v.LATER)
    with filled.write() as stores:
        for contest in (v.contest(), later):
            stores.contests.add(contest)
        for level in (1, 3):
            stores.contests.put_level(v.trainer_level(level))
    with filled.read() as stores:
        assert stores.contests.get(v.uid("contest")) == v.contest()
        assert stores.contests.of_take(v.uid("take")) == (v.contest(), later)
        assert stores.contests.in_trainings(["assertive-meetings", "x"]) == (later, v.contest())
        assert stores.contests.in_trainings([]) == stores.contests.in_trainings(["x"]) == ()
        assert stores.contests.levels([v.uid("contest")]) == (v.trainer_level(),)
        assert stores.contests.levels([]) == ()
    with filled.write() as stores:
        stores.contests.withdraw(v.uid("contest"), v.LATER)
    blank = v.contest(withdrawn=v.LATER, words="", shown=replace(v.contest().shown, quotes=()))
    with filled.read() as stores:
        assert (
            stores.contests.of_take(v.uid("take")) == stores.contests.in_trainings(["assertive-meetings"]) == (later,)
        )
        assert stores.contests.get(v.uid("contest")) == blank


def test_agreements_and_calls_come_back(filled: SqlDatabase) -> None:
    """The last word on a notice counts; tokens add up per person and since a moment."""
    given = Consent(v.uid("lotte"), "notice", v.NOW)
    other = str(v.uid("karim"))
    with filled.write() as stores:
        for consent in (given, replace(given, withdrawn=v.LATER)):
            stores.consents.put(consent)
        for record in (v.call(), v.call(person=other, at=v.LATER, first_ms=7)):
            stores.calls.note(record)
    with filled.read() as stores:
        assert stores.consents.get(v.uid("lotte"), "notice") == replace(given, withdrawn=v.LATER)
        assert stores.consents.get(v.uid("lotte"), "another") is None
        assert stores.calls.since(v.NOW) == (v.call(), v.call(person=other, at=v.LATER, first_ms=7))
        assert [stores.calls.spent(who, v.NOW) for who in (None, other, "nobody")] == [1880, 940, 0]
        assert (stores.calls.spent(None, v.LATER), len(stores.calls.since(v.LATER))) == (940, 1)


def test_what_somebody_cost_outlives_them_as_nobodys(filled: SqlDatabase) -> None:
    """The installation's budget still counts it; nothing says whose it was."""
    with filled.write() as stores:
        stores.calls.note(v.call())
        stores.people.erase(v.uid("lotte"))
    with filled.read() as stores:
        assert stores.calls.since(v.NOW) == (v.call(person="", take=""),)
        assert stores.calls.spent(None, v.NOW) == 940


def test_reports_on_a_take_come_oldest_first(filled: SqlDatabase) -> None:
    """Whatever their versions are called."""
    with filled.write() as stores:
        stores.reports.put((v.uid("take"), 3, "a", "hash"), v.report(), v.LATER)
        stores.reports.put((v.uid("take"), 3, "z", "hash"), v.report(), v.NOW - timedelta(days=1))
    with filled.read() as stores:
        assert [key[2] for key in stores.reports.of([v.uid("take")])] == ["z", "assessor-1", "a"]


def test_what_is_not_there_is_none_or_empty(database: SqlDatabase) -> None:
    """Asking for the unknown is no error."""
    nobody = v.uid("nobody")
    with database.read() as stores:
        assert stores.people.get(nobody) is stores.takes.get(nobody) is stores.shares.get(nobody) is None
        assert stores.versions.get("c" * 64) is stores.reflections.get(nobody) is None
        assert stores.takes.logs([nobody]) == {nobody: ()}
        assert (stores.people.many([]), stores.people.relations([]), stores.shares.replies([])) == ({}, (), ())
        assert (stores.people.related("member", []), stores.reports.of([]), stores.takes.logs([])) == ((), {}, {})


def test_times_are_kept_in_utc_whatever_their_zone(database: SqlDatabase) -> None:
    """Ten o'clock in Brussels is nine in UTC; a time without a zone is a programming error."""
    brussels = timezone(timedelta(hours=1))
    with database.write() as stores:
        _basics(stores)
        stores.takes.add(v.take(started=datetime(2026, 11, 23, 10, tzinfo=brussels)))
    with database.read() as stores:
        found = stores.takes.get(v.uid("take"))
    assert found is not None
    assert found.started == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert found.started.utcoffset() == timedelta(0)
    with pytest.raises(StorageFailed), database.write() as stores:
        stores.takes.add(v.take("naive", 2, started=datetime(2026, 11, 23)))  # noqa: DTZ001 - the slip in question


def test_a_log_only_grows_at_its_end(filled: SqlDatabase) -> None:
    """A seq that is there, and one that leaves a gap, are both refused, and nothing is kept of the batch."""
    for seqs in ((4,), (6,), (5, 7), (1, 2)):
        with pytest.raises(Conflict, match="turn-taken"), filled.write() as stores:
            stores.takes.append(v.uid("take"), [Turn(seq, "tom", "cue") for seq in seqs])
    with filled.read() as stores:
        assert stores.takes.logs([v.uid("take")])[v.uid("take")] == v.turns()


def test_the_tail_of_a_log_is_what_came_after(filled: SqlDatabase) -> None:
    """A page that knows the beginning reads the rest only."""
    with filled.read() as stores:
        whole = stores.takes.logs([v.uid("take")])[v.uid("take")]
        assert stores.takes.tail(v.uid("take"), whole[1].seq) == whole[2:]
        assert stores.takes.tail(v.uid("take"), whole[-1].seq) == ()


def test_a_send_is_kept_once(filled: SqlDatabase) -> None:
    """The same key again is a repetition, also under another seq; another take may use the same key."""
    with pytest.raises(Conflict, match="turn-repeated"), filled.write() as stores:
        stores.takes.append(v.uid("take"), [Turn(5, "learner", "said", "x", turn_key="key-1")])
    with filled.write() as stores:
        stores.takes.add(v.take("other", 2))
        stores.takes.append(v.uid("other"), [Turn(1, "learner", "said", "x", turn_key="key-1")])


def test_a_forks_log_goes_on_where_it_was_forked(filled: SqlDatabase) -> None:
    """Its first own turn follows the last one inherited."""
    with filled.write() as stores:
        stores.takes.add(v.take("fork", 2, parent=v.uid("take"), forked_after=2))
    with pytest.raises(Conflict, match="turn-taken"), filled.write() as stores:
        stores.takes.append(v.uid("fork"), [Turn(1, "tom", "cue")])
    with filled.write() as stores:
        stores.takes.append(v.uid("fork"), [Turn(3, "tom", "cue")])


def test_a_lineage_is_found_in_one_query(filled: SqlDatabase) -> None:
    """However often a take was rewound, its ancestors come nearest first."""
    with filled.write() as stores:
        for number in range(2, 12):
            parent = v.uid("take") if number == 2 else v.uid(f"fork-{number - 1}")
            stores.takes.add(v.take(f"fork-{number}", number, parent=parent, forked_after=number))
    with filled.read() as stores:
        line = stores.takes.lineage(v.uid("fork-11"))
    assert [take.number for take in line] == list(range(11, 0, -1))


def test_a_cue_is_voiced_once_and_nothing_else_ever_changes(filled: SqlDatabase) -> None:
    """A second voice does not replace the first, and a learner's words cannot be voiced over."""
    for said in ("eerst", "later"):
        with filled.write() as stores:
            cue = replace(v.turns()[1], spoken=said, player="script")
            stores.takes.voice(v.uid("take"), [cue, replace(v.turns()[2], spoken="x", player="script")])
    with filled.read() as stores:
        log = stores.takes.logs([v.uid("take")])[v.uid("take")]
    assert (log[1].spoken, log[2].spoken) == ("eerst", None)


def test_the_first_of_two_reports_stays(filled: SqlDatabase) -> None:
    """Two writers make the same report; the second changes nothing and fails nothing."""
    key = (v.uid("take"), 3, "assessor-1", "hash")
    with filled.write() as stores:
        stores.reports.put(key, replace(v.report(), last_seq=99), v.LATER)
        stores.versions.keep(replace(v.VERSION, files={}))
    with filled.read() as stores:
        assert stores.reports.get(key) == v.report()
        assert stores.versions.get("a" * 64) == v.VERSION


def test_two_writers_of_one_report_at_once_both_succeed(filled: SqlDatabase) -> None:
    """They take turns; neither sees an error."""
    failed: list[BaseException] = []
    together = Barrier(2)

    def put() -> None:
        try:
            together.wait()
            with filled.write() as stores:
                stores.reports.put((v.uid("take"), 9, "assessor-2", "hash"), v.report(), v.NOW)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must show it
            failed.append(error)

    writers = [Thread(target=put) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []


def test_what_a_writer_read_still_holds_when_it_writes(filled: SqlDatabase) -> None:
    """Twenty writers at once append what follows from the log that they read, and none loses its turn."""
    together = Barrier(20)

    def append() -> None:
        together.wait()
        with filled.write() as stores:
            last = stores.takes.logs([v.uid("take")])[v.uid("take")][-1].seq
            stores.takes.append(v.uid("take"), [Turn(last + 1, "tom", "cue")])

    writers = [Thread(target=append) for _ in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with filled.read() as stores:
        assert [turn.seq for turn in stores.takes.logs([v.uid("take")])[v.uid("take")]] == list(range(1, 25))


def test_a_reader_sees_one_moment(filled: SqlDatabase) -> None:
    """What another writes meanwhile does not show in a transaction that has begun to read."""
    with filled.read() as reading:
        assert len(reading.takes.of(v.uid("lotte"))) == 1
        with filled.write() as writing:
            writing.takes.add(v.take("second", 2))
        assert len(reading.takes.of(v.uid("lotte"))) == 1
    with filled.read() as reading:
        assert len(reading.takes.of(v.uid("lotte"))) == 2


def test_a_failed_transaction_keeps_nothing(database: SqlDatabase) -> None:
    """Also not when what breaks it is something that ``except Exception`` does not catch."""

    class Stop(BaseException):
        """How Streamlit ends a run."""

    def stopped() -> None:
        with database.write() as stores:
            stores.people.put(v.person())
            raise Stop

    with pytest.raises(Stop):
        stopped()
    with database.read() as stores:
        assert stores.people.all() == ()


def test_erasing_somebody_erases_all_that_is_theirs(filled: SqlDatabase) -> None:
    """No row of any table remembers them, and content versions stay."""
    with filled.write() as stores:
        stores.takes.add(v.take("fork", 2, parent=v.uid("take"), forked_after=2))
        stores.people.erase(v.uid("lotte"))
    with filled.read() as stores:
        assert [person.handle for person in stores.people.all()] == ["karim"]
        assert stores.versions.get("a" * 64) is not None
        rows = {
            table.name: stores.people._connection.execute(select(func.count()).select_from(table)).scalar()
            for table in Base.metadata.sorted_tables
        }
    assert {name for name, count in rows.items() if count} == {"person", "version", "access"}


def test_erasing_a_manager_leaves_their_team_alone(filled: SqlDatabase) -> None:
    """What was shared with them, and what they looked at, goes; takes stay."""
    with filled.write() as stores:
        stores.people.erase(v.uid("karim"))
        left = stores.people._connection.execute(select(func.count()).select_from(AccessRow)).scalar()
    with filled.read() as stores:
        assert (stores.shares.by(v.uid("lotte")), left) == ((), 0)
        assert stores.takes.get(v.uid("take")) == v.take()


def test_an_intention_outlives_nothing_but_its_drop(filled: SqlDatabase) -> None:
    """Dropped ones are no longer listed, but are kept."""
    with filled.write() as stores:
        stores.reflections.put_intention(v.intention(dropped=v.LATER))
    with filled.read() as stores:
        assert stores.reflections.intentions(v.uid("lotte")) == ()
        assert stores.reflections.intention(v.uid("intention")) == v.intention(dropped=v.LATER)


def test_an_empty_reflection_clears_the_one_before(filled: SqlDatabase) -> None:
    """Writing nothing takes it away."""
    with filled.write() as stores:
        stores.reflections.put(v.reflection(""))
    with filled.read() as stores:
        assert stores.reflections.get(v.uid("take")) is None


def test_first_opening_first_revoking_and_first_closing_stay(database: SqlDatabase) -> None:
    """Doing it again later changes no moment."""
    with database.write() as stores:
        _basics(stores)
        stores.takes.add(v.take(status="open", closed=None))
        stores.shares.add(replace(v.share(), revoked=None, opened=None))
        for at in (v.NOW, v.LATER):
            stores.shares.opened(v.uid("share"), at)
            stores.shares.revoke(v.uid("share"), at)
            stores.takes.close(v.uid("take"), "finished" if at == v.NOW else "stopped", at)
    with database.read() as stores:
        share, take = stores.shares.get(v.uid("share")), stores.takes.get(v.uid("take"))
    assert share is not None
    assert take is not None
    assert (share.opened, share.revoked) == (v.NOW, v.NOW)
    assert (take.status, take.closed) == ("finished", v.NOW)


def _basics(stores: SqlStores) -> None:
    for handle in ("lotte", "karim"):
        stores.people.put(v.person(handle))
    stores.versions.keep(v.VERSION)
    stores.versions.keep(v.TRAINED)
