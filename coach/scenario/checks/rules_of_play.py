"""Conditions, effects and variables: they can be read, they fit each other, and they are used."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from coach.scenario.checks import parts
from coach.scenario.conditions import ConditionError, Domain, parse
from coach.scenario.document import Document
from coach.scenario.finding import listed, nearest
from coach.scenario.improvisation import BUILT_IN
from coach.scenario.improvised import ImprovisedFile
from coach.scenario.mending import mended
from coach.scenario.scenes import AnyScenario
from coach.scenario.script import PRESSURE, RAPPORT, TENSION
from coach.scenario.yaml_tree import Path

_SLIPS = {
    "syntax": "RC401",
    "assignment": "RC402",
    "not-allowed": "RC403",
    "unknown-name": "RC404",
    "unknown-value": "RC405",
    "type": "RC406",
}
_MOST_VALUES = 101
_ASKS = frozenset({"left", "time_up"})
_KEPT_BY_THE_APP = frozenset(BUILT_IN) - {RAPPORT, TENSION, PRESSURE}
"""What an improvisation hears and counts itself."""

_YES_NO = {
    **dict.fromkeys(("yes", "ja", "1", "true", "waar", "on"), "true"),
    **dict.fromkeys(("no", "nee", "0", "false", "onwaar", "off"), "false"),
}


def check_rules(document: Document, scenario: AnyScenario) -> None:
    """RC304, the 4xx family, and RC906 and RC907 in an improvised scenario."""
    _declared(document, scenario)
    domains = parts.domains(scenario)
    free = isinstance(scenario, ImprovisedFile)
    read: set[str] = set()
    for path, source in parts.conditions_of(scenario):
        try:
            names = parse(source, domains).names
        except ConditionError as error:
            read |= {name for name in domains if name in source}
            _slip(document, path, error, domains)
            continue
        read |= names
        for name in sorted(names & _unknown_yet(path)) if free else ():
            document.find("RC906", path, id=name, condition=source)
    ours = _KEPT_BY_THE_APP & domains.keys() if free else frozenset()
    changed: set[str] = set()
    for path, effects in parts.effects_of(scenario):
        changed |= set(effects)
        for name, change in effects.items():
            if name in ours or (free and name.startswith("told_") and name not in scenario.variables):
                document.find("RC907", (*path, name), id=name)
            else:
                _effect(document, (*path, name), name, change, {k: v for k, v in domains.items() if k not in ours})
    for name in scenario.variables:
        if name not in read:
            document.find("RC421", ("variables", name), id=name)
        if name not in changed:
            document.find("RC422", ("variables", name), id=name)


def _unknown_yet(path: Path) -> AbstractSet[str]:
    """The names that have no value yet when the condition at this place is looked at."""
    if path[0] == "good":
        return _ASKS | {"good", "affordable"}
    return frozenset() if path[0] == "ends" else _ASKS


def _declared(document: Document, scenario: AnyScenario) -> None:
    for name, variable in scenario.variables.items():
        at: Path = ("variables", name)
        if variable.type == "integer":
            if not variable.min < variable.max or variable.max - variable.min >= _MOST_VALUES:
                document.find("RC416", (*at, "min"), id=name, low=variable.min, high=variable.max)
            elif not variable.min <= variable.start <= variable.max:
                known = f"{variable.min} … {variable.max}"
                document.find("RC413", (*at, "start"), id=name, value=variable.start, known=known)
        elif variable.type == "enum" and variable.start not in variable.values:
            known = listed(variable.values)
            document.find("RC413", (*at, "start"), id=name, value=variable.start, known=known)


def _slip(document: Document, path: Path, error: ConditionError, domains: dict[str, Domain]) -> None:
    source = str(error.values["condition"])
    code, meant = _SLIPS[error.slip], mended(source, domains)
    values = {name: value for name, value in error.values.items() if name not in {"words", "condition"}}
    if meant is None and code == "RC404":
        values["meant"] = nearest(values["name"], domains)
        meant = _replaced(source, str(values["name"]), values["meant"])
    elif meant is None and code == "RC405":
        words = error.values["words"]
        known = [str(word) for word in words] if isinstance(words, tuple) else []
        values |= {"known": listed(known), "meant": nearest(values["value"], known)}
        meant = _replaced(source, str(values["value"]), values["meant"])
    else:
        values["meant"] = meant
    if meant is not None:
        document.corrections[path] = meant
    if code == "RC404":
        values |= {"id": values.pop("name"), "known": listed(domains)}
    document.find(code, path, condition=source, **values)


def _replaced(source: str, word: str, meant: object) -> str | None:
    return re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", meant, source) if isinstance(meant, str) else None


def _effect(document: Document, path: Path, name: str, change: object, domains: dict[str, Domain]) -> None:
    domain = domains.get(name)
    if name == PRESSURE:
        document.find("RC414", path)
    elif domain is None:
        document.find_unknown("RC304", path, name, [known for known in domains if known != PRESSURE])
    elif domain.type == "boolean":
        if not isinstance(change, bool):
            document.find("RC411", path, id=name, wanted="boolean", meant=_YES_NO.get(str(change).lower()))
    elif domain.type == "enum":
        if not isinstance(change, str):
            document.find("RC411", path, id=name, wanted="text")
        elif change not in domain.words:
            document.find(
                "RC405", path, name=name, value=change, known=listed(domain.words), meant=_near(change, domain)
            )
    elif isinstance(change, bool) or not isinstance(change, int):
        number = str(change).strip()
        meant = str(int(number)) if re.fullmatch(r"[-+]?[0-9]{1,3}", number) else None
        document.find("RC411", path, id=name, wanted="number", meant=meant)
    else:
        _step(document, path, name, change, domain)


def _near(change: str, domain: Domain) -> str | None:
    return next((word for word in domain.words if word.lower() == change.lower()), None)


def _step(document: Document, path: Path, name: str, change: int, domain: Domain) -> None:
    span = domain.high - domain.low
    if abs(change) > span:
        document.find("RC412", path, id=name, value=change, limit=f"{domain.low} … {domain.high}")
    elif (name == RAPPORT and change > 1) or (name == TENSION and change < -1):
        document.find("RC415", path, id=name, value=change, counts=1 if name == RAPPORT else -1)
