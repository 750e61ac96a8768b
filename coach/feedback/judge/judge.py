"""The assessor that asks a language model, one call per turn (:mod:`coach.feedback.judge` says what is guaranteed)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import cast

from coach.competency.model import LEVELS, Mode
from coach.errors import ModelFailed
from coach.feedback.judge.answer import Answer
from coach.feedback.judge.kept import KeptAnswers
from coach.feedback.judge.prompt import VERSION, Rubric, turn_message
from coach.feedback.judge.shown import Shown, show
from coach.feedback.judge.verify import Steering, Turned, Verdict, name_of, style_of, verify
from coach.feedback.offline import is_warm
from coach.feedback.report import JUDGE, Assessment, Assessor, Rating, Said
from coach.llm.chat import Call, Chat, Message
from coach.perception.steering import steering
from coach.wording import LANGUAGES

_AT_ONCE = 3
_TOKENS = 120
_TOKENS_EACH = 180
_LOW = 2
_FAR_ABOVE = 3
"""Levels between a judge and a sure offline assessor that honest raters hardly differ by, and flattery does."""
_MODES = frozenset({"passive", "aggressive", "passive_aggressive"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment, and what became of the model's answer on the way to it."""

    assessment: Assessment
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn, ready to be asked about."""

    said: Said
    learner: Shown
    cut: bool
    message: str


@dataclass(frozen=True, slots=True)
class _Call:
    seq: int
    turn: _Turn


@dataclass(frozen=True, slots=True)
class Charge:
    """Whose calls they are: for budgets and ledgers, never for prompts."""

    person: str = ""
    take: str = ""
    names: tuple[str, ...] = ()
    """Names of the learner's that no prompt may hold."""


_NOBODY = Charge()


