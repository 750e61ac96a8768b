"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = [ROOT / "app.py", *sorted((ROOT / "coach").rglob("*.py"))]
LOWER = ("errors.py", "wording", "llm", "competency", "perception", "scenario", "conversation", "feedback", "programme")
IMPURE = {
    ("datetime", "now"),
    ("date", "today"),
    ("time", "time"),
    ("os", "environ"),
    ("os", "getenv"),
    ("os", "urandom"),
}
HIDDEN_FROM_PAGES = ("coach.storage", "coach.scenario.plot", "coach.perception", "coach.llm")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_thought(path: Path) -> None:
    """No file above 250 lines, no room without a thought of its own."""
    if "migrations" in path.parts:
        return
    assert len(path.read_text("utf-8").splitlines()) <= 250
    assert path.stem not in {"utils", "util", "helpers", "helper", "misc", "common"}


def test_lower_rooms_read_no_clock_environment_or_chance() -> None:
    """They take values; services own the clock and entropy."""
    found = []
    for path in FILES:
        parts = path.relative_to(ROOT).parts
        if len(parts) < 2 or parts[1] not in LOWER:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and (getattr(node.value, "id", ""), node.attr) in IMPURE:
                found.append(f"{path.name}:{node.lineno}")
            if isinstance(node, ast.Import) and any(alias.name in {"random", "secrets"} for alias in node.names):
                found.append(f"{path.name}:{node.lineno}")
    assert found == []


def test_pages_know_no_stores_prompts_or_rules() -> None:
    """A page calls a use case: it imports neither storage nor the engine's moves."""
    found = []
    for path in FILES:
        if "pages" not in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            module = getattr(node, "module", None) or ""
            if isinstance(node, ast.ImportFrom) and module.startswith(HIDDEN_FROM_PAGES):
                found.append(f"{path.name}: {module}")
    assert found == []


def test_the_top_level_stays_as_it_is_named() -> None:
    """What stands at the top is in the architecture, or a tool demands it."""
    allowed = {
        "app.py", "coach", "scenarios", "tests", "static", "docs", "requirements.txt", "requirements-dev.txt",
        "README.md", "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml", ".ci", ".streamlit", ".gitignore",
    }  # fmt: skip
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in listed.splitlines()} <= allowed
