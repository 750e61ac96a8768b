"""From an improvised scenario and one translation to what a director weighs: texts merged, conditions parsed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coach.scenario.compile import Merged, Texts, declared
from coach.scenario.conditions import Domain
from coach.scenario.improvisation import BUILT_IN, OPENING, End, Event, Fact, Improvisation, Line, Move, told
from coach.scenario.script import Node

if TYPE_CHECKING:
    from coach.scenario import improvised as file


def improvised_domains(scenario: file.ImprovisedFile) -> dict[str, Domain]:
    """The variables that conditions of this scenario may read."""
    facts = {told(fact.id): Domain("boolean") for fact in scenario.facts}
    return {**BUILT_IN, **facts, **declared(scenario)}


def compile_improvisation(
    scenario: file.ImprovisedFile, texts: Texts | None = None, language: str | None = None
) -> Improvisation:
    """Merge a scenario with one translation's texts (a text that is missing stays in the source language).

    Raises:
        ConditionError: a condition cannot be read; ``coach check`` names it with its line.
    """
    return _Compiler(scenario, texts or {}, language or scenario.language).improvisation()


class _Compiler(Merged):
    def __init__(self, scenario: file.ImprovisedFile, texts: Texts, language: str) -> None:
        super().__init__(scenario, texts, language, improvised_domains(scenario))
        self.scenario = scenario

    def improvisation(self) -> Improvisation:
        of = self.scenario
        good = self.when(of.good)
        assert good is not None  # noqa: S101 - the file's model requires it
        moments = [self.moment(OPENING, of.opening)]
        moments += [self.moment(f"facts.{fact.id}", fact, fact.id) for fact in of.facts]
        moments += [self.moment(f"moves.{move.id}", move, move.id) for move in of.moves]
        return Improvisation(
            **self.shared(),
            dial={name: self.dial(name, level) for name, level in of.pressure.items()},
            prices={name: level.price for name, level in of.pressure.items()},
            nodes={node.id: node for node in moments},
            kept=self.lines("core.kept", of.core.kept), dropped=self.lines("core.dropped", of.core.dropped),
            good=good, turns=of.turns, own_meeting=of.own_meeting,
            opening=tuple(self.beat(OPENING, beat) for beat in of.opening.beats),
            facts={fact.id: self.fact(fact) for fact in of.facts},
            moves={move.id: self.move(move) for move in of.moves},
            events=tuple(self.event(event) for event in of.events),
            ends=tuple(End(self.when(end.when), end.to) for end in of.ends),
            passive=self.lines("learners.passive", of.learners.passive),
            assertive=self.lines("learners.assertive", of.learners.assertive),
        )  # fmt: skip

    def moment(self, at: str, of: file.MomentFile, name: str = OPENING) -> Node:
        brief, warm = (of.try_.brief, of.try_.warm) if of.try_ else ("", "")
        return Node(
            name, self.text(f"{at}.title", of.title), (), of.exercises, (), (),
            self.text(f"{at}.try.brief", brief), self.text(f"{at}.try.warm", warm),
            self.answer(f"{at}.strong", of.strong), self.answer(f"{at}.weak", of.weak), (),
        )  # fmt: skip

    def authored(self, at: str, of: Sequence[file.Line]) -> tuple[Line, ...]:
        return tuple(
            Line(line.id, self.text(f"{at}.{line.id}", line.text), self.when(line.when), line.silence or 0)
            for line in of
        )

    def fact(self, of: file.Fact) -> Fact:
        at = f"facts.{of.id}"
        opens = self.when(of.when)
        assert opens is not None  # noqa: S101 - the file's model requires it
        return Fact(
            of.id, of.who, self.text(f"{at}.text", of.text), opens, self.lines(f"{at}.leaks", of.leaks),
            self.authored(at, of.lines), dict(of.effects),
        )  # fmt: skip

    def move(self, of: file.MoveEntry) -> Move:
        at = f"moves.{of.id}"
        return Move(
            of.id, of.move, of.who, self.text(f"{at}.does", of.does), self.when(of.when), of.weight, of.first, of.most,
            dict(of.effects), self.text(f"{at}.gives", of.gives), self.authored(at, of.lines),
            tuple(self.beat(at, beat) for beat in of.then),
        )  # fmt: skip

    def event(self, of: file.Event) -> Event:
        happens = self.when(of.when)
        assert happens is not None  # noqa: S101 - the file's model requires it
        return Event(of.id, happens, tuple(self.beat(f"events.{of.id}", beat) for beat in of.beats))
