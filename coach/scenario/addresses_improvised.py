"""The address of every text in an improvised scenario, as :mod:`coach.scenario.addresses` has them for a script."""

from __future__ import annotations

from collections.abc import Iterator

from coach.scenario import improvised as file
from coach.scenario.addresses import Text, answer_texts, beat_texts, head_texts
from coach.scenario.yaml_tree import Path


def improvised_texts(scenario: file.ImprovisedFile) -> Iterator[Text]:
    """Every text in the order of its file; lists of lines are native to each language."""
    yield from head_texts(scenario, scenario.pressure)
    for name, does in scenario.vocabulary.items():
        yield Text(f"vocabulary.{name}", ("vocabulary", name), does)
    for name in ("kept", "dropped"):
        yield Text(f"core.{name}", ("core", name), getattr(scenario.core, name), native=True)
    yield from _moment(scenario.opening, "opening", ("opening",))
    yield from beat_texts(scenario.opening.beats, "opening", ("opening", "beats"))
    for index, fact in enumerate(scenario.facts):
        at, path = f"facts.{fact.id}", ("facts", index)
        yield Text(f"{at}.text", (*path, "text"), fact.text)
        yield Text(f"{at}.leaks", (*path, "leaks"), fact.leaks, native=True)
        yield from _moment(fact, at, path)
        yield from _lines(fact.lines, at, path)
    for index, move in enumerate(scenario.moves):
        yield from _move(move, f"moves.{move.id}", ("moves", index))
    for index, event in enumerate(scenario.events):
        yield from beat_texts(event.beats, f"events.{event.id}", ("events", index, "beats"))
    for index, ending in enumerate(scenario.endings):
        for name in ("title", "text"):
            yield Text(f"endings.{ending.id}.{name}", ("endings", index, name), getattr(ending, name))
    for name in ("passive", "assertive"):
        yield Text(f"learners.{name}", ("learners", name), getattr(scenario.learners, name), native=True)


def _move(move: file.MoveEntry, at: str, path: Path) -> Iterator[Text]:
    yield Text(f"{at}.does", (*path, "does"), move.does)
    if move.gives is not None:
        yield Text(f"{at}.gives", (*path, "gives"), move.gives)
    yield from _moment(move, at, path)
    yield from _lines(move.lines, at, path)
    yield from beat_texts(move.then, at, (*path, "then"))


def _moment(of: file.MomentFile, at: str, path: Path) -> Iterator[Text]:
    yield Text(f"{at}.title", (*path, "title"), of.title)
    yield from answer_texts(of.try_, of.strong, of.weak, at, path)


def _lines(lines: tuple[file.Line, ...], at: str, path: Path) -> Iterator[Text]:
    for index, line in enumerate(lines):
        yield Text(f"{at}.{line.id}", (*path, "lines", index, "text"), line.text)
