"""Translations: complete, addressed to texts that exist, and written for the source text as it is now."""

from __future__ import annotations

from coach.scenario import model as file
from coach.scenario.addresses import Text, texts_of
from coach.scenario.checks.moments import LEAST_SAID_AS, check_lengths, check_slots
from coach.scenario.document import Document
from coach.scenario.translation import TranslationFile


def check_translation(
    document: Document, translation: TranslationFile, scenario: file.ScenarioFile, *, whole: bool
) -> None:
    """RC702–RC705, RC707, RC708, RC710 and the texts' own checks in this language.

    Args:
        document: the translation's file.
        translation: its content.
        scenario: what it translates.
        whole: the scenario's file was understood completely; else an address that it lacks may be there after all.
    """
    if translation.language == scenario.language:
        document.find("RC707", ("language",), language=translation.language)
        return
    wanted = {text.address: text for text in texts_of(scenario)}
    for address, text in wanted.items():
        if whole and text.required and address not in translation.texts:
            document.find("RC702", ("texts",), id=address)
    for address, value in translation.texts.items():
        source = wanted.get(address)
        if source is None:
            if whole and not _extra_lines(address, wanted):
                unused = [name for name in wanted if name not in translation.texts]
                document.find_unknown("RC703", ("texts", address), address, unused)
            continue
        _text(document, address, value, source, translation.language)
    if whole:
        _marks(document, translation, wanted)
    for i, node in enumerate(scenario.nodes):
        lines = {choice.id: translation.texts.get(f"nodes.{node.id}.{choice.id}") for choice in node.choices}
        texts = {name: line for name, line in lines.items() if isinstance(line, str)}
        first = next(iter(texts), "")
        path = ("texts", f"nodes.{node.id}.{first}") if first else ("texts", i)
        check_lengths(document, path, texts, translation.language)


def missing_texts(translation: TranslationFile, scenario: file.ScenarioFile) -> list[Text]:
    """The texts that are not translated yet."""
    return [text for text in texts_of(scenario) if text.required and text.address not in translation.texts]


def stale_texts(translation: TranslationFile, scenario: file.ScenarioFile) -> list[Text]:
    """The texts whose source has changed since they were translated."""
    return [
        text
        for text in texts_of(scenario)
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


def _marks(document: Document, translation: TranslationFile, wanted: dict[str, Text]) -> None:
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
        if address not in translation.texts:
            document.find("RC710", ("of", address), id=address)
