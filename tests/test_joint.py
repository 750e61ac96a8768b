"""A joint rehearsal: who sees and does what, whose turn it is, swapping, pausing, an AI that takes over and yields."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from uuid import UUID

import pytest

from coach.conversation.by_hand import card_cues, for_human, parts
from coach.conversation.turns import NOBODY, Turn
from coach.errors import CoachError, Conflict, InputRefused, NotAllowed, NotFound
from coach.programme.meeting import Meeting
from coach.services.chosen import Chosen
from coach.services.joint import Brief
from coach.services.proposing import NewProposal
from coach.services.room import NewTake
from tests.joint_world import LEARNER, PLAYER, WATCHER, Together, begun
from tests.scripts import LOOSE, loose, tiny
from tests.values import uid
from tests.world import World, opened, populate


@pytest.fixture
def world(sqlite_template: object, tmp_path: object) -> Iterator[World]:
    """The small organisation."""
    shutil.copy(str(sqlite_template), f"{tmp_path}/coach.db")
    with opened(f"sqlite:///{tmp_path}/coach.db") as made:
        populate(made)
        yield made


def test_whoever_speaks_most_is_played_and_the_rest_is_voiced_by_script(world: World) -> None:
    """Greet and the room speak at once; Tom's line waits for the human, and what follows it waits to be heard."""
    assert (parts(tiny()), parts(loose())) == (("tom", "greet"), ("tom", "greet"))
    made = begun(world)
    open_cues = [turn for turn in made.log() if turn.kind == "cue" and turn.spoken is None]
    assert [turn.seat for turn in open_cues] == ["tom"]
    assert [turn.spoken for turn in made.room().turns] == ["Greet tikt verder."]
    made.speak("Kom, punt vijf.")
    heard = made.room().turns
    assert [turn.spoken for turn in heard][:2] == ["Greet tikt verder.", "Kom, punt vijf."]
    assert len(heard) == 3


def test_the_card_is_for_whoever_plays_and_for_nobody_else(world: World) -> None:
    """It says the move, the line, why now and what it trains; learner and observers see that somebody is to speak."""
    made = begun(world, watched=True)
    card = made.room(PLAYER).card
    assert card is not None
    assert (card.seat, card.who, card.examples, card.trains) == (
        "tom",
        "Tom",
        ("Volgend punt, Owner?",),
        ("Voet bij stuk",),
    )
    assert (card.imperative, card.why) == ("Zeg iets in deze zin", "Zo begint het gesprek.")
    assert world.app.joints.room(PLAYER, made.joint, "en").card.why == "This is how the conversation begins."  # type: ignore[union-attr]
    for who in (LEARNER, WATCHER):
        room = made.room(who)
        assert (room.card, room.turn) == (None, "counterpart")


def test_neither_player_nor_watcher_sees_the_learners_side_or_the_directors(world: World) -> None:
    """No goal, no "you", no choices, no take, no character from inside, no node or choice of the plot."""
    made = begun(world, watched=True)
    made.speak("Ja?")
    made.pick("stay")
    assert "Vijf minuten." in repr(made.room(LEARNER).scene)
    for who in (PLAYER, WATCHER):
        room = made.room(who)
        assert room.scene is not None
        assert (room.scene.you, room.scene.goal, room.scene.obstacle, room.choices, room.take) == ("", "", "", (), None)
        assert (room.scene.nodes, room.scene.domains) == ({}, {})
        assert str(made.take) not in repr(room)
        assert "evidence" not in repr(room)
        assert not any(turn.choice or turn.node or turn.heard or turn.turn_key for turn in room.turns)


def test_locked_facts_are_on_no_card_and_in_no_room(world: World) -> None:
    """In an improvisation the player gets the move and its lines; what is locked stays with the director."""
    made = begun(world, scenario="loose", pressure="heated")
    secret = next(iter(loose().facts.values()))
    made.speak("Wat is er?")
    for words in ("asked", "requested", "apologised"):
        made.say(words)
        room = made.room(PLAYER)
        assert room.card is not None
        if room.card.tells == "":
            assert secret.text not in repr(room)
            assert not any(line.text in repr(room.card) for line in secret.lines)
        made.speak("Hm.")


