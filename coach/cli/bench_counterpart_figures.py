"""What a run of ``coach bench counterpart`` comes down to: rates, times, outcomes, and whether the bars are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Protocol

from coach.cli.bench_counterpart_checks import KINDS, faults
from coach.cli.bench_counterpart_learners import KINDS as LEARNERS
from coach.cli.bench_counterpart_table import Plan, Played, Reply
from coach.cli.bench_counterpart_watch import Asked, prefix_share
from coach.conversation.model_player import NOT_GIVEN
from coach.llm.chat import CallRecord
from coach.scenario.script import PRESSURES

NOT_FOLLOWED = "not-followed"
PREFIX = 0.85
"""The share of a prompt that has to be an unchanged beginning of the one before it."""

_HARD = ("tense", "heated")


class Follows(Protocol):
    """See :class:`coach.cli.bench_counterpart_moves.Moves`."""

    def followed(self, said: str, entry: str) -> bool:
        """Whether a reply sounds like its move."""
        ...


@dataclass(frozen=True, slots=True)
class Looked:
    """A reply with what was found in it."""

    plan: Plan
    reply: Reply
    caught: tuple[str, ...]
    """Kinds of fault that the live checks stopped, first try and second."""
    found: tuple[str, ...]
    """What the second look sees in the words that the learner heard."""
    noise: tuple[str, ...]
    """What the second look sees in the authored line of the same moment."""

    @property
    def by_model(self) -> bool:
        """Whether the words heard are a model's."""
        return self.reply.made is not None and self.reply.made.player == "model"


def look(played: Sequence[Played], follows: Callable[[Plan], Follows]) -> tuple[Looked, ...]:
    """Every reply of every rehearsal, looked at once more."""
    return tuple(_look(one.plan, reply, follows(one.plan)) for one in played for reply in one.replies)


def _look(plan: Plan, reply: Reply, follows: Follows) -> Looked:
    def seen(said: str) -> tuple[str, ...]:
        away = () if follows.followed(said, reply.entry) else (NOT_FOLLOWED,)
        return (*faults(said, reply.part), *away)

    kinds = reply.made.faults if reply.made is not None else []
    caught = tuple(dict.fromkeys(NOT_FOLLOWED if kind == NOT_GIVEN else kind for kind in kinds))
    noise = seen(reply.part.examples[0])
    found = noise if reply.said == reply.part.examples[0] else seen(reply.said)
    return Looked(plan, reply, caught, found, noise)


def figures(
    played: Sequence[Played], looked: Sequence[Looked], asked: Sequence[Asked], records: Sequence[CallRecord]
) -> dict[str, object]:
    """All that is told of a run.

    Args:
        played: the rehearsals.
        looked: their replies.
        asked: the questions to the model, in order; none when authored lines played.
        records: the gateway's ledger, with the server's own counts; none without a gateway.
    """
    heard = [one for one in looked if one.by_model]
    share = prefix_share(asked)
    told: dict[str, object] = {
        "rehearsals": len(played),
        "learner_turns": sum(turn.is_learners for one in played for turn in one.turns),
        "replies": len(looked),
        "by_model": len(heard),
        "faults": {
            kind: {
                "caught": _rate(kind in one.caught for one in looked) if asked else None,
                "reached": _rate(kind in one.found for one in heard) if asked else None,
                "authored": _rate(kind in one.noise for one in looked),
            }
            for kind in (*KINDS, NOT_FOLLOWED)
        },
        **_fallen_back(looked, asked),
        "latency": _latency(looked, asked),
        "tokens": tokens(asked, records),
        "prefix": share,
        "director": {
            "too_early": sum(one.too_early for one in played),
            "concessions": sum(one.steps for one in played),
            "outcomes": outcomes(played),
        },
        "by_learner": {kind: _of_learner(kind, played, looked) for kind in LEARNERS if _any(kind, played)},
    }
    return {**told, "bars": bars(played, share)}


def _fallen_back(looked: Sequence[Looked], asked: Sequence[Asked]) -> dict[str, object]:
    whys = [one.reply.made.why for one in looked if one.reply.made is not None and one.reply.made.why]
    stood_in = Counter(why for why in whys if not why.startswith("cut:"))
    cut = Counter(why.removeprefix("cut:") for why in whys if why.startswith("cut:"))
    return {
        "authored_line": stood_in.total() / len(looked) if looked and asked else None,
        "authored_why": dict(stood_in.most_common()),
        "cut": cut.total() / len(looked) if looked and asked else None,
        "cut_why": dict(cut.most_common()),
        "second_tries": _rate(one.reply.made is not None and one.reply.made.asked > 1 for one in looked),
    }


