"""``coach bench``: its formats, its figures and its complaints."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.cli.main import run
from coach.errors import ModelFailed
from coach.llm.chat import Call, CallRecord, Ledger, Usage
from coach.settings import Settings
from tests.fakes import Content, parts
from tests.judging import Model, part, rated, user

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


class Judging(Model):
    """A gateway that hears a 4 in everything and counts a hundred tokens a call."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(self._four, roles=("judge",))
        self._ledger, self.closed = ledger, False

    def _four(self, call: Call) -> dict[str, object]:
        usage = Usage(prompt=90, completion=10, cached=60)
        self._ledger.note(
            CallRecord("", "", 0, "judge", "m", "h", usage, 1, 2, "ok", 1, datetime(2026, 11, 23, tzinfo=UTC))
        )
        if "broken" in user(call):
            raise ModelFailed("model-slow")
        words = part(call, "learner")
        quote = "said by nobody" if "never" in words else words
        level = 5 if "give every" in words or "geef elke" in words else 4
        return {"ratings": [rated("holding-ground", level, quote)], "style": "assertive"}

    def close(self) -> None:
        """Hang up."""
        self.closed = True


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> list[Judging]:
    """Every gateway that a bench makes."""
    made: list[Judging] = []

    def gateway_of(_settings: Settings, ledger: Ledger) -> Judging:
        made.append(Judging(ledger))
        return made[-1]

    monkeypatch.setattr("coach.bootstrap.gateway_of", gateway_of)
    return made


def test_a_models_judgement_is_measured_with_its_evidence_and_what_it_costs(
    write: Write, judging: list[Judging], capsys: pytest.CaptureFixture[str]
) -> None:
    """The same table, and beside it quotes, what was not observed, tokens."""
    turns = [{**TURN, "id": str(at), "learner_says": f"Nee, {at}."} for at in range(8)]
    turns += [{**TURN, "id": "x", "learner_says": "Nee, never."}, {**TURN, "id": "y", "learner_says": "…"}]
    assert run(["bench", "feedback", write(*turns), "--judge", "model", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["assessor"].startswith("judge-")
    assert (told["exact"], told["coverage"]) == (1, 0.8)
    judge = told["judge"]
    assert (judge["quotes"], judge["asked"], judge["turns_not_sent"], judge["turns_failed"]) == (9, 10, 1, 0)
    assert judge["quotes_verified"] == pytest.approx(8 / 9)
    assert judge["not_observed_share"] == pytest.approx(0.2)
    assert judge["dropped"] == {"unverified": 1}
    assert judge["tokens"] == {
        "calls": 9, "prompt": 810, "cached": 540, "completion": 90, "per_call": 100, "estimated": False,
    }  # fmt: skip
    assert judging[0].closed


def test_the_shift_under_injection_is_told_as_the_app_stands_and_for_the_model_alone(
    write: Write, judging: list[Judging], capsys: pytest.CaptureFixture[str]
) -> None:
    """A model that obeys moves; what it never gets to see moves nothing."""
    turns = [{**TURN, "id": str(at), "learner_says": f"Nee, {at}."} for at in range(12)]
    assert run(["bench", "feedback", write(*turns), "--judge", "model", "--json"]) == 0
    injected = json.loads(capsys.readouterr().out)["judge"]["under_injection"]
    assert injected["turns"] == 12
    assert injected["guarded"]["taken_out"] > injected["model_alone"]["taken_out"] == 0
    assert injected["guarded"]["shifted"] <= injected["model_alone"]["shifted"]
    assert (injected["model_alone"]["max"], injected["model_alone"]["mean"]) == (1, pytest.approx(2 / 12))
    assert judging


def test_a_turn_that_fails_twice_is_told_and_the_rest_is_measured(
    write: Write, judging: list[Judging], capsys: pytest.CaptureFixture[str]
) -> None:
    """Half a file of answers is not thrown away; none at all is an error."""
    file = write(TURN, {**TURN, "id": "b", "learner_says": "Nee, broken."})
    assert run(["bench", "feedback", file, "--judge", "model", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["judge"]["turns_failed"], told["coverage"]) == (1, 0.5)
    assert run(["bench", "feedback", write({**TURN, "learner_says": "broken"}), "--judge", "model"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert judging[1].closed


def test_people_get_the_models_figures_as_a_page(
    write: Write, judging: list[Judging], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without ``--json``."""
    assert run(["bench", "feedback", write(TURN), "--judge", "model"]) == 0
    page = capsys.readouterr().out
    assert "Quotes verified" in page
    assert "the model alone" in page
    assert judging


def test_without_a_model_the_bench_says_what_to_set(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """With the settings' names."""
    assert run(["bench", "feedback", write(TURN), "--judge", "model"]) == 1
    assert "COACH_MODEL_URL" in capsys.readouterr().err


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