def test_a_card_of_an_improvisation_says_what_was_heard_and_what_it_costs(world: World) -> None:
    """From the state: the learner asked, and two good turns are still needed."""
    made = begun(world, scenario="loose", pressure="heated")
    made.speak("Wat is er?")
    made.say("requested")
    card = made.room(PLAYER).card
    assert card is not None
    assert card.why.startswith("Owner vroeg iets concreets. Geef nog niet toe: daar zijn nog")
    assert len(card.examples) >= 2
    number, line = world.app.joints.other_line(PLAYER, made.joint)
    assert (number, line) == (1, card.examples[1])
    world.app.joints.say_line(PLAYER, made.joint, card.seq, "key", example=1)
    assert made.room().turns[-1].spoken == line


def test_consecutive_lines_of_one_person_are_one_card() -> None:
    """What stands between two of them makes two cards; silences and stage directions wait for nobody."""

    def cue(seq: int, seat: str, text: str = "x", silence: int = 0) -> Turn:
        return Turn(seq, seat, "cue", text, silence=silence)

    first, second, other, third = cue(2, "tom"), cue(3, "tom"), cue(4, "greet"), cue(5, "tom")
    assert card_cues((Turn(1, "director", "directed"), first, second, other, third), "tom") == (first, second)
    assert not any(for_human(turn, "tom") for turn in (other, cue(2, "tom", ""), cue(2, "tom", silence=3)))
    assert card_cues((other, first), "tom") == ()


def test_words_stand_on_the_first_line_of_a_card_and_the_rest_is_empty(world: World) -> None:
    """And one tap says every line as it is written, each where it belongs."""
    world.content.rewrite(
        '"cuts": true, "text": "Ja ja."}',
        '"cuts": true, "text": "Ja ja."}, {"id": "so", "who": "tom", "text": "En nu?"}',
    )
    for says_line in (False, True):
        made = begun(world)
        made.speak("Ja?")
        made.pick("stay")
        card = made.room(PLAYER).card
        assert card is not None
        assert card.examples == ("Ja ja. En nu? En?",)
        if says_line:
            world.app.joints.say_line(PLAYER, made.joint, card.seq, "line")
        else:
            made.speak("Kort dan.")
        said = [turn.spoken for turn in made.log() if turn.seq >= card.seq and turn.kind == "cue"]
        assert said == (["Ja ja.", "En nu?", "En?"] if says_line else ["Kort dan.", "", ""])
        assert made.room(LEARNER).turn == "learner"
        moves = [turn.move for turn in made.room().turns if turn.by == PLAYER and turn.spoken]
        assert moves[1:] == (["", "", ""] if says_line else ["own"])
        world.clock.forward(minutes=1)


