"""From a scenario file and one translation to a playable script: texts merged, conditions parsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from coach.scenario.conditions import Condition, Domain, Value, parse
from coach.scenario.script import (
    PRESSURE,
    PRESSURES,
    RAPPORT,
    RAPPORT_DOMAIN,
    TENSION,
    TENSION_DOMAIN,
    Beat,
    Character,
    Choice,
    Dial,
    Ending,
    Evidence,
    ModelAnswer,
    Node,
    Person,
    Script,
    Way,
)

if TYPE_CHECKING:
    from coach.scenario import model as file

Texts = Mapping[str, str | Sequence[str]]
"""A translation's texts by address (``nodes.cut-off.reclaim``)."""


def domains_of(scenario: file.ScenarioFile) -> dict[str, Domain]:
    """The variables that conditions of this scenario may use, the built-in three included."""
    built_in = {RAPPORT: RAPPORT_DOMAIN, TENSION: TENSION_DOMAIN, PRESSURE: Domain("enum", words=PRESSURES)}
    return {**built_in, **declared(scenario)}


def declared(scenario: file.SceneFile) -> dict[str, Domain]:
    """The variables that a scenario declares itself."""
    found: dict[str, Domain] = {}
    for name, variable in scenario.variables.items():
        if variable.type == "integer":
            found[name] = Domain("integer", low=variable.min, high=variable.max)
        else:
            found[name] = Domain(variable.type, words=variable.values if variable.type == "enum" else ())
    return found


def compile_script(scenario: file.ScenarioFile, texts: Texts | None = None, language: str | None = None) -> Script:
    """Merge a scenario with one translation's texts (a text that is missing stays in the source language).

    Raises:
        ConditionError: a condition cannot be read; ``coach check`` names it with its line.
    """
    return _Compiler(scenario, texts or {}, language or scenario.language).script()


def _unwrapped(text: str) -> str:
    """Prose as one line per paragraph: a trainer wraps lines where the editor ends, readers where their screen does."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip())


class Shared(TypedDict):
    """The keywords that both kinds of scene take."""

    id: str
    training: str
    language: str
    difficulty: int
    competencies: tuple[str, ...]
    title: str
    setting: str
    you: str
    goal: str
    obstacle: str
    people: Mapping[str, Person]
    domains: Mapping[str, Domain]
    starts: Mapping[str, Value]
    endings: Mapping[str, Ending]


class Merged:
    """A scenario's texts in one language and its conditions, parsed: what both kinds compile alike."""

    def __init__(self, scenario: file.SceneFile, texts: Texts, language: str, domains: dict[str, Domain]) -> None:
        self.file, self.texts, self.language, self.domains = scenario, texts, language, domains

    def text(self, address: str, source: str | None) -> str:
        """One text."""
        found = self.texts.get(address)
        return _unwrapped(found if isinstance(found, str) else (source or ""))

    def lines(self, address: str, source: Sequence[str]) -> tuple[str, ...]:
        """A list of lines, which is written anew in each language."""
        if self.language == self.file.language:
            return tuple(source)
        found = self.texts.get(address, ())
        return (found,) if isinstance(found, str) else tuple(found)

    def when(self, source: str | None) -> Condition | None:
        """A condition, or None."""
        return None if source is None else parse(source, self.domains)

    def shared(self) -> Shared:
        """What both kinds of scene have in common, but for their dials."""
        of = self.file
        starts: dict[str, Value] = {name: variable.start for name, variable in of.variables.items()}
        return Shared(
            id=of.id, training=of.training, language=self.language, difficulty=of.difficulty,
            competencies=of.competencies, title=self.text("title", of.title), setting=self.text("setting", of.setting),
            you=self.text("you", of.you), goal=self.text("goal", of.goal), obstacle=self.text("obstacle", of.obstacle),
            people={person.id: self.person(person) for person in of.people},
            domains=self.domains, starts={RAPPORT: 0, TENSION: 0, **starts},
            endings={ending.id: self.ending(ending) for ending in of.endings},
        )  # fmt: skip

    def person(self, of: file.Person) -> Person:
        """Somebody in the room."""
        at = f"people.{of.id}"
        inside = Character(
            *(
                self.text(f"{at}.{name}", getattr(of, name))
                for name in ("wants", "fears", "history", "right_about", "concedes", "voice")
            )
        )
        return Person(
            of.id, of.name, of.short, of.part, self.text(f"{at}.role", of.role), self.text(f"{at}.about", of.about),
            self.text(f"{at}.doing", of.doing), of.face, inside,
        )  # fmt: skip

    def dial(self, name: str, of: file.PressureLevel) -> Dial:
        """One setting of the pressure dial."""
        at = f"pressure.{name}"
        return Dial(self.text(f"{at}.about", of.about), self.text(f"{at}.cause", of.cause), dict(of.effects))

    def ending(self, of: file.Ending) -> Ending:
        """One ending."""
        at = f"endings.{of.id}"
        title, text = self.text(f"{at}.title", of.title), self.text(f"{at}.text", of.text)
        return Ending(of.id, of.outcome, of.relationship, title, text)

    def beat(self, place: str, of: file.Beat) -> Beat:
        """One beat; ``place`` is the address of what it belongs to."""
        at = f"{place}.{of.id}"
        return Beat(
            of.id, of.who, of.move, self.text(at, of.text), of.silence or 0, self.when(of.when), of.cuts,
            dict(of.effects), {who: self.text(f"{at}.doing.{who}", verb) for who, verb in of.doing.items()},
            self.text(f"{at}.cause", of.cause), tuple(self.beat(place, inner) for inner in of.one_of), of.weight,
        )  # fmt: skip

    def answer(self, at: str, of: file.Model | None) -> ModelAnswer | None:
        """A strong or weak answer."""
        if of is None:
            return None
        return ModelAnswer(self.text(f"{at}.text", of.text), self.text(f"{at}.why", of.why))


