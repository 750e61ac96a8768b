"""Lookup of texts, numbers, dates and times in one language.

A catalogue is a gettext ``.po`` file per language and subject (``nl/room.po``). Message ids are names, not English:
``room.stop``; the subject is the file. Slots are ``{like_this}``. A plural has ``msgid_plural`` (the same name) and is
asked for with ``n=``.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.plural import to_python

LANGUAGES = ("nl", "en")
"""The languages of the app, complete in both."""

_LOCALES = {"nl": "nl_BE", "en": "en_GB"}
_HERE = Path(__file__).parent


@cache
def _texts(language: str) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for path in sorted((_HERE / language).glob("*.po")):
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=_LOCALES[language], abort_invalid=True)
        for message in catalogue:
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                found[key] = message.string if isinstance(message.string, str) else tuple(message.string or ())
    return found


def keys(language: str) -> frozenset[str]:
    """Every name that has a text in this language."""
    return frozenset(key for key, text in _texts(language).items() if text and all(text))


class Wording:
    """Everything that is written in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES[language])
        self._texts = _texts(language)
        self._plural = to_python(self.locale.plural_form)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text by this name with its slots filled; ``n`` chooses the plural form.

        Raises:
            KeyError: no text by this name (a test finds such names before a user does).
        """
        text = self._texts[key]
        if not isinstance(text, str):
            one = self._plural(int(str(values["n"]))) == "one"
            text = text[0] if one else text[-1]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether there is a text by this name."""
        return key in self._texts

    def day(self, day: date) -> str:
        """A day as one says it this year: "23 november" / "23 November"."""
        return str(format_date(day, "d MMMM", locale=self.locale))

    def short_day(self, day: date) -> str:
        """A day where there is little room: "23 nov" / "23 Nov"."""
        return str(format_date(day, "d MMM", locale=self.locale)).rstrip(".")

    def month(self, month: date) -> str:
        """A month with its year: "oktober 2026" / "October 2026"."""
        return str(format_date(month, "LLLL y", locale=self.locale))

    def weekday(self, day: date) -> str:
        """A day with its weekday: "maandag 23 november" / "Monday 23 November"."""
        return str(format_date(day, "EEEE d MMMM", locale=self.locale))

    def time(self, moment: datetime, zone: ZoneInfo) -> str:
        """A time of day where the person is: "16.40 u." / "16:40"."""
        local = moment.astimezone(zone)
        if self.language == "nl":
            return f"{local.hour}.{local.minute:02d} u."
        return str(format_skeleton("Hm", local, tzinfo=zone, locale=self.locale))

    def number(self, number: int) -> str:
        """A number as one writes it: "43.727" / "43,727"."""
        return str(format_decimal(number, locale=self.locale))

    def names(self, names: list[str]) -> str:
        """A list as one says it: "Tom, Greet en Bart"."""
        return str(format_list(names, locale=self.locale)) if names else ""

    def either(self, choices: list[str]) -> str:
        """A choice as one says it: "maandag, dinsdag of woensdag"."""
        return str(format_list(choices, style="or", locale=self.locale)) if choices else ""


@cache
def wording(language: str) -> Wording:
    """The texts of a language; an unknown one gives English."""
    return Wording(language if language in LANGUAGES else "en")
