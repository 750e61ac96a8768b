"""``coach bench``: its formats, its figures and its complaints."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coach.cli.main import run
from coach.settings import Settings
from tests.fakes import Content, parts

TURN = {
    "id": "a", "lang": "nl", "situation": "Een zaal.", "counterpart_says": "En?", "learner_says": "Nee.",
    "asked": ["holding-ground"], "style": "assertive", "ratings": {"holding-ground": 4}, "why": "x",
}  # fmt: skip
WORDS = {"id": "a", "lang": "nl", "scenario": "tiny", "node": "opening", "says": "yield", "choice": "yield"}
Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes lines to a file; the app's content is the tiny scenario with an assessor that hears 4 in everything."""
    monkeypatch.setenv("COACH_LANGUAGE", "en")

    def content(_settings: Settings) -> object:
        return replace(parts(Content()))

    monkeypatch.setattr("coach.bootstrap.content", content)

    def to_file(*lines: object) -> str:
        path = tmp_path / "lines.jsonl"
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return to_file


def test_the_json_has_the_promised_keys_overall_and_by_language(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other programs rely on these names."""
    file = write(TURN, {**TURN, "id": "b", "lang": "en", "ratings": {"holding-ground": 2}}, "")
    assert run(["bench", "feedback", file, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    for of in (told, told["by_lang"]["nl"], told["by_lang"]["en"]):
        assert {"qwk", "exact", "within_one", "style_macro_f1", "coverage", "majority_within_one"} <= of.keys()
    assert told["exact"] == 0.5
    assert told["by_lang"]["en"]["within_one"] == 0
    assert told["coverage"] == 1


def test_matching_counts_wrong_clarified_and_right(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """The three shares add up; a line that should be clarified is right when it is."""
    file = write(
        WORDS,
        {**WORDS, "id": "b", "says": "stay"},
        {**WORDS, "id": "c", "says": "mmm"},
        {**WORDS, "id": "d", "says": "mmm", "choice": None},
    )
    assert run(["bench", "matching", file, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["wrong"], told["clarified"], told["right"]) == (0.25, 0.25, 0.5)
    assert told["by_lang"]["nl"]["lines"] == 4


@pytest.mark.parametrize("command", ["feedback", "matching"])
def test_people_get_a_page(write: Write, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Without ``--json`` the figures are lines that one can read."""
    assert run(["bench", command, write(TURN if command == "feedback" else WORDS)]) == 0
    assert "Dutch" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "lines", "told"),
    [
        ("feedback", [TURN, "{"], "line 2"),
        ("feedback", [TURN, "", {**TURN, "id": "b", "lang": "fr"}], "line 3"),
        ("feedback", [{**TURN, "ratings": {"holding-ground": 6}}], "ratings.holding-ground"),
        ("feedback", [{**TURN, "ratings": {"holding-ground": 2.5}}], "line 1"),
        ("feedback", [{key: value for key, value in TURN.items() if key != "learner_says"}], "learner_says"),
        ("feedback", [{**TURN, "style": "bold"}], "style"),
        ("feedback", [TURN, TURN], "line 2"),
        ("feedback", [{**TURN, "asked": ["juggling"]}], "juggling"),
        ("feedback", ["[1]"], "line 1"),
        ("feedback", [""], "no lines"),
        ("matching", [{**WORDS, "node": "nowhere"}], "tiny/nowhere"),
        ("matching", [WORDS, {**WORDS, "id": "b", "choice": "gone"}], "line 2"),
        ("matching", [{key: value for key, value in WORDS.items() if key != "choice"}], "choice"),
    ],
)
def test_a_bad_line_is_named(
    write: Write, capsys: pytest.CaptureFixture[str], command: str, lines: list[object], told: str
) -> None:
    """The complaint holds the line's number or the key, and no traceback."""
    assert run(["bench", command, write(*lines)]) == 1
    complaint = capsys.readouterr().err
    assert told in complaint
    assert "Traceback" not in complaint


def test_a_missing_file_and_an_unknown_training_are_told(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """With what to do about it."""
    assert run(["bench", "feedback", "/nowhere/at-all.jsonl"]) == 1
    assert "at-all.jsonl" in capsys.readouterr().err
    assert run(["bench", "feedback", write(TURN), "--training", "juggling"]) == 1
    assert "juggling" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["bench"], "own words"), (["bench", "feedback"], "ratings"), (["bench", "matching"], "own words")],
)
def test_help_says_what_it_is_for(
    arguments: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words that a person understands."""
    monkeypatch.setenv("COACH_LANGUAGE", "en")
    assert run([*arguments, "--help"]) == 0
    assert told in capsys.readouterr().out