def test_it_is_one_persons_turn_at_a_time(world: World) -> None:
    """The learner waits for the counterpart, the counterpart for the learner; an observer only watches."""
    made = begun(world, watched=True)
    with pytest.raises(InputRefused) as refused:
        made.say("Hallo")
    assert refused.value.code == "their-turn"
    made.speak("Ja?")
    with pytest.raises(Conflict):
        world.app.joints.speak(PLAYER, made.joint, made.room().last_seq + 1, "k", "Nog iets.")
    for call in (
        lambda: made.say("Ik ook", WATCHER),
        lambda: world.app.joints.stop(WATCHER, made.joint),
        lambda: world.app.joints.swap(WATCHER, made.joint),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_a_double_click_is_one_turn_and_a_stale_page_is_told(world: World) -> None:
    """Of the learner's and of the counterpart's words alike."""
    made = begun(world)
    seq = made.room(PLAYER).card.seq  # type: ignore[union-attr]
    for _ in range(2):
        world.app.joints.speak(PLAYER, made.joint, seq, "one", "Ja?")
    with pytest.raises(Conflict) as refused:
        world.app.joints.speak(PLAYER, made.joint, seq, "two", "Nee.")
    assert refused.value.code == "cue-voiced"
    last = made.room().last_seq
    for _ in range(2):
        world.app.joints.say(LEARNER, made.joint, last, "mine", "stay dus")
    with pytest.raises(Conflict) as refused:
        world.app.joints.say(LEARNER, made.joint, last, "late", "stay weer")
    assert refused.value.code == "turn-taken"
    assert [turn.text for turn in made.log() if turn.is_learners] == ["stay dus"]


def test_who_said_what_stands_with_every_turn(world: World) -> None:
    """``by`` on each human turn, the player beside it, in the room of everybody."""
    made = begun(world, watched=True)
    made.speak("Ja?")
    made.say("stay wil ik")
    for who in (LEARNER, PLAYER, WATCHER):
        said = [(turn.by, turn.player) for turn in made.room(who).turns if turn.by is not None]
        assert said == [(PLAYER, "human"), (LEARNER, None)]
    assert made.room(WATCHER).names == {LEARNER: "Owner", PLAYER: "Manager", WATCHER: "Colleague"}


def test_roles_are_swapped_in_both_directions_and_twice(world: World) -> None:
    """Seats stay; who sits there changes, and with it who may speak, and who sees card and choices."""
    made = begun(world)
    made.speak("Ja?")
    assert world.app.joints.swap(PLAYER, made.joint, to=True)
    assert world.app.joints.swap(LEARNER, made.joint, to=True)  # both at once is one change
    theirs, mine = made.room(PLAYER), made.room(LEARNER)
    assert (theirs.sits, mine.sits) == ("learner", "counterpart")
    assert theirs.choices
    assert theirs.scene is not None
    assert theirs.scene.goal == "Vijf minuten."
    assert not mine.choices
    assert next(seat.plays for seat in mine.seats if seat.person == LEARNER) == "tom"
    with pytest.raises(Conflict) as refused:
        made.say("stay van mij")
    assert refused.value.code == "seat-changed"
    made.pick("stay", PLAYER)
    assert made.room(PLAYER).card is None
    with pytest.raises(InputRefused) as between:
        world.app.joints.swap(LEARNER, made.joint, to=False)
    assert between.value.code == "swap-between"
    made.speak("Ja ja.", LEARNER)
    assert not world.app.joints.swap(LEARNER, made.joint)
    made.say("hold dus")
    assert [turn.by for turn in made.log() if turn.by is not None and turn.spoken != ""] == [
        PLAYER,
        PLAYER,
        LEARNER,
        LEARNER,
    ]


def _swapped_in_between(world: World) -> Together:
    """The manager says three turns in the learner's seat, the learner one of their own."""
    made = begun(world, scenario="loose", pressure="heated")
    made.speak("Wat is er?")
    world.app.joints.swap(PLAYER, made.joint, to=True)
    for word in ("asked", "apologised", "rambled"):
        made.say(f"{word} van de manager", PLAYER)
        made.speak("Hm.", LEARNER)
    world.app.joints.swap(PLAYER, made.joint, to=False)
    made.say("requested door mij")
    made.debrief()
    return made


def test_what_a_manager_said_in_the_learners_seat_is_neither_rated_nor_quoted(world: World) -> None:
    """Not in the report, not in progress, not in what may be shared, not among the moments, not by a model."""
    made = _swapped_in_between(world)
    review = world.app.reviews.review(LEARNER, made.take)
    assert "van de manager" in repr(review.turns)
    assert "van de manager" not in repr(review.report)
    assert review.report.said_moments == (next(turn.seq for turn in made.log() if turn.text == "requested door mij"),)
    world.app.models.accept(LEARNER, world.app.models.notice(LEARNER).id)  # type: ignore[union-attr]
    world.app.reviews.judge(LEARNER, made.take)
    assert "van de manager" not in repr(world.model.calls)
    assert "Wat is er?" not in repr(world.model.calls)  # the manager has not agreed that a model reads their words
    assert [step.level for step in world.app.reviews.progress(LEARNER, made.room().scene.training)] == [4]  # type: ignore[union-attr]
    every = tuple(range(40))
    shared = world.app.sharing.document(LEARNER, Chosen(PLAYER, made.take, moments=every))
    assert [excerpt.words for excerpt in shared.excerpts] == ["requested door mij"]
    assert "Hm." not in repr(shared)


def test_a_take_with_others_stands_among_the_takes_with_who_was_there(world: World) -> None:
    """For the learner alone; the others have no take of it."""
    made = begun(world, watched=True)
    assert world.app.joints.company(LEARNER) == {made.take: ["Manager", "Colleague"]}
    assert world.app.joints.company(PLAYER) == {}
    assert [take.counterpart for take in world.app.library.takes(LEARNER)] == ["human"]
    assert world.app.library.takes(PLAYER) == ()


def test_alone_one_goes_on_from_it_with_the_written_lines(world: World) -> None:
    """While it runs it is played together; afterwards a rewind is a rehearsal like any other."""
    made = begun(world)
    made.speak("Ja?")
    made.say("stay wil ik")
    take = made.take
    for call in (
        lambda: world.app.rehearse.room(LEARNER, take),
        lambda: world.app.rehearse.say(LEARNER, take, made.room().last_seq, "k", "x"),
        lambda: world.app.rehearse.answer(LEARNER, take),
        lambda: world.app.rehearse.stop(LEARNER, take),
        lambda: world.app.rehearse.rewind(LEARNER, take, 5),
        lambda: world.app.rehearse.start(LEARNER, NewTake("tiny", "nl", "calm", counterpart="human")),
    ):
        with pytest.raises(InputRefused) as refused:
            call()
        assert refused.value.code == "joint-take"
    made.debrief()
    first = next(turn.seq for turn in made.log() if turn.is_learners)
    alone = world.app.rehearse.rewind(LEARNER, take, first)
    room = world.app.rehearse.room(LEARNER, alone)
    assert (room.take.counterpart, room.open, room.open_cues) == ("authored", True, ())
    assert "Ja?" in [turn.spoken for turn in room.turns]
    world.pick(alone, "stay")
    assert world.app.rehearse.room(LEARNER, alone).turns[-1].player == "script"


def test_a_pause_stops_everybody_and_anybody_ends_it(world: World) -> None:
    """What somebody was about to say is refused with its own code, so that the page keeps it."""
    made = begun(world, watched=True)
    world.app.joints.pause(WATCHER, made.joint)
    world.app.joints.pause(PLAYER, made.joint)
    assert made.room(LEARNER).paused_by == WATCHER
    seq = made.room(PLAYER).card.seq  # type: ignore[union-attr]
    for call in (
        lambda: world.app.joints.speak(PLAYER, made.joint, seq, "k", "Ja?"),
        lambda: world.app.joints.say_line(PLAYER, made.joint, seq, "k"),
        lambda: world.app.joints.perform(LEARNER, made.joint),
        lambda: made.say("Hallo"),
    ):
        with pytest.raises(InputRefused) as refused:
            call()
        assert refused.value.code == "paused"
    world.app.joints.resume(LEARNER, made.joint)
    made.speak("Ja?")
    world.app.joints.pause(LEARNER, made.joint)
    with pytest.raises(InputRefused):
        made.pick("stay")


@pytest.mark.parametrize("how", ["takes over", "leaves"])
def test_a_pause_silences_the_written_lines_too(world: World, how: str) -> None:
    """A part that changes hands in a pause is first heard after it."""
    made = begun(world, watched=True)
    world.app.joints.pause(WATCHER, made.joint)
    before, log = made.room(LEARNER).turns, made.log()
    if how == "takes over":
        world.app.joints.take_over(PLAYER, made.joint, on=True)
    else:
        world.app.joints.leave_seat(PLAYER, made.joint)
    assert made.room(LEARNER).turns == before
    assert made.log() == log
    world.app.joints.resume(LEARNER, made.joint)
    room = made.room(LEARNER)
    assert len(room.turns) > len(before)
    assert room.may_speak


def _agreed(world: World, *people: UUID) -> None:
    for person in people:
        world.app.models.accept(person, world.app.models.notice(person).id)  # type: ignore[union-attr]


def test_an_ai_takes_over_when_both_have_agreed_and_says_so(world: World) -> None:
    """Its line is marked as a model's; when one has not agreed, or it is a script, the written lines are said."""
    made = begun(world, scenario="loose", pressure="heated")
    made.speak("Wat is er?")
    made.say("asked")
    _agreed(world, LEARNER)
    assert world.app.joints.take_over(PLAYER, made.joint, on=True) == "script"
    assert made.room().turns[-1].player == "script"
    _agreed(world, PLAYER)
    assert world.app.joints.take_over(PLAYER, made.joint, on=True) == "model"
    made.say("apologised")
    room = made.room()
    assert (room.speaking, room.turn) == ("tom", None)
    assert list(world.app.joints.perform(LEARNER, made.joint)) == ["Nee.", "Vrijdag."]
    assert (made.room().turns[-1].player, made.room().turns[-1].spoken) == ("model", "Nee. Vrijdag.")
    assert world.app.joints.take_over(LEARNER, made.joint, on=False) == "human"
    assert begun(world).world.app.joints.take_over(LEARNER, begun(world).joint, on=True) == "script"


def _ai_speaks(world: World) -> tuple[Together, Iterator[str]]:
    """An AI that has the part and has said the first sentence of its line."""
    made = begun(world, scenario="loose")
    _agreed(world, LEARNER, PLAYER)
    made.speak("Wat is er?")
    world.app.joints.take_over(PLAYER, made.joint, on=True)
    made.say("kept")
    under_way = world.app.joints.perform(LEARNER, made.joint)
    assert next(under_way) == "Nee."
    return made, under_way


def test_the_ai_yields_when_the_human_speaks(world: World) -> None:
    """In the middle of its line the human's words win, the part is theirs again, and nothing is there twice."""
    made, under_way = _ai_speaks(world)
    assert list(world.app.joints.perform(PLAYER, made.joint)) == []  # a second page hears nothing twice
    made.speak("Ik neem het terug.")
    assert list(under_way) == []
    room = made.room()
    assert (room.voice, room.turns[-1].spoken, room.turns[-1].player) == ("human", "Ik neem het terug.", "human")


def test_a_pause_ends_what_the_ai_is_saying(world: World) -> None:
    """After the sentence that was heard; that is what stands in the log, and it goes on from there."""
    made, under_way = _ai_speaks(world)
    world.app.joints.pause(PLAYER, made.joint)
    assert list(under_way) == []
    world.app.joints.resume(LEARNER, made.joint)
    room = made.room()
    assert (room.speaking, room.turns[-1].spoken, room.turns[-1].player) == (None, "Nee.", "model")


def test_who_speaks_after_the_ai_was_kept_is_told_and_keeps_the_draft(world: World) -> None:
    """``cue-voiced``."""
    made = begun(world, scenario="loose")
    _agreed(world, LEARNER, PLAYER)
    made.speak("Wat is er?")
    world.app.joints.take_over(PLAYER, made.joint, on=True)
    made.say("kept")
    card = made.room(PLAYER).card
    assert card is not None
    list(world.app.joints.perform(LEARNER, made.joint))
    with pytest.raises(Conflict) as refused:
        world.app.joints.speak(PLAYER, made.joint, card.seq, "late", "Wacht.")
    assert refused.value.code == "cue-voiced"


def test_agreement_that_is_taken_back_leaves_the_written_lines(world: World) -> None:
    """Asked again at every line."""
    made = begun(world, scenario="loose")
    _agreed(world, LEARNER, PLAYER)
    made.speak("Wat is er?")
    world.app.joints.take_over(PLAYER, made.joint, on=True)
    made.say("kept")
    world.app.models.withdraw(PLAYER)
    list(world.app.joints.perform(LEARNER, made.joint))
    assert world.model.calls == []
    assert made.room().turns[-1].player == "script"


def test_the_last_line_is_still_the_humans_and_then_it_is_over(world: World) -> None:
    """An ending closes the take when whoever plays has said what was left to say."""
    world.content.rewrite(
        '"goto": [{"when": "rapport',
        '"reply": [{"id": "bye", "who": "tom", "text": "Goed."}], "goto": [{"when": "rapport',
    )
    made = begun(world)
    made.speak("Ja?")
    made.pick("stay")
    made.speak("Ja ja.")
    made.pick("hold")
    assert (made.room().state, made.room().ending, made.room().turn) == ("open", None, "counterpart")
    made.speak("Vijf dan.")
    room = made.room()
    assert (room.state, room.turn) == ("debrief", None)
    assert room.ending is not None
    assert world.app.library.takes(LEARNER)[0].status == "finished"


def test_stopping_goes_on_to_the_debrief_once(world: World) -> None:
    """Either may; a line that nobody said is the written one, so that going on alone makes sense."""
    made = begun(world)
    world.app.joints.stop(PLAYER, made.joint)
    world.app.joints.stop(LEARNER, made.joint)
    assert made.room(PLAYER).state == "debrief"
    assert world.app.library.takes(LEARNER)[0].status == "stopped"
    assert all(turn.spoken is not None for turn in made.log() if turn.kind == "cue")
    for call in (lambda: made.say("Nog iets"), lambda: world.app.joints.note(PLAYER, made.joint, "x")):
        with pytest.raises(InputRefused) as refused:
            call()
        assert refused.value.code == "take-closed"


def test_when_the_player_leaves_the_written_lines_go_on(world: World) -> None:
    """The learner is not left in mid-scene; who left has no seat any more."""
    made = begun(world)
    world.app.joints.leave_seat(PLAYER, made.joint)
    with pytest.raises(NotFound):
        made.room(PLAYER)
    made.pick("stay")
    assert made.room().turn == "learner"
    with pytest.raises(InputRefused) as refused:
        world.app.joints.swap(LEARNER, made.joint)
    assert refused.value.code == "joint-alone"
    with pytest.raises(InputRefused):
        world.app.joints.leave_seat(LEARNER, made.joint)


def test_the_player_takes_another_part_between_two_lines(world: World) -> None:
    """Then that person's lines wait for them, and the first one's are voiced by script."""
    made = begun(world)
    with pytest.raises(InputRefused):
        world.app.joints.choose_part(PLAYER, made.joint, "greet")
    made.speak("Ja?")
    with pytest.raises(NotFound):
        world.app.joints.choose_part(PLAYER, made.joint, "bart")
    world.app.joints.choose_part(PLAYER, made.joint, "greet")
    made.pick("stay")
    assert [turn.player for turn in made.log() if turn.seat == "tom"] == ["human", "script", "script"]
    assert begun(world, plays="greet").room(PLAYER).turn in {"learner", "counterpart"}


def test_only_the_learner_begins_and_twice_is_once(world: World) -> None:
    """With what they may rehearse; a second click changes nothing."""
    joint = world.app.joints.accept(LEARNER, world.app.joints.propose(PLAYER, NewProposal(LEARNER)))
    with pytest.raises(NotAllowed):
        world.app.joints.begin(PLAYER, joint, Brief("tiny", "calm", "nl"))
    for bad in (Brief("none", "calm", "nl"), Brief("tiny", "wild", "nl"), Brief("tiny", "calm", "nl", plays="bart")):
        with pytest.raises(CoachError):
            world.app.joints.begin(LEARNER, joint, bad)
    for _ in range(2):
        world.app.joints.begin(LEARNER, joint, Brief("tiny", "calm", "nl"))
    assert len(world.app.library.takes(LEARNER)) == 1


def test_the_version_costs_two_queries_and_changes_with_what_one_sees(world: World) -> None:
    """A note changes it for its author alone; everything else for everybody."""
    made = begun(world, watched=True)
    people = (LEARNER, PLAYER, WATCHER)

    def versions() -> list[str]:
        return [world.app.joints.version(who, made.joint) for who in people]

    for who in people:
        assert world.count(lambda: world.app.joints.version(who, made.joint)) <= 2  # noqa: B023 - called at once
        assert made.room(who).version == world.app.joints.version(who, made.joint)
    for act in (
        lambda: made.speak("Ja?"),
        lambda: made.say("wat"),
        lambda: made.speak("Wat?"),
        lambda: world.app.joints.pause(WATCHER, made.joint),
        lambda: world.app.joints.resume(WATCHER, made.joint),
        lambda: world.app.joints.swap(PLAYER, made.joint),
        lambda: world.app.joints.take_over(PLAYER, made.joint, on=True),
        lambda: world.app.joints.choose_part(LEARNER, made.joint, "greet"),
        lambda: world.app.joints.invite_observer(LEARNER, made.joint, uid("other learner")),
        lambda: world.app.joints.leave_seat(uid("other learner"), made.joint),
        lambda: world.app.joints.stop(PLAYER, made.joint),
        lambda: world.app.debriefs.speak_first(LEARNER, made.joint, "", ""),
    ):
        before = versions()
        for who in people:
            made.room(who)
        assert versions() == before
        act()
        after = versions()
        assert all(one != other for one, other in zip(before, after, strict=True))
    other = begun(world, watched=True)
    before = [world.app.joints.version(who, other.joint) for who in people]
    world.app.joints.note(WATCHER, other.joint, "Goed.")
    after = [world.app.joints.version(who, other.joint) for who in people]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, False]


