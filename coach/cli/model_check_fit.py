"""Whether a model will do: as a counterpart, from a few rehearsals; as a judge, from turns that people rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.bootstrap.judging import Judges
from coach.cli.bench_counterpart import plans_of, play
from coach.cli.bench_counterpart_table import Plan
from coach.cli.bench_judge import evidence, judged
from coach.cli.model_check_talk import Talk
from coach.errors import ModelFailed
from coach.feedback.report import Said
from coach.scenario.training import Training

if TYPE_CHECKING:
    from coach.bootstrap.parts import Parts
    from coach.competency.model import Example
    from coach.llm.chat import Chat

LEARNERS = ("assertive", "injecting", "passive", "aggressive", "rambling", "off-topic", "flattering", "silent")
"""Who plays, the first of them first."""

AUTHORED, REACHED, FIRST_MS = 0.15, 0.05, 3000
"""Of replies: how many may be written lines instead, how many may be heard with a fault. Half of the first words have
to come within so many milliseconds."""
WITHIN_ONE, GIVEN, VERIFIED = 0.8, 0.7, 0.9
"""Of levels: within one of the raters'. Of what the raters saw: how much gets a level. Of quotes: how many are real."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was looked at: its name, what was found, the threshold, and whether it will do."""

    name: str
    found: float | str | None
    bar: float | str
    met: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """A role's verdict; fit when every reason is met."""

    role: str
    language: str
    """A language of counterparts; empty for a judge."""
    reasons: tuple[Reason, ...]
    figures: Mapping[str, Any]
    failed: ModelFailed | None = None
    """Why it could not be tried."""

    @property
    def fit(self) -> bool:
        """Whether it will do."""
        return self.failed is None and bool(self.reasons) and all(reason.met for reason in self.reasons)


def as_counterpart(parts: Parts, chat: Chat, talked: Talk, language: str, plays: int) -> Fit:
    """A few rehearsals at "tense" in one language; none when it does not speak that at all."""
    speaks = talked.speaks(language)
    reasons = [
        Reason("streams", "", "", talked.streams),
        Reason("speaks", talked.lines[language].strange if language in talked.lines else "–", "", speaks),
    ]
    if not speaks:
        return Fit("counterpart", language, tuple(reasons), {})
    told = play(parts, _plays(parts, language, plays), chat).told()
    first = (told["latency"]["first_token"] or {}).get("p50")
    faulty = _faulty(told)
    reasons += [
        Reason("authored-line", told["authored_line"], AUTHORED, _at_most(told["authored_line"], AUTHORED)),
        Reason("reached", faulty, REACHED, _at_most(faulty, REACHED)),
        Reason("first-word", first, FIRST_MS, _at_most(first, FIRST_MS)),
    ]
    return Fit("counterpart", language, tuple(reasons), told)


def _plays(parts: Parts, language: str, plays: int) -> list[Plan]:
    """So many rehearsals, of as many kinds of learner, in turn from each scenario."""
    every = plans_of(parts, language=language, learners=LEARNERS, pressures=["tense"])
    scenarios = list(dict.fromkeys(plan.scenario for plan in every))
    return [
        plan
        for at in range(plays)
        for plan in every
        if (plan.learner, plan.scenario) == (LEARNERS[at % len(LEARNERS)], scenarios[at % len(scenarios)])
    ]


def _faulty(told: Mapping[str, Any]) -> float | None:
    """The share of replies heard with a fault, without what the second look finds in authored lines as well."""
    heard = [rates for kind, rates in told["faults"].items() if kind != "not-followed" and rates["reached"] is not None]
    return sum(max(0.0, rates["reached"] - rates["authored"]) for rates in heard) if heard else None


def _at_most(value: float | None, bar: float) -> bool:
    return value is not None and value <= bar


def as_coach(talked: Talk) -> Fit:
    """Hints are short: it has to talk."""
    return Fit("coach", "", (Reason("streams", "", "", talked.streams),), {})


def as_judge(parts: Parts, chat: Chat, talked: Talk, training: Training, turns: int) -> Fit:
    """Some of the turns that the training's raters rated and that a judge is not shown."""
    shaped = Reason("shape", talked.shape or "", "", talked.shape is not None)
    if talked.shape is None:
        return Fit("judge", "", (shaped,), {})
    judge = Judges(chat, parts.assessor_of)(training)
    examples = sample(training, turns)
    said = [Said(of.language, of.situation, of.counterpart_says, of.learner_says, tuple(of.ratings)) for of in examples]
    try:
        heard = judged(judge, said)
    except ModelFailed as failed:
        return Fit("judge", "", (shaped,), {}, failed)
    levels = [
        (of.ratings[rating.competency], rating.level)
        for of, judgement in zip(examples, heard.judgements, strict=True)
        for rating in judgement.assessment.ratings
    ]
    asked = [(theirs, ours) for theirs, ours in levels if theirs is not None]
    given = [(theirs, ours) for theirs, ours in asked if ours is not None]
    near = sum(abs(theirs - ours) <= 1 for theirs, ours in given) / len(given) if given else None
    seen = len(given) / len(asked) if asked else None
    found = evidence(heard)
    quotes = found["quotes_verified"]
    real = quotes if isinstance(quotes, float) else None
    reasons = (
        shaped,
        Reason("within-one", near, WITHIN_ONE, near is not None and near >= WITHIN_ONE),
        Reason("given", seen, GIVEN, seen is not None and seen >= GIVEN),
        Reason("verified", real, VERIFIED, real is not None and real >= VERIFIED),
    )
    return Fit("judge", "", reasons, {"turns": len(said), "within_one": near, "levels_given": seen, **found})


def sample(training: Training, count: int) -> list[Example]:
    """Rated turns of every language in turn, evenly over the file, without those that the judge has as examples."""
    from coach.feedback.judge.few import few_of  # noqa: PLC0415 - the room of judging imports numpy

    by_language: dict[str, Sequence[Example]] = {}
    for language in dict.fromkeys(of.language for of in training.examples):
        shown = {of.id for of in few_of(training.examples, training.competencies, language)}
        by_language[language] = [
            of for of in training.examples if of.language == language and of.ratings and of.id not in shown
        ]
    each = max(1, count // max(1, len(by_language)))
    return [of for some in by_language.values() for of in some[:: max(1, len(some) // each)][:each]]
