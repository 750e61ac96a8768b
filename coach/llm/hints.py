"""What servers write into their refusals: each its own words for the same few reasons."""

from __future__ import annotations

import re

from coach.llm.failing import Code

_HINTS: tuple[tuple[Code, re.Pattern[str]], ...] = (
    (
        "model-overflow",
        re.compile(
            r"context.{0,3}(length|size|window)|exceed_context|maximum context|(prompt|input) (is )?too (long|large)"
            r"|too many (input )?tokens|contextwindowexceeded",
            re.IGNORECASE,
        ),
    ),
    (
        "model-filtered",
        re.compile(r"content.?(filter|policy|management policy)|responsibleai|safety system", re.IGNORECASE),
    ),
    (
        "model-missing",
        re.compile(
            r"model_?not_?found|deploymentnotfound|(unknown|no such|invalid) model"
            r"|model.{0,120}(does not exist|not found|is not loaded|not available)",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    ("model-auth", re.compile(r"invalid_?api_?key|incorrect api key|api key not valid", re.IGNORECASE)),
    ("model-busy", re.compile(r"rate_?limit|too many requests|overloaded", re.IGNORECASE)),
)
_PARAMETERS = re.compile(
    r"response_format|json_schema|stream_options|include_usage|max_completion_tokens|max_tokens|temperature"
)


def hinted(text: str) -> Code | None:
    """The reason in a server's own words, when one is recognised."""
    return next((code for code, pattern in _HINTS if pattern.search(text)), None)


def parameter(body: object, text: str) -> str:
    """The parameter of a request that a refusal names, in ``param`` or first in its text; "" for none."""
    named = body.get("param") if isinstance(body, dict) else None
    if isinstance(named, str) and (found := _PARAMETERS.search(named)):
        return found[0]
    found = _PARAMETERS.search(text)
    return found[0] if found else ""
