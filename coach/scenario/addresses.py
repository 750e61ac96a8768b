"""The address of every text in a scenario: what a translation calls it, and where it stands in the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.scenario import model as file
from coach.scenario.yaml_tree import Path

_OF_A_PERSON = ("role", "about", "wants", "fears", "history", "right_about", "concedes", "voice", "doing")


@dataclass(frozen=True, slots=True)
class Text:
    """One text, or one list of lines (``said_as``, ``not_as``), to be written in each language."""

    address: str
    path: Path
    value: str | tuple[str, ...]
    native: bool = False
    """``said_as`` and ``not_as`` are written anew in each language: they never are out of date."""

    @property
    def required(self) -> bool:
        """Whether each language needs it; near-misses may be left out."""
        return not self.address.endswith(".not_as")

    @property
    def mark(self) -> str:
        """The mark of this source text that a translation keeps: sha256, the first eight hex digits."""
        text = self.value if isinstance(self.value, str) else "\n".join(self.value)
        return hashlib.sha256(text.encode()).hexdigest()[:8]


def texts_of(scenario: file.ScenarioFile) -> Iterator[Text]:
    """Every text of a script in the order of its file."""
    yield from head_texts(scenario, scenario.pressure)
    for index, node in enumerate(scenario.nodes):
        yield from _node(node, ("nodes", index))
    for index, ending in enumerate(scenario.endings):
        for name in ("title", "text"):
            yield Text(f"endings.{ending.id}.{name}", ("endings", index, name), getattr(ending, name))


def head_texts(scenario: file.SceneFile, pressure: Mapping[file.Pressure, file.PressureLevel]) -> Iterator[Text]:
    """What comes before the play in both kinds of scenario: the situation, the people, the dial."""
    for name in ("title", "setting", "you", "goal", "obstacle"):
        yield Text(name, (name,), getattr(scenario, name))
    for index, person in enumerate(scenario.people):
        for name in _OF_A_PERSON:
            if getattr(person, name) is not None:
                yield Text(f"people.{person.id}.{name}", ("people", index, name), getattr(person, name))
    for level, dial in pressure.items():
        for name in ("about", "cause"):
            yield Text(f"pressure.{level}.{name}", ("pressure", level, name), getattr(dial, name))


def _node(node: file.Node, path: Path) -> Iterator[Text]:
    at = f"nodes.{node.id}"
    yield Text(f"{at}.title", (*path, "title"), node.title)
    yield from beat_texts(node.beats, at, (*path, "beats"))
    for index, choice in enumerate(node.choices):
        yield from _choice(choice, at, (*path, "choices", index))
    for index, clarify in enumerate(node.clarify):
        yield Text(f"{at}.{clarify.id}", (*path, "clarify", index, "text"), clarify.text)
    yield from answer_texts(node.try_, node.strong, node.weak, at, path)


def answer_texts(
    tried: file.Try | None, strong: file.Model | None, weak: file.Model | None, at: str, path: Path
) -> Iterator[Text]:
    """What feedback offers at a moment: two lines to try, a strong and a weak answer."""
    if tried is not None:
        yield Text(f"{at}.try.brief", (*path, "try", "brief"), tried.brief)
        yield Text(f"{at}.try.warm", (*path, "try", "warm"), tried.warm)
    for name, answer in (("strong", strong), ("weak", weak)):
        if answer is not None:
            yield Text(f"{at}.{name}.text", (*path, name, "text"), answer.text)
            yield Text(f"{at}.{name}.why", (*path, name, "why"), answer.why)


def beat_texts(beats: Sequence[file.Beat], at: str, path: Path) -> Iterator[Text]:
    """What is said and seen in a list of beats."""
    for index, beat in enumerate(beats):
        here = (*path, index)
        if beat.text is not None:
            yield Text(f"{at}.{beat.id}", (*here, "text"), beat.text)
        for person, verb in beat.doing.items():
            yield Text(f"{at}.{beat.id}.doing.{person}", (*here, "doing", person), verb)
        if beat.cause is not None:
            yield Text(f"{at}.{beat.id}.cause", (*here, "cause"), beat.cause)
        yield from beat_texts(beat.one_of, at, (*here, "one_of"))


def _choice(choice: file.Choice, at: str, path: Path) -> Iterator[Text]:
    here = f"{at}.{choice.id}"
    yield Text(here, (*path, "text"), choice.text)
    yield Text(f"{here}.shows", (*path, "shows"), choice.shows)
    if choice.instead is not None:
        yield Text(f"{here}.instead", (*path, "instead"), choice.instead)
    if choice.said_as:
        yield Text(f"{here}.said_as", (*path, "said_as"), choice.said_as, native=True)
    if choice.not_as:
        yield Text(f"{here}.not_as", (*path, "not_as"), choice.not_as, native=True)
    yield from beat_texts(choice.reply, at, (*path, "reply"))
