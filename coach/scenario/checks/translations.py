"""Translations: complete, addressed to texts that exist, and written for the source text as it is now."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from coach.scenario.addresses import Text
from coach.scenario.checks.moments import LEAST_SAID_AS, check_lengths, check_slots
from coach.scenario.document import Document
from coach.scenario.finding import nearest
from coach.scenario.model import ScenarioFile
from coach.scenario.scenes import AnyScenario, scene_texts
from coach.scenario.translation import TranslationFile


def check_translation(
    document: Document,
    translation: TranslationFile,
    scenario: AnyScenario,
    *,
    whole: bool,
    unsure: tuple[str, ...] = (),
) -> None:
    """RC702–RC705, RC707, RC708, RC710 and the texts' own checks in this language.

    Args:
        document: the translation's file.
        translation: its content.
        scenario: what it translates.
        whole: the scenario's file was understood completely; else an address that it lacks may be there after all.
        unsure: beginnings of addresses whose part of the scenario has slips that would show here a second time.
    """
    if translation.language == scenario.language:
        document.find("RC707", ("language",), language=translation.language)
        return
    wanted = {text.address: text for text in scene_texts(scenario)}
    missing = [name for name, text in wanted.items() if text.required and name not in translation.texts]
    strange = [name for name in translation.texts if name not in wanted and not _extra_lines(name, wanted)]
    if whole:
        missing, strange = ([name for name in names if not name.startswith(unsure)] for names in (missing, strange))
        _unmatched(document, missing, strange, wanted, translation)
    for address, value in translation.texts.items():
        if address in wanted:
            _text(document, address, value, wanted[address], translation.language)
    if whole:
        _marks(
            document, translation, {name: text for name, text in wanted.items() if not name.startswith(unsure)}, wanted
        )
    for i, node in enumerate(scenario.nodes if isinstance(scenario, ScenarioFile) else ()):
        lines = {choice.id: translation.texts.get(f"nodes.{node.id}.{choice.id}") for choice in node.choices}
        texts = {name: line for name, line in lines.items() if isinstance(line, str)}
        first = next(iter(texts), "")
        path = ("texts", f"nodes.{node.id}.{first}") if first else ("texts", i)
        check_lengths(document, path, texts, translation.language)


def _unmatched(
    document: Document, missing: list[str], strange: list[str], wanted: Collection[str], translation: TranslationFile
) -> None:
    """RC702 and RC703, one for everything below an id that the other file does not have (a renamed node, for one)."""
    lost, new = _grouped(strange, wanted), _grouped(missing, translation.texts)
    for group, addresses in lost.items():
        meant = _renamed(group, new)
        new.pop(meant or "", None)
        document.find("RC703", ("texts", addresses[0]), id=_all(group, addresses), meant=meant)
    for group, addresses in new.items():
        document.find("RC702", ("texts",), id=_all(group, addresses))


def _grouped(addresses: Iterable[str], others: Collection[str]) -> dict[str, list[str]]:
    """The shortest beginning of an address that no other shares → the addresses below it."""
    shared = {other[: len(other) - len(rest)] for other in others for rest in _endings(other)}
    found: dict[str, list[str]] = {}
    for address in addresses:
        parts = address.split(".")
        starts = [".".join(parts[:count]) for count in range(min(2, len(parts)), len(parts) + 1)]
        found.setdefault(next((start for start in starts if start not in shared), address), []).append(address)
    return found


def _endings(address: str) -> list[str]:
    parts = address.split(".")
    return ["", *("." + ".".join(parts[count:]) for count in range(1, len(parts)))]


def _renamed(group: str, new: Collection[str]) -> str | None:
    """The missing address that differs in one id from this one."""
    parts = group.split(".")
    for place in reversed(range(len(parts))):
        alike = {
            other.split(".")[place]: other
            for other in new
            if len(other.split(".")) == len(parts) and _without(other, place) == _without(group, place)
        }
        meant = nearest(parts[place], alike)
        if meant is not None or len(alike) == 1:
            return alike[meant] if meant is not None else next(iter(alike.values()))
    return None


def _without(address: str, place: int) -> list[str]:
    parts = address.split(".")
    return parts[:place] + parts[place + 1 :]


def _all(group: str, addresses: list[str]) -> str:
    return addresses[0] if len(addresses) == 1 else f"{group}.…"


def missing_texts(translation: TranslationFile, scenario: AnyScenario) -> list[Text]:
    """The texts that are not translated yet."""
    return [text for text in scene_texts(scenario) if text.required and text.address not in translation.texts]


def stale_texts(translation: TranslationFile, scenario: AnyScenario) -> list[Text]:
    """The texts whose source has changed since they were translated."""
    return [
        text
        for text in scene_texts(scenario)
        if text.address in translation.texts
        and not text.native
        and translation.of.get(text.address, text.mark) != text.mark
    ]


def _extra_lines(address: str, wanted: dict[str, Text]) -> bool:
    """A language may have near-misses of its own where the source has none."""
    return address.endswith(".not_as") and address.removesuffix(".not_as") in wanted


def _text(document: Document, address: str, value: str | tuple[str, ...], source: Text, language: str) -> None:
    path = ("texts", address)
    if isinstance(value, str) != isinstance(source.value, str):
        document.find("RC708", path, id=address, wanted="text" if isinstance(source.value, str) else "list")
    elif address.endswith(".said_as") and len(value) < LEAST_SAID_AS:
        document.find("RC606", path, count=len(value), language=language)
    check_slots(document, path, value)


def _marks(document: Document, translation: TranslationFile, wanted: dict[str, Text], known: Collection[str]) -> None:
    unmarked = 0
    for address in translation.texts:
        source = wanted.get(address)
        if source is None or source.native:
            continue
        mark = translation.of.get(address)
        if mark is None:
            unmarked += 1
        elif mark != source.mark:
            document.find("RC704", ("texts", address), id=address)
    if unmarked:
        document.find("RC705", ("of",), count=unmarked, name=document.name)
    for address in translation.of:
        if address not in translation.texts and address not in known:
            document.find("RC710", ("of", address), id=address)
