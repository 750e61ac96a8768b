"""The shipped scenarios are as hard, and as fair, as they should be: no player that reads only the surface wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from coach.scenario.compile import compile_script
from coach.scenario.load import load
from coach.scenario.model import ScenarioFile
from coach.scenario.plot import begin, choose, offered
from coach.scenario.running import State, seeded
from coach.scenario.script import Choice, Script
from coach.scenario.translation import TranslationFile

FOLDER = Path(__file__).resolve().parent.parent / "scenarios" / "assertive-meetings"
IDS = ("what-nobody-says", "may-i-finish", "whose-idea", "no-to-the-boss")
LANGUAGES = ("nl", "en")
PRESSURES = ("calm", "tense", "heated")
SEEDS = range(12)
POLITE = re.compile(
    r"\b(sorry|merci|dank|bedankt|graag|alsjeblieft|gerust|misschien|excuseer|please|thanks?|thank you|happy to|"
    r"perhaps|maybe|of course|natuurlijk|begrijp|understand|fair|lief|kind|goed idee|good)\b",
    re.IGNORECASE,
)

Player = Callable[[Sequence[Choice]], Choice]


@cache
def script(scenario: str, language: str) -> Script:
    """A shipped scenario in a language."""
    source = load(FOLDER / f"{scenario}.yaml", f"{scenario}.yaml").model
    assert isinstance(source, ScenarioFile)
    if source.language == language:
        return compile_script(source)
    name = f"{scenario}.{language}.yaml"
    translation = load(FOLDER / name, name).model
    assert isinstance(translation, TranslationFile)
    return compile_script(source, translation.texts, language)


def _politeness(choice: Choice) -> tuple[int, int]:
    return len(POLITE.findall(choice.text)), len(choice.text)


PLAYERS: dict[str, Player] = {
    "always the longest": lambda choices: max(choices, key=lambda choice: len(choice.text)),
    "always the shortest": lambda choices: min(choices, key=lambda choice: len(choice.text)),
    "always the first": lambda choices: choices[0],
    "always the last": lambda choices: choices[-1],
    "always the most polite": lambda choices: max(choices, key=_politeness),
    "always to be liked": lambda choices: next((c for c in choices if c.need == "liked"), choices[0]),
    "always to win": lambda choices: next((c for c in choices if c.need == "win"), choices[0]),
    "always to sound wise": lambda choices: next((c for c in choices if c.need == "wise"), choices[0]),
}


def _play(played: Script, player: Player, pressure: str, seed: int) -> tuple[State, int]:
    state, _ = begin(played, pressure, seeded(seed))
    turns = 0
    while not state.over:
        state, _ = choose(played, state, player(offered(played, state)).id, seeded(seed))
        turns += 1
        assert turns < 40, "a take must end"
    return state, turns


@pytest.mark.parametrize("scenario", IDS)
@pytest.mark.parametrize("name", PLAYERS)
def test_a_player_that_reads_only_the_surface_misses_the_best_ending(scenario: str, name: str) -> None:
    """At every pressure, in both languages, whatever the seed."""
    for language in LANGUAGES:
        played = script(scenario, language)
        for pressure in PRESSURES:
            for seed in SEEDS:
                state, _ = _play(played, PLAYERS[name], pressure, seed)
                ending = played.endings[state.at]
                assert (ending.outcome, ending.relationship) != ("reached", "kept"), (language, pressure, seed)


@pytest.mark.parametrize("scenario", IDS)
def test_the_plain_line_is_not_always_the_best(scenario: str) -> None:
    """Somebody who always picks the brave line misses the best ending under at least one pressure."""
    played = script(scenario, "nl")

    def plain(choices: Sequence[Choice]) -> Choice:
        return next((choice for choice in choices if choice.need == "plain"), choices[0])

    ends = [_play(played, plain, pressure, seed)[0].at for pressure in PRESSURES for seed in SEEDS]
    assert any((played.endings[end].outcome, played.endings[end].relationship) != ("reached", "kept") for end in ends)


@pytest.mark.parametrize("scenario", IDS)
def test_four_endings_differ_in_outcome_and_in_relationship(scenario: str) -> None:
    """All four corners, each with its own picture in each language."""
    for language in LANGUAGES:
        endings = script(scenario, language).endings.values()
        assert {(e.outcome, e.relationship) for e in endings} == {
            (outcome, relation) for outcome in ("reached", "missed") for relation in ("kept", "strained")
        }
        assert len({ending.text for ending in endings}) == 4


@pytest.mark.parametrize("scenario", IDS)
def test_a_scenario_has_the_size_that_the_craft_asks(scenario: str) -> None:
    """Sixteen to twenty nodes, thirty-six to forty-four choices, the same ids in both languages."""
    nl, en = script(scenario, "nl"), script(scenario, "en")
    assert 16 <= len(nl.nodes) <= 20
    assert 36 <= sum(len(node.choices) for node in nl.nodes.values()) <= 44
    for key, node in nl.nodes.items():
        assert [choice.id for choice in node.choices] == [choice.id for choice in en.nodes[key].choices]
        for one, other in zip(node.choices, en.nodes[key].choices, strict=True):
            assert one.text != other.text, "each language is written on its own"


@pytest.mark.parametrize("scenario", IDS)
def test_pressure_changes_what_happens(scenario: str) -> None:
    """The same picks under another pressure meet other events: other cues, not other adjectives."""
    played = script(scenario, "nl")

    def cues(pressure: str) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for seed in SEEDS:
            for player in PLAYERS.values():
                state, said = begin(played, pressure, seeded(seed))
                while not state.over:
                    found |= {(cue.node, cue.beat) for cue in said}
                    state, said = choose(played, state, player(offered(played, state)).id, seeded(seed))
        return found

    calm, tense, heated = (cues(pressure) for pressure in PRESSURES)
    assert calm != tense
    assert tense != heated


def test_among_the_counterparts_all_four_kinds_of_resistance_occur() -> None:
    """Silent, interrupting, status-pulling, group pressure."""
    moves = set()
    for scenario in IDS:
        for node in script(scenario, "nl").nodes.values():
            beats = [*node.beats, *(beat for choice in node.choices for beat in choice.reply)]
            moves |= {inner.move for beat in beats for inner in (beat.one_of or (beat,))}
    assert {"silent", "interrupt", "status", "group", "brush-off"} <= moves


@pytest.mark.parametrize("scenario", IDS)
def test_choices_of_a_moment_are_alike_in_length(scenario: str) -> None:
    """Within thirty per cent, so that length tells nothing."""
    for language in LANGUAGES:
        for node in script(scenario, language).nodes.values():
            lengths = [len(choice.text) for choice in node.choices]
            if lengths:
                assert max(lengths) <= 1.3 * min(lengths) + 1, (language, node.id, lengths)
