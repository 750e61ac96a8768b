"""Whatever the vendors can raise has a code of ours; a class that a new version adds fails here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import langchain_core.exceptions
import openai
import pytest

from coach.llm.failing import Code
from coach.llm.faults import KNOWN, broken

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 23, tzinfo=UTC)
_ROOTS = (
    openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, langchain_core.exceptions.LangChainException,
)  # fmt: skip
_VENDORS = ("openai", "httpx2", "langchain_core", "langchain_openai")


_ELSEWHERE = {
    "_AmbiguousModuleClientUsageError", "APIRemovedInV1",  # ways to use the client that the gateway does not
    "MissingDependencyError", "MutuallyExclusiveAuthError", "StreamAlreadyConsumed",  # same
    "AgentFilePreparationError", "AgentFileStagingError", "AgentOutputParseError", "AgentTurnResultError",  # agents
}  # fmt: skip
"""Names of openai's classes that no chat completion raises; they would come out as ``model-failed``."""


def _all(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _all(below)


def _public() -> set[type[BaseException]]:
    """All that the vendors export, and all that descends from it once the gateway's own imports are done."""
    exported = {
        value
        for module in (openai, httpx2, langchain_core.exceptions)
        for name, value in [(name, getattr(module, name)) for name in dir(module)]
        if isinstance(value, type) and issubclass(value, Exception) and not name.startswith("_")
    }
    below = {one for kind in _ROOTS for one in _all(kind) if one.__module__.split(".")[0] in _VENDORS}
    return {one for one in exported | below if one.__name__ not in _ELSEWHERE}


def test_every_class_that_a_vendor_raises_is_known() -> None:
    """By itself, not by its parents alone."""
    assert sorted(f"{one.__module__}.{one.__name__}" for one in _public() - set(KNOWN)) == []


def test_every_known_class_has_a_code_that_exists() -> None:
    """One of ours."""
    assert set(KNOWN.values()) <= set(Code.__args__)


@pytest.mark.parametrize("kind", [ValueError, KeyError, TypeError, AttributeError, RecursionError])
def test_code_that_stumbles_over_an_answer_says_that_the_answer_is_malformed(kind: type[Exception]) -> None:
    """Whatever the vendors let through."""
    assert broken(kind("Ik heb Jonas nodig"), NOW).fault.code == "model-malformed"


def test_what_nobody_knows_is_a_failure_without_its_words() -> None:
    """The class is told, the text is not."""
    found = broken(MemoryError("Ik heb Jonas nodig"), NOW)
    assert (found.fault.code, found.fault.source) == ("model-failed", "builtins.MemoryError")
    assert "Jonas" not in str(found.vendor) + str(found)


def test_a_page_that_needs_no_model_imports_no_vendor() -> None:
    """Not even when a gateway stands ready."""
    program = """
import sys
from coach.bootstrap import gateway_of
from coach.llm.chat import MemoryLedger
from coach.settings import Settings
gateway = gateway_of(Settings(model_url="http://127.0.0.1:9/v1", model_name="x"), MemoryLedger())
assert gateway.offers("judge")
vendors = ("openai", "httpx2", "tenacity", "langsmith", "langchain_core", "langchain_openai", "tiktoken")
print([name for name in sys.modules if name.split(".")[0] in vendors])
"""
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_nothing_is_traced_whatever_the_environment_says() -> None:
    """LangChain's switches for LangSmith, old and new, are on, and nobody but the model hears a word."""
    program = """
import os, sys, time
from tests.endpoint import Endpoint
from tests.gateways import CALL, gateway
with Endpoint("Neen.") as onlooker, Endpoint("Neen.") as model:
    for name in ("LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING", "LANGSMITH_TRACING_V2",
                 "LANGSMITH_GATEWAY", "LANGCHAIN_VERBOSE", "LANGCHAIN_DEBUG"):
        os.environ[name] = "true"
    for name in ("LANGCHAIN_ENDPOINT", "LANGSMITH_ENDPOINT", "LANGSMITH_GATEWAY_URL", "LANGSMITH_GATEWAY_BASE_URL"):
        os.environ[name] = onlooker.root
    os.environ["LANGSMITH_API_KEY"] = os.environ["LANGSMITH_GATEWAY_API_KEY"] = "lsv2_pt_x"
    os.environ["OPENAI_LOG"] = "debug"
    with gateway(model.url) as chat:
        assert "".join(chat.stream(CALL)) == "Neen."
    from langchain_core.tracers.langchain import wait_for_all_tracers
    wait_for_all_tracers()
    assert len(model.requests) == 1
    assert onlooker.requests == [], onlooker.requests
print("alone")
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.stdout.strip() == "alone", ran.stderr
    assert "Jonas" not in ran.stderr
