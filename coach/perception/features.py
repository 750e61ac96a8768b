"""What is known of a turn before anything is learnt: its meaning and its signals, whole and sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coach.perception.encoder import Encoder, Vectors
from coach.perception.kernel import Matrix
from coach.perception.signals import signals
from coach.perception.words import Sentence, sentences

_MOST_SENTENCES = 24


@dataclass(frozen=True, slots=True)
class Utterance:
    """A turn as perception gets it: the words, and what they answer."""

    language: str
    counterpart_says: str
    learner_says: str


@dataclass(frozen=True, slots=True)
class Features:
    """Several turns as numbers; row i is turn i, and ``owner`` says to which turn a sentence row belongs."""

    meaning: Matrix
    other: Matrix
    last: Matrix
    signals: Matrix
    owner: Matrix
    sentence_meaning: Matrix
    sentence_signals: Matrix
    sentences: tuple[tuple[Sentence, ...], ...]


def texts_of(turns: Sequence[Utterance]) -> list[str]:
    """Every text whose meaning is needed for these turns, each once, in a stable order."""
    parts = [part.text for turn in turns for part in parted(turn.learner_says)]
    whole = [text for turn in turns for text in (turn.learner_says, turn.counterpart_says)]
    return list(dict.fromkeys([*whole, *parts]))


def parted(text: str) -> tuple[Sentence, ...]:
    """The sentences of a turn, the last ones together when there are very many; never none."""
    found = sentences(text)
    if len(found) > _MOST_SENTENCES:
        start = found[_MOST_SENTENCES - 1].start
        found = (*found[: _MOST_SENTENCES - 1], Sentence(text[start : found[-1].end], start, found[-1].end))
    return found or (Sentence(text, 0, len(text)),)


def features(turns: Sequence[Utterance], vectors: dict[str, Vectors]) -> Features:
    """The features of these turns, with the vectors of :func:`texts_of` at hand."""
    parts = tuple(parted(turn.learner_says) for turn in turns)
    flat = [(index, part) for index, found in enumerate(parts) for part in found]
    return Features(
        meaning=_rows([vectors[turn.learner_says] for turn in turns]),
        other=_rows([vectors[turn.counterpart_says] for turn in turns]),
        last=_rows([vectors[found[-1].text] for found in parts]),
        signals=_rows([signals(turn.learner_says, turn.counterpart_says, turn.language) for turn in turns]),
        owner=np.array([index for index, _ in flat]),
        sentence_meaning=_rows([vectors[part.text] for _, part in flat]),
        sentence_signals=_rows(
            [signals(part.text, turns[index].counterpart_says, turns[index].language) for index, part in flat]
        ),
        sentences=parts,
    )


def vectors_for(turns: Sequence[Utterance], encoder: Encoder) -> dict[str, Vectors]:
    """The vectors that :func:`features` needs, computed now."""
    texts = texts_of(turns)
    return dict(zip(texts, encoder.encode(texts), strict=True))


def _rows(rows: Sequence[object]) -> Matrix:
    return np.asarray(rows, float)
