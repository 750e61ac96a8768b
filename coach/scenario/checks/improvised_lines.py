"""The texts of an improvised scenario in one language: no fact given away, no line twice, enough lines to hear by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.scenario.checks.improvised import opened_by
from coach.scenario.checks.parts import entries_of, inner_beats
from coach.scenario.document import Document
from coach.scenario.improvised import Fact, ImprovisedFile, MoveEntry
from coach.scenario.model import Beat
from coach.scenario.scenes import scene_texts
from coach.scenario.translation import TranslationFile
from coach.scenario.trial import Trial
from coach.scenario.yaml_tree import Path

LEAST_CORE, LEAST_LEAKS = 8, 3
_SAYS_SOMETHING = 4
"""Words from which a line that two moves share is heard as the same line."""

_SEEN = ("role", "about", "wants", "fears", "history", "right_about", "voice", "doing")
"""What whoever plays a counterpart reads of the people, all of it from the first turn on."""


def check_lines(
    document: Document, scenario: ImprovisedFile, trial: Trial | None, translation: TranslationFile | None = None
) -> None:
    """RC916–RC921 in the scenario's own language, or in that of a translation (and then in its file).

    Args:
        document: the file in which the texts stand.
        scenario: the scenario.
        trial: what playing it has shown; None when it could not be played.
        translation: the texts in another language.
    """
    texts = _Texts(document, scenario, translation)
    for fact in scenario.facts:
        count = len(texts.lines(f"facts.{fact.id}.leaks"))
        if 0 < count < LEAST_LEAKS:
            texts.find("RC916", f"facts.{fact.id}.leaks", count=count, language=texts.language)
    _given_away(texts, scenario, trial)
    _same_lines(texts, scenario)
    _core(texts)


class _Texts:
    """The texts of one language by address, and where each stands."""

    def __init__(self, document: Document, scenario: ImprovisedFile, translation: TranslationFile | None) -> None:
        self.document = document
        self.language = translation.language if translation is not None else scenario.language
        self._places: dict[str, Path] = {text.address: text.path for text in scene_texts(scenario)}
        self._texts: Mapping[str, str | Sequence[str]] = {text.address: text.value for text in scene_texts(scenario)}
        if translation is not None:
            self._texts = translation.texts
            self._places = {address: ("texts", address) for address in translation.texts}

    def text(self, address: str) -> str:
        """One text, or nothing."""
        found = self._texts.get(address, "")
        return found if isinstance(found, str) else ""

    def lines(self, address: str) -> Sequence[str]:
        """A list, or nothing."""
        found = self._texts.get(address, ())
        return () if isinstance(found, str) else found

    def place(self, address: str, index: int | None = None) -> Path:
        """Where it stands."""
        path = self._places.get(address, ())
        return path if index is None else (*path, index)

    def find(self, code: str, address: str, index: int | None = None, **values: object) -> None:
        """Report something about it, unless the reader made it up."""
        path = self.place(address, index)
        if path and not self.document.is_guessed(path):
            self.document.find(code, path, **values)

    def line(self, address: str, index: int | None = None) -> int:
        """The line in the file."""
        return self.document.tree.line(self.place(address, index))


@dataclass(frozen=True, slots=True)
class _Open:
    """A text that whoever plays a counterpart reads, and the facts that must have been told before that."""

    address: str
    after: frozenset[str] = frozenset()
    moment: str = ""
    """The move or fact that it belongs to."""


def _given_away(texts: _Texts, scenario: ImprovisedFile, trial: Trial | None) -> None:
    behind = {fact.id: opened_by(scenario, fact.when) for fact in scenario.facts}
    order = trial.order if trial is not None else frozenset()
    read = [one for one in _read(scenario) if trial is not None or not one.moment]
    for fact in scenario.facts:
        phrases = [(leak, _words(leak)) for leak in texts.lines(f"facts.{fact.id}.leaks")]
        for one in read:
            if fact.id in _closed(one.after, behind):
                continue
            said = _words(texts.text(one.address))
            leak = next((leak for leak, phrase in phrases if phrase and _holds(said, phrase)), None)
            if leak is not None and not (one.moment and _always_after(one.moment, fact.id, order)):
                texts.find("RC917", one.address, text=leak, id=fact.id)


def _always_after(moment: str, fact: str, order: Collection[tuple[str, ...]]) -> bool:
    """Whether a move came in some play, and never before the fact had been told."""
    plays = [play for play in order if moment in play]
    return bool(plays) and all(fact in play[: play.index(moment)] for play in plays)


def _closed(facts: Collection[str], behind: Mapping[str, frozenset[str]]) -> set[str]:
    """These facts and those that must have been told before them."""
    seen, todo = set(facts), list(facts)
    while todo:
        new = behind.get(todo.pop(), frozenset()) - seen
        seen |= new
        todo += new
    return seen


def _read(scenario: ImprovisedFile) -> Iterator[_Open]:
    yield _Open("setting")
    for person in scenario.people:
        yield from (_Open(f"people.{person.id}.{name}") for name in _SEEN)
    yield from (_Open(f"vocabulary.{name}") for name in scenario.vocabulary)
    yield from _beats(scenario, "opening", scenario.opening.beats, frozenset())
    for event in scenario.events:
        yield from _beats(scenario, f"events.{event.id}", event.beats, opened_by(scenario, event.when))
    for _, entry in entries_of(scenario):
        after = opened_by(scenario, entry.when)
        if isinstance(entry, Fact):
            at, after = f"facts.{entry.id}", after | {entry.id}
            yield _Open(f"{at}.text", after, entry.id)
        else:
            at = f"moves.{entry.id}"
            yield from (_Open(f"{at}.{name}", after, entry.id) for name in ("does", "gives"))
            yield from _beats(scenario, at, entry.then, after, entry.id)
        for line in entry.lines:
            yield _Open(f"{at}.{line.id}", after | opened_by(scenario, line.when), entry.id)


def _beats(
    scenario: ImprovisedFile, at: str, beats: Sequence[Beat], after: frozenset[str], moment: str = ""
) -> Iterator[_Open]:
    for _, beat in inner_beats(beats, ()):
        behind = after | opened_by(scenario, beat.when)
        yield _Open(f"{at}.{beat.id}", behind, moment)
        yield from (_Open(f"{at}.{beat.id}.doing.{person}", behind, moment) for person in beat.doing)


def _same_lines(texts: _Texts, scenario: ImprovisedFile) -> None:
    """RC918: a line that comes twice is heard twice; short ones ("No.") may serve two moves."""
    anywhere: dict[tuple[str, ...], str] = {}
    for _, entry in entries_of(scenario):
        at = f"moves.{entry.id}" if isinstance(entry, MoveEntry) else f"facts.{entry.id}"
        here: dict[tuple[str, ...], str] = {}
        for line in entry.lines:
            address = f"{at}.{line.id}"
            said = _words(texts.text(address))
            first = here.get(said) or (anywhere.get(said) if len(said) >= _SAYS_SOMETHING else None)
            if said and first is not None:
                texts.find("RC918", address, text=texts.text(address), first=texts.line(first))
            here.setdefault(said, address)
        anywhere = {**here, **anywhere}


def _core(texts: _Texts) -> None:
    heard: dict[tuple[str, ...], str] = {}
    for address in ("core.kept", "core.dropped"):
        count = len(texts.lines(address))
        if 0 < count < LEAST_CORE:
            texts.find("RC919", address, key=address, count=count, language=texts.language)
        for index, said in _once(texts, address):
            other = heard.setdefault(said, address)
            if other != address:
                texts.find("RC920", address, index, text=texts.lines(address)[index], key=address, other=other)
    for address in ("learners.passive", "learners.assertive"):
        for index, said in _once(texts, address):
            if said in heard:
                texts.find("RC921", address, index, text=texts.lines(address)[index], other=heard[said])


def _once(texts: _Texts, address: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line of a list with its place; those that stand there already are told."""
    first: dict[tuple[str, ...], int] = {}
    for index, line in enumerate(texts.lines(address)):
        said = _words(line)
        if said in first:
            texts.find("RC918", address, index, text=line, first=texts.line(address, first[said]))
        else:
            first[said] = index
            yield index, said


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w’']+", text.lower().replace("’", "'")))


def _holds(said: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    count = len(phrase)
    return any(said[at : at + count] == phrase for at in range(len(said) - count + 1))
