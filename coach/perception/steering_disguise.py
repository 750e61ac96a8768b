"""What a text says once its disguise is off: invisible and look-alike characters, leet, spaced letters, encodings.

Each reading keeps, for every character, the place in the original that it came from, so that what is found in a
reading can be taken out of the original.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

_PAIRS = (
    "аa вb гr еe ѕs іi јj кk ӏl мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh єe ьb пn иu "
    "αa βb γy εe ηn ιi κk νv οo ρp τt υu χx ωw ϲc ɡg ɑa ıi ʟl ɴn ʀr ɪi ᴇe ᴏo ꜱs "
    "ƒf ɐa ɔc ǝe ɟf ƃg ɥh ᴉi ɾj ʞk ɯm ɹr ʇt ʌv ʍw ʎy"
)
_LOOK_ALIKE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
_TAGS = range(0xE0020, 0xE007F)
_LEET = str.maketrans("0134578@$!|", "oieastba" + "sil")
_LEET_WORD = re.compile(r"(?<![\w@$!|])[\w@$!|]*[a-z][\w@$!|]*(?![\w@$!|])")
_LEET_SIGN = re.compile(r"[013457@$!|]")
_ORDINARY = re.compile(
    r"[a-z]{1,2}\d+[a-z]?|\d+(?:e|de|ste|st|nd|rd|th|u|h|x|k|m|s|pm|am|uur|min|kg|km|cm|mm|eur|euro|\d*u\d+|h\d+)"
    r"|[a-z]{3,}\d{1,4}|[a-z0-9]{1,3}|[a-z]+[!|]+|\w+@\w+"
)
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[ .\-_*·]{1,3}[^\W_](?![^\W_])){4,}")
_ENTITY = re.compile(r"(?:&#x?[0-9a-f]{1,6};){4,}", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:\\u00[0-9a-f]{2}|\\x[0-9a-f]{2}){4,}", re.IGNORECASE)
_PERCENT = re.compile(r"(?:[\w.~-]{0,20}%[0-9a-f]{2}){3,}[\w.~-]{0,40}", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?:(?:0x)?[0-9a-f]{2}[ ,:]?){8,}", re.IGNORECASE)
_BITS = re.compile(r"(?:[01]{8} ?){5,}")
_MORSE = re.compile(r"(?:[.\-·–]{1,5}[ /]{1,3}){7,}[.\-·–]{1,5}")
_MORSE_CODE = dict(
    zip(
        [
            ".-",
            "-...",
            "-.-.",
            "-..",
            ".",
            "..-.",
            "--.",
            "....",
            "..",
            ".---",
            "-.-",
            ".-..",
            "--",
            "-.",
            "---",
            ".--.",
            "--.-",
            ".-.",
            "...",
            "-",
            "..-",
            "...-",
            ".--",
            "-..-",
            "-.--",
            "--..",
        ],
        "abcdefghijklmnopqrstuvwxyz",
        strict=True,
    )
)
_ABC = "abcdefghijklmnopqrstuvwxyz"
_SHIFTS = [str.maketrans(_ABC, _ABC[shift:] + _ABC[:shift]) for shift in range(26)]
_MIRRORED = str.maketrans(_ABC, _ABC[::-1])
_PARTED = re.compile(r"(?<=[a-z])[-_./·+|](?=[a-z])")
_BOXED = ((0x1F150, 26), (0x1F170, 26), (0x1F1E6, 26))
_BASE32 = re.compile(r"\b[A-Z2-7]{16,}={0,6}")
_READABLE = 0.85
_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it can be read, and where each of its characters stands in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that these characters came from."""
        covered = self.places[start:end] or (0,)
        return min(covered), max(covered) + 1


@dataclass(frozen=True, slots=True)
class Decoded:
    """A stretch of the original that is an encoding, and what it holds."""

    start: int
    end: int
    text: str


def plain(text: str) -> tuple[Reading, bool]:
    """Lower case, no accents, Latin letters only; and whether invisible characters hid something within words."""
    characters: list[str] = []
    places: list[int] = []
    hidden = 0
    for place, character in enumerate(text):
        code = ord(character)
        if code in _TAGS:
            hidden += 2
            character = chr(code - 0xE0000)  # noqa: PLW2901 - the visible form takes its place
        elif unicodedata.category(character) == "Cf":
            hidden += character not in {"\u200d", "\u00ad"}
            continue
        for first, many in _BOXED:
            if first <= code < first + many:
                code = ord("a") + code - first
                character = chr(code)  # noqa: PLW2901 - the letter in the box
        if code < 128:  # noqa: PLR2004 - ASCII needs no work
            characters.append(character.lower())
            places.append(place)
            continue
        shape = unicodedata.normalize("NFKD", character).casefold().translate(_PLAIN).translate(_LOOK_ALIKE)
        for part in shape:
            if not unicodedata.combining(part):
                characters.append(part)
                places.append(place)
    return Reading("".join(characters), tuple(places)), hidden > 1