def test_a_note_is_its_authors_alone_and_a_double_click_is_one(world: World) -> None:
    """With the moment and the place in the log."""
    made = begun(world, watched=True)
    for _ in range(2):
        world.app.joints.note(WATCHER, made.joint, "Kwam terug op het punt.")
    (note,) = made.room(WATCHER).notes
    assert (note.text, note.after_seq) == ("Kwam terug op het punt.", made.room().last_seq)
    assert made.room(LEARNER).notes == made.room(PLAYER).notes == ()


def test_what_an_erased_person_said_is_replaced_and_the_rest_stays(world: World) -> None:
    """By the line that was written, or an ellipsis in the learner's seat, which is still not the learner's."""
    made = begun(world, watched=True)
    made.speak("Mijn eigen geheim")
    world.app.joints.swap(PLAYER, made.joint)
    made.say("stay van de manager", PLAYER)
    made.speak("Ja ja, zeg ik.", LEARNER)
    world.app.joints.swap(PLAYER, made.joint)
    world.app.joints.note(PLAYER, made.joint, "Geheime notitie")
    made.say("hold van mij")
    made.debrief()
    with world.database.write() as stores:
        stores.people.erase(PLAYER)
    kept = repr(world.rows())
    for gone in ("geheim", "van de manager", "Geheime", PLAYER.hex, str(PLAYER)):
        assert gone not in kept
    log = made.log()
    assert log == made.log()
    assert next(turn.spoken for turn in log if turn.seat == "tom") == "Volgend punt, Owner?"
    assert [(turn.text, turn.by) for turn in log if turn.is_learners] == [("…", NOBODY), ("hold van mij", LEARNER)]
    review = world.app.reviews.review(LEARNER, made.take)
    assert "…" not in repr(review.report)
    assert "hold van mij" in repr(review.report)
    assert made.room().turns


