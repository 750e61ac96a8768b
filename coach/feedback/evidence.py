"""A take's log as moments: what the learner said or picked, at which moment, rated, each with its verbatim words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from coach.competency.model import Mode
from coach.conversation.turns import Turn
from coach.feedback.report import Assessor, Quote, Said
from coach.scenario.script import Scene


@dataclass(frozen=True, slots=True)
class Evidence:
    """One competency at one moment."""

    competency: str
    quote: Quote
    """With ``level`` set; its text is the part of the turn that shows it."""
    sure: bool
    mode: Mode | None
    warm: bool
    """The register of the turn it comes from."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All evidence of a take."""

    found: tuple[Evidence, ...]
    opportunities: frozenset[str]
    """The competencies that some moment of the take exercised."""
    said: tuple[int, ...]
    """Seqs of the turns in own words."""
    picked: tuple[int, ...]
    last_seq: int


def gather(turns: Sequence[Turn], scene: Scene, assessor: Assessor) -> Gathered:
    """Rate what was said and look up what was picked; a turn at a moment that the scene lacks shows nothing."""
    mine = [turn for turn in turns if turn.is_learners]
    moments = {turn.seq: place for place, turn in enumerate(mine, start=1)}
    said = [turn for turn in mine if turn.kind == "said"]
    found = [*_said(said, turns, scene, assessor, moments), *_picked(mine, scene, moments)]
    visited = {turn.node for turn in turns if turn.node in scene.nodes}
    return Gathered(
        tuple(sorted(found, key=lambda evidence: evidence.quote.seq)),
        frozenset(name for node in visited for name in scene.nodes[node].exercises),
        tuple(turn.seq for turn in said),
        tuple(turn.seq for turn in mine if turn.kind == "picked"),
        max((turn.seq for turn in turns), default=0),
    )


def _said(
    said: Sequence[Turn], turns: Sequence[Turn], scene: Scene, assessor: Assessor, moments: dict[int, int]
) -> list[Evidence]:
    heard = [_heard(turn, turns, scene) for turn in said]
    found = []
    for turn, assessment in zip(said, assessor.assess(heard) if heard else (), strict=True):
        for rating in assessment.ratings:
            if rating.level is not None:
                text = rating.quote if rating.quote and rating.quote in turn.text else turn.text
                quote = Quote(turn.seq, moments[turn.seq], turn.node, text, "said", rating.level, why=rating.why)
                found.append(Evidence(rating.competency, quote, rating.sure, rating.mode, assessment.warm))
    return found


def said_at(seq: int, turns: Sequence[Turn], scene: Scene) -> Said | None:
    """A turn in the learner's own words as an assessor gets it; None when there is no such turn."""
    return next((_heard(turn, turns, scene) for turn in turns if turn.seq == seq and turn.kind == "said"), None)


def _heard(turn: Turn, turns: Sequence[Turn], scene: Scene) -> Said:
    situation = f"{scene.setting}\n{scene.goal}"
    return Said(scene.language, situation, _before(turn, turns), turn.text, _asked(turn, scene))


def _asked(turn: Turn, scene: Scene) -> tuple[str, ...]:
    node = scene.nodes.get(turn.node)
    return node.exercises if node is not None else ()


def _before(turn: Turn, turns: Sequence[Turn]) -> str:
    """What somebody in the room last said before a turn; empty when nobody did."""
    lines = [
        other.spoken or other.text
        for other in turns
        if other.seq < turn.seq and other.kind == "cue" and other.seat != "room" and (other.spoken or other.text)
    ]
    return lines[-1] if lines else ""


def _picked(mine: Sequence[Turn], scene: Scene, moments: dict[int, int]) -> list[Evidence]:
    found = []
    for turn in mine:
        node = scene.nodes.get(turn.node)
        choice = node.choice(turn.choice or "") if node is not None and turn.kind == "picked" else None
        for item in choice.evidence if choice is not None else ():
            quote = Quote(turn.seq, moments[turn.seq], turn.node, turn.text, "picked", item.level, turn.choice)
            found.append(Evidence(item.competency, quote, sure=True, mode=cast("Mode | None", item.mode), warm=False))
    return found
