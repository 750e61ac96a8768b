"""``coach bench counterpart``: the director holds its ground against every learner, and faults do not get through."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import pytest

from coach.bootstrap import content
from coach.bootstrap.parts import Parts
from coach.cli.bench_counterpart import plans_of, play
from coach.cli.bench_counterpart_checks import faults
from coach.cli.bench_counterpart_learners import KINDS as LEARNERS
from coach.cli.bench_counterpart_learners import lines_of
from coach.cli.bench_counterpart_table import Plan, Played, Reply
from coach.cli.bench_counterpart_text import counterpart_text
from coach.cli.bench_counterpart_watch import Watched, prefix_share
from coach.cli.main import run
from coach.conversation.hearing import Before
from coach.conversation.part import Part, Spoken
from coach.llm.chat import Call, Message, ModelCard, Role
from coach.scenario.heard import Heard, heard
from coach.scenario.improvisation import Improvisation
from coach.scenario.script import Person
from coach.settings import Settings
from coach.wording import wording
from tests.fakes import Fours, Words
from tests.listening import VECTORS, catalogue
from tests.material import KINDS
from tests.misbehaving import TEMPLATES, Misbehaving, Planted

_LEFT = 3


@cache
def _parts() -> Parts:
    return replace(content(Settings(data=VECTORS.parent)), catalogue=catalogue())


class _ByRote(Words):
    """Hears each scripted line as what it was written to be: here replies are measured, not hearing."""

    def hear(self, words: str, scene: Improvisation, before: Before) -> Heard:
        del before
        if words in scene.assertive:
            return heard("kept acknowledged") if len(words) % 2 else heard("kept asked")
        return heard("dropped" if words in scene.passive else "off")


def quick() -> Parts:
    """The real checks of replies; hearing by rote."""
    return replace(_parts(), matcher=_ByRote(), assessor_of=lambda _training: Fours())


def _sample(count: int, seed: int) -> list[Plan]:
    """Of any learner, in any scenario, language and pressure."""
    return random.Random(seed).sample(plans_of(_parts()), count)  # noqa: S311 - a sample, the same each time


def _scenes(plans: Sequence[Plan]):
    return list({(plan.scenario, plan.scene.language): plan.scene for plan in plans}.values())


def _asked(played: Sequence[Played], model: Misbehaving) -> Iterator[tuple[Plan, Reply, list[Planted]]]:
    """Each reply with what the model said for it, first try and second."""
    planted = iter(model.planted)
    for one in played:
        for reply in one.replies:
            assert reply.made is not None
            yield one.plan, reply, [next(planted) for _ in range(reply.made.asked)]


def _got_through(plan: Plan, reply: Reply, planted: Planted) -> bool:
    """Whether the fault was heard: a faulty reply that was not cut, or was cut with more than a scrap of it said."""
    assert reply.made is not None
    if planted.kind == "sound" or reply.made.player != "model":
        return False
    rest = reply.said
    for line in sorted(TEMPLATES[plan.scene.language]["sound"], key=len, reverse=True):
        rest = rest.replace(line, " ")
    left = len(re.findall(r"\w+", rest))
    if reply.made.why in {f"cut:{planted.kind}", "cut:length" if planted.kind == "length" else ""}:
        return False
    return left > (_LEFT if reply.made.why else 0)


def test_planted_faults_do_not_reach_the_learner() -> None:
    """Of a model that commits every kind of fault in turn, at least 95 in 100 are stopped."""
    plans = _sample(24, 20261123)
    model = Misbehaving(KINDS, _scenes(plans), seed=1)
    played = play(quick(), plans, model).played
    planted, through = 0, []
    for plan, reply, said in _asked(played, model):
        planted += sum(one.kind != "sound" for one in said)
        if _got_through(plan, reply, said[-1]):
            through.append((said[-1].kind, reply.said))
    assert planted > 150
    assert len(through) <= 0.05 * planted, through


def test_good_replies_are_heard() -> None:
    """Of short innocent replies at most 2 in 100 are refused."""
    plans = _sample(20, 7)
    model = Misbehaving(["sound"], _scenes(plans), seed=2)
    made = play(quick(), plans, model)
    replies = [reply for one in made.played for reply in one.replies]
    refused = [(reply.made.why, reply.said) for reply in replies if reply.made is not None and reply.made.faults]
    assert len(replies) > 100
    assert len(refused) <= 0.02 * len(replies), refused
    assert made.told()["authored_line"] <= 0.02


def test_what_was_to_be_given_and_was_not_is_a_move_not_followed() -> None:
    """The written line says it instead, and the table says why."""
    plans = plans_of(quick(), scenario="two-mornings", language="nl", learners=["assertive"], pressures=["calm"])
    made = play(quick(), plans, _Silent())  # type: ignore[arg-type]
    told = made.told()
    assert told["faults"]["not-followed"]["caught"] > 0
    assert told["authored_why"]["not-given"] > 0
    assert "not given or told" in counterpart_text({"model": "m", "host": "h", **told}, wording("en"))


def test_who_gives_in_gets_nothing_and_who_holds_on_can() -> None:
    """With the written lines, in every scenario, by what is really heard: the director alone decides."""
    plans = plans_of(_parts(), learners=["passive", "assertive"], pressures=["heated"])
    plans = [plan for plan in plans if (plan.scene.language == "nl") == (len(plan.scenario) % 2 == 0)]
    told = play(_parts(), plans, None).told()
    outcomes = told["director"]["outcomes"]
    assert outcomes["passive"]["heated"] == {"of": len(plans) // 2, "reached": 0}
    assert outcomes["assertive"]["heated"]["reached"] > 0
    assert told["director"]["too_early"] == 0
    assert all(bar["met"] for bar in told["bars"])
    for language in ("nl", "en"):
        assert "heated" in counterpart_text({"model": "authored", "host": "", **told}, wording("en"))
        assert counterpart_text({"model": "authored", "host": "", **told}, wording(language))


def test_the_command_tells_json_and_refuses_what_is_not_there(capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    """One scenario in one language, without a model; a scripted scenario is none to improvise."""
    monkeypatch.setattr("coach.bootstrap.content", lambda _settings: quick())
    assert run(["bench", "counterpart", "--scenario", "two-mornings", "--language", "nl", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"model", "faults", "latency", "tokens", "prefix", "director", "by_learner", "bars"} <= told.keys()
    assert told["model"] == "authored"
    assert set(told["by_learner"]) == set(LEARNERS)
    assert run(["bench", "counterpart", "--scenario", "may-i-finish"]) == 1
    assert "two-mornings" in capsys.readouterr().err
    assert run(["bench", "counterpart", "--model", "gemma"]) == 1
    assert "COACH_MODEL_URL" in capsys.readouterr().err


def test_the_second_look_sees_each_kind_and_lets_the_rest_be() -> None:
    """Plain words are enough for plain faults."""
    asks, answers = "Ik heb Jonas vrijdag nodig voor de testen.", "Dat zal nu niet gaan, vrees ik."
    part = _part([Spoken("els", "Els", answers), Spoken("learner", "Noor", asks)])
    seen = {
        "Als taalmodel heb ik geen mening.": "character",
        "Ik heb Jonas vrijdag nodig voor de testen.": "parroting",
        "Dat zal nu niet gaan, vrees ik.": "repeating",
        "We have no time for that and you know it.": "language",
        "Akkoord, ge krijgt hem.": "conceding",
        "Dat was een mooie ik-boodschap.": "coaching",
        "Noor: laat maar.": "speaking-for",
        "**Neen.**": "markup",
    }
    for said, kind in seen.items():
        assert kind in faults(said, part), said
    assert faults("Daar heb ik nu geen mensen voor.", part) == ()


def test_another_seed_lets_a_learner_begin_elsewhere() -> None:
    """But the assertive one keeps to the order that its author made to work."""
    scene = plans_of(_parts(), scenario="two-mornings", language="nl")[0].scene
    assert lines_of("assertive", scene, 1) == lines_of("assertive", scene, 2) == scene.assertive
    once, again = lines_of("passive", scene, 1), lines_of("passive", scene, 2)
    assert once != again
    assert sorted(once) == sorted(again)


class _Echo:
    """Says yes."""

    def stream(self, _call: Call) -> Iterator[str]:
        yield "Ja."


class _Silent:
    """Says little, never the same twice in a row, and gives nothing."""

    def __init__(self) -> None:
        self._asked = 0

    def offers(self, role: Role) -> ModelCard:
        return ModelCard(role, "m", "h", "http://h/v1")

    def stream(self, _call: Call) -> Iterator[str]:
        self._asked += 1
        yield ("Hm. Morgen is het feest.", "Het regent buiten.", "Wie staat daar?")[self._asked % 3]


def test_the_share_of_a_prompt_that_was_sent_before_leaves_second_tries_out() -> None:
    """Ten letters of twenty; the second try of the same turn, all repeated, does not count."""
    watched = Watched(_Echo())  # type: ignore[arg-type]

    def ask(seq: int, text: str) -> None:
        list(watched.stream(Call("counterpart", (Message("system", "S"), Message("user", text)), "p", "t", seq)))

    ask(1, "a" * 10)
    frame = watched.asked[0].prompt - 10
    ask(2, "a" * 10 + "b" * 10)
    ask(2, "a" * 10 + "b" * 10)
    assert prefix_share(watched.asked) == pytest.approx((frame + 10) / (frame + 20))


def test_the_question_before_is_whoever_s_it_was() -> None:
    """Another persona at the beginning of the next question repeats next to nothing, and that counts."""
    watched = Watched(_Echo())  # type: ignore[arg-type]
    for seq, persona in enumerate(("Anna", "Bart")):
        asked = (Message("system", persona), Message("user", "a" * 40))
        list(watched.stream(Call("counterpart", asked, "p", "t", seq)))
    share = prefix_share(watched.asked)
    assert share is not None
    assert share < 0.5


def _part(transcript: list[Spoken]) -> Part:
    els = Person("els", "Els Peeters", "Els", "counterpart", "", "", "", None)
    return Part(
        "nl", els, (), "Noor", "Een bureau.", "press", "Hou vol.", ("Neen.",), concedes=False, gives="", tells="",
        transcript=tuple(transcript),
    )  # fmt: skip
