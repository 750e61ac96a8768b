"""A second opinion: where two reports on the same take lie two levels or more apart, with both sides' words.

Nothing is averaged and neither side is right by rule: both levels, what each quotes, why, and by which version of which
assessor are laid side by side for the learner and the trainer.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.feedback.report import Finding, Quote, Report

APART = 2
"""Levels from which on a difference is shown."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One side's view of a competency over a take."""

    version: str
    """Of the assessor, with its model, prompt and rubric."""
    level: int
    quote: Quote
    """The words that show that level best; a judge's reason is in its ``why``."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A competency that two assessors see differently."""

    competency: str
    offline: Opinion
    model: Opinion


def differences(offline: Report, model: Report) -> tuple[Difference, ...]:
    """Where what was said is rated two levels or more apart, widest first, then in the reports' order.

    A competency that one of the two did not observe, or of which it has only picked lines, is no difference of levels.
    """
    theirs = {finding.competency: finding for finding in model.findings}
    found = []
    for finding in offline.findings:
        one = _opinion(finding, offline.assessor)
        other = _opinion(theirs.get(finding.competency), model.assessor)
        if one is not None and other is not None and abs(one.level - other.level) >= APART:
            found.append(Difference(finding.competency, one, other))
    return tuple(sorted(found, key=lambda of: -abs(of.offline.level - of.model.level)))


def _opinion(finding: Finding | None, version: str) -> Opinion | None:
    if finding is None or finding.level is None or finding.basis != "said":
        return None
    level = finding.level
    said = [quote for quote in finding.quotes if quote.basis == "said" and quote.level is not None]
    if not said:
        return None
    return Opinion(version, level, min(said, key=lambda quote: (abs((quote.level or 0) - level), quote.seq)))
