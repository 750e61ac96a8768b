"""What is made of own words before the director moves: a choice in a script, a hearing in an improvisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coach.conversation.hearing import Before
from coach.conversation.turns import Turn
from coach.feedback.report import Assessor, Said
from coach.scenario.heard import Heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Choice
from coach.scenario.training import Training
from coach.services.ports import Matcher
from coach.services.room import Room

AssessorOf = Callable[[Training], Assessor]
"""The assessor that has learnt from a training's examples; slow the first time, then at hand."""


_UNTOLD = 3
"""Where a competency that the words did not show stands among those that they did."""


class Ear:
    """Perceives a waiting turn with everything that works offline."""

    def __init__(self, matcher: Matcher, assessor_of: AssessorOf) -> None:
        self._matcher, self._assessor_of = matcher, assessor_of

    def place(self, room: Room, words: str, choices: Sequence[Choice]) -> str | None:
        """The choice that own words mean, or None when that is not clear."""
        return self._matcher.place(words, choices, room.take.language)

    def weakest(self, room: Room, training: Training, names: Sequence[str]) -> str:
        """Which of some competencies the learner's last own words showed least; the first when nothing tells."""
        said = [turn for turn in room.turns if turn.kind == "said"]
        if not said:
            return names[0]
        asked = Said(room.scene.language, room.scene.setting, "", said[-1].text, tuple(names))
        (made,) = self._assessor_of(training).assess((asked,))
        levels = {rating.competency: rating.level for rating in made.ratings if rating.level is not None}
        return min(names, key=lambda name: levels.get(name, _UNTOLD))

    def hear(self, room: Room, training: Training, words: str) -> Heard:
        """What the director of an improvisation hears."""
        scene = room.scene
        assert isinstance(scene, Improvisation)  # noqa: S101 - a script is placed, not heard
        return heard_in(scene, room.turns, words, self._matcher, self._assessor_of(training))


def heard_in(
    scene: Improvisation, turns: Sequence[Turn], words: str, matcher: Matcher, assessor: Assessor | None
) -> Heard:
    """What is heard in the last turn of a log.

    Args:
        scene: what is played.
        turns: the log; its last learner's turn is the one with these words.
        words: the learner's.
        matcher: places words beside the scene's core.
        assessor: tells the style; None where nobody has learnt to.
    """
    earlier = [turn.text for turn in turns if turn.is_learners][:-1]
    if assessor is None:
        return matcher.hear(words, scene, Before(earlier, "neutral", style_sure=False))
    lines = [turn.spoken or turn.text for turn in turns if turn.kind == "cue" and turn.seat in scene.people]
    said = Said(scene.language, scene.setting, lines[-1] if lines else "", words, scene.competencies)
    (made,) = assessor.assess((said,))
    return matcher.hear(words, scene, Before(earlier, made.style, made.style_sure))
