"""From a take's log to its report: levels per competency, one thing to keep, one to try, where the old habit came back.

A level is the median of the *said* moments, the lower on a tie; moments of which the assessor is not sure count only
where there are no others. What was picked stands apart: it decides where nothing was said, and never lifts what was.
The same log gives the same report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from coach.competency.model import Habit, Mode
from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.feedback.evidence import Evidence, Gathered, gather
from coach.feedback.own_words import own_words
from coach.feedback.report import Assessor, Finding, HabitSeen, Keep, Report, TryInstead
from coach.scenario.script import Scene
from coach.scenario.training import Training

_LOW = 2
_WORTH_KEEPING = 3
_GOOD = 4
_BEST = 5


def make_report(take: Take, turns: Sequence[Turn], scene: Scene, training: Training, assessor: Assessor) -> Report:
    """The report on a take up to its last turn; without a learner's turn it says "not observed" of everything."""
    gathered = gather(own_words(turns, take.learner), scene, assessor)
    keep = _keep(gathered.found)
    return Report(
        assessor=assessor.version,
        last_seq=gathered.last_seq,
        findings=tuple(_finding(name, gathered) for name in training.competencies),
        keep=keep,
        try_instead=_try(gathered.found, scene, keep),
        habit=_habit(take, training.habits, gathered.found),
        said_moments=gathered.said,
        picked_moments=gathered.picked,
    )


def _finding(name: str, gathered: Gathered) -> Finding:
    here = [evidence for evidence in gathered.found if evidence.competency == name]
    said = [evidence for evidence in here if evidence.quote.basis == "said"]
    picked = [evidence for evidence in here if evidence.quote.basis == "picked"]
    sure = [evidence for evidence in said if evidence.sure]
    counted = sure or said or picked
    picked_level = _median(picked) if said and picked else None
    level = _median(counted) if counted else None
    return Finding(
        competency=name,
        level=level,
        basis="said" if said else "picked" if picked else "none",
        sure=not said or bool(sure),
        opportunity=name in gathered.opportunities,
        mode=_mode(counted) if level is not None and level <= _LOW else None,
        quotes=tuple(evidence.quote for evidence in here),
        picked_level=picked_level,
    )


def _level(evidence: Evidence) -> int:
    return evidence.quote.level or 0


def _median(of: Sequence[Evidence]) -> int:
    return median_low(_level(evidence) for evidence in of)


def _mode(of: Sequence[Evidence]) -> Mode | None:
    """The commonest way in which the low moments went wrong, the first on a tie."""
    modes = Counter(evidence.mode for evidence in of if evidence.mode is not None and _level(evidence) <= _LOW)
    return modes.most_common(1)[0][0] if modes else None


def _keep(found: Sequence[Evidence]) -> Keep | None:
    """The best moment: good before middling, said before picked, then the higher level; None when all are low.

    Where nothing rose above level 2 there is nothing to keep, and praise for the least bad would not be believed.
    """
    able = [evidence for evidence in found if evidence.sure and _level(evidence) >= _WORTH_KEEPING]
    if not able:
        return None
    best = max(able, key=lambda of: (_level(of) >= _GOOD, of.quote.basis == "said", _level(of), -of.quote.seq))
    return Keep(best.quote, best.competency, _level(best))


def _try(found: Sequence[Evidence], scene: Scene, keep: Keep | None) -> TryInstead | None:
    """The weakest moment for which there is a line: sure before unsure, said before picked, not the one to keep."""
    kept = keep.quote.seq if keep is not None else None
    able = [
        (evidence, line) for evidence in found if _level(evidence) < _BEST and (line := _line(evidence, scene)) != ""
    ]
    if not able:
        return None
    weakest, line = min(
        able,
        key=lambda pair: (
            not pair[0].sure,
            _level(pair[0]),
            pair[0].quote.seq == kept,
            pair[0].quote.basis != "said",
            pair[0].quote.seq,
        ),
    )
    return TryInstead(weakest.quote, weakest.competency, line)


def _line(of: Evidence, scene: Scene) -> str:
    """The authored line for this moment: by the learner's own register when said, the choice's own when picked."""
    node = scene.nodes.get(of.quote.node)
    if node is None:
        return ""
    if of.quote.basis == "picked":
        choice = node.choice(of.quote.choice or "")
        return choice.instead if choice is not None else ""
    return (node.try_warm if of.warm else node.try_brief) or node.try_brief or node.try_warm


def _habit(take: Take, habits: Sequence[Habit], found: Sequence[Evidence]) -> HabitSeen | None:
    """Where the habit that the learner named came back, one quote a turn; ``watched`` False when it cannot be seen."""
    known = next((habit for habit in habits if habit.id == take.habit_id), None)
    label = take.habit or (known.name.get(take.language, "") if known is not None else "")
    if not label:
        return None
    if known is None:
        return HabitSeen(label, watched=False, quotes=())
    quotes = {
        evidence.quote.seq: evidence.quote
        for evidence in found
        if evidence.sure
        and evidence.competency == known.competency
        and _level(evidence) in known.levels
        and evidence.mode in known.modes
    }
    return HabitSeen(label, watched=True, quotes=tuple(quotes.values()))
