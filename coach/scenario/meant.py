"""What an author probably meant: ids out of names, everyday words for keys, a text that YAML took for a key."""

from __future__ import annotations

import re
import unicodedata

_ID = re.compile(r"[^a-z0-9]+")

_KEYS = {
    "als": "when", "if": "when", "wanneer": "when", "naar": "to", "tekst": "text", "wie": "who", "dan": "goto",
    "then": "goto", "next": "goto", "doel": "goal", "jij": "you", "naam": "name", "rol": "role", "titel": "title",
    "plaats": "setting", "situatie": "setting", "obstakel": "obstacle", "druk": "pressure", "mensen": "people",
    "personen": "people", "keuzes": "choices", "options": "choices", "eindes": "endings", "niveau": "level",
    "competentie": "competency", "competenties": "competencies", "waarom": "why", "kort": "brief", "taal": "language",
    "moeilijkheid": "difficulty", "soort": "kind", "stilte": "silence", "gezicht": "face", "variabelen": "variables",
    "effecten": "effects", "bewijs": "evidence", "begin": "start", "goto": "to", "speaker": "who", "target": "to",
    "stijl": "style", "voorbeelden": "examples", "zetten": "moves", "feiten": "facts", "feit": "facts", "kern": "core",
    "beurten": "turns", "prijs": "price", "cost": "price", "stem": "voice", "geeft": "gives", "doet": "does",
    "gewicht": "weight", "zinnen": "lines", "gebeurtenissen": "events", "verklapt": "leaks", "eerst": "first",
    "hoogstens": "most", "max": "most", "daarna": "then", "hoort": "hears", "spelers": "learners", "zet": "move",
    "opent": "when", "unlocks": "when", "spraak": "voice",
}  # fmt: skip
"""Words that people write where a key of the format stands."""


def slug(text: str) -> str:
    """An id that resembles a text: small letters without accents, digits, hyphens; at most 60, perhaps none."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _ID.sub("-", plain.lower()).strip("-")[:60].strip("-")


def synonym(key: str) -> str | None:
    """The format's key for a Dutch or everyday word."""
    return _KEYS.get(key.lower())


def spoken(value: object) -> str | None:
    """The line that YAML took apart at its colon (``- Koen: wat nu?``), or None when this is no such thing."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((key, rest),) = value.items()
    if rest is None or isinstance(rest, dict | list):
        return None
    return f"{key}: {rest}"
