"""A model's reply as it streams: cut into sentences, each held against the part that it was to play."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Thread

from coach.conversation.model_player import NOT_GIVEN
from coach.conversation.part import TOLD, Part
from coach.conversation.prompt_words import WORDS
from coach.conversation.reply_check import (
    Ear,
    Fault,
    ReplyContext,
    Sentences,
    asks_again,
    check,
    clean,
    prepare,
    undirected,
)
from coach.perception.signals import found
from coach.perception.words import content_words
from coach.scenario.running import LEARNER

_GIVEN = 0.6
"""Likeness to an authored line from which on a reply gives the same."""


class Reply:
    """Fits :class:`coach.conversation.model_player.ReplyCheck`; safe to use from several threads.

    With an ear the checks that go by meaning hear more (about 5 ms a sentence).
    """

    def __init__(self, ear: Ear | None = None) -> None:
        self._ear = ear

    def sentences(self, pieces: Iterator[str], part: Part) -> Iterator[str]:
        """Whole sentences out of the pieces of a stream, without the speaker's own name and stage directions."""
        context = context_of(part)
        if self._ear is not None:  # read ahead while the model thinks: the first check then costs as little as the rest
            Thread(target=prepare, args=(context, self._ear), daemon=True).start()
        cut, first = Sentences(), True
        for sentence in _cut(cut, pieces):
            text = clean(sentence, (part.person.short, part.person.name)) if first else sentence
            text = undirected(text, context)
            if text:
                first = False
                yield text

    def fault(self, sentence: str, so_far: Sequence[str], part: Part) -> str | None:
        """The kind of fault in the next sentence of a reply, or None when it may be heard."""
        fault = check(sentence, so_far, context_of(part), self._ear)
        return fault.kind if fault is not None else None

    def gave(self, said: Sequence[str], part: Part) -> bool:
        """Whether a reply gives or tells what it was to: in its words, or close to a line that does."""
        text = " ".join(said)
        lines = [line for line in (part.gives, part.tells, *part.examples) if line]
        near = self._ear.nearest(text, lines) if self._ear is not None and text else 0.0
        if near >= _GIVEN:
            return True
        known = {word for line in lines for word in content_words(line, part.language)}
        shared = known & set(content_words(text, part.language))
        return bool(shared) and not found("refuse", text, part.language)

    def reason(self, kind: str, part: Part) -> str:
        """What the model is told about its fault."""
        if kind == NOT_GIVEN:
            return WORDS[part.language].missed
        return asks_again(Fault(kind, ""), part.language)  # type: ignore[arg-type]  # a kind that fault() gave


def _cut(cut: Sentences, pieces: Iterator[str]) -> Iterator[str]:
    for piece in pieces:
        yield from cut.feed(piece)
    yield from cut.flush()


def context_of(part: Part) -> ReplyContext:
    """What the checks know of a part's moment."""
    own = tuple(spoken.words for spoken in part.transcript if spoken.who == part.person.id)
    others = tuple(
        spoken.words for spoken in part.transcript if spoken.who not in {part.person.id, LEARNER} and spoken.name
    )
    told = tuple(spoken.words for spoken in part.transcript if spoken.who == TOLD)
    named = (part.person, *part.others)
    return ReplyContext(
        language=part.language,
        learner_turns=part.learner_turns,
        own_lines=own,
        other_lines=others,
        locked=part.locked,
        public=(part.setting, part.does, part.tells, *told),
        may=part.examples,
        move=part.move,
        concedes=part.concedes,
        conceding=part.conceding,
        gives=part.gives,
        names=(*(person.short for person in named), *(person.name for person in named), part.learner),
        most_words=part.most_words,
    )