def readings(base: Reading) -> Iterator[tuple[str, Reading]]:
    """The same text undisguised in other ways, each with the name of the disguise; nothing for ordinary prose."""
    leet = _LEET_WORD.sub(_unleet, base.text)
    if leet != base.text:
        yield "leet", Reading(leet, base.places)
    joined = _joined(base)
    if joined is not None:
        yield "spaced", joined
    parted = _PARTED.sub(" ", base.text)
    if parted != base.text:
        yield "parted", Reading(parted, base.places)
    for shift in range(1, 26):
        yield "shifted", Reading(base.text.translate(_SHIFTS[shift]), base.places)
    yield "mirrored", Reading(base.text.translate(_MIRRORED), base.places)
    yield "reversed", Reading(base.text[::-1], base.places[::-1])
    yield "reversed", Reading(re.sub(r"[a-z]+", lambda found: found.group()[::-1], base.text), base.places)


def _unleet(found: re.Match[str]) -> str:
    word = found.group()
    if not _LEET_SIGN.search(word) or _ORDINARY.fullmatch(word):
        return word
    return word.translate(_LEET)


def _joined(base: Reading) -> Reading | None:
    """Letters set apart ("i g n o r e") put together again; wider gaps stay the gaps between words."""
    characters: list[str] = []
    places: list[int] = []
    at = 0
    for found in _SPACED.finditer(base.text):
        characters += base.text[at : found.start()]
        places += base.places[at : found.start()]
        run = found.group()
        for step, character in enumerate(run):
            wide = character == " " and (run[step - 1 : step] == " " and run[step - 2 : step - 1] != " ")
            if character.isalnum() or wide:
                characters.append(character)
                places.append(base.places[found.start() + step])
        at = found.end()
    if not at:
        return None
    return Reading(
        "".join([*characters, *base.text[at:]]),
        (*places, *base.places[at:]),
    )


def decoded(text: str) -> Iterator[Decoded]:
    """Stretches that hold readable text in another coding: base64, hex, bits, percent signs, entities, morse."""
    for pattern, decode in (
        (_ENTITY, html.unescape),
        (_ESCAPES, _escapes),
        (_PERCENT, unquote),
        (_BITS, _bits),
        (_HEX, _hexed),
        (_BASE32, _base32),
        (_BASE64, _base64),
        (_MORSE, _morse),
    ):
        for found in pattern.finditer(text):
            inside = decode(found.group())
            if inside != found.group() and _is_readable(inside):
                yield Decoded(found.start(), found.end(), inside)


def _escapes(run: str) -> str:
    return "".join(chr(int(code, 16)) for code in re.findall(r"\\[ux](?:00)?([0-9a-fA-F]{2})", run))


def _bits(run: str) -> str:
    digits = run.replace(" ", "")
    return "".join(chr(int(digits[at : at + 8], 2)) for at in range(0, len(digits) - 7, 8))


def _hexed(run: str) -> str:
    digits = re.sub(r"0x|[ ,:]", "", run.lower())
    return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("utf-8", "replace")


def _base64(run: str) -> str:
    body = run.rstrip("=").replace("-", "+").replace("_", "/")
    body = body[: len(body) - (len(body) % 4 == 1)]
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _base32(run: str) -> str:
    body = run.rstrip("=")
    try:
        return base64.b32decode(body + "=" * (-len(body) % 8)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _morse(run: str) -> str:
    signs = run.replace("·", ".").replace("–", "-").replace("/", " / ").split()
    return "".join(" " if sign == "/" else _MORSE_CODE.get(sign, "\ufffd") for sign in signs)


def _is_readable(text: str) -> bool:
    """Whether this is prose rather than the noise that a wrong decoding gives."""
    letters = sum(character.isalpha() and character.isascii() for character in text)
    good = sum(
        character.isascii() and (character.isalnum() or character in " .,;:!?'\"{}[]()=_-/\n") for character in text
    )
    return letters >= _LETTERS and good >= _READABLE * len(text)
