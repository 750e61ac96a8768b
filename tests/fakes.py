"""Fakes that fit the ports: a clock and entropy that tests move, content in memory, a matcher and an assessor."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import Field, TypeAdapter

from coach.bootstrap.parts import Parts
from coach.competency.model import Competency, Habit
from coach.conversation.hearing import Before
from coach.conversation.part import Part
from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.errors import ModelFailed
from coach.feedback.report import Assessment, Assessor, Finding, Quote, Rating, Report, Said
from coach.llm.chat import Answer, Call, ModelCard, Role
from coach.scenario.heard import FLAGS, MANNERS, Heard, heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.scenes import AnyScenario, compile_scene
from coach.scenario.script import Choice, Scene
from coach.scenario.training import Entry, Notice, Source, Training
from tests.guides import ADVICE, ASSIGNMENTS, GUIDE, tracks
from tests.scripts import LOOSE, TINY

TRAINING = "assertive-meetings"
_SCENARIO: TypeAdapter[AnyScenario] = TypeAdapter(Annotated[AnyScenario, Field(discriminator="kind")])
NOTICE = Notice("RC101", "broken.yaml", 3, {"key": "nods"})


class Clock:
    """A clock that moves a millisecond at each look, and as far as a test says."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """Now."""
        self.now += timedelta(milliseconds=1)
        return self.now

    def forward(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


class Entropy:
    """Random bytes from a seed."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - tests must be repeatable

    def __call__(self, count: int) -> bytes:
        """So many bytes."""
        return self._random.randbytes(count)


def source(**files: str) -> Source:
    """Files with the hash over all of them."""
    digest = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
    return Source(digest, files)


def training() -> Training:
    """A training with one competency."""
    anchors = {level: {"nl": f"Anker {level}.", "en": f"Anchor {level}."} for level in range(1, 6)}
    holding = Competency("holding-ground", {"nl": "Voet bij stuk", "en": "Holding ground"}, anchors)
    return Training(
        id=TRAINING,
        title={"nl": "Assertief", "en": "Assertive"},
        about={"nl": "x", "en": "x"},
        objectives=(),
        competencies={"holding-ground": holding},
        points={},
        feedback={},
        expected_behaviour=(),
        habits=(
            Habit("sorry", {"nl": "sorry zeggen", "en": "saying sorry"}, "holding-ground", (1,), ("passive",), {}),
        ),
        advice=ADVICE,
        assignments=ASSIGNMENTS,
        requests=(),
        guide=GUIDE,
        tracks=tracks(TRAINING, ("tiny", "loose")),
        examples=(),
    )


class Content:
    """A catalogue and reader in memory; tests change, break or remove its scenario."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {"tiny": json.dumps(TINY), "loose": json.dumps(LOOSE)}
        self.training_text = "training"

    def rewrite(self, old: str, new: str) -> None:
        """Change the scenario's text on disk, so to speak."""
        self.files["tiny"] = self.files["tiny"].replace(old, new)

    def scenarios(self) -> Mapping[str, Entry]:
        """What can be played now."""
        found = {}
        for name, text in self.files.items():
            scenes = {language: self.scene({name: text}, language) for language in ("nl", "en")}
            entry = Entry(name, TRAINING, ("nl", "en"), scenes, source(**{name: text}), (5, 8), (2, 4))
            found[name] = entry
        return found

    def trainings(self) -> Mapping[str, Training]:
        """The one training."""
        return {TRAINING: training()}

    def training_source(self, training: str) -> Source:  # noqa: ARG002 - there is one
        """Its files."""
        return source(training=self.training_text)

    def notices(self) -> tuple[Notice, ...]:
        """One broken file."""
        return (NOTICE,)

    def scene(self, files: Mapping[str, str], language: str) -> Scene:
        """From kept files to a scene."""
        (text,) = files.values()
        return compile_scene(_SCENARIO.validate_json(text), {}, language)

    def training(self, files: Mapping[str, str]) -> Training:  # noqa: ARG002 - there is one
        """From kept files to a training."""
        return training()


class Words:
    """A matcher that understands a choice by its id, and nothing else."""

    def place(self, words: str, choices: Sequence[Choice], language: str) -> str | None:  # noqa: ARG002 - fits any
        """The choice whose id is among the words."""
        return next((choice.id for choice in choices if choice.id in words.split()), None)

    def hear(self, words: str, scene: Improvisation, before: Before) -> Heard:  # noqa: ARG002 - fits any
        """The flags whose names are among the words."""
        flags = " ".join(word for word in words.split() if word in FLAGS or word in MANNERS)
        return heard(flags)

    def expect(self, scene: Scene) -> None:
        """Nothing to get ready."""

    def work(self) -> None:
        """Nothing to do."""


