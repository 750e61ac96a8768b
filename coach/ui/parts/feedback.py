"""What stands at the top of the feedback: one thing to keep, the ending, the old habit; and how it was all made."""

from __future__ import annotations

from collections.abc import Sequence

from coach.feedback.report import HabitSeen, Keep, TryInstead, model_named
from coach.services.review import Review, moments
from coach.ui.parts.finding import sentence, shows
from coach.ui.parts.quote import evidence, moment_link
from coach.ui.parts.text import safe
from coach.wording import Wording


def ending(review: Review, say: Wording) -> str:
    """How the scene ended, as a stage direction; a take that was stopped says so."""
    if review.ending is None:
        return f'<p class="rc-direction rc-ended">({safe(say("feedback.stopped"))})</p>'
    return (
        f'<section class="rc-ended"><h2 class="rc-h3">{safe(review.ending.title)}</h2>'
        f'<p class="rc-direction">{safe(review.ending.text)}</p></section>'
    )


def keep(found: Keep, review: Review, say: Wording) -> str:
    """The card with the words to hold on to, and what they did."""
    if found.quote.basis == "picked":
        told = shows(found.quote, review)
    else:
        told = sentence(found.competency, found.level, review, say)
    return (
        f'<h2 class="rc-card-title">{safe(say("feedback.keep"))}</h2>'
        f'{evidence(found.quote, review.scene, say)}<p class="rc-p">{safe(told)}</p>'
    )


def try_instead(found: TryInstead, review: Review, say: Wording) -> str:
    """The card with a line to say instead, at the moment where it could have been said; an AI's says so."""
    by = f'<p class="rc-note">{safe(say("feedback.ai_line"))}</p>' if found.by == "model" else ""
    lead = say("feedback.try_said") if found.quote.basis == "said" else say("feedback.try_picked")
    return (
        f'<h2 class="rc-card-title">{safe(say("feedback.try"))}</h2>'
        f'<p class="rc-p rc-soft">{safe(lead)} “{safe(found.quote.text)}”<br>'
        f"{moment_link(found.quote, review.scene, say)}</p>"
        f'<p class="rc-p rc-also">{safe(say("feedback.try_so"))}</p>'
        f'<p class="rc-spoken rc-try">“{safe(found.line)}”</p>{by}'
    )


def habit(found: HabitSeen, review: Review, say: Wording) -> str:
    """The old habit in the learner's own label: where it dropped by, that it did not, or that we cannot know."""
    label = f'<p class="rc-p">{safe(found.label)}</p>'
    if not found.watched:
        title, more = say("feedback.habit_blind"), f'<p class="rc-note">{safe(say("feedback.habit_blind_why"))}</p>'
    elif not found.quotes:
        title, more = say("feedback.habit_absent"), f'<p class="rc-note">{safe(say("feedback.habit_absent_why"))}</p>'
    else:
        title = say("feedback.habit_came", n=len(found.quotes))
        more = ""
    quotes = "".join(evidence(quote, review.scene, say, habit=True) for quote in found.quotes)
    side = f'<div class="rc-habit-quotes">{quotes}</div>' if quotes else ""
    came = " rc-habit-came" if quotes else ""
    words = f'<div><h2 class="rc-h2">{safe(title)}</h2>{label}{more}</div>'
    return f'<section class="rc-habit-band{came}">{words}{side}</section>'


def made(review: Review, say: Wording) -> str:
    """How it was all made, as HTML: from which moments, by what, in which versions, and with how many hints."""
    hints = f" {_hints(review, say)}" if any(turn.kind == "hint" for turn in review.turns) else ""
    lines = [say("feedback.version_ai", version=review.model.assessor)] if review.model is not None else []
    lines.append(say("feedback.version_offline", version=review.offline.assessor))
    versions = "".join(f"<li>{safe(line)}</li>" for line in lines)
    return (
        f'<p class="rc-made">{safe(_from(review, say))}{safe(hints)}</p>'
        f'<details class="rc-rungs rc-versions"><summary>{safe(say("feedback.versions"))}</summary>'
        f"<ul>{versions}</ul></details>"
    )


def _hints(review: Review, say: Wording) -> str:
    asked = [turn.text for turn in review.turns if turn.kind == "hint"]
    named = review.training.competencies
    names = dict.fromkeys(named[one].name[say.language] for one in asked if one in named)
    return say("feedback.hints", n=len(asked), names=say.names(list(names)))


def _from(review: Review, say: Wording) -> str:
    numbers = {moment.turn.seq: number for number, moment in enumerate(moments(review), start=1) if moment.turn}
    said, picked = (
        [numbers[seq] for seq in seqs if seq in numbers]
        for seqs in (review.report.said_moments, review.report.picked_moments)
    )
    model = model_named(review.report.assessor)
    if said and picked:
        told = {"said": _moments(said, say), "picked": _moments(picked, say)}
        return say("feedback.made_both_ai", name=model, **told) if model else say("feedback.made_both", **told)
    if said and model:
        return say("feedback.made_said_ai", name=model, said=_moments(said, say))
    if said:
        return say("feedback.made_said", said=_moments(said, say))
    return say("feedback.made_picked", picked=_moments(picked, say))


def _moments(numbers: Sequence[int], say: Wording) -> str:
    return say("feedback.moments", n=len(numbers), names=say.names([str(number) for number in numbers]))
