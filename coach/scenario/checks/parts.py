"""What scenarios of both kinds are made of, for the checks that think alike of them: beats, people, rules, ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.scenario import improvised
from coach.scenario import model as file
from coach.scenario.compile import domains_of
from coach.scenario.compile_improvised import improvised_domains
from coach.scenario.conditions import Domain
from coach.scenario.improvisation import OPENING
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.scenes import AnyScenario
from coach.scenario.yaml_tree import Path

Moment = file.Node | improvised.MomentFile
"""A moment at which the learner speaks."""

_IN_A_MOMENT = frozenset({"title", "try", "strong", "weak"})
"""What addresses of texts already use within a moment."""

_SEATS = frozenset({"room", "learner", "director"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Ids that must differ, and those that the app itself uses among them."""

    named: tuple[tuple[Path, str], ...]
    taken: frozenset[str] = frozenset()


def domains(scenario: AnyScenario) -> dict[str, Domain]:
    """The variables that conditions of a scenario may read."""
    return improvised_domains(scenario) if isinstance(scenario, ImprovisedFile) else domains_of(scenario)


def inner_beats(beats: Sequence[file.Beat], path: Path) -> Iterator[tuple[Path, file.Beat]]:
    """The beats of a list and those inside them."""
    for index, beat in enumerate(beats):
        yield (*path, index), beat
        yield from inner_beats(beat.one_of, (*path, index, "one_of"))


def beats_of(scenario: AnyScenario) -> Iterator[tuple[Path, file.Beat]]:
    """Every beat with its place; those inside ``one_of`` too."""
    if isinstance(scenario, ImprovisedFile):
        yield from inner_beats(scenario.opening.beats, (OPENING, "beats"))
        for i, move in enumerate(scenario.moves):
            yield from inner_beats(move.then, ("moves", i, "then"))
        for i, event in enumerate(scenario.events):
            yield from inner_beats(event.beats, ("events", i, "beats"))
        return
    for i, node in enumerate(scenario.nodes):
        yield from inner_beats(node.beats, ("nodes", i, "beats"))
        for j, choice in enumerate(node.choices):
            yield from inner_beats(choice.reply, ("nodes", i, "choices", j, "reply"))


def ways_of(scenario: file.ScenarioFile) -> Iterator[tuple[Path, str, file.Id | tuple[file.Branch, ...]]]:
    """Every goto with its place and the node in which it stands."""
    for i, node in enumerate(scenario.nodes):
        if node.goto is not None:
            yield ("nodes", i, "goto"), node.id, node.goto
        for j, choice in enumerate(node.choices):
            yield ("nodes", i, "choices", j, "goto"), node.id, choice.goto


def entries_of(scenario: ImprovisedFile) -> Iterator[tuple[Path, improvised.Fact | improvised.MoveEntry]]:
    """Every fact and move with its place."""
    for i, fact in enumerate(scenario.facts):
        yield ("facts", i), fact
    for i, move in enumerate(scenario.moves):
        yield ("moves", i), move


def moments_of(scenario: AnyScenario) -> Iterator[tuple[Path, Moment]]:
    """Every moment at which the learner speaks, with its place."""
    if isinstance(scenario, ImprovisedFile):
        yield (OPENING,), scenario.opening
        yield from entries_of(scenario)
        return
    for i, node in enumerate(scenario.nodes):
        if node.choices:
            yield ("nodes", i), node


def mentions_of(scenario: AnyScenario) -> Iterator[tuple[Path, str]]:
    """Every id of a person that stands somewhere, with its place."""
    for path, beat in beats_of(scenario):
        if beat.who is not None:
            yield (*path, "who"), beat.who
        for person in beat.doing:
            yield (*path, "doing", person), person
    if isinstance(scenario, ImprovisedFile):
        for path, entry in entries_of(scenario):
            yield (*path, "who"), entry.who
        return
    for i, node in enumerate(scenario.nodes):
        for j, clarify in enumerate(node.clarify):
            yield ("nodes", i, "clarify", j, "who"), clarify.who


def conditions_of(scenario: AnyScenario) -> Iterator[tuple[Path, str]]:
    """Every condition with its place."""
    for path, beat in beats_of(scenario):
        if beat.when is not None:
            yield (*path, "when"), beat.when
    if isinstance(scenario, ImprovisedFile):
        yield from _improvised_conditions(scenario)
    else:
        yield from _scripted_conditions(scenario)