class ModelJudge:
    """An :class:`~coach.feedback.report.Assessor` with a model behind it. Safe to use from several threads."""

    def __init__(  # noqa: PLR0913 - each is a part of its own; all but three have a default
        self,
        rubric: Rubric,
        chat: Chat,
        offline: Assessor,
        *,
        kept: KeptAnswers | None = None,
        find_steering: Steering = steering,
        at_once: int = _AT_ONCE,
        charge: Charge = _NOBODY,
    ) -> None:
        """Make a judge of one training.

        Args:
            rubric: what it is told of the training.
            chat: who is asked, in the role ``judge``.
            offline: asked for the mode of a low level where the model does not say one, and heard beside a high one.
            kept: answers that were given before; several judges may share them.
            find_steering: finds what must not reach a model; replaced only to measure what it is worth.
            at_once: how many calls at most go out at the same time.
            charge: whose calls they are.

        Raises:
            ModelFailed: ``model-unset``, no model has the role.
        """
        card = chat.offers("judge")
        if card is None:
            raise ModelFailed("model-unset", role="judge")
        self.version = f"{JUDGE}{VERSION}-{card.name}-{rubric.hash}"
        self._rubric, self._chat, self._offline = rubric, chat, offline
        self._kept = kept if kept is not None else KeptAnswers()
        self._steering, self._at_once, self._charge = find_steering, at_once, charge

    def charged_to(self, person: str, take: str = "", names: Sequence[str] = ()) -> ModelJudge:
        """The same judge, with the same kept answers, for somebody's take."""
        return ModelJudge(
            self._rubric,
            self._chat,
            self._offline,
            kept=self._kept,
            find_steering=self._steering,
            at_once=self._at_once,
            charge=Charge(person, take, tuple(names)),
        )

    def assess(self, turns: Sequence[Said]) -> tuple[Assessment, ...]:
        """One assessment per turn, in order; what has no evidence is not observed.

        Raises:
            ModelFailed: a turn got no usable answer. Answers that did come are kept for the next try.
        """
        return tuple(judgement.assessment for judgement in self.judge(turns))

    def judge(self, turns: Sequence[Said]) -> tuple[Judgement, ...]:
        """The same with what was dropped.

        Raises:
            ModelFailed: as above.
        """
        ready = [self._ready(said) for said in turns]
        calls: dict[str, _Call] = {}
        for seq, turn in enumerate(ready, start=1):
            if turn.said.asked and turn.learner.has_words:
                calls.setdefault(turn.message, _Call(seq, turn))
        answers = self._answers(calls)
        return tuple(self._judgement(turn, answers.get(turn.message)) for turn in ready)

    def _ready(self, said: Said) -> _Turn:
        context = [self._shown(text, said.language)[0].text for text in (said.situation, said.counterpart_says)]
        learner, cut = self._shown(said.learner_says, said.language)
        message = turn_message(context[0], context[1], learner.text, said.asked)
        return _Turn(said, learner, cut, f"{said.language}\0{message}")

    def _shown(self, text: str, language: str) -> tuple[Shown, bool]:
        """The text as shown, and whether something was cut."""
        cuts = [(span.start, span.end) for span in self._steering(text, language)]
        return show(text, cuts, self._charge.names), bool(cuts)

    def _answers(self, calls: dict[str, _Call]) -> dict[str, Answer]:
        """An answer per message. The first call goes alone: it fills the server's cache, and fails alone too."""
        answers: dict[str, Answer] = {}
        todo: list[tuple[str, _Call]] = []
        for message, call in calls.items():
            kept = self._kept.get(self._key(message))
            if kept is None:
                todo.append((message, call))
            else:
                answers[message] = kept
        if todo:
            answers[todo[0][0]] = self._ask(*todo[0])
        if todo[1:]:
            with ThreadPoolExecutor(min(self._at_once, len(todo) - 1), "judge") as pool:
                asked = [(message, pool.submit(self._ask, message, call)) for message, call in todo[1:]]
                try:
                    answers |= {message: future.result() for message, future in asked}
                except BaseException:
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise
        return answers

    def _ask(self, message: str, call: _Call) -> Answer:
        language, _, text = message.partition("\0")
        system = self._rubric.systems.get(language, self._rubric.systems[LANGUAGES[-1]])
        asked = call.turn.said.asked
        answer = self._chat.structured(
            Call(
                role="judge",
                messages=(Message("system", system), Message("user", text)),
                person=self._charge.person,
                take=self._charge.take,
                seq=call.seq,
                most_tokens=_TOKENS + _TOKENS_EACH * len(asked),
                temperature=0.0,
            ),
            Answer,
        )
        if not any(name in asked for name in map(name_of, answer.ratings)):
            raise ModelFailed("model-malformed")
        self._kept.put(self._key(message), answer)
        return answer

    def _key(self, message: str) -> tuple[str, str]:
        return self._charge.person, hashlib.sha256(f"{self.version}\0{message}".encode()).hexdigest()

    def _judgement(self, turn: _Turn, answer: Answer | None) -> Judgement:
        said = turn.said
        warm = is_warm(turn.learner.text, said.language)
        if answer is None:
            ratings = tuple(Rating(name, None, sure=True) for name in said.asked)
            nothing = Assessment("neutral", ratings, warm, style_sure=False)
            return Judgement(nothing, Verdict(len(said.asked), called=False, cut=turn.cut))
        heard = Turned(said.language, turn.learner, said.asked, self._steering, self._offline_mode(said))
        ratings, verdict = verify(answer, heard)
        ratings = self._doubted(said, ratings)
        style = style_of(answer)
        assessment = Assessment(style or "neutral", ratings, warm, style_sure=style is not None)
        return Judgement(assessment, verdict.of_turn(cut=turn.cut))

    def _doubted(self, said: Said, ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
        """The same ratings, not sure where they stand far above what the offline assessor is sure of."""
        if all(rating.level is None or rating.level < LEVELS[0] + _FAR_ABOVE for rating in ratings):
            return ratings
        (heard,) = self._offline.assess([said])
        sure = {of.competency: of.level for of in heard.ratings if of.sure and of.level is not None}
        return tuple(
            replace(rating, sure=False)
            if rating.level is not None and rating.level - sure.get(rating.competency, rating.level) >= _FAR_ABOVE
            else rating
            for rating in ratings
        )

    def _offline_mode(self, said: Said) -> Callable[[str], Mode | None]:
        def mode(competency: str) -> Mode | None:
            """Of this competency, else of any low one, else the style of the whole turn."""
            (heard,) = self._offline.assess([said])
            low = [of for of in heard.ratings if of.mode is not None and of.level is not None and of.level <= _LOW]
            found = next((of.mode for of in low if of.competency == competency), None)
            found = found or next((of.mode for of in low), None)
            return found or (cast("Mode", heard.style) if heard.style in _MODES else None)

        return mode
