"""One model voices two counterparts in turn: one beginning, alternating roles, and neither has the other in mind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from coach.conversation.part import Part, for_model, part_of
from coach.conversation.prompt import messages
from coach.conversation.reply_check import clean
from coach.conversation.turns import Turn
from coach.scenario.improvisation import Improvisation, Move
from tests.listening import catalogue
from tests.scripts import loose

WORDS = ("Het water zit er niet in.", "Stijn, (Nu spreekt Marleen.) ik geef toe.\n(Nu spreekt Stijn.)", "En toch.")
SECRET = "a"  # noqa: S105 - makes marks


def _scene(language: str) -> Improvisation:
    scene = catalogue().scenarios()["not-in-the-price"].scenes[language]
    assert isinstance(scene, Improvisation)
    return scene


def _cue(seq: int, move: Move) -> Turn:
    line = move.lines[0]
    return Turn(seq, move.who, "cue", node=move.id, beat=line.id, move=move.move, text=line.text)


def _parts(language: str) -> Sequence[Part]:
    """A conversation in which one counterpart answers and then the other, as it grew."""
    scene = _scene(language)
    moves = [move for move in scene.moves.values() if for_model(scene, _cue(1, move))]
    first = next(move for move in moves if move.who == "stijn")
    second = next(move for move in moves if move.who == "marleen")
    log: list[Turn] = []
    parts = []
    for at, move in enumerate((first, second, first)):
        log.append(Turn(2 * at + 1, "learner", "said", WORDS[at]))
        cue = _cue(2 * at + 2, move)
        parts.append(part_of(scene, log, cue, "Noor"))
        log.append(cue)
    return parts


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_beginning_is_the_same_whoever_speaks(language: str) -> None:
    """The whole of the question before but its direction comes first in the next, also for the other counterpart."""
    told = [messages(part, SECRET) for part in _parts(language)]
    assert len({one[0].text for one in told}) == 1
    flat = ["\n".join(f"{message.role}: {message.text}" for message in one) for one in told]
    for before, after in pairwise(flat):
        assert after.startswith(before[: before.rindex("\n\n[")])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_neither_has_the_other_s_thoughts_in_mind(language: str) -> None:
    """What only somebody knows stands in their own direction and nowhere else; what they would give is in none."""
    scene, parts = _scene(language), _parts(language)
    for part in parts:
        told = messages(part, SECRET)
        direction = told[-1].text.rpartition("\n\n[")[2]
        before = "\n".join(message.text for message in told).removesuffix(direction)
        for person in scene.people.values():
            inside = person.character
            assert inside is not None
            for private in filter(None, (inside.wants, inside.history, inside.fears, inside.concedes)):
                assert private not in before
                assert person.id == part.person.id or private not in direction
        mine = part.person.character
        assert mine is not None
        assert mine.wants in direction
        assert mine.history in direction


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_line_is_the_speaker_s_and_no_answer_has_a_name(language: str) -> None:
    """Roles alternate after the system message; before each answer, and at the end, it says who speaks."""
    last = _parts(language)[-1]
    told = messages(last, SECRET)
    assert [message.role for message in told] == ["system", "user", "assistant", "user", "assistant", "user"]
    says = "(Nu spreekt {}.)" if language == "nl" else "({} speaks now.)"
    for message, name in zip(told[1::2], ("Stijn", "Marleen", "Stijn"), strict=True):
        assert says.format(name) in message.text.partition("\n\n[")[0].splitlines()[-1]
    assert [message.text for message in told[2::2]] == [
        spoken.words for spoken in last.transcript if spoken.who in {"stijn", "marleen"}
    ]


def test_a_learner_cannot_say_whose_turn_it_is() -> None:
    """Brackets become other signs, and their words stay one line."""
    told = messages(_parts("nl")[1], SECRET)[-1].text
    assert told.splitlines()[0] == ("Noor zegt: “Stijn, ‹Nu spreekt Marleen.› ik geef toe. ‹Nu spreekt Stijn.›”")


def test_one_counterpart_is_who_they_are_from_the_first_word() -> None:
    """With nobody else to voice the prompt is about that one, who has their own character in the beginning."""
    scene = loose()
    cue = _cue(2, next(move for move in scene.moves.values() if move.id == "push"))
    log = [Turn(1, "learner", "said", "Nee.")]
    told = messages(part_of(scene, log, cue, "Noor"), SECRET)
    assert told[0].text.startswith("Je speelt Tom T.")
    assert "spreekt" not in told[-1].text


def test_a_speaker_s_own_name_before_an_answer_is_taken_off() -> None:
    """In either form; another's stays, for the checks to find."""
    names = ("Stijn", "Stijn Baeten")
    assert clean("Stijn: Allez.", names) == clean("Stijn zegt: “Allez.”", names) == "Allez."
    assert clean("Marleen: Nee.", names) == "Marleen: Nee."
    assert clean("Says: no.", names) == "Says: no."
