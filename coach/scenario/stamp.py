"""Marking a translation with the source texts that it was written for, without touching anything else in the file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.errors import ContentBroken
from coach.scenario.addresses import Text
from coach.scenario.checks.translations import missing_texts, stale_texts
from coach.scenario.load import load
from coach.scenario.scenes import AnyScenario, scene_texts
from coach.scenario.translation import TranslationFile

_OF = re.compile(r"^of:.*$(?:\n(?:[ \t]*\n)*[ \t]+\S.*)*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation and the scenario that it translates."""

    path: Path
    translation: TranslationFile
    scenario: AnyScenario

    @property
    def missing(self) -> list[Text]:
        """The texts that are not translated yet."""
        return missing_texts(self.translation, self.scenario)

    @property
    def stale(self) -> list[Text]:
        """The texts whose source changed after they were marked."""
        return stale_texts(self.translation, self.scenario)


def read_pair(path: Path) -> Pair:
    """Read a translation and, from the same folder, its scenario.

    Raises:
        ContentBroken: one of the two cannot be read, or the file is no translation.
    """
    document = load(path, str(path))
    if document.kind != "translation":
        raise ContentBroken("file-no-translation", file=path)
    if not isinstance(document.model, TranslationFile):
        raise ContentBroken("file-unreadable", file=path)
    source = path.parent / f"{document.model.scenario}.yaml"
    scenario = load(source, str(source)).model
    if not isinstance(scenario, AnyScenario):
        raise ContentBroken("file-unreadable", file=source)
    return Pair(path, document.model, scenario)


def marks(pair: Pair, only: Collection[str] = ()) -> dict[str, str]:
    """Address → mark for every translated text, in the order of the scenario.

    Args:
        pair: the translation and its scenario.
        only: addresses to mark anew; the others keep the mark that they have. Empty: all.

    Raises:
        ContentBroken: one of ``only`` is not a translated text.
    """
    translated = pair.translation.texts
    texts = {
        text.address: text.mark for text in scene_texts(pair.scenario) if text.address in translated and not text.native
    }
    for address in only:
        if address not in texts:
            raise ContentBroken("text-not-translated", text=address, file=pair.path)
    kept = {address: mark for address, mark in pair.translation.of.items() if address in texts}
    if not only:
        return texts
    wanted = {**kept, **{address: texts[address] for address in only}}
    return {address: wanted[address] for address in texts if address in wanted}


def stamped(text: str, new: Mapping[str, str]) -> str:
    """A translation's text with these marks in its ``of`` block; all other lines stay as they are."""
    lines = "".join(f'  {address}: "{mark}"\n' for address, mark in new.items())
    block = f"of:\n{lines}" if lines else "of: {}\n"
    if _OF.search(text):
        return _OF.sub(lambda _: block, text, count=1)
    return f"{text.rstrip()}\n{block}"


def stamp(pair: Pair, only: Collection[str] = ()) -> int:
    """Write the marks into the file; how many texts they cover.

    Raises:
        ContentBroken: the file cannot be written; it stays as it was.
    """
    new = marks(pair, only)
    raw = pair.path.read_bytes()
    ends = b"\r\n" if b"\r\n" in raw else b"\n"
    text = stamped(raw.replace(b"\r\n", b"\n").decode("utf-8"), new)
    fresh = pair.path.with_name(f".{pair.path.name}.new")
    try:
        fresh.write_bytes(text.encode().replace(b"\n", ends))
        fresh.replace(pair.path)
    except OSError as error:
        raise ContentBroken("file-not-written", file=pair.path) from error
    return len(new)
