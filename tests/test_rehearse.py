"""A rehearsal as a learner lives it: said once, kept once, the same again after a crash, a rewind or a new version."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from threading import Barrier, Thread

import pytest

from coach.conversation.director import Setup, replay
from coach.errors import Conflict, InputRefused, NotFound
from coach.services.ports import Database, Stores
from coach.services.room import NewTake, Room
from tests.values import HARD, uid
from tests.world import World, opened, populate

OWNER = uid("owner")


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation on each database, nobody having rehearsed yet."""
    with opened(url) as made:
        populate(made)
        yield made


def _room(world: World, take: object) -> Room:
    return world.app.rehearse.room(OWNER, take)  # type: ignore[arg-type]  # an id


def _say(world: World, take: object, seq: int, key: str, words: str = "stay") -> None:
    world.app.rehearse.say(OWNER, take, seq, key, words)  # type: ignore[arg-type]  # an id


def test_a_take_opens_its_scene_and_offers_its_lines(world: World) -> None:
    """Every cue is voiced with the learner's name filled in, and the choices are in view."""
    room = _room(world, world.take())
    spoken = [turn.spoken for turn in room.turns if turn.kind == "cue"]
    assert "Volgend punt, Owner?" in spoken
    assert None not in spoken
    assert {choice.id for choice in room.choices} == {"yield", "stay", "joke"}
    assert (room.visible, room.open, room.ending) == (True, True, None)


def test_what_one_process_keeps_at_hand_hides_nothing_of_another(world: World, url: str) -> None:
    """Two servers on one database: each sees what was said to the other, forks and endings included."""
    take = world.take()
    with opened(url, seed=2) as other:
        for words in ("hm", "stay", "hold"):
            for here, there in ((world, other), (other, world)):
                assert _room(here, take).turns == _room(there, take).turns
            other.say(take, words)
            assert _room(world, take).turns == _room(other, take).turns
        seq = next(turn.seq for turn in _room(world, take).turns if turn.is_learners)
        fork = other.app.rehearse.rewind(OWNER, take, seq)
        world.say(fork, "stay")
        other.say(fork, "hold")
        assert _room(world, fork).turns == _room(other, fork).turns


def test_a_double_click_on_begin_is_one_take(world: World) -> None:
    """Until something is said in it, or something else is settled; then it is a new one."""
    first = world.take()
    assert world.take() == first
    other = world.take(pressure="heated")
    assert other != first
    world.say(other, "stay")
    assert world.take(pressure="heated") not in {first, other}


def test_a_double_click_is_one_turn(world: World) -> None:
    """The same send twice, before or after its answer: once in the log, no error."""
    take = world.take()
    seq = _room(world, take).position.last_seq
    _say(world, take, seq, "key")
    _say(world, take, seq, "key")
    world.app.rehearse.answer(OWNER, take)
    world.app.rehearse.pick(OWNER, take, seq, "key", "stay")
    _say(world, take, seq, "key")
    assert [turn.text for turn in _room(world, take).turns if turn.is_learners] == ["stay"]


