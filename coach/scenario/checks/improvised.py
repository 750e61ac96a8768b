"""What only an improvised scenario can have wrong: moves, facts, prices and ends that do not hang together."""

from __future__ import annotations

from itertools import pairwise, product
from typing import get_args

from coach.scenario.checks import parts
from coach.scenario.checks.parts import entries_of, inner_beats, moments_of
from coach.scenario.conditions import Condition, ConditionError, Domain, parse
from coach.scenario.document import Document
from coach.scenario.finding import listed
from coach.scenario.heard import FLAGS, heard
from coach.scenario.improvisation import BUILT_IN, OPENING, told
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.model import Move
from coach.scenario.script import PRESSURE, PRESSURES

LEAST_MODELS = 4
"""Moments with both a strong and a weak answer."""

SHARED: tuple[str, ...] = get_args(Move)
"""The moves that every scenario knows."""

_PLAIN = frozenset({*FLAGS, "good"})
"""Names that are true or false in every turn."""

_WANTED = ("wants", "concedes", "voice")
_ANSWERED = ("off", "attacked", "silent")
"""What a counterpart cannot go past as if nothing had been said."""


def check_improvised(document: Document, scenario: ImprovisedFile) -> None:
    """RC515, RC608 and RC901–RC915, but for what names and rules of both kinds have in common."""
    _people(document, scenario)
    _moves(document, scenario)
    _answers(document, scenario)
    _prices(document, scenario)
    _ends(document, scenario)
    _models(document, scenario)
    _cuts(document, scenario)


def _people(document: Document, scenario: ImprovisedFile) -> None:
    here = {person.id: person.part for person in scenario.people}
    for path, entry in entries_of(scenario):
        if here.get(entry.who) == "bystander":
            known = listed(name for name, part in here.items() if part == "counterpart")
            document.find("RC902", (*path, "who"), id=entry.who, known=known)
    for i, person in enumerate(scenario.people):
        for key in _WANTED if person.part == "counterpart" else ():
            if getattr(person, key) is None and not document.is_guessed(("people", i, key)):
                document.find("RC912", ("people", i), id=person.id, key=key)


def _moves(document: Document, scenario: ImprovisedFile) -> None:
    known = [*SHARED, *scenario.vocabulary]
    for i, move in enumerate(scenario.moves):
        if move.move not in known:
            document.find_unknown("RC901", ("moves", i, "move"), move.move, known)
        gives = move.gives is not None
        if move.move == "concede" and not gives and not document.is_guessed(("moves", i, "gives")):
            document.find("RC903", ("moves", i))
        if move.move != "concede" and move.move in known and gives:
            document.find("RC904", ("moves", i, "gives"), id=move.move)
    if not never_silent(scenario):
        document.find("RC905", ("moves",))


def never_silent(scenario: ImprovisedFile) -> bool:
    """Whether some move can come whatever was heard: one without a condition, or several that leave no gap."""
    domains = parts.domains(scenario)
    always: list[Condition] = []
    for move in scenario.moves:
        if move.most is None and move.move != "concede":
            try:
                always.append(parse(move.when or "true", domains))
            except ConditionError:
                return True  # told already, and nobody knows when it comes
    always = [condition for condition in always if condition.names <= _PLAIN]
    names = sorted({name for condition in always for name in condition.names})
    return all(
        any(condition(dict(zip(names, values, strict=True))) for condition in always)
        for values in product((False, True), repeat=len(names))
    )


def _answers(document: Document, scenario: ImprovisedFile) -> None:
    """RC915: an insult, a silence and nonsense each get an answer of their own, ahead of other moves."""
    domains = parts.domains(scenario)
    blank = {**{name: _least(domain) for name, domain in domains.items()}, PRESSURE: "tense", "turns": 1}
    blank |= {name: variable.start for name, variable in scenario.variables.items()}
    unread = False
    for flag in _ANSWERED:
        values = {**blank, **heard(flag).values()}
        for move in scenario.moves:
            if move.first and move.when is not None:
                try:
                    if parse(move.when, domains)(values):
                        break
                except ConditionError:
                    unread = True  # told already; it may be the very one
        else:
            if not unread:
                document.find("RC915", ("moves",), id=flag)


def _least(domain: Domain) -> bool | int | str:
    if domain.type == "boolean":
        return False
    return domain.words[0] if domain.type == "enum" else max(0, domain.low)


def _prices(document: Document, scenario: ImprovisedFile) -> None:
    there = [(name, scenario.pressure[name].price) for name in PRESSURES if name in scenario.pressure]
    for (lower, cheap), (higher, dear) in pairwise(there):
        if dear <= cheap:
            document.find("RC914", ("pressure", higher, "price"), id=higher, value=dear, other=lower, less=cheap)


def _ends(document: Document, scenario: ImprovisedFile) -> None:
    last = len(scenario.ends) - 1
    for i, end in enumerate(scenario.ends):
        if i == last and end.when is not None:
            document.find("RC908", ("ends", i), id=end.to)
        if i < last and end.when is None:
            document.find("RC909", ("ends", i), id=end.to)
    named = {document.corrections.get(("ends", i, "to"), end.to) for i, end in enumerate(scenario.ends)}
    if any(found.code == "RC910" and not found.values.get("meant") for found in document.findings):
        return  # the end that leads nowhere may be meant for the one that is missed
    for i, ending in enumerate(scenario.endings):
        if ending.id not in named:
            document.find("RC911", ("endings", i), id=ending.id)


def _models(document: Document, scenario: ImprovisedFile) -> None:
    for key in ("strong", "weak"):
        if getattr(scenario.opening, key) is None and not document.is_guessed((OPENING, key)):
            document.find("RC608", (OPENING,), key=key)
    both = sum(moment.strong is not None and moment.weak is not None for _, moment in moments_of(scenario))
    if both < LEAST_MODELS:
        document.find("RC913", (), count=both)


def _cuts(document: Document, scenario: ImprovisedFile) -> None:
    """RC515: nobody has spoken yet in the opening, and somebody else has before what follows a move."""
    late = [(inner_beats(scenario.opening.beats, (OPENING, "beats")))]
    late += [inner_beats(move.then, ("moves", i, "then")) for i, move in enumerate(scenario.moves)]
    for beats in late:
        for path, beat in beats:
            if beat.cuts:
                document.find("RC515", (*path, "cuts"))


def opened_by(scenario: ImprovisedFile, when: str | None) -> frozenset[str]:
    """The facts that a condition asks to have been told."""
    if when is None:
        return frozenset()
    try:
        names = parse(when, parts.domains(scenario)).names
    except ConditionError:
        return frozenset(fact.id for fact in scenario.facts)  # nobody knows what it asks
    return frozenset(fact.id for fact in scenario.facts if told(fact.id) in names - BUILT_IN.keys())