class _Compiler(Merged):
    def __init__(self, scenario: file.ScenarioFile, texts: Texts, language: str) -> None:
        super().__init__(scenario, texts, language, domains_of(scenario))
        self.scenario = scenario

    def script(self) -> Script:
        of = self.scenario
        return Script(
            **self.shared(),
            dial={name: self.dial(name, level) for name, level in of.pressure.items()},
            start=of.start, nodes={node.id: self.node(node) for node in of.nodes}, tests=of.tests,
        )  # fmt: skip

    def ways(self, goto: str | tuple[file.Branch, ...] | None) -> tuple[Way, ...]:
        if goto is None:
            return ()
        return (Way(None, goto),) if isinstance(goto, str) else tuple(Way(self.when(way.when), way.to) for way in goto)

    def choice(self, node: str, of: file.Choice) -> Choice:
        at = f"nodes.{node}.{of.id}"
        return Choice(
            of.id, self.text(at, of.text), of.need, self.lines(f"{at}.said_as", of.said_as),
            self.lines(f"{at}.not_as", of.not_as), self.when(of.when), of.once, dict(of.effects),
            tuple(Evidence(item.competency, item.level, item.mode) for item in of.evidence),
            self.text(f"{at}.shows", of.shows), self.text(f"{at}.instead", of.instead),
            tuple(self.beat(f"nodes.{node}", beat) for beat in of.reply), self.ways(of.goto),
        )  # fmt: skip

    def node(self, of: file.Node) -> Node:
        at = f"nodes.{of.id}"
        brief, warm = (of.try_.brief, of.try_.warm) if of.try_ else ("", "")
        return Node(
            of.id, self.text(f"{at}.title", of.title), tuple(self.beat(at, beat) for beat in of.beats),
            of.exercises, tuple(self.choice(of.id, choice) for choice in of.choices),
            tuple(Beat(c.id, c.who, "ask", self.text(f"{at}.{c.id}", c.text)) for c in of.clarify),
            self.text(f"{at}.try.brief", brief), self.text(f"{at}.try.warm", warm),
            self.answer(f"{at}.strong", of.strong), self.answer(f"{at}.weak", of.weak), self.ways(of.goto),
        )  # fmt: skip