def test_two_clicks_at_the_same_moment_are_one_turn(world: World) -> None:
    """Both are under way before either is kept; neither sees an error."""
    take = world.take()
    seq = _room(world, take).position.last_seq
    together, failed = Barrier(4), []

    def click() -> None:
        try:
            together.wait()
            _say(world, take, seq, "key")
            world.app.rehearse.answer(OWNER, take)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must show it
            failed.append(error)

    clicks = [Thread(target=click) for _ in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    turns = _room(world, take).turns
    assert failed == []
    assert [turn.seq for turn in turns] == list(range(1, len(turns) + 1))
    assert len([turn for turn in turns if turn.is_learners]) == 1
    assert len([turn for turn in turns if turn.answers]) == 1


def test_the_second_of_two_tabs_is_told_to_look_again(world: World) -> None:
    """It showed an older state: nothing of it is kept, before and after the first tab's answer."""
    take = world.take()
    seq = _room(world, take).position.last_seq
    _say(world, take, seq, "first tab")
    for _ in range(2):
        with pytest.raises(Conflict, match="turn-taken"):
            _say(world, take, seq, "second tab", "iets anders")
        world.app.rehearse.answer(OWNER, take)
    assert [turn.turn_key for turn in _room(world, take).turns if turn.is_learners] == ["first tab"]


def test_a_tab_that_stops_wins_from_a_tab_that_speaks_later(world: World) -> None:
    """Nothing is added to a closed take."""
    take = world.take()
    seq = _room(world, take).position.last_seq
    world.app.rehearse.stop(OWNER, take)
    world.app.rehearse.stop(OWNER, take)
    with pytest.raises(InputRefused, match="take-closed"):
        _say(world, take, seq, "late")
    room = _room(world, take)
    assert (room.take.status, room.position.last_seq, room.choices, room.open) == ("stopped", seq, (), False)


def test_a_turn_that_was_not_answered_is_answered_on_return(world: World) -> None:
    """The server died between keeping the words and answering them."""
    take = world.take()
    seq = _room(world, take).position.last_seq
    _say(world, take, seq, "key")
    with world.database.read() as stores:
        assert stores.takes.logs([take])[take][-1].text == "stay"
    room = _room(world, take)
    assert (room.position.waiting, room.position.state.at if room.position.state else "") == (None, "again")
    assert _room(world, take).turns == room.turns


def test_cues_that_were_not_voiced_are_voiced_on_return(world: World) -> None:
    """The server died between keeping the room's answer and voicing it; also in a take that was then stopped."""
    take = world.take()
    world.say(take, "stay")
    with world.database.write() as stores:
        stores.takes._connection.exec_driver_sql("UPDATE turn SET spoken = NULL, player = NULL WHERE kind = 'cue'")
        stores.takes.close(take, "stopped", world.clock())
    assert all(turn.spoken is not None for turn in _room(world, take).turns if turn.kind == "cue")


def test_a_fork_inherits_no_open_cue(world: World) -> None:
    """Going on from a take whose cues were never voiced voices them first."""
    take = world.take()
    world.say(take, "stay")
    with world.database.write() as stores:
        stores.takes._connection.exec_driver_sql("UPDATE turn SET spoken = NULL, player = NULL WHERE kind = 'cue'")
        stores.takes.close(take, "stopped", world.clock())
    fork = world.app.rehearse.go_on(OWNER, take)
    assert all(turn.spoken is not None for turn in _room(world, fork).turns if turn.kind == "cue")


def test_replaying_the_log_gives_the_state(world: World) -> None:
    """From the database alone: the kept version, the seed, the pressure and the turns."""
    take = world.take()
    for words in ("bla", "joke", "stay"):
        world.say(take, words)
    room = _room(world, take)
    found = replay(Setup(room.scene, room.take.pressure, room.take.seed, room.take.choices_hidden), room.turns)
    assert found == room.position
    assert found.state is not None
    assert (found.state.at, found.state.value("rapport")) == ("again", -2)


def test_rewinding_makes_a_fork_and_leaves_the_old_take_as_it_is(world: World) -> None:
    """A tree: a fork of a fork sees what each of its ancestors said up to where it left."""
    first = world.take()
    world.pick(first, "stay")
    world.pick(first, "hold")
    old = _room(world, first)
    mine = [turn.seq for turn in old.turns if turn.is_learners]
    second = world.app.rehearse.rewind(OWNER, first, mine[1])
    world.say(second, "bla")
    world.pick(second, "drop")
    third = world.app.rehearse.rewind(OWNER, second, mine[0])
    world.pick(third, "yield")
    fourth = world.app.rehearse.rewind(OWNER, second, mine[1])

    def heard(take: object) -> list[str | None]:
        return [turn.choice or turn.text for turn in _room(world, take).turns if turn.is_learners]

    assert (heard(first), heard(second)) == (["stay", "hold"], ["stay", "bla", "drop"])
    assert (heard(third), heard(fourth)) == (["yield"], ["stay"])
    assert _room(world, first).turns == old.turns
    assert [take.number for take in reversed(world.app.library.takes(OWNER))] == [1, 2, 3, 4]
    assert {take.seed for take in world.app.library.takes(OWNER)} == {old.take.seed}


def test_the_same_way_after_a_rewind_gives_the_same_answers(world: World) -> None:
    """Chance hangs on the seed and the place, so taking the same way again is the same conversation."""
    first = world.take()
    for pick in ("joke", "stay", "hold"):
        world.pick(first, pick)
    fork = world.app.rehearse.rewind(OWNER, first, next(t.seq for t in _room(world, first).turns if t.is_learners))
    for pick in ("joke", "stay", "hold"):
        world.pick(fork, pick)

    def lines(take: object) -> list[tuple[str, str | None]]:
        return [(turn.seat, turn.spoken) for turn in _room(world, take).turns]

    assert lines(fork) == lines(first)


def test_a_rewind_to_what_is_not_the_learners_is_refused(world: World) -> None:
    """One goes back to one's own words."""
    take = world.take()
    with pytest.raises(NotFound, match="no-moment"):
        world.app.rehearse.rewind(OWNER, take, 1)


def test_going_on_after_a_stop_forks_at_the_end(world: World) -> None:
    """The stopped take stays stopped; an open one simply goes on; one that is over does not."""
    take = world.take()
    assert world.app.rehearse.go_on(OWNER, take) == take
    world.pick(take, "stay")
    world.app.rehearse.stop(OWNER, take)
    fork = world.app.rehearse.go_on(OWNER, take)
    assert _room(world, fork).turns == _room(world, take).turns
    world.pick(fork, "hold")
    assert (_room(world, fork).take.status, _room(world, take).take.status) == ("finished", "stopped")
    with pytest.raises(InputRefused, match="take-over"):
        world.app.rehearse.go_on(OWNER, fork)


def test_a_stop_before_the_answer_is_answered_in_the_fork(world: World) -> None:
    """The words were kept; whoever goes on hears what they lead to."""
    take = world.take()
    _say(world, take, _room(world, take).position.last_seq, "key")
    world.app.rehearse.stop(OWNER, take)
    assert _room(world, take).position.waiting is not None
    fork = world.app.rehearse.go_on(OWNER, take)
    room = _room(world, fork)
    assert room.position.state is not None
    assert room.position.state.at == "again"


def test_reaching_an_ending_finishes_the_take(world: World) -> None:
    """It is closed, shows its ending and takes no more words."""
    take = world.take()
    world.pick(take, "stay")
    world.pick(take, "hold")
    room = _room(world, take)
    assert (room.take.status, room.ending.id if room.ending else None, room.choices) == ("finished", "heard", ())
    assert room.take.closed is not None
    with pytest.raises(InputRefused, match="take-closed"):
        _say(world, take, room.position.last_seq, "more")


def test_what_is_picked_and_what_is_said_are_kept_apart(world: World) -> None:
    """Also whether the lines were in view, and the learner's name in a picked line."""
    take = world.take(choices_hidden=True)
    world.say(take, "bla")
    world.say(take, "stay")
    picked = world.take()
    world.pick(picked, "stay")
    said = [(t.kind, t.choice, t.choices_visible) for t in _room(world, take).turns if t.is_learners]
    chosen = [(t.kind, t.choice, t.choices_visible) for t in _room(world, picked).turns if t.is_learners]
    assert said == [("said", None, False), ("said", None, False)]
    assert chosen == [("picked", "stay", True)]


def test_hidden_choices_come_into_view_after_two_clarifications(world: World) -> None:
    """Until then nothing can be picked; once understood they are hidden again."""
    take = world.take(choices_hidden=True)
    seen = []
    for words in ("bla", "bla", "stay"):
        room = _room(world, take)
        seen.append(room.visible)
        if not room.visible:
            with pytest.raises(InputRefused, match="choice-gone"):
                world.app.rehearse.pick(OWNER, take, room.position.last_seq, "sneaky", "stay")
        world.say(take, words)
    assert [*seen, _room(world, take).visible] == [False, False, True, False]


def test_a_line_that_is_not_offered_cannot_be_picked(world: World) -> None:
    """Neither one from another moment, nor one that was spent."""
    take = world.take()
    world.pick(take, "joke")
    seq = _room(world, take).position.last_seq
    for gone in ("hold", "joke", "<script>"):
        with pytest.raises(InputRefused, match="choice-gone"):
            world.app.rehearse.pick(OWNER, take, seq, gone, gone)


@pytest.mark.parametrize("words", ["", "   \n\t ", "\x00", " \x00 ", "\u200b", "\u202e \u2066\ufeff"])
def test_saying_nothing_is_refused(world: World, words: str) -> None:
    """White space and what cannot be seen are nothing."""
    take = world.take()
    with pytest.raises(InputRefused, match="turn-empty"):
        _say(world, take, _room(world, take).position.last_seq, "k", words)


def test_a_long_turn_is_refused_with_its_length_and_nothing_is_kept(world: World) -> None:
    """Ten thousand characters are too many; two thousand are not."""
    take = world.take()
    seq = _room(world, take).position.last_seq
    with pytest.raises(InputRefused) as refused:
        _say(world, take, seq, "k", "a" * 10_000)
    assert (refused.value.code, refused.value.values) == ("turn-too-long", {"length": 10_000, "limit": 2000})
    assert _room(world, take).position.last_seq == seq
    _say(world, take, seq, "k", "é" * 2000)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (HARD, HARD),
        ("👍🏽", "👍🏽"),
        ("אני רוצה לסיים", "אני רוצה לסיים"),
        ("<script>alert(1)</script> **vet**", "<script>alert(1)</script> **vet**"),
        ("  a\x00b \ud83d ", "ab"),
        ("'; DROP TABLE turn; --", "'; DROP TABLE turn; --"),
        ("{learner} %s %(x)s :name", "{learner} %s %(x)s :name"),
    ],
)
def test_words_are_kept_as_they_were_written(world: World, words: str, kept: str) -> None:
    """Emoji, right-to-left, markup and quotes are text; only what no database can hold is left out."""
    take = world.take()
    _say(world, take, _room(world, take).position.last_seq, "k", words)
    assert [turn.text for turn in _room(world, take).turns if turn.is_learners] == [kept]


