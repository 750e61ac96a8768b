"""Playing the scene through: what can be reached, where it gets stuck, which conditions never decide anything."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from typing import Any

from coach.errors import ContentBroken
from coach.scenario import model as file
from coach.scenario.checks.as_meant import as_meant
from coach.scenario.checks.reach import check_linked, check_reached
from coach.scenario.compile import compile_script
from coach.scenario.document import Document
from coach.scenario.finding import listed
from coach.scenario.plot import begin, choose, offered
from coach.scenario.projection import Projection, Watched
from coach.scenario.running import seeded
from coach.scenario.script import Script
from coach.scenario.space import MOST_STATES, MOST_TURNS, WALKS, Passage, Space, search
from coach.scenario.yaml_tree import Path

MOST_WORDS = 60


def check_play(document: Document, scenario: file.ScenarioFile) -> Space | None:
    """The 5xx family; None when errors elsewhere keep the scene from being played."""
    played = as_meant(document, scenario)
    if played is None:
        document.find("RC518", ())
        check_linked(document, scenario)
        return None
    script = compile_script(played)
    projection = Projection(script, played)
    space = search(projection)
    places = _Places(played)
    _stuck(document, space, projection, places)
    if not space.complete:
        document.find("RC517", (), limit=MOST_STATES, count=WALKS)
    elif not space.stuck:
        check_reached(document, space, played, _conditions(document, projection.conditions, played))
    elif script.start not in space.no_end:  # what lies behind a way that is not there would be told twice
        check_linked(document, scenario)
    for cut in sorted(_misplaced_cuts(space.passages, script)):
        document.find("RC515", (*places.beats.get(cut, ()), "cuts"))
    _tests(document, script, space)
    return space


def check_words(
    document: Document, scenario: file.ScenarioFile, space: Space, texts: Mapping[str, Any], language: str
) -> None:
    """RC516 in one language: no pass through a node says more than 60 words."""
    words = _words(scenario, texts)
    replies = {(node.id, beat.id) for node in scenario.nodes for choice in node.choices for beat in choice.reply}
    longest: dict[str, int] = {}
    for _, happened in space.passages:
        counts: dict[tuple[str, bool], int] = {}
        for cue in happened:
            key = (cue[0], cue in replies)
            counts[key] = counts.get(key, 0) + words.get(cue, 0)
        for (place, _), count in counts.items():
            longest[place] = max(longest.get(place, 0), count)
    for index, node in enumerate(scenario.nodes):
        if longest.get(node.id, 0) > MOST_WORDS:
            here: Path = ("nodes", index) if language == scenario.language else ("texts", f"nodes.{node.id}.title")
            document.find("RC516", here, count=longest[node.id], language=language)


class _Places:
    """Where nodes, choices and beats stand in the file."""

    def __init__(self, scenario: file.ScenarioFile) -> None:
        self.nodes: dict[str, Path] = {}
        self.choices: dict[tuple[str, str], Path] = {}
        self.beats: dict[tuple[str, str], Path] = {}
        for i, node in enumerate(scenario.nodes):
            self.nodes[node.id] = ("nodes", i)
            self._beats(node.id, node.beats, ("nodes", i, "beats"))
            for j, choice in enumerate(node.choices):
                self.choices[node.id, choice.id] = ("nodes", i, "choices", j)
                self._beats(node.id, choice.reply, ("nodes", i, "choices", j, "reply"))

    def _beats(self, node: str, beats: Iterable[file.Beat], path: Path) -> None:
        for k, beat in enumerate(beats):
            self.beats[node, beat.id] = (*path, k)
            self._beats(node, beat.one_of, (*path, k, "one_of"))


def _stuck(document: Document, space: Space, projection: Projection, places: _Places) -> None:
    for node, state in space.nothing_offered.items():
        document.find("RC506", places.nodes[node], state=projection.told(state))
    for node, state in space.one_offered.items():
        document.find("RC519", (*places.nodes[node], "choices"), state=projection.told(state))
    for (node, choice), before in space.no_way.items():
        at = places.choices[node, choice] if choice is not None else places.nodes.get(node, ())
        told = projection.told(before) if before is not None else "–"
        document.find("RC505", (*at, "goto"), state=told)
    for node in sorted(space.circles):
        document.find("RC508", (*places.nodes.get(node, ()), "goto"))
    for node, state in space.no_end.items():
        document.find("RC507", places.nodes.get(node, ()), state=projection.told(state))
    if space.endless:
        document.find("RC520", ("nodes",), count=WALKS, limit=MOST_TURNS)


def _conditions(document: Document, conditions: Iterable[Watched], scenario: file.ScenarioFile) -> set[Path]:
    """RC509 and RC510; the places of the conditions that never hold."""
    never: set[Path] = set()
    for condition in conditions:
        went = set(condition.known.values())
        if went == {False}:
            never.add(condition.path)
            document.find("RC509", condition.path, condition=condition.source)
        elif went == {True} and not _closes(condition.path, scenario):
            document.find("RC510", condition.path, condition=condition.source)
    return never


def _closes(path: Path, scenario: file.ScenarioFile) -> bool:
    """Whether this is the last branch of a goto: spelling out the last case is good style."""
    if "goto" not in path:
        return False
    node = scenario.nodes[int(path[1])]
    goto = node.choices[int(path[3])].goto if path[2] == "choices" else node.goto
    return isinstance(goto, tuple) and path[-2] == len(goto) - 1


def _misplaced_cuts(passages: Iterable[Passage], script: Script) -> set[tuple[str, str]]:
    cutting = {
        (node.id, inner.id)
        for node in script.nodes.values()
        for beats in (node.beats, *(choice.reply for choice in node.choices))
        for beat in beats
        for inner in (beat, *beat.one_of)
        if inner.cuts
    }
    return {
        cue
        for after_learner, happened in passages
        for index, cue in enumerate(happened)
        if cue in cutting and (index > 0 or not after_learner)
    }


def _words(scenario: file.ScenarioFile, texts: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """(Node, beat) → how many words it says at most; a draw counts its longest alternative."""
    found: dict[tuple[str, str], int] = {}

    def count(node: str, beat: file.Beat) -> int:
        said = texts.get(f"nodes.{node}.{beat.id}")
        own = len((said if isinstance(said, str) else beat.text or "").split())
        found[node, beat.id] = max([own, *(count(node, inner) for inner in beat.one_of)])
        return found[node, beat.id]

    for node in scenario.nodes:
        for beats in (node.beats, *(choice.reply for choice in node.choices)):
            for beat in beats:
                count(node.id, beat)
    return found


def _tests(document: Document, script: Script, space: Space) -> None:
    known = {choice.id for node in script.nodes.values() for choice in node.choices}
    for i, test in enumerate(script.tests):
        unknown = not known.issuperset(test.picks) or test.ends not in script.endings  # RC308 and RC313 told that
        if unknown or (space.complete and test.ends not in space.places):
            continue
        with contextlib.suppress(ContentBroken):  # a way that is not there: RC505 and RC508 told that
            _test(document, script, test, ("tests", i), space)


def _test(document: Document, script: Script, test: file.PlayTest, path: Path, space: Space) -> None:
    draw = seeded(test.seed)
    state, _ = begin(script, test.pressure, draw)
    for number, pick in enumerate(test.picks):
        open_now = [choice.id for choice in offered(script, state)]
        if pick not in open_now and state.at in space.nothing_offered:
            return
        if pick not in open_now:
            at = (*path, "picks", number)
            document.find("RC513", at, id=pick, node=state.at, number=number + 1, known=listed(open_now))
            return
        state, _ = choose(script, state, pick, draw)
    if state.at in space.no_end:
        return
    if not state.over:
        document.find("RC514", (*path, "picks"), node=state.at, known=listed(c.id for c in offered(script, state)))
    elif state.at != test.ends:
        document.find("RC512", (*path, "ends"), got=state.at, id=test.ends)
