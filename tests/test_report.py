"""From a take's log to its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coach.competency.model import Habit, Mode
from coach.conversation.turns import Turn
from coach.feedback.assess import make_report
from coach.feedback.report import Assessment, Rating, Report, Said
from coach.scenario.training import Training
from tests.fakes import training
from tests.scripts import tiny
from tests.values import take

HOLDING = "holding-ground"
HABIT = Habit("cave", {"nl": "Ik geef toe", "en": "I give in"}, HOLDING, (1, 2), ("passive",), {"nl": (), "en": ()})


class Reads:
    """An assessor that reads the level from the words: "3", "2?" when not sure, "-" when not observed."""

    version = "reads-1"

    def __init__(self) -> None:
        self.heard: list[Said] = []

    def assess(self, turns: Sequence[Said]) -> tuple[Assessment, ...]:
        """One rating per asked competency."""
        self.heard += turns
        return tuple(self._one(turn) for turn in turns)

    @staticmethod
    def _one(turn: Said) -> Assessment:
        mark = turn.learner_says.split()[0]
        level = None if mark == "-" else int(mark[0])
        mode: Mode | None = "passive" if level is not None and level <= 2 else None
        ratings = tuple(Rating(name, level, "?" not in mark, mode, turn.learner_says) for name in turn.asked)
        return Assessment("assertive", ratings, warm="warm" in turn.learner_says)


def _log(*said: str, picks: Mapping[int, str] | None = None, node: str = "opening") -> tuple[Turn, ...]:
    """Learner's turns with a line of Tom's before each; those in ``picks`` are picked choices."""
    turns: list[Turn] = []
    for at, text in enumerate(said):
        turns.append(Turn(len(turns) + 1, "tom", "cue", text="En?", node=node, spoken=f"En {at}?", player="script"))
        choice = (picks or {}).get(at)
        kind = "picked" if choice else "said"
        turns.append(Turn(len(turns) + 1, "learner", kind, text=text, node=node, choice=choice))
    return tuple(turns)


def _report(
    *said: str, picks: Mapping[int, str] | None = None, of: Training | None = None, **changes: object
) -> Report:
    return make_report(take("t", **changes), _log(*said, picks=picks), tiny(), of or training(), Reads())


def test_a_level_is_the_median_of_what_was_said_and_the_lower_on_a_tie() -> None:
    """Three moments give the middle one, two the lower."""
    assert _report("2 a", "5 b", "4 c").findings[0].level == 4
    assert _report("2 a", "5 b").findings[0].level == 2


def test_picks_never_lift_what_was_said() -> None:
    """A picked 4 beside a said 2 leaves 2, and stands apart."""
    (finding,) = _report("2 a", "Nog niet", picks={1: "stay"}).findings
    assert (finding.level, finding.basis, finding.picked_level) == (2, "said", 4)
    assert [quote.basis for quote in finding.quotes] == ["said", "picked"]


def test_picks_decide_where_nothing_was_said() -> None:
    """Then it says so."""
    (finding,) = _report("Laat maar", picks={0: "yield"}).findings
    assert (finding.level, finding.basis, finding.mode, finding.picked_level) == (1, "picked", "passive", None)


def test_what_was_not_shown_is_a_gap_and_not_a_zero() -> None:
    """Not observed, with an opportunity, counts in no median."""
    (finding,) = _report("- a").findings
    assert (finding.level, finding.basis, finding.opportunity, finding.quotes) == (None, "none", True, ())
    assert _report("- a", "4 b").findings[0].level == 4


def test_a_moment_of_which_nobody_is_sure_counts_only_where_there_is_no_other() -> None:
    """The finding says which of the two it was."""
    assert _report("1? a", "4 b").findings[0].level == 4
    alone = _report("2? a").findings[0]
    assert (alone.level, alone.sure) == (2, False)
    assert _report("4 b").findings[0].sure


def test_a_take_without_a_word_gets_an_honest_empty_report() -> None:
    """Nothing to keep, nothing to try, everything not observed."""
    report = make_report(take("t"), (), tiny(), training(), Reads())
    assert [(finding.level, finding.opportunity) for finding in report.findings] == [(None, False)]
    assert (report.keep, report.try_instead, report.said_moments, report.last_seq) == (None, None, (), 0)


def test_the_best_said_moment_is_kept_and_the_weakest_gets_a_line() -> None:
    """A good said moment goes before a better picked one."""
    report = _report("4 goed", "1 zwak", "Vijf minuten", picks={2: "stay"})
    assert report.keep is not None
    assert (report.keep.quote.text, report.keep.level) == ("4 goed", 4)
    assert report.try_instead is not None
    assert (report.try_instead.quote.text, report.try_instead.line) == ("1 zwak", "Nog niet.")


def test_the_line_to_try_is_in_the_learners_own_register() -> None:
    """Who speaks warmly gets the warm line."""
    report = _report("1 warm hoor")
    assert report.try_instead is not None
    assert report.try_instead.line.startswith("Tom, ik snap")


def test_nothing_is_praised_where_nothing_rose_above_two() -> None:
    """The least bad moment is not something to keep."""
    assert _report("1 a", "2 b").keep is None


def test_the_assessor_hears_the_situation_and_the_last_line_and_is_asked_what_the_moment_exercises() -> None:
    """Context comes from the script and from what was voiced."""
    reads = Reads()
    make_report(take("t"), _log("3 a"), tiny(), training(), reads)
    (said,) = reads.heard
    assert (said.counterpart_says, said.asked, said.language) == ("En 0?", (HOLDING,), "nl")
    assert "Een zaal." in said.situation


def test_the_old_habit_is_found_in_words_and_picks_and_nowhere_else() -> None:
    """Level and mode must both fit; a quote a turn."""
    of = replace(training(), habits=(HABIT,))
    report = _report("1 a", "4 b", "Laat maar", picks={2: "yield"}, of=of, habit="Ik geef toe", habit_id="cave")
    assert report.habit is not None
    assert report.habit.watched
    assert [quote.text for quote in report.habit.quotes] == ["1 a", "Laat maar"]


def test_a_habit_that_cannot_be_watched_is_said_to_be_so() -> None:
    """Its label stays the learner's own."""
    report = _report("1 a", habit="Ik kijk op mijn gsm", habit_id=None)
    assert report.habit is not None
    assert (report.habit.label, report.habit.watched, report.habit.quotes) == ("Ik kijk op mijn gsm", False, ())
    assert _report("1 a", habit=None, habit_id=None).habit is None


def test_the_same_log_gives_the_same_report() -> None:
    """Feedback is idempotent."""
    assert _report("2 a", "4 b") == _report("2 a", "4 b")
