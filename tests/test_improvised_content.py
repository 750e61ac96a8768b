"""The shipped improvised scenarios, in both languages: hard enough for who gives in, fair to who stands firm."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from coach.scenario.heard import heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.improvise import answer, begin, leave
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.load import load
from coach.scenario.running import Cue, seeded
from coach.scenario.scenes import compile_scene
from coach.scenario.script import PRESSURES
from coach.scenario.translation import TranslationFile
from coach.scenario.trial import ATTACKS, GIVES_IN, STANDS, played, tried

FOLDER = Path(__file__).resolve().parent.parent / "scenarios"
PATHS = {
    "two-mornings": "assertive-meetings",
    "who-takes-the-minutes": "assertive-meetings",
    "ten-past-eight": "assertive-meetings",
    "not-in-the-price": "assertive-meetings",
    "the-quiet-one": "receiving-assertiveness",
    "own-meeting": "assertive-meetings",
    "own-conversation": "receiving-assertiveness",
}
LANGUAGES = ("nl", "en")
SLOT = re.compile(r"\{[^}]*\}")
LEARNERS = (*STANDS[:3], *GIVES_IN[:5], *ATTACKS[:2], ("kept", "dropped", "attacked", "off", "rambled"))

both = pytest.mark.parametrize("language", LANGUAGES)
each = pytest.mark.parametrize("scenario", PATHS)


@cache
def scene(scenario: str, language: str) -> Improvisation:
    """A shipped scenario in a language."""
    folder = FOLDER / PATHS[scenario]
    source = load(folder / f"{scenario}.yaml", f"{scenario}.yaml").model
    assert isinstance(source, ImprovisedFile)
    texts = None
    if language != source.language:
        name = f"{scenario}.{language}.yaml"
        translation = load(folder / name, name).model
        assert isinstance(translation, TranslationFile)
        texts = translation.texts
    made = compile_scene(source, texts, language)
    assert isinstance(made, Improvisation)
    return made


def _cues(of: Improvisation, pressure: str, hears: tuple[str, ...], seed: int) -> tuple[str, list[Cue]]:
    """The ending, and everything that was to be said and seen up to it."""
    draw = seeded(seed)
    state, cues = begin(of, pressure, draw)
    said = list(cues)
    turns = 0
    while not state.over:
        state, cues = answer(of, state, heard(hears[turns % len(hears)]), draw)
        said += cues
        turns += 1
        assert turns <= of.turns, "a take must end"
    return state.at, said


@each
@both
def test_every_learner_comes_from_the_beginning_to_an_ending_at_every_pressure(scenario: str, language: str) -> None:
    """Nobody falls silent, nothing is said twice in a row, no slot stays open but the learner's name."""
    of = scene(scenario, language)
    for pressure in PRESSURES:
        for hears in LEARNERS:
            for seed in range(3):
                ending, said = _cues(of, pressure, hears, seed)
                assert ending in of.endings
                lines = [cue.line for cue in said if cue.line and not cue.silence]
                assert all(one != other for one, other in pairwise(lines)), lines
                assert {slot for line in lines for slot in SLOT.findall(line)} <= {"{learner}"}
                assert all(cue.line or cue.silence or cue.doing or cue.cause for cue in said)


@each
def test_who_may_leave_at_any_time_lands_somewhere(scenario: str) -> None:
    """After no turn, one, and five."""
    of = scene(scenario, "nl")
    for pressure in PRESSURES:
        for hears in LEARNERS:
            draw = seeded(2)
            state, _ = begin(of, pressure, draw)
            assert leave(of, state, draw).over
            play = played(of, pressure, 2, hears[:5])
            assert play.state.over or leave(of, play.state, draw).over


@each
def test_giving_in_and_attacking_do_not_pay_and_standing_firm_can(scenario: str) -> None:
    """At tense and heated nobody who gives in reaches it, nobody who attacks does anywhere, who stands firm may."""
    of = scene(scenario, "nl")
    reached = {name for name, ending in of.endings.items() if ending.outcome == "reached"}
    trial = tried(of)
    assert not {play.told for play in trial.gives_in if play.state.at in reached and play.pressure != "calm"}
    assert not {play.told for play in trial.attacks if play.state.at in reached}
    for pressure in PRESSURES:
        assert any(play.state.at in reached for play in trial.stands if play.pressure == pressure), pressure


@each
def test_heated_asks_more_of_who_stands_firm_than_calm(scenario: str) -> None:
    """The same turns take longer to get there, or do not get there."""
    of = scene(scenario, "nl")
    reached = {name for name, ending in of.endings.items() if ending.outcome == "reached"}

    def needed(pressure: str) -> int:
        turns = [
            len(play.hears) if play.state.at in reached else of.turns + 1
            for play in tried(of).stands
            if play.pressure == pressure
        ]
        return sum(turns)

    assert needed("calm") < needed("tense") <= needed("heated")


@each
def test_a_scenario_has_the_size_that_the_craft_asks(scenario: str) -> None:
    """A dozen moves with two lines or more, ten lines on each side of the core, ten of each learner; four endings."""
    nl, en = scene(scenario, "nl"), scene(scenario, "en")
    assert len(nl.moves) >= 12
    assert len(nl.facts) >= 2
    assert {(e.outcome, e.relationship) for e in nl.endings.values()} == {
        (outcome, relation) for outcome in ("reached", "missed") for relation in ("kept", "strained")
    }
    for of in (nl, en):
        assert all(len(move.lines) >= 2 for move in of.moves.values())
        assert min(len(of.kept), len(of.dropped), len(of.passive), len(of.assertive)) >= 10
        for node in of.nodes.values():
            assert node.try_brief
            assert node.try_warm


@each
def test_each_language_is_written_on_its_own(scenario: str) -> None:
    """No line of any weight is the same in both."""
    nl, en = scene(scenario, "nl"), scene(scenario, "en")
    for name, move in nl.moves.items():
        for one, other in zip(move.lines, en.moves[name].lines, strict=True):
            assert one.text != other.text or len(one.text.split()) <= 2, (name, one.id)
    assert not set(nl.kept) & set(en.kept)


def test_there_are_two_counterparts_and_a_silent_group_somewhere() -> None:
    """And every scenario has somebody to talk to."""
    assert any(
        len({move.who for move in scene(name, "nl").moves.values()}) >= 2
        and len([person for person in scene(name, "nl").people.values() if person.part == "bystander"]) >= 2
        for name in PATHS
    )
