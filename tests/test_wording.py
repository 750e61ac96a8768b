"""Every text that a person sees comes from the catalogues, complete in both languages."""

from __future__ import annotations

import ast
import re
import string
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.wording import LANGUAGES, wording
from coach.wording.catalogue import keys

ROOT = Path(__file__).resolve().parent.parent
SUBJECTS = {path.stem for path in (ROOT / "coach/wording/en").glob("*.po")}
NAME = re.compile(r"^[a-z]+\.[A-Za-z0-9_-]+$")


def _literals() -> set[str]:
    found: set[str] = set()
    for path in [ROOT / "app.py", *(ROOT / "coach").rglob("*.py")]:
        if "migrations" in path.parts:
            continue  # columns are named like texts: "share.id"
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.match(node.value):
                found.add(node.value)
    return {name for name in found if name.split(".")[0] in SUBJECTS and not name.endswith((".css", ".svg"))}


def _error_codes() -> set[str]:
    """The codes of errors that the code raises: the first argument of every CoachError's constructor."""
    errors = {
        "CoachError", "InputRefused", "NotAllowed", "NotFound", "Conflict", "ContentBroken", "StorageFailed",
        "StorageTooNew", "SettingRefused", "ModelFailed",
    }  # fmt: skip
    found: set[str] = set()
    for path in (ROOT / "coach").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in errors and node.args:
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.add(part.value)
    return found


def test_both_languages_have_the_same_texts() -> None:
    """No name is missing or empty in either language."""
    assert keys("nl") == keys("en")


def test_every_name_in_the_code_has_a_text() -> None:
    """A name without a text would be a crash in front of a user."""
    assert _literals() - keys("nl") == set()


def test_every_error_code_has_a_sentence() -> None:
    """Whatever is raised can be told."""
    missing = {code for code in _error_codes() if f"errors.{code}" not in keys("nl")}
    assert missing == set()


def test_no_text_is_unused() -> None:
    """A text that nobody shows is dead weight for translators; errors and findings are named by their code."""
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "coach").rglob("*.py"))
    used = _literals()
    unused = {
        name
        for name in keys("nl")
        if name not in used
        and not (name.startswith(("errors.", "check.")) and name.split(".", 1)[1].split("-fix")[0] in code)
    }
    assert unused == set()


@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_both_languages_fill_the_same_slots(subject: str) -> None:
    """A slot that only one language has would show a hole in the other."""

    def slots(text: str | tuple[str, ...]) -> set[str]:
        # A singular may spell out its number.
        return {name for _, name, _, _ in string.Formatter().parse(text if isinstance(text, str) else text[-1]) if name}

    nl, en = wording("nl"), wording("en")
    for name in keys("nl"):
        if name.startswith(f"{subject}."):
            assert slots(nl._texts[name]) == slots(en._texts[name]), name


def test_plurals_days_and_times_are_written_as_one_says_them() -> None:
    """In each language its own way."""
    nl, en = wording("nl"), wording("en")
    moment, brussels = datetime(2026, 11, 23, 15, 40, tzinfo=UTC), ZoneInfo("Europe/Brussels")
    assert (nl.time(moment, brussels), en.time(moment, brussels)) == ("16.40 u.", "16:40")
    assert nl.weekday(date(2026, 11, 23)) == "maandag 23 november"
    assert en.day(date(2026, 11, 23)) == "23 November"
    assert nl.names(["Tom", "Greet", "Bart"]) == "Tom, Greet en Bart"
    assert nl("room.silence", n=4).startswith("Stilte. 4 tellen")
    assert nl("room.silence", n=1).startswith("Stilte. Eén tel")


def test_an_unknown_language_is_english() -> None:
    """A browser in French gets English."""
    assert wording("fr").language == "en"
    assert set(LANGUAGES) == {"nl", "en"}
