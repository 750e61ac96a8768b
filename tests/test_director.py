"""From a log to what happens next."""

from __future__ import annotations

from dataclasses import replace

from coach.conversation.cut import cut_position
from coach.conversation.director import Setup, choices_visible, direct, replay, voice
from coach.conversation.turns import Turn
from tests.scripts import tiny

SETUP = Setup(tiny(), "tense", seed=5)


def _never(_words: object, _choices: object) -> None:
    return None


def _opened() -> tuple[Turn, ...]:
    return direct(SETUP, (), _never)


def test_an_empty_log_is_opened_and_an_opened_one_waits() -> None:
    """Asking again when nothing waits adds nothing."""
    log = _opened()
    assert log[0].kind == "directed"
    assert direct(SETUP, log, _never) == ()


def test_replaying_the_log_gives_the_state_that_directing_reached() -> None:
    """Every prefix that ends in an answered turn replays; the last one is over."""
    log = _opened()
    for pick in ("stay", "hold"):
        turn = Turn(log[-1].seq + 1, "learner", "picked", text="…", choice=pick, node="opening")
        log = (*log, turn, *direct(SETUP, (*log, turn), _never))
    position = replay(SETUP, log)
    assert position.over
    assert position.state is not None
    assert position.state.at == "heard"
    assert [turn.seq for turn in log] == list(range(1, len(log) + 1))


def test_a_turn_without_an_answer_is_waiting() -> None:
    """After a crash between keeping a turn and answering it, the same question gets the same answer."""
    log = _opened()
    turn = Turn(log[-1].seq + 1, "learner", "picked", text="Nog niet", choice="stay")
    assert replay(SETUP, (*log, turn)).waiting == turn
    assert direct(SETUP, (*log, turn), _never) == direct(SETUP, (*log, turn), _never)


def test_own_words_go_where_they_were_placed_and_replay_without_asking_again() -> None:
    """What perception made of words is in the log, so a replay never depends on it."""
    log = _opened()
    said = Turn(log[-1].seq + 1, "learner", "said", text="ik wil het toch bespreken")
    log = (*log, said, *direct(SETUP, (*log, said), lambda _w, _c: "stay"))
    state = replay(SETUP, log).state
    assert state is not None
    assert state.at == "again"


def test_hidden_choices_come_into_view_after_two_clarifications() -> None:
    """Not before, and only when they were hidden."""
    setup = replace(SETUP, choices_hidden=True)
    log = direct(setup, (), _never)
    seen = [choices_visible(setup, replay(setup, log))]
    for _ in range(2):
        said = Turn(log[-1].seq + 1, "learner", "said", text="euh")
        log = (*log, said, *direct(setup, (*log, said), _never))
        seen.append(choices_visible(setup, replay(setup, log)))
    assert seen == [False, False, True]


def test_an_interruption_keeps_what_was_written_and_marks_where_it_was_cut() -> None:
    """The learner's turn stays whole; the cue knows from where nobody heard it."""
    log = _opened()
    words = "Nog niet, Tom. Ik wil vijf minuten over de facturen praten."
    turn = Turn(log[-1].seq + 1, "learner", "picked", text=words, choice="stay")
    cut = direct(SETUP, (*log, turn), _never)[1]
    assert cut.beat == "cut"
    assert cut.cut_at == cut_position(words)
    assert words[: cut.cut_at] == "Nog niet, Tom. Ik wil vijf minuten"
    assert turn.text == words


def test_a_short_turn_cannot_be_cut() -> None:
    """Three words are heard at least."""
    assert cut_position("Nee, Tom, nee.") is None
    assert cut_position("") is None


def test_the_script_voices_a_cue_once_with_the_learners_name() -> None:
    """A cue that was voiced before stays as it was."""
    cue = next(turn for turn in _opened() if turn.beat == "next")
    voiced = voice(cue, "Lotte")
    assert (voiced.spoken, voiced.player) == ("Volgend punt, Lotte?", "script")
    assert voice(voiced, "Sofie") == voiced
