"""Reading a trainer's file as text: size, encoding, and the traps that YAML lays for prose."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path
from stat import S_ISREG

from coach.scenario.finding import Finding, finding

MAX_BYTES = 2_000_000
"""Of a larger file no more than this is read, and it is refused."""

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TAB_INDENT = re.compile(r"^ *\t[ \t]*\S", re.MULTILINE)


def read_source(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """The text of a file, or None and why not. A byte-order mark is dropped, line ends become newlines."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # a pipe or a device would keep everybody waiting
            return None, [finding("RC116", name, 1)]
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError:
        return None, [finding("RC116", name, 1)]
    if len(raw) > MAX_BYTES:
        return None, [too_large(max(status.st_size, len(raw)), name)]
    return decode(raw, name)


def too_large(size: int, name: str) -> Finding:
    """The refusal of a file of so many bytes."""
    return finding("RC101", name, 1, size=f"{size / 1_000_000:.1f}".removesuffix(".0"))


def decode(raw: bytes, name: str) -> tuple[str | None, list[Finding]]:
    """Bytes as text; None when they are no UTF-8 or hold characters that no text file has."""
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [finding("RC102", name, raw[: error.start].count(b"\n") + 1)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    strange = _NOT_TEXT.search(text)
    if strange:
        char = strange.group()
        label = unicodedata.name(char, f"U+{ord(char):04X}")
        return None, [finding("RC117", name, text.count("\n", 0, strange.start()) + 1, name=label)]
    return text, []


def tab_indents(text: str, name: str) -> list[Finding]:
    """Lines that are indented with a tab."""
    return [finding("RC103", name, text.count("\n", 0, hit.start()) + 1) for hit in _TAB_INDENT.finditer(text)]
