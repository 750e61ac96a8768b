"""What a learner ticked to share, and the pieces of a document that are made of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coach.errors import NotFound
from coach.programme.sharing import Intention, SharedExcerpt, SharedFocus, SharedMeeting, SharedRating
from coach.services.access import Actor
from coach.services.ports import Stores
from coach.services.review import Moment, Review, moments


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the learner ticked. Everything is off until it is chosen."""

    receiver: UUID
    take: UUID | None = None
    intention: UUID | None = None
    reflection: str | None = None
    """The text to share, possibly edited for the occasion."""
    moments: Collection[int] = ()
    """Seqs of the learner's turns to quote."""
    ratings: bool = False
    request: str | None = None
    last_day: date | None = None
    """The last day on which it can be seen, where the sharer is; None: until it is taken back."""
    meeting: UUID | None = None
    """A meeting of their own; only what it is called and its day go along."""


def intention_of(stores: Stores, who: Actor, chosen: Chosen) -> Intention | None:
    """The intention that was chosen.

    Raises:
        NotFound: ``no-intention``, it is not the person's.
    """
    if chosen.intention is None:
        return None
    found = stores.reflections.intention(chosen.intention)
    if found is None or found.learner != who.id:
        raise NotFound("no-intention")
    return found


def meeting_of(stores: Stores, who: Actor, chosen: Chosen) -> SharedMeeting | None:
    """What it is called and when: who is there, what the learner wants and what they dread stay theirs.

    Raises:
        NotFound: ``no-meeting``, it is not the person's.
    """
    if chosen.meeting is None:
        return None
    found = stores.meetings.get(chosen.meeting)
    if found is None or found.learner != who.id:
        raise NotFound("no-meeting")
    return SharedMeeting(found.title, found.day)


def focus(review: Review | None, intention: Intention | None, language: str) -> SharedFocus | None:
    """What the intention is about, where the learner said so; it stands in the preview like all that is shared."""
    about = intention.competency if intention is not None else None
    named = review.training.competencies.get(about) if review is not None and about is not None else None
    return SharedFocus(named.id, named.name[language]) if named is not None else None


def excerpts(review: Review, chosen: Chosen, learner: str) -> tuple[SharedExcerpt, ...]:
    """The moments that were chosen, each with what came before it."""
    return tuple(
        SharedExcerpt(_before(review, moment, learner), moment.turn.text, spoken=moment.turn.kind == "said")
        for moment in moments(review)
        if moment.turn is not None and moment.turn.seq in chosen.moments
    )


def _before(review: Review, moment: Moment, learner: str) -> str:
    """The last thing that somebody in the room said before this moment, with their name."""
    before = [turn for turn in review.turns if moment.turn is not None and turn.seq < moment.turn.seq]
    for turn in reversed(before):
        if turn.kind == "cue" and turn.seat in review.scene.people and turn.text:
            name = review.scene.people[turn.seat].short
            who = f"{name} (AI)" if turn.player == "model" else name
            theirs = turn.player == "human"  # another's own words are not the learner's to share: the written line is
            said = None if theirs else turn.spoken
            return f"{who}: {said or turn.text.replace('{learner}', learner)}"
    return moment.node.title


def ratings(review: Review, language: str) -> tuple[SharedRating, ...]:
    """What was heard in the learner's own words, as anchors: no number to rank by."""
    found = []
    for finding in review.report.findings:
        if finding.level is not None and finding.basis == "said":
            competency = review.training.competencies[finding.competency]
            anchor = competency.anchor(finding.level, language)
            found.append(SharedRating(finding.competency, competency.name[language], anchor))
    return tuple(found)