class Fours:
    """An assessor that hears level 4 in everything."""

    version = "fours-1"

    def __init__(self) -> None:
        self.asked = 0

    def assess(self, turns: Sequence[Said]) -> tuple[Assessment, ...]:
        """Level 4 for whatever is asked."""
        self.asked += 1
        found = []
        for turn in turns:
            ratings = tuple(Rating(name, 4, sure=True, quote=turn.learner_says) for name in turn.asked)
            found.append(Assessment("assertive", ratings))
        return tuple(found)


def make_report(take: Take, turns: Sequence[Turn], scene: Scene, training: Training, assessor: Assessor) -> Report:
    """A report with one finding per competency, on every word said or picked."""
    mine = [turn for turn in turns if turn.is_learners]
    asked = tuple(training.competencies)
    said = [Said(take.language, scene.setting, "", turn.text, asked) for turn in mine if turn.kind == "said"]
    levels = iter(assessor.assess(said))
    quotes = tuple(_quotes(mine, scene, levels))
    heard = [quote for quote in quotes if quote.basis == "said"]
    basis = "said" if heard else "picked" if quotes else "none"
    level = (heard or list(quotes))[0].level if quotes else None
    findings = tuple(
        Finding(name, level, basis, sure=True, opportunity=True, mode=None, quotes=quotes) for name in asked
    )
    last = mine[-1].seq if mine else 0
    seqs = {kind: tuple(turn.seq for turn in mine if turn.kind == kind) for kind in ("said", "picked")}
    return Report(assessor.version, last, findings, None, None, None, seqs["said"], seqs["picked"])


def _quotes(mine: Sequence[Turn], scene: Scene, levels: Iterable[Assessment]) -> Iterable[Quote]:
    heard = iter(levels)
    for moment, turn in enumerate(mine, start=1):
        if turn.kind == "said":
            yield Quote(turn.seq, moment, turn.node, turn.text, "said", next(heard).ratings[0].level)
        else:
            choice = scene.nodes[turn.node].choice(turn.choice or "")
            level = choice.evidence[0].level if choice else None
            yield Quote(turn.seq, moment, turn.node, turn.text, "picked", level, turn.choice)


def attach_habit(words: str, habits: Sequence[Habit], language: str) -> str | None:  # noqa: ARG001 - fits any
    """The habit whose id is among the words."""
    return next((habit.id for habit in habits if habit.id in words.split()), None)


class Model:
    """A model that says what a test lays out: per call a reply, or an error that it raises."""

    def __init__(self, *replies: str | Exception) -> None:
        self.replies: list[str | Exception] = list(replies)
        self.calls: list[Call] = []

    def offers(self, role: Role) -> ModelCard:
        """The same model in every role."""
        return ModelCard(role, "fake-1", "models.example", "https://models.example/v1")

    def stream(self, call: Call) -> Iterator[str]:
        """The next reply, word by word; the last one again when they are used up."""
        self.calls.append(call)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0] if self.replies else "Nee. Vrijdag."
        if isinstance(reply, Exception):
            raise reply
        yield from (f"{word} " for word in reply.split())

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """The next reply as JSON."""
        try:
            return answer.model_validate_json("".join(self.stream(call)))
        except ValueError:
            raise ModelFailed("model-malformed") from None


class Check:
    """A check of replies that refuses sentences with a word in capitals, by that word."""

    def sentences(self, pieces: Iterator[str], part: Part) -> Iterator[str]:  # noqa: ARG002 - the port's
        """Cut at full stops."""
        whole = ""
        for piece in pieces:
            whole += piece
            if whole.rstrip().endswith("."):
                yield whole.strip()
                whole = ""
        if whole.strip():
            yield whole.strip()

    def fault(self, sentence: str, so_far: Sequence[str], part: Part) -> str | None:  # noqa: ARG002 - same
        """The word in capitals."""
        return next((word.strip(".").lower() for word in sentence.split() if word.strip(".").isupper()), None)

    def gave(self, said: Sequence[str], part: Part) -> bool:  # noqa: ARG002 - same
        """Whatever does not say no."""
        return "Nee." not in said

    def reason(self, kind: str, part: Part) -> str:  # noqa: ARG002 - same
        """The kind."""
        return f"Dat was {kind}."


def parts(content: Content | None = None, assessor: Assessor | None = None) -> Parts:
    """All content and judgement in memory, for ``build``."""
    content = content or Content()
    heard = assessor or Fours()
    return Parts(content, content, Words(), lambda _training: heard, make_report, attach_habit, reply_check=Check)
