"""The figures of ``coach bench counterpart`` as a page for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coach.cli.bench_counterpart_figures import PREFIX
from coach.cli.bench_text import table
from coach.scenario.script import PRESSURES
from coach.wording import Wording

_FAULTS = {
    "conceding": "bench.fault-conceding",
    "leak": "bench.fault-leak",
    "coaching": "bench.fault-coaching",
    "parroting": "bench.fault-parroting",
    "repeating": "bench.fault-repeating",
    "character": "bench.fault-character",
    "language": "bench.fault-language",
    "speaking-for": "bench.fault-speaking-for",
    "following": "bench.fault-following",
    "markup": "bench.fault-markup",
    "length": "bench.fault-length",
    "not-followed": "bench.fault-not-followed",
    "not-given": "bench.fault-not-given",
}
_LEARNERS = {
    "passive": "bench.learner-passive",
    "assertive": "bench.learner-assertive",
    "aggressive": "bench.learner-aggressive",
    "flattering": "bench.learner-flattering",
    "silent": "bench.learner-silent",
    "rambling": "bench.learner-rambling",
    "other-language": "bench.learner-other-language",
    "off-topic": "bench.learner-off-topic",
    "injecting": "bench.learner-injecting",
}
_PRESSURES = {"calm": "bench.calm", "tense": "bench.tense", "heated": "bench.heated"}
_BARS = {
    "too-early": "bench.bar-too-early",
    "passive": "bench.bar-passive",
    "assertive-calm": "bench.bar-assertive-calm",
    "assertive-tense": "bench.bar-assertive-tense",
    "assertive-heated": "bench.bar-assertive-heated",
    "prefix": "bench.bar-prefix",
}
_TIMES = {
    "first_token": "bench.first-token",
    "answer": "bench.whole-answer",
    "first_sentence": "bench.first-sentence",
    "reply": "bench.whole-reply",
}


def counterpart_text(told: Mapping[str, Any], say: Wording) -> str:
    """Who played, what went wrong, how fast, who got what, and which bars hold."""
    by_model = told["authored_line"] is not None
    parts = [_head(told, say, by_model=by_model), _faults(told, say, by_model=by_model)]
    if by_model:
        parts += [_times(told, say)]
    parts += [_learners(told, say), bars_text(told["bars"], say)]
    return "\n\n".join(parts)


def _head(told: Mapping[str, Any], say: Wording, *, by_model: bool) -> str:
    who = say("bench.by-model", model=told["model"], host=told["host"]) if by_model else say("bench.by-authored")
    rows = [
        [say("bench.rehearsals"), str(told["rehearsals"])],
        [say("bench.learner-turns"), str(told["learner_turns"])],
        [say("bench.replies"), str(told["replies"])],
        [say("bench.too-early"), f"{told['director']['too_early']} / {told['director']['concessions']}"],
    ]
    if by_model:
        rows += [
            [say("bench.authored-line"), share(told["authored_line"]), _why(told["authored_why"], say)],
            [say("bench.cut"), share(told["cut"]), _why(told["cut_why"], say)],
            [say("bench.second-tries"), share(told["second_tries"])],
        ]
    return f"{who}\n\n{table(rows)}"


def _faults(told: Mapping[str, Any], say: Wording, *, by_model: bool) -> str:
    heads = [say("bench.caught"), say("bench.reached")] if by_model else []
    rows = [[say("bench.of-replies"), *heads, say("bench.in-authored")]]
    for kind, rates in told["faults"].items():
        model = [share(rates["caught"]), share(rates["reached"])] if by_model else []
        rows.append([f"  {say(_FAULTS[kind])}", *model, share(rates["authored"])])
    return f"{table(rows)}\n{say('bench.second-look')}"


def _times(told: Mapping[str, Any], say: Wording) -> str:
    rows = [[say("bench.milliseconds"), "p50", "p95"]]
    for name, spread in told["latency"].items():
        if spread is not None:
            rows.append([f"  {say(_TIMES[name])}", f"{spread['p50']:.0f}", f"{spread['p95']:.0f}"])
    tokens = told["tokens"]
    counted = say("bench.estimated") if tokens["estimated"] else say("bench.by-server")
    rows += [
        [],
        [say("bench.tokens-each"), f"{tokens['per_rehearsal']:.0f}", counted],
        [say("bench.cached-share"), share(tokens["cached"])],
        [say("bench.prefix"), share(told["prefix"]), say("bench.counted-in", unit=told["prefix_in"])],
    ]
    return table(rows)


def _learners(told: Mapping[str, Any], say: Wording) -> str:
    outcomes = told["director"]["outcomes"]
    shown = [name for name in PRESSURES if any(name in of for of in outcomes.values())]
    pressures = [say(_PRESSURES[name]) for name in shown]
    more = [say("bench.given-each"), say("bench.caught"), say("bench.faulty"), say("bench.written")]
    rows = [[say("bench.got-it"), *pressures, *more]]
    for kind, own in told["by_learner"].items():
        got = [outcomes[kind].get(name) for name in shown]
        cells = ["–" if one is None else f"{one['reached']}/{one['of']}" for one in got]
        rates = [share(own[name]) for name in ("caught", "faulty", "authored_line")]
        rows.append([f"  {say(_LEARNERS[kind])}", *cells, f"{own['concessions']:.1f}", *rates])
    return table(rows)


def bars_text(bars: Sequence[Mapping[str, Any]], say: Wording) -> str:
    """Each bar, whether it is met and what was found."""
    rows = []
    for bar in bars:
        met = say("bench.met") if bar["met"] else say("bench.missed")
        value = share(bar["value"]) if bar["name"] == "prefix" else str(bar["value"])
        rows.append([met, say(_BARS[bar["name"]], least=share(PREFIX)), value])
    return table(rows)


def _why(counts: Mapping[str, int], say: Wording) -> str:
    return ", ".join(f"{say(_FAULTS[why]) if why in _FAULTS else why} {count}" for why, count in counts.items())


def share(value: float | None) -> str:
    """A rate in per cent."""
    return "–" if value is None else f"{100 * value:.1f} %"