def test_a_take_stays_on_the_version_that_it_began_with(world: World) -> None:
    """The file changes, breaks or goes while somebody is in it: their room does not notice, a new take does."""
    take = world.take()
    world.content.rewrite("Vijf minuten.", "Tien minuten.")
    new = world.take()
    assert _room(world, take).scene.goal == "Vijf minuten."
    assert _room(world, new).scene.goal == "Tien minuten."
    world.content.files.clear()
    world.pick(take, "stay")
    world.pick(take, "hold")
    assert _room(world, take).take.status == "finished"
    assert world.app.reviews.review(OWNER, take).scene.goal == "Vijf minuten."
    assert world.app.rehearse.rewind(OWNER, take, next(t.seq for t in _room(world, take).turns if t.is_learners))
    with pytest.raises(NotFound, match="no-scenario"):
        world.take()


def test_a_fresh_process_reads_the_version_from_the_database(world: World, url: str) -> None:
    """The file is gone and nothing is in memory: the take goes on."""
    take = world.take()
    world.pick(take, "stay")
    with opened(url, seed=9) as later:
        later.content.files.clear()
        later.pick(take, "hold")
        assert _room(later, take).take.status == "finished"


@pytest.mark.parametrize(
    ("brief", "code"),
    [
        ({"pressure": "boiling"}, "no-such-pressure"),
        ({"confidence": 11}, "confidence-range"),
        ({"confidence": -1}, "confidence-range"),
        ({"habit": "x" * 201}, "habit-too-long"),
    ],
)
def test_a_brief_that_cannot_be_is_refused(world: World, brief: dict[str, object], code: str) -> None:
    """With a code that says what is wrong, and no take."""
    with pytest.raises(InputRefused, match=code):
        world.take(**brief)
    assert world.app.library.takes(OWNER) == ()


