"""What one server takes of the many ways to write a request; learnt from its refusals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from coach.llm.chat import Call
from coach.llm.endpoint import Endpoint

_NEWEST = ("api.openai.com",)
_OLD, _NEW = "max_tokens", "max_completion_tokens"


@dataclass(slots=True)
class Dialect:
    """Begins with what nearly everybody takes. Only the event loop's thread writes it."""

    counts: bool = True
    """Whether it tells the usage of a streamed answer when it is asked to."""
    temperature: bool = True
    limit: str = _OLD
    """What it calls the length of an answer."""
    schemas: bool = True
    """Whether it takes a JSON schema for an answer."""
    turned: bool = False

    @classmethod
    def of(cls, endpoint: Endpoint) -> Dialect:
        """The likely one."""
        return cls(limit=_NEW if endpoint.api_version or endpoint.host in _NEWEST else _OLD)

    def body(self, call: Call, shape: type[BaseModel] | None) -> dict[str, Any]:
        """What stands in a request besides its messages."""
        body: dict[str, Any] = {self.limit: call.most_tokens}
        if self.temperature:
            body["temperature"] = call.temperature
        if shape is not None:
            schema = {"name": shape.__name__, "schema": shape.model_json_schema(), "strict": False}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        return body

    def without(self, parameter: str) -> bool:
        """Give up a parameter that the server refuses; False when there is nothing to give up."""
        match parameter:
            case "stream_options" | "include_usage" if self.counts:
                self.counts = False
            case "temperature" if self.temperature:
                self.temperature = False
            case "max_tokens" | "max_completion_tokens" if parameter == self.limit and not self.turned:
                self.limit, self.turned = (_NEW if parameter == _OLD else _OLD), True
            case _:
                return False
        return True