def _scripted_conditions(scenario: file.ScenarioFile) -> Iterator[tuple[Path, str]]:
    for i, node in enumerate(scenario.nodes):
        for j, choice in enumerate(node.choices):
            if choice.when is not None:
                yield ("nodes", i, "choices", j, "when"), choice.when
    for path, _, goto in ways_of(scenario):
        if not isinstance(goto, str):
            for k, branch in enumerate(goto):
                if branch.when is not None:
                    yield (*path, k, "when"), branch.when


def _improvised_conditions(scenario: ImprovisedFile) -> Iterator[tuple[Path, str]]:
    yield ("good",), scenario.good
    for path, entry in entries_of(scenario):
        if entry.when is not None:
            yield (*path, "when"), entry.when
        for k, line in enumerate(entry.lines):
            if line.when is not None:
                yield (*path, "lines", k, "when"), line.when
    for i, event in enumerate(scenario.events):
        yield ("events", i, "when"), event.when
    for i, end in enumerate(scenario.ends):
        if end.when is not None:
            yield ("ends", i, "when"), end.when


def effects_of(scenario: AnyScenario) -> Iterator[tuple[Path, file.Effects]]:
    """Every ``effects`` with its place."""
    for level, dial in scenario.pressure.items():
        yield ("pressure", level, "effects"), dial.effects
    for path, beat in beats_of(scenario):
        yield (*path, "effects"), beat.effects
    if isinstance(scenario, ImprovisedFile):
        for path, entry in entries_of(scenario):
            yield (*path, "effects"), entry.effects
        return
    for i, node in enumerate(scenario.nodes):
        for j, choice in enumerate(node.choices):
            yield ("nodes", i, "choices", j, "effects"), choice.effects


def scopes_of(scenario: AnyScenario) -> Iterator[Scope]:
    """Every group of ids that must differ from each other."""
    endings = [(("endings", i), ending.id) for i, ending in enumerate(scenario.endings)]
    yield _scope([(("people", i), person.id) for i, person in enumerate(scenario.people)], _SEATS)
    if isinstance(scenario, ImprovisedFile):
        yield _scope([(("tests", i), test.id) for i, test in enumerate(scenario.tests)])
        yield _scope([*((path, entry.id) for path, entry in entries_of(scenario)), *endings], frozenset({OPENING}))
        yield _scope([(("events", i), event.id) for i, event in enumerate(scenario.events)])
        yield from _inside(scenario)
        return
    yield _scope([(("tests", i), test.id) for i, test in enumerate(scenario.tests)])
    yield _scope([*((("nodes", i), node.id) for i, node in enumerate(scenario.nodes)), *endings])
    for i, node in enumerate(scenario.nodes):
        yield _scope(list(_of_a_node(node, ("nodes", i))), _IN_A_MOMENT)


def _scope(named: Sequence[tuple[Path, str]], taken: frozenset[str] = frozenset()) -> Scope:
    return Scope(tuple(named), taken)


def _of_a_node(node: file.Node, path: Path) -> Iterator[tuple[Path, str]]:
    yield from _ids(node.beats, (*path, "beats"))
    for j, choice in enumerate(node.choices):
        yield (*path, "choices", j), choice.id
        yield from _ids(choice.reply, (*path, "choices", j, "reply"))
    for j, clarify in enumerate(node.clarify):
        yield (*path, "clarify", j), clarify.id


def _inside(scenario: ImprovisedFile) -> Iterator[Scope]:
    yield _scope(list(_ids(scenario.opening.beats, (OPENING, "beats"))), _IN_A_MOMENT)
    for path, entry in entries_of(scenario):
        named: list[tuple[Path, str]] = [((*path, "lines", k), line.id) for k, line in enumerate(entry.lines)]
        if isinstance(entry, improvised.MoveEntry):
            named += _ids(entry.then, (*path, "then"))
        yield _scope(named, _IN_A_MOMENT | {"text", "leaks", "does", "gives"})
    for i, event in enumerate(scenario.events):
        yield _scope(list(_ids(event.beats, ("events", i, "beats"))))


def _ids(beats: Sequence[file.Beat], path: Path) -> Iterator[tuple[Path, str]]:
    return ((at, beat.id) for at, beat in inner_beats(beats, path))
