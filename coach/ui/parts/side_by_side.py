"""Two takes laid beside each other, moment by moment, and what came out differently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import streamlit as st

from coach.feedback.report import Finding
from coach.services.review import Moment, Review, moments
from coach.ui.parts.moment import said
from coach.ui.parts.text import safe
from coach.wording import Wording


@dataclass(frozen=True, slots=True)
class Row:
    """The same moment in two takes; None where a take did not come there."""

    one: Moment | None
    other: Moment | None

    @property
    def same(self) -> bool:
        """Whether the same was said and answered in both: a take that was rewound shares its beginning."""
        return self.one is not None and self.other is not None and _heard(self.one) == _heard(self.other)


def _heard(moment: Moment) -> list[tuple[str, str, str]]:
    turns = (*((moment.turn,) if moment.turn else ()), *moment.answer)
    return [(turn.seat, turn.kind, turn.spoken or turn.text) for turn in turns]


def aligned(one: Review, other: Review) -> tuple[Row, ...]:
    """The moments of both in order: a moment is the same one when it is the same visit to the same node."""
    first, second = _visits(one), _visits(other)
    order = list(first)
    place = 0
    for visit in second:
        if visit in first:
            place = order.index(visit) + 1
        else:
            order.insert(place, visit)
            place += 1
    return tuple(Row(first.get(visit), second.get(visit)) for visit in order)


def _visits(review: Review) -> dict[tuple[str, int], Moment]:
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], Moment] = {}
    for moment in moments(review):
        found[moment.node.id, seen[moment.node.id]] = moment
        seen[moment.node.id] += 1
    return found


def row(found: Row, pair: tuple[Review, Review], say: Wording) -> None:
    """Draw a moment: one below the other on a phone, and once when both said the same."""
    if found.same and found.one is not None:
        label = f'<p class="rc-label">{safe(say("takes.both"))}</p>'
        st.html(label + said(found.one, pair[0].scene.people, say))
        return
    columns = st.columns(2, gap="large")
    for column, moment, review in zip(columns, (found.one, found.other), pair, strict=True):
        label = f'<p class="rc-label">{safe(say("takes.take", n=review.take.number))}</p>'
        told = f'<p class="rc-direction">({safe(say("takes.not_reached"))})</p>'
        column.html(label + (said(moment, review.scene.people, say) if moment else told))


def differences(pair: tuple[Review, Review], say: Wording) -> str:
    """How each ended, and the competencies that were heard differently, in words."""
    endings = "".join(
        _cell(
            say("takes.how_ended", n=review.take.number), review.ending.text if review.ending else say("takes.stopped")
        )
        for review in pair
    )
    rows = [cells for name in _common(pair) if (cells := _competency(name, pair, say))]
    drawn = "".join(f'<div class="rc-two rc-row">{cells}</div>' for cells in rows)
    none = "" if rows else f'<p class="rc-p rc-soft">{safe(say("takes.no_difference"))}</p>'
    return f'<h2 class="rc-h2">{safe(say("takes.differences"))}</h2><div class="rc-two">{endings}</div>{drawn}{none}'


def _common(pair: tuple[Review, Review]) -> tuple[str, ...]:
    other = {found.competency for found in pair[1].report.findings}
    return tuple(found.competency for found in pair[0].report.findings if found.competency in other)


def _competency(name: str, pair: tuple[Review, Review], say: Wording) -> str:
    found = [next(one for one in review.report.findings if one.competency == name) for review in pair]
    if (found[0].level, found[0].basis) == (found[1].level, found[1].basis):
        return ""
    return "".join(
        _cell(
            say("takes.competency", n=review.take.number, name=review.training.competencies[name].name[say.language]),
            _anchor(one, review, say),
        )
        for one, review in zip(found, pair, strict=True)
    )


def _anchor(found: Finding, review: Review, say: Wording) -> str:
    if found.level is None:
        return say("takes.not_seen")
    anchor = review.training.competencies[found.competency].anchor(found.level, say.language)
    return say("takes.picked", anchor=anchor) if found.basis == "picked" else anchor


def _cell(label: str, text: str) -> str:
    return f'<div><p class="rc-label">{safe(label)}</p><p class="rc-p">{safe(text)}</p></div>'
