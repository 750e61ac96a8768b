"""What ``coach model check`` found, as sentences and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.cli.bench_text import table
from coach.wording import Wording

if TYPE_CHECKING:
    from coach.cli.model_check_fit import Fit, Reason
    from coach.cli.model_check_talk import Talk
    from coach.errors import ModelFailed
    from coach.llm.ollama import Ollama

LANGUAGE_NAMES = {"nl": "model.dutch", "en": "model.english"}
_ROLES = {"counterpart": "model.counterpart", "judge": "model.judge", "coach": "model.coach"}
_SHAPES = {"schema": "model.by-schema", "words": "model.in-words"}
_REASONS = {
    "streams": "model.why-streams",
    "speaks": "model.why-speaks",
    "authored-line": "model.why-authored-line",
    "reached": "model.why-reached",
    "first-word": "model.why-first-word",
    "shape": "model.why-shape",
    "within-one": "model.why-within-one",
    "given": "model.why-given",
    "verified": "model.why-verified",
}
_MILLISECONDS = frozenset({"first-word"})
_SHOWN = 400


def talk_text(one: Talk, say: Wording) -> str:
    """How one model talks."""
    roles = say.names([say(_ROLES[role]) for role in one.roles])
    head = say("model.is-set", model=one.model or "–", host=one.host or "–", roles=roles)
    if one.failed is not None:
        return f"{head}\n{sentence(one.failed, say)}"
    rows = [
        [say("model.streaming"), say("model.in-pieces", n=one.pieces)],
        [say("model.first-word"), "–" if one.first_ms is None else f"{one.first_ms} ms"],
        [
            say("model.speed"),
            "–" if one.per_second is None else say("model.per-second", tokens=f"{one.per_second:.0f}"),
        ],
        [say("model.cached"), say("model.not-counted") if one.cached is None else str(one.cached)],
        [say("model.shape"), say(_SHAPES[one.shape]) if one.shape else say("model.no-shape")],
    ]
    width = max(len(row[0]) for row in rows)
    lines = [f"  {name.ljust(width)}  {found}" for name, found in rows]
    for language, line in one.lines.items():
        lines.append(f"  {say(LANGUAGE_NAMES[language]).ljust(width)}  {_plain(line.text)}")
        if line.strange:
            lines.append(f"  {' ' * width}  {say('model.strange', words=_plain(line.strange))}")
    if one.shape_failed is not None:
        lines.append(f"  {sentence(one.shape_failed, say)}")
    return "\n".join([head, *lines])


def fit_text(fit: Fit, one: Talk, say: Wording) -> str:
    """A verdict with its reasons; what is not met comes first."""
    role = say(_ROLES[fit.role])
    if fit.language:
        role = say("model.role-in", role=role, language=say(LANGUAGE_NAMES[fit.language]))
    head = say("model.fit", model=one.model, role=role) if fit.fit else say("model.unfit", model=one.model, role=role)
    failed = [["", sentence(fit.failed, say)]] if fit.failed is not None else []
    reasons = sorted(fit.reasons, key=lambda reason: reason.met)
    rows = [[say("model.met") if reason.met else say("model.missed"), _reason(reason, say)] for reason in reasons]
    width = max((len(row[0]) for row in rows), default=0)
    return "\n".join([head, *(f"  {met.ljust(width)}  {why}" for met, why in (*failed, *rows))])


def _reason(reason: Reason, say: Wording) -> str:
    if reason.name == "shape":
        shape = say(_SHAPES[str(reason.found)]) if reason.found else say("model.no-shape")
        return say(_REASONS[reason.name], found=shape)
    return say(_REASONS[reason.name], found=_value(reason, reason.found), bar=_value(reason, reason.bar))


def _value(reason: Reason, value: float | str | None) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, str):
        return _plain(value)
    return f"{value:.0f} ms" if reason.name in _MILLISECONDS else f"{100 * value:.0f} %"


def offer_text(found: Ollama, say: Wording) -> str:
    """An Ollama on this computer, and what one would have to set to use it; nothing is set for anybody."""
    if not found.models:
        return say("model.ollama-empty", url=found.url)
    lines = table([[f"  export COACH_MODEL_NAME={name}"] for name in found.models])
    return f"{say('model.ollama')}\n\n  export COACH_MODEL_URL={found.url}\n{lines}"


def sentence(failed: ModelFailed, say: Wording) -> str:
    """A failure as the operator is told."""
    return say(f"errors.{failed.code}", **failed.values)


def told_talk(one: Talk, say: Wording) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "model": one.model,
        "host": one.host,
        "roles": list(one.roles),
        "reachable": one.failed is None,
        "failed": _told(one.failed, say),
        "streams": one.streams,
        "pieces": one.pieces,
        "first_token_ms": one.first_ms,
        "tokens_per_second": one.per_second,
        "cached_tokens": one.cached,
        "structured": one.shape,
        "structured_failed": _told(one.shape_failed, say),
        "languages": {
            language: {"said": line.text, "ok": not line.strange, "strange": line.strange}
            for language, line in one.lines.items()
        },
    }


def told_fit(fit: Fit, say: Wording) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "role": fit.role,
        "language": fit.language,
        "fit": fit.fit,
        "failed": _told(fit.failed, say),
        "reasons": [
            {"name": of.name, "found": of.found, "bar": of.bar, "met": of.met, "text": _reason(of, say)}
            for of in fit.reasons
        ],
        "figures": dict(fit.figures),
    }


def _told(failed: ModelFailed | None, say: Wording) -> dict[str, str] | None:
    return None if failed is None else {"code": failed.code, "text": sentence(failed, say)}


def _plain(text: str) -> str:
    """What a model said, on one line and harmless to a terminal."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if sign.isprintable())[:_SHOWN]
