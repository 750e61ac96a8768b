"""The figures of ``coach bench`` as a page for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coach.wording import Wording

_LANGUAGES = {"nl": "bench.dutch", "en": "bench.english"}


def feedback_text(told: Mapping[str, Any], say: Wording) -> str:
    """Agreement: overall and per language, then per competency."""
    columns = [told, *told["by_lang"].values()]
    heads = [say("bench.all"), *(say(_LANGUAGES[lang]) for lang in told["by_lang"])]
    free = [column["without_abstaining"] for column in columns]
    unseen = [column["not_observed"] for column in columns]
    rows = [
        [say("bench.turns"), *(str(column["turns"]) for column in columns)],
        [say("bench.ratings"), *(str(column["ratings"]) for column in columns)],
        [say("bench.coverage"), *(_share(column["coverage"]) for column in columns)],
        [say("bench.qwk"), *(_share(column["qwk"]) for column in columns)],
        [say("bench.interval"), *(_span(column["interval"]["qwk"]) for column in columns)],
        [say("bench.qwk-mean"), *(_share(column["qwk_mean"]) for column in columns)],
        [say("bench.exact"), *(_share(column["exact"]) for column in columns)],
        [say("bench.within-one"), *(_share(column["within_one"]) for column in columns)],
        [say("bench.interval"), *(_span(column["interval"]["within_one"]) for column in columns)],
        [say("bench.majority"), *(_share(column["majority_within_one"]) for column in columns)],
        [say("bench.style"), *(_share(column["style_macro_f1"]) for column in columns)],
        [say("bench.interval"), *(_span(column["interval"]["style_macro_f1"]) for column in columns)],
        [say("bench.style-coverage"), *(_share(column["style_coverage"]) for column in columns)],
        [],
        [say("bench.free"), *[""] * len(columns)],
        [f"  {say('bench.qwk')}", *(_share(column["qwk"]) for column in free)],
        [f"  {say('bench.exact')}", *(_share(column["exact"]) for column in free)],
        [f"  {say('bench.within-one')}", *(_share(column["within_one"]) for column in free)],
        [f"  {say('bench.style')}", *(_share(column["style_macro_f1"]) for column in free)],
        [],
        [say("bench.unseen"), *(_share(column["f1"]) for column in unseen)],
    ]
    each = [
        [f"  {name}", _share(own["qwk"]), _share(own["within_one"]), _share(own["majority_within_one"]), str(own["n"])]
        for name, own in told["competencies"].items()
    ]
    head = [say("bench.competency"), say("bench.qwk"), say("bench.near"), say("bench.common"), say("bench.count")]
    made = say("bench.made", training=told["training"], assessor=told["assessor"])
    judge = ["", _judge_text(told["judge"], say)] if "judge" in told else []
    return "\n".join([table([["", *heads], *rows]), "", table([head, *each]), *judge, "", made])


def _judge_text(told: Mapping[str, Any], say: Wording) -> str:
    """Evidence, shift under injection, tokens."""
    injected, tokens = told["under_injection"], told["tokens"]
    sides = [injected["guarded"], injected["model_alone"]]
    evidence = [
        [say("bench.quotes-verified"), _share(told["quotes_verified"]), say("bench.of-quotes", count=told["quotes"])],
        [say("bench.not-observed"), _share(told["not_observed_share"]), say("bench.of-asked", count=told["asked"])],
        [say("bench.dropped"), ", ".join(f"{why} {count}" for why, count in told["dropped"].items()) or "0"],
        [say("bench.not-sent"), str(told["turns_not_sent"])],
        [say("bench.failed"), str(told["turns_failed"])],
    ]
    pushed = [
        [say("bench.injected", count=injected["turns"]), say("bench.guarded"), say("bench.alone")],
        [f"  {say('bench.taken-out')}", *(_share(side["taken_out"]) for side in sides)],
        [f"  {say('bench.shift-mean')}", *(_share(side["mean"]) for side in sides)],
        [f"  {say('bench.shift-max')}", *("–" if side["max"] is None else str(side["max"]) for side in sides)],
        [f"  {say('bench.came')}", *(str(side["came"]) for side in sides)],
        [f"  {say('bench.went')}", *(str(side["went"]) for side in sides)],
        [f"  {say('bench.shifted')}", *(_share(side["shifted"]) for side in sides)],
    ]
    spent = [
        [say("bench.calls"), str(tokens["calls"])],
        [say("bench.prompt-tokens"), str(tokens["prompt"])],
        [f"  {say('bench.cached-tokens')}", str(tokens["cached"])],
        [say("bench.answer-tokens"), str(tokens["completion"])],
    ]
    return "\n\n".join([table(evidence), table(pushed), table(spent)])


def matching_text(told: Mapping[str, Any], say: Wording) -> str:
    """Wrong, clarified and right, overall and per language."""
    columns = [told, *told["by_lang"].values()]
    heads = [say("bench.all"), *(say(_LANGUAGES[lang]) for lang in told["by_lang"])]
    rows = [
        [say("bench.lines"), *(str(column["lines"]) for column in columns)],
        [say("bench.wrong"), *(_share(column["wrong"]) for column in columns)],
        [say("bench.clarified"), *(_share(column["clarified"]) for column in columns)],
        [say("bench.right"), *(_share(column["right"]) for column in columns)],
        [],
        [say("bench.meant-wrong"), *(_share(column["of_meant"]["wrong"]) for column in columns)],
        [say("bench.meant-clarified"), *(_share(column["of_meant"]["clarified"]) for column in columns)],
        [say("bench.unclear-wrong"), *(_share(column["of_unclear"]["wrong"]) for column in columns)],
    ]
    return table([["", *heads], *rows])


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _span(value: Sequence[float] | None) -> str:
    return "–" if value is None else f"{value[0]:.2f}–{value[1]:.2f}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Cells in columns, the first to the left and the others to the right."""
    width = max((len(row) for row in rows), default=0)
    wide = [max((len(row[at]) for row in rows if at < len(row)), default=0) for at in range(width)]
    lines = []
    for row in rows:
        cells = [cell.ljust(wide[at]) if at == 0 else cell.rjust(wide[at]) for at, cell in enumerate(row)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