def test_an_erased_learner_takes_everything_along(world: World) -> None:
    """The rehearsal, its seats, notes and views."""
    made = begun(world, watched=True)
    world.app.joints.note(WATCHER, made.joint, "Goed.")
    made.debrief()
    world.app.debriefs.view(WATCHER, made.joint, "holding-ground", 2)
    with world.database.write() as stores:
        stores.people.erase(LEARNER)
    rows = world.rows()
    assert [rows[name] for name in ("joint", "joint_seat", "joint_note", "joint_view", "joint_debrief", "turn")] == [
        []
    ] * 6


def test_ones_own_meeting_is_played_together_and_what_one_wants_of_it_stays_ones_own(world: World) -> None:
    """The other plays the person across the table; the goal and the worry are no business of theirs, also swapped."""
    frame = {**LOOSE, "id": "frame", "own_meeting": True}
    world.content.files["frame"] = json.dumps(frame)
    meeting = Meeting(
        uid("meeting"), LEARNER, "Begroting", None, "Sofie Raes", "directeur", "Zaal 3.", "Ik wil twee dagen.",
        "Dat ik zwijg.", world.clock.now,
    )  # fmt: skip
    with world.database.write() as stores:
        stores.meetings.add(meeting)
    proposal = world.app.joints.propose(LEARNER, NewProposal(PLAYER, scenario="frame", meeting=meeting.id))
    joint = world.app.joints.accept(PLAYER, proposal)
    world.app.joints.begin(LEARNER, joint, Brief("frame", "tense", "nl"))
    made = Together(world, joint)
    made.speak("Wat is er?")
    world.app.joints.swap(PLAYER, joint)
    room = made.room(PLAYER)
    assert room.scene is not None
    assert (room.sits, room.scene.title, room.scene.people["tom"].short) == ("learner", "Begroting", "Sofie")
    assert "twee dagen" not in repr(room)
    assert "zwijg" not in repr(room)
    assert "twee dagen" in repr(made.room(LEARNER))
    assert "twee dagen" not in repr(world.app.joints.joints(PLAYER))
    assert str(meeting.id) not in repr(room) + repr(world.app.joints.joints(PLAYER))
