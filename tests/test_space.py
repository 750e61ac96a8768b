"""The search through a scene misses nothing, and its reductions change nothing."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest

from coach.scenario.checker import check_folder
from coach.scenario.compile import compile_script
from coach.scenario.load import load_text
from coach.scenario.model import ScenarioFile
from coach.scenario.plot import begin, choose, offered
from coach.scenario.projection import Projection
from coach.scenario.running import State
from coach.scenario.space import every_draw, search
from tests.trainings import SCENARIO, files, write


def model(text: str = SCENARIO) -> ScenarioFile:
    """The small scenario."""
    found = load_text(text, "first-word.yaml").model
    assert isinstance(found, ScenarioFile)
    return found


def unreduced(scenario: ScenarioFile) -> set[str]:
    """Every place that can be reached, by the plainest search there is."""
    script = compile_script(scenario)
    seen: set[State] = set()
    todo: deque[State] = deque()
    for pressure in script.dial:
        todo += [state for state, _ in every_draw(lambda draw, at=pressure: begin(script, at, draw))]
    places: set[str] = set()
    while todo:
        state = todo.popleft()
        places.add(state.at)
        key = State(state.at, state.over, state.values, state.falling, state.rising, state.used)
        if key in seen:
            continue
        seen.add(key)
        for choice in offered(script, state):
            todo += [new for new, _ in every_draw(lambda draw, at=state, it=choice.id: choose(script, at, it, draw))]
    return places


def test_the_reduced_search_reaches_what_the_plain_one_reaches() -> None:
    """Forgetting what cannot matter any more loses no place."""
    scenario = model()
    space = search(Projection(compile_script(scenario), scenario))
    assert space.complete
    assert unreduced(scenario) <= space.places


def test_every_way_that_draws_can_fall_is_tried() -> None:
    """Two draws of two and three alternatives are six ways."""
    seen = []

    def step(draw):
        first = draw("a", (1, 1))
        second = draw("b", (1, 1, 1)) if first == 0 else draw("c", (5, 1))
        seen.append((first, second))
        return State("x", over=True, values=()), ()

    list(every_draw(step))
    assert sorted(seen) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]


def test_a_draw_with_effects_is_followed_each_way() -> None:
    """An ending that only an unlikely reaction leads to is reached."""
    text = SCENARIO.replace(
        "{id: phone, text: Een telefoon trilt.}", "{id: phone, text: Een telefoon trilt., effects: {rapport: -1}}"
    ).replace("when: rapport == 0, to: so-so", "when: rapport == -2, to: so-so")
    scenario = model(text)
    assert "so-so" in search(Projection(compile_script(scenario), scenario)).places


def test_a_space_that_is_too_large_is_walked_and_said_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is claimed then about what never happens."""
    monkeypatch.setattr("coach.scenario.checks.play.search", lambda projection: search(projection, most=3))
    text = files()["first-word.yaml"].replace('when: pressure == "heated"', "when: tension > 3")
    codes = {one.code: one for one in check_folder(write(tmp_path, {"first-word.yaml": text}), "")}
    assert codes["RC517"].severity == "note"
    assert "RC509" not in codes


def test_a_random_walk_meets_a_loop_without_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also when the space is too large to prove it."""
    monkeypatch.setattr("coach.scenario.checks.play.search", lambda projection: search(projection, most=1))
    monkeypatch.setattr("coach.scenario.space.WALKS", 20)
    text = files()["first-word.yaml"].replace("        goto: lost\n", "        goto: opening\n")
    text = text.replace("          - {to: lost}\n", "          - {to: opening}\n").replace("to: heard", "to: opening")
    text = text.replace("to: so-so", "to: opening")
    assert "RC520" in {one.code for one in check_folder(write(tmp_path, {"first-word.yaml": text}), "")}


def test_an_interruption_at_the_start_of_a_node_is_fine_after_a_silent_reply(tmp_path: Path) -> None:
    """It follows the learner's line at once, on every way into that node."""
    reply = "        reply:\n          - {id: nod, who: tom, move: interrupt, cuts: true, text: Wacht even.}\n"
    cutting = "      - id: mark\n        who: tom\n        text: Ja ja.\n        cuts: true\n"
    text = files()["first-word.yaml"].replace(reply, "").replace("      - id: mark\n", cutting)
    found = check_folder(write(tmp_path, {"first-word.yaml": text, "first-word.en.yaml": None}), "")
    assert "RC515" not in {one.code for one in found}
