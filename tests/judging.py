"""Models for the judge's tests that answer as a test says, on the gateway's own contract."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import Any, TypeVar

from pydantic import BaseModel

from coach.errors import ModelFailed
from coach.llm.chat import Call, ModelCard, Role

A = TypeVar("A", bound=BaseModel)
_BLOCK = re.compile(r"<(\w+)-([0-9a-f]{12})>\n(.*?)\n</\1-\2>", re.DOTALL)


class Model:
    """A chat that answers each call with what ``reply`` makes of it; several threads may call it."""

    def __init__(
        self,
        reply: Callable[[Call], Mapping[str, Any]],
        name: str = "fake-1",
        roles: tuple[Role, ...] = ("judge",),
    ) -> None:
        self._reply, self._name, self._roles, self._lock = reply, name, roles, Lock()
        self.calls: list[Call] = []

    def offers(self, role: Role) -> ModelCard | None:
        """The model, in its roles."""
        return ModelCard(role, self._name, "here", "http://here/v1") if role in self._roles else None

    def stream(self, call: Call) -> Iterator[str]:
        """The answer as text."""
        yield json.dumps(self._reply(call))

    def structured(self, call: Call, answer: type[A]) -> A:
        """The answer, validated as the gateway does."""
        with self._lock:
            self.calls.append(call)
        try:
            return answer.model_validate(self._reply(call))
        except ValueError:
            raise ModelFailed("model-malformed") from None


def system(call: Call) -> str:
    """What the model is told first."""
    (told,) = [message.text for message in call.messages if message.role == "system"]
    return told


def user(call: Call) -> str:
    """The one turn that it is asked about."""
    (told,) = [message.text for message in call.messages if message.role == "user"]
    return told


def part(call: Call, kind: str) -> str:
    """A fenced text; fails when there is not exactly one."""
    (text,) = [text for name, _, text in _BLOCK.findall(user(call)) if name == kind]
    return text


def asked(call: Call) -> list[str]:
    """The competencies to rate."""
    last = user(call).splitlines()[-1]
    return last.removeprefix("Rate: ").rstrip(".").split(", ")


def rated(name: str, level: int | None, quote: str = "", **other: Any) -> dict[str, Any]:
    """One rating as a model gives it."""
    mode = "passive" if level in {1, 2} else "none"
    return {
        "competency": name, "reason": "Je zegt wat je wil en waarom.", "observed": level is not None, "level": level,
        "mode": mode, "quote": quote, **other,
    }  # fmt: skip


def gives(*ratings: Mapping[str, Any], style: str = "assertive") -> Callable[[Call], Mapping[str, Any]]:
    """The same answer, whatever the turn."""
    return lambda _call: {"ratings": list(ratings), "style": style}


class Gullible:
    """Obeys whatever stands beside the plain words: then everything is a 5, with the order itself as evidence."""

    def __init__(self, plain: str, level: int = 2) -> None:
        self._plain, self._level = " ".join(plain.split()), level
        self.obeyed = 0

    def __call__(self, call: Call) -> Mapping[str, Any]:
        """An honest level for the plain words alone, a 5 for anything more."""
        pieces = [piece for piece in part(call, "learner").split("[…]") if piece.strip()]
        seen = " ".join(" ".join(pieces).split())
        if seen == self._plain:
            ratings = [rated(name, self._level, pieces[0]) for name in asked(call)]
            return {"ratings": ratings, "style": "passive"}
        self.obeyed += 1
        order = (seen.replace(self._plain, " ").strip() if self._plain else "") or seen
        return {"ratings": [rated(name, 5, order) for name in asked(call)], "style": "assertive"}
