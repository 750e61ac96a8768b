"""On what a piece of the guide stands, and in which phase it is, as one says it."""

from __future__ import annotations

from coach.programme.guide import Basis, PersonalGuide
from coach.wording import Wording

_PHASES = {
    0: "guide.phase_0", 1: "guide.phase_1", 2: "guide.phase_2", 4: "guide.phase_4", 8: "guide.phase_8",
    12: "guide.phase_12",
}  # fmt: skip
_GROUNDS = {
    "goal": "guide.because_goal", "meeting": "guide.because_meeting", "request": "guide.because_request",
    "reflection": "guide.because_reflection", "competency": "guide.because_competency",
}  # fmt: skip


def phase(guide: PersonalGuide, say: Wording) -> str:
    """The time since the training ended: "the second week"."""
    return say("guide.phase_before") if guide.phase is None else say(_PHASES[guide.phase])


def because(basis: Basis, guide: PersonalGuide, say: Wording, *, current: bool = True) -> str:
    """A sentence: on what was shared, by whom, on which day; or that it is general advice."""
    if basis.personal and basis.day is not None:
        named = guide.training.competencies.get(basis.competency or "")
        about = named.name[guide.language] if named is not None else ""
        return say(_GROUNDS[basis.ground], name=basis.name, day=say.day(basis.day), competency=about)
    if guide.phase is None or not current:
        return say("guide.because_general")
    return say("guide.because_phase", phase=phase(guide, say))
