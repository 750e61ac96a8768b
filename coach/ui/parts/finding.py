"""One competency in the feedback: where the words stood, what shows it, and how sure we are."""

from __future__ import annotations

from collections.abc import Sequence

from coach.feedback.report import Finding, Quote
from coach.feedback.second import Difference
from coach.services.review import Review
from coach.ui.parts.ladder import ladder
from coach.ui.parts.quote import evidence
from coach.ui.parts.text import safe
from coach.wording import Wording

_UNFOLDED = 2
_QUOTED = 3


def findings(review: Review, say: Wording) -> str:
    """All competencies as HTML: first those that the two cards speak of, then the others, then what was not seen."""
    report = review.report
    named = [part.competency for part in (report.try_instead, report.keep) if part is not None]
    seen = [found for found in report.findings if found.level is not None]
    seen.sort(key=lambda found: named.index(found.competency) if found.competency in named else len(named))
    unseen = [found for found in report.findings if found.level is None]
    drawn = [_seen(found, review, say, unfolded=index < _UNFOLDED) for index, found in enumerate(seen)]
    return "".join((*drawn, *(_unseen(found, review, say) for found in unseen)))


def _seen(found: Finding, review: Review, say: Wording, *, unfolded: bool) -> str:
    competency = review.training.competencies[found.competency]
    level = found.level or 1
    picked = found.basis == "picked"
    told = _told(found, level, review, say)
    note = "" if found.sure else f'<p class="rc-unsure">{safe(_unsure(found, say))}</p>'
    quotes = _quotes(_of(found.quotes, found.basis), review, say)
    return (
        f'<details class="rc-finding"{" open" if unfolded else ""}>'
        f'<summary><h3 class="rc-h3">{safe(competency.name[say.language])}</h3>'
        f'<span class="rc-closed-note">{safe(competency.anchor(level, say.language))}</span></summary>'
        f'<div class="rc-finding-body">{ladder(competency, level, say, picked=picked)}'
        f'<div class="rc-shown">{quotes}{told}{note}{_apart(found, review, say)}{_otherwise(found, review, say)}</div>'
        "</div></details>"
    )


def _quotes(quotes: Sequence[Quote], review: Review, say: Wording) -> str:
    """The first few as they are; a long conversation's others unfold."""
    drawn = [evidence(quote, review.scene, say) for quote in quotes]
    first, rest = drawn[:_QUOTED], drawn[_QUOTED:]
    if not rest:
        return "".join(first)
    summary = say("feedback.more_quotes", n=len(rest))
    return f'{"".join(first)}<details class="rc-rungs"><summary>{safe(summary)}</summary>{"".join(rest)}</details>'


def _told(found: Finding, level: int, review: Review, say: Wording) -> str:
    """Words said get the training's sentence for their level; a picked line gets what its author says it showed."""
    if found.basis == "said":
        text = sentence(found.competency, level, review, say)
    else:
        text = next((shows(quote, review) for quote in found.quotes if quote.level == level), "")
    return f'<p class="rc-p">{safe(text)}</p>' if text else ""


def sentence(competency: str, level: int, review: Review, say: Wording) -> str:
    """What the training says of words at a level: behaviour, effect, next step."""
    return review.training.feedback.get(competency, {}).get(level, {}).get(say.language, "")


def shows(quote: Quote, review: Review) -> str:
    """What the author wrote about picking this line; nothing when it was not a pick."""
    node = review.scene.nodes.get(quote.node)
    choice = node.choice(quote.choice) if node and quote.choice and quote.basis == "picked" else None
    return choice.shows if choice else ""


def _apart(found: Finding, review: Review, say: Wording) -> str:
    """Picks beside words said: shown apart, they lift nothing."""
    if found.basis != "said" or found.picked_level is None:
        return ""
    anchor = review.training.competencies[found.competency].anchor(found.picked_level, say.language)
    quotes = _quotes(_of(found.quotes, "picked"), review, say)
    return (
        f'<div class="rc-apart"><p class="rc-label">{safe(say("feedback.from_picks"))}</p>'
        f'<p class="rc-p rc-soft">{safe(anchor)}</p>{quotes}</div>'
    )


def _otherwise(found: Finding, review: Review, say: Wording) -> str:
    """What the reader without a model made of it, where the two lie far apart; neither is averaged away."""
    apart: Difference | None = next((of for of in review.differences if of.competency == found.competency), None)
    if apart is None:
        return ""
    anchor = review.training.competencies[found.competency].anchor(apart.offline.level, say.language)
    return (
        f'<div class="rc-apart rc-otherwise"><p class="rc-label">{safe(say("feedback.read_otherwise"))}</p>'
        f'<p class="rc-p">{safe(anchor)}</p>{evidence(apart.offline.quote, review.scene, say)}</div>'
    )


def _unseen(found: Finding, review: Review, say: Wording) -> str:
    name = review.training.competencies[found.competency].name[say.language]
    told = say("feedback.not_seen") if found.opportunity else say("feedback.no_chance")
    return (
        f'<section class="rc-unseen"><h3 class="rc-h3">{safe(name)}</h3>'
        f'<p class="rc-p rc-soft">{safe(told)}</p></section>'
    )


def _unsure(found: Finding, say: Wording) -> str:
    said = _of(found.quotes, "said")
    return say("feedback.unsure_one") if len(said) == 1 else say("feedback.unsure")


def _of(quotes: Sequence[Quote], basis: str) -> list[Quote]:
    return [quote for quote in quotes if quote.basis == basis and quote.level is not None]
