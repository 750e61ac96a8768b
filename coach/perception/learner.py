"""Learns from rated turns what levels, styles and "not shown" look like, for any training.

Two stages, both kernel ridge regression on meaning and signals. The first rates whole turns and single sentences;
the second adds what the first made of the sentences (the worst, the best, the first and the last: one insult spoils a
kind turn, a retreat in the last sentence undoes a firm one). Each example's own situation is left out of what the first
stage says of it, so the second learns how far the first can be trusted (stacking; Wolpert, 1992). Languages are pooled:
the encoder and the signals are the same for both. How often to abstain is set on examples predicted in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coach.competency.model import Example
from coach.perception.encoder import KeptVectors
from coach.perception.features import Features, Utterance, features, texts_of, vectors_for
from coach.perception.kernel import Block, Matrix, Ridge, groups
from coach.perception.reading import STYLES, Reading, style_of
from coach.perception.scale import cumulative, decide, shares
from coach.perception.words import known_share, words

VERSION = "2"
"""Changes when this code could rate the same words otherwise."""

_FIRST, _SECOND = 1.0, 1.5
_ABSTAIN_LEVEL, _ABSTAIN_STYLE = 0.05, 0.08
_FALSE_UNSEEN = 0.07
_FEW = 12
_FOREIGN = 0.12
_ENOUGH_WORDS = 5
_LONGEST_WORD = 40
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>")
_COMMONEST_STYLE = np.array([0.0, 0.0, 0.0, 0.0, -0.7])


class Learner:
    """What was learnt from one training's examples."""

    def __init__(self, examples: Sequence[Example], encoder: KeptVectors) -> None:
        self._encoder = encoder
        self.competencies = tuple(dict.fromkeys(name for example in examples for name in example.ratings))
        self._enough = len(examples) >= _FEW
        if self._enough:
            self._fit(examples)

    def _fit(self, examples: Sequence[Example]) -> None:
        turns = [Utterance(of.language, of.counterpart_says, of.learner_says) for of in examples]
        texts = texts_of(turns)
        of = features(turns, dict(zip(texts, self._encoder.encode_set(texts), strict=True)))
        kept = list(groups([f"{example.language} {example.situation}" for example in examples]))
        self._base = (Block.of(of.meaning, "linear", 0.5), Block.of(of.signals, "standard", 0.5))
        self._top = (
            Block.of(of.meaning, "linear", 0.4), Block.of(of.signals, "standard", 0.5),
            Block.of(of.other, "linear", 0.1), Block.of(of.signals, "radial", 0.3), Block.of(of.last, "linear", 0.1),
        )  # fmt: skip
        self._fit_first(examples, of)
        stage = self._stage_left_out(of, kept)
        self._stage = Block.of(stage, "radial", 0.5)
        self._fit_second(examples, self._like_top(of, stage), kept)

    def _fit_first(self, examples: Sequence[Example], of: Features) -> None:
        kernel = self._like_base(of.meaning, of.signals)
        self._first: list[Ridge] = []
        for name in self.competencies:
            where, levels = _rated(examples, name)
            if len(where) >= _FEW:
                self._first.append(Ridge(kernel, where, levels[:, None].astype(float), _FIRST))
        self._first.append(Ridge(kernel, np.arange(len(examples)), _styles(examples), _FIRST))

    def _fit_second(self, examples: Sequence[Example], kernel: Matrix, kept: list[NDArray[np.intp]]) -> None:
        self._levels: dict[str, Ridge] = {}
        self._unseen: dict[str, tuple[Ridge, float]] = {}
        sureness: list[float] = []
        for name in self.competencies:
            where, levels = _rated(examples, name)
            if len(where) < _FEW:
                continue
            ridge = self._levels[name] = Ridge(kernel, where, cumulative(levels), _SECOND)
            held = _left_out(ridge, kernel, kept)[where]
            sureness += [decide(share)[1] for share in shares(held)]
            asked = np.array([index for index, example in enumerate(examples) if name in example.ratings], np.intp)
            shown = np.array([[float(examples[index].ratings[name] is None)] for index in asked])
            if shown.sum() >= _FEW:
                unseen = Ridge(kernel, asked, shown, _SECOND)
                scores = _left_out(unseen, kernel, kept)[asked][:, 0]
                bar = float(np.quantile(scores[shown[:, 0] == 0], 1 - _FALSE_UNSEEN))
                self._unseen[name] = (unseen, bar)
        self._bar = float(np.quantile(sureness, _ABSTAIN_LEVEL)) if sureness else 1.0
        self._style = Ridge(kernel, np.arange(len(examples)), _styles(examples), _SECOND)
        held = _left_out(self._style, kernel, kept) + _COMMONEST_STYLE * self._style.mean
        self._style_bar = float(np.quantile([style_of(row)[1] for row in held], _ABSTAIN_STYLE))

    def read(self, turns: Sequence[Utterance], asked: Sequence[Sequence[str]]) -> tuple[Reading, ...]:
        """What each turn shows of what was asked; without enough examples nothing is sure."""
        if not turns:
            return ()
        if not self._enough:
            return tuple(Reading.empty(turn, names) for turn, names in zip(turns, asked, strict=True))
        of = features(turns, vectors_for(turns, self._encoder))
        stage, parts = self._stage_of(of)
        like = self._like_top(of, stage)
        styles = self._style.predict(like) + _COMMONEST_STYLE * self._style.mean
        levels = {name: shares(ridge.predict(like)) for name, ridge in self._levels.items()}
        unseen = {name: ridge.predict(like)[:, 0] - bar for name, (ridge, bar) in self._unseen.items()}
        readings = []
        for row, (turn, names) in enumerate(zip(turns, asked, strict=True)):
            reading = Reading(turn, of.sentences[row], styles[row], self._style_bar, self._bar, foreign=_foreign(turn))
            own = parts[of.owner == row]
            for name in names:
                if name in levels:
                    column = list(self._levels).index(name)
                    over = float(unseen[name][row]) if name in unseen else -1.0
                    reading.add(name, levels[name][row], unseen_by=over, per_sentence=own[:, column])
                else:
                    reading.add_unknown(name)
            readings.append(reading)
        return tuple(readings)

    def _like_base(self, meaning: Matrix, signals: Matrix) -> Matrix:
        return self._base[0].like(meaning) + self._base[1].like(signals)

    def _like_top(self, of: Features, stage: Matrix) -> Matrix:
        rows = (of.meaning, of.signals, of.other, of.signals, of.last)
        total = self._stage.like(stage)
        for block, values in zip(self._top, rows, strict=True):
            total = total + block.like(values)
        return np.asarray(total)

    def _stage_of(self, of: Features) -> tuple[Matrix, Matrix]:
        whole = np.hstack([ridge.predict(self._like_base(of.meaning, of.signals)) for ridge in self._first])
        like = self._like_base(of.sentence_meaning, of.sentence_signals)
        parts = np.hstack([ridge.predict(like) for ridge in self._first])
        return np.array([_gather(whole[row], parts[of.owner == row]) for row in range(len(whole))]), parts

    def _stage_left_out(self, of: Features, kept: list[NDArray[np.intp]]) -> Matrix:
        like = self._like_base(of.meaning, of.signals)
        like_parts = self._like_base(of.sentence_meaning, of.sentence_signals)
        rows: dict[int, Matrix] = {}
        for members in kept:
            own = np.flatnonzero(np.isin(of.owner, members))
            whole = np.hstack([ridge.predict_without(like[members], members) for ridge in self._first])
            parts = np.hstack([ridge.predict_without(like_parts[own], members) for ridge in self._first])
            for at, member in enumerate(members):
                rows[int(member)] = _gather(whole[at], parts[of.owner[own] == member])
        return np.array([rows[index] for index in range(len(like))])


def _gather(whole: Matrix, parts: Matrix) -> Matrix:
    return np.concatenate([whole, parts.max(0), parts.min(0), parts[-1], parts[0]])


def _left_out(ridge: Ridge, kernel: Matrix, kept: list[NDArray[np.intp]]) -> Matrix:
    found = np.zeros((len(kernel), ridge.weights.shape[1]))
    for members in kept:
        found[members] = ridge.predict_without(kernel[members], members)
    return found


def _rated(examples: Sequence[Example], name: str) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    found = [(index, level) for index, example in enumerate(examples) if (level := example.ratings.get(name))]
    return np.array([index for index, _ in found], np.intp), np.array([level for _, level in found], np.intp)


def _styles(examples: Sequence[Example]) -> Matrix:
    return np.array([[float(example.style == style) for style in STYLES] for example in examples])


def _foreign(turn: Utterance) -> bool:
    """Whether it is not something said in a language that the signals know: too little to go by."""
    said = words(turn.learner_says)
    odd = len(said) >= _ENOUGH_WORDS or any(len(word) > _LONGEST_WORD for word in said)
    markup = _MARKUP.search(turn.learner_says) is not None
    return markup or (odd and known_share(turn.learner_says) < _FOREIGN)