def test_a_language_that_a_scenario_lacks_is_not_found(world: World) -> None:
    """Rather than a rehearsal in another language than was asked for."""
    with pytest.raises(NotFound, match="no-scenario"):
        world.app.rehearse.start(OWNER, NewTake("tiny", "fr", "calm"))


class _Between:
    """A database in which another tab does something right before the next write."""

    def __init__(self, database: Database, meanwhile: Callable[[], None]) -> None:
        self._database, self._meanwhile = database, [meanwhile]
        self.read = database.read

    def write(self) -> AbstractContextManager[Stores]:
        """The other tab first."""
        while self._meanwhile:
            self._meanwhile.pop()()
        return self._database.write()


def test_words_that_cross_a_stop_are_refused(world: World) -> None:
    """The page looked before another tab stopped the take: its words are not added behind the stop."""
    take, rehearse = world.take(), world.app.rehearse
    room = _room(world, take)

    def stop() -> None:
        with world.database.write() as stores:
            stores.takes.close(take, "stopped", world.clock())

    rehearse._database = _Between(world.database, stop)
    with pytest.raises(InputRefused, match="take-closed"):
        _say(world, take, room.position.last_seq, "late")
    rehearse._database = world.database
    assert _room(world, take).turns == room.turns


def test_when_two_tabs_answer_differently_the_first_answer_is_the_conversation(world: World) -> None:
    """One was started with another matcher: the second voices what was kept, not what it made up."""
    take, rehearse = world.take(), world.app.rehearse
    _say(world, take, _room(world, take).position.last_seq, "key", "stay")

    def answer_first() -> None:
        with opened(world.url, seed=5) as other:
            other.app.rehearse._answering._ear._matcher = _Deaf()
            other.app.rehearse.answer(OWNER, take)

    rehearse._answering._database = _Between(world.database, answer_first)
    rehearse.answer(OWNER, take)
    rehearse._answering._database = world.database
    room = _room(world, take)
    (answer,) = [turn for turn in room.turns if turn.answers]
    assert (answer.choice, room.position.state.at if room.position.state else "") == (None, "opening")
    assert [turn.spoken for turn in room.turns if turn.seq > answer.seq] == ["Wat bedoel je?"]


class _Deaf:
    """A matcher that understands nothing."""

    def place(self, words: str, choices: object, language: str) -> None:  # noqa: ARG002 - the port's
        """None."""
        return