def _latency(looked: Sequence[Looked], asked: Sequence[Asked]) -> dict[str, object]:
    """In milliseconds: the model's first token and whole answer, and what the learner waits for."""
    voiced = [one.reply for one in looked if one.reply.made is not None]
    return {
        "first_token": spread([note.first_ms for note in asked if note.first_ms is not None]),
        "answer": spread([note.whole_ms for note in asked]),
        "first_sentence": spread([reply.first * 1000 for reply in voiced]),
        "reply": spread([reply.whole * 1000 for reply in voiced]),
    }


def spread(values: Sequence[float]) -> dict[str, float] | None:
    """Median and 95th percentile (nearest rank)."""
    if not values:
        return None
    ordered = sorted(values)
    return {name: ordered[min(len(ordered) - 1, int(at * len(ordered)))] for name, at in (("p50", 0.5), ("p95", 0.95))}


def tokens(asked: Sequence[Asked], records: Sequence[CallRecord]) -> dict[str, object] | None:
    """Per rehearsal that asked a model; by the server's count where there is one, else estimated."""
    if not asked:
        return None
    takes = len({note.take for note in asked})
    counted = [record.usage for record in records if record.take]
    prompt = sum(usage.prompt for usage in counted)
    return {
        "per_rehearsal": (sum(usage.total for usage in counted) or sum(note.tokens for note in asked)) / takes,
        "estimated": not counted or any(usage.estimated for usage in counted),
        "cached": sum(usage.cached for usage in counted) / prompt if prompt else None,
    }


def outcomes(played: Sequence[Played]) -> dict[str, dict[str, dict[str, int]]]:
    """Learner → pressure → how many rehearsals there were and how many got what the scenario is about."""
    table: dict[str, dict[str, dict[str, int]]] = {}
    for kind in LEARNERS:
        for pressure in PRESSURES:
            some = [one for one in played if one.plan.learner == kind and one.plan.pressure == pressure]
            if some:
                reached = sum(one.reached for one in some)
                table.setdefault(kind, {})[pressure] = {"of": len(some), "reached": reached}
    return table


def bars(played: Sequence[Played], share: float | None) -> list[dict[str, object]]:
    """What has to hold, each with what was found; only what this run could tell."""
    passive = [one for one in played if one.plan.learner == "passive" and one.plan.pressure in _HARD]
    able: dict[str, bool] = {}
    for one in played:
        if one.plan.learner == "assertive":
            able[one.plan.pressure] = able.get(one.plan.pressure, False) or one.reached
    found: list[dict[str, object]] = [_bar("too-early", sum(one.too_early for one in played), 0, at_most=True)]
    if passive:
        found.append(_bar("passive", sum(one.reached for one in passive), 0, at_most=True))
    found += [_bar(f"assertive-{pressure}", int(able[pressure]), 1, at_most=False) for pressure in able]
    if share is not None:
        found.append(_bar("prefix", share, PREFIX, at_most=False))
    return found


def _bar(name: str, value: float, bar: float, *, at_most: bool) -> dict[str, object]:
    return {"name": name, "value": value, "bar": bar, "met": value <= bar if at_most else value >= bar}


def _of_learner(kind: str, played: Sequence[Played], looked: Sequence[Looked]) -> Mapping[str, object]:
    own = [one for one in played if one.plan.learner == kind]
    replies = [one for one in looked if one.plan.learner == kind]
    heard = [one for one in replies if one.by_model]
    return {
        "rehearsals": len(own),
        "reached": sum(one.reached for one in own),
        "concessions": fmean(one.steps for one in own),
        "caught": _rate(bool(one.caught) for one in replies if one.reply.made is not None),
        "faulty": _rate(bool(set(one.found) - {NOT_FOLLOWED}) for one in heard),
        "authored_line": _rate(not one.by_model for one in replies),
    }


def _any(kind: str, played: Sequence[Played]) -> bool:
    return any(one.plan.learner == kind for one in played)


def _rate(of: Iterable[bool]) -> float | None:
    values = list(of)
    return sum(values) / len(values) if values else None
