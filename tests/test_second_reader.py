"""A model reads a take along when the learner asks for it: what it makes leads, what was made without it stays."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from threading import Thread
from typing import Any
from uuid import UUID

import pytest

from coach.bootstrap import assemble
from coach.errors import InputRefused, ModelFailed
from coach.feedback.assess import make_report
from coach.feedback.report import by_model
from coach.settings import Settings
from tests import fakes
from tests.values import uid
from tests.world import World, opened, populate

OWNER = uid("owner")
WORDS = "stay want ik weet het zelf"


@pytest.fixture
def world(url: str) -> Iterator[World]:
    """The organisation on each database, with a model that says what a test lays out, and real reports."""
    with opened(url) as made:
        populate(made)
        parts = replace(fakes.parts(made.content), make_report=make_report)
        made.app = assemble(Settings(), made.database, parts, made.clock, made.entropy, chat=made.model)
        yield made


def judged(level: int, quote: str = "ik weet het zelf", reason: str = "Je zegt wat je zelf weet.") -> str:
    """A judge's answer on the one competency that there is."""
    rating = {
        "competency": "holding-ground", "reason": reason, "observed": True, "level": level,
        "mode": "passive" if level < 3 else "none", "quote": quote,
    }  # fmt: skip
    return json.dumps({"ratings": [rating], "style": "assertive"})


def _line(text: str = "Nee, ik maak mijn punt eerst af.") -> str:
    return json.dumps({"line": text})


def _agree(world: World) -> None:
    notice = world.app.models.notice(OWNER)
    assert notice is not None
    world.app.models.accept(OWNER, notice.id)


def _take(world: World, words: str = WORDS, *, agreed: bool = True) -> UUID:
    if agreed:
        _agree(world)
    take = world.take()
    world.say(take, words)
    return take


def _kept(world: World) -> list[str]:
    return [row[2] for row in world.rows()["report"]]


def test_looking_at_feedback_asks_no_model(world: World) -> None:
    """Also when the learner has agreed: it is read along only when they ask."""
    review = world.app.reviews.review(OWNER, _take(world))
    assert (review.model, review.judge_failed, review.report) == (None, False, review.offline)
    assert world.model.calls == []


def test_a_models_report_leads_and_keeps_its_reasons_and_versions(world: World) -> None:
    """The one without a model stays beside it; the next look costs nothing."""
    take = _take(world)
    world.model.replies = [judged(2), _line()]
    review = world.app.reviews.judge(OWNER, take)
    (finding,) = review.report.findings
    assert (finding.level, finding.mode, review.offline.findings[0].level) == (2, "passive", 4)
    assert (finding.quotes[0].text, finding.quotes[0].why) == ("ik weet het zelf", "Je zegt wat je zelf weet.")
    assert by_model(review.report.assessor)
    assert "fake-1" in review.report.assessor
    asked = len(world.model.calls)
    assert world.app.reviews.review(OWNER, take) == world.app.reviews.judge(OWNER, take) == review
    assert len(world.model.calls) == asked
    assert sorted(map(by_model, _kept(world))) == [False, True]


@pytest.mark.parametrize(("level", "told"), [(1, True), (2, True), (3, False), (5, False)])
def test_two_levels_apart_stand_side_by_side(world: World, level: int, told: bool) -> None:  # noqa: FBT001 - a case
    """Nearer than that, the model's view is enough."""
    world.model.replies = [judged(level), _line()]
    review = world.app.reviews.judge(OWNER, _take(world))
    assert [(of.offline.level, of.model.level) for of in review.differences] == ([(4, level)] if told else [])


def test_nothing_goes_to_a_judge_before_the_notice_was_accepted(world: World) -> None:
    """Nor after it was taken back; what was made before stays to be read."""
    take = _take(world, agreed=False)
    with pytest.raises(InputRefused, match="notice-first"):
        world.app.reviews.judge(OWNER, take)
    _agree(world)
    world.model.replies = [judged(2), _line()]
    made = world.app.reviews.judge(OWNER, take)
    world.app.models.withdraw(OWNER)
    asked = len(world.model.calls)
    with pytest.raises(InputRefused, match="notice-first"):
        world.app.reviews.judge(OWNER, take)
    assert (len(world.model.calls), world.app.reviews.review(OWNER, take)) == (asked, made)


def test_without_a_model_there_is_nobody_to_agree_to(world: World) -> None:
    """No notice, and no judge."""
    take = _take(world, agreed=False)
    alone = assemble(Settings(), world.database, fakes.parts(world.content), world.clock, world.entropy)
    assert alone.models.notice(OWNER) is None
    with pytest.raises(InputRefused, match="notice-first"):
        alone.reviews.judge(OWNER, take)


@pytest.mark.parametrize("code", ["model-down", "model-budget", "model-malformed"])
def test_a_failure_keeps_nothing_and_can_be_asked_again(
    world: World, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The report without a model is there, the operator reads which take and why, and a later try succeeds."""
    take = _take(world)
    world.model.replies = [ModelFailed(code)]
    with caplog.at_level(logging.WARNING):
        review = world.app.reviews.judge(OWNER, take)
    assert (review.judge_failed, review.model, review.report.findings[0].level) == (True, None, 4)
    assert not any(map(by_model, _kept(world)))
    assert f"code={code} take={take}" in caplog.text
    assert WORDS not in caplog.text
    world.model.replies = [judged(5), _line()]
    again = world.app.reviews.judge(OWNER, take)
    assert (again.judge_failed, again.report.findings[0].level) == (False, 5)


def test_a_second_turn_that_fails_leaves_nothing_half(world: World) -> None:
    """One good answer of two is no report; the good one is not paid for twice."""
    _agree(world)
    take = world.take()
    world.say(take, WORDS)
    world.say(take, "hold dat zeg ik nu al")
    world.model.replies = [judged(4), ModelFailed("model-cut")]
    assert world.app.reviews.judge(OWNER, take).judge_failed
    assert not any(map(by_model, _kept(world)))
    world.model.calls.clear()
    world.model.replies = [judged(4, "dat zeg ik nu al"), _line()]
    assert world.app.reviews.judge(OWNER, take).model is not None
    assert [call.role for call in world.model.calls if call.role == "judge"] == ["judge"]


def test_a_line_that_fails_leaves_the_authored_one_and_the_levels(world: World) -> None:
    """A report is not thrown away for its last sentence."""
    take = _take(world)
    world.model.replies = [judged(2), ModelFailed("model-slow")]
    review = world.app.reviews.judge(OWNER, take)
    assert not review.judge_failed
    assert review.report.try_instead is not None
    assert review.report.try_instead.by == "authored"


def test_calls_are_charged_to_the_learner_and_hold_no_name_or_id(world: World) -> None:
    """The budget is theirs; the prompt is nobody's."""
    with world.database.write() as stores:
        person = stores.people.get(OWNER)
        assert person is not None
        stores.people.put(replace(person, name="Lotte Verhaegen", first_name="Lotte"))
    take = _take(world, "stay zei Lotte en mevrouw Verhaegen, ik weet het zelf")
    world.model.replies = [judged(2), _line()]
    world.app.reviews.judge(OWNER, take)
    assert {(call.person, call.take) for call in world.model.calls} == {(str(OWNER), str(take))}
    sent = "".join(message.text for call in world.model.calls for message in call.messages)
    assert all(word not in sent for word in ("Lotte", "Verhaegen", str(OWNER), str(take)))


def test_picked_lines_are_no_question_for_a_model(world: World) -> None:
    """Where nothing was said in own words, nothing is sent."""
    _agree(world)
    take = world.take()
    world.pick(take, "stay")
    review = world.app.reviews.judge(OWNER, take)
    assert (review.model, review.judge_failed, world.model.calls) == (None, False, [])


def test_what_is_said_later_needs_a_new_report(world: World) -> None:
    """A report speaks of the take as it stood; a turn more and the one without a model leads again."""
    take = _take(world)
    world.model.replies = [judged(2), _line()]
    world.app.reviews.judge(OWNER, take)
    world.say(take, "hold dat zeg ik nu al")
    assert world.app.reviews.review(OWNER, take).model is None


def test_another_model_makes_a_report_of_its_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are kept by their versions, and the newest is read."""
    take = _take(world)
    world.model.replies = [judged(2), _line()]
    world.app.reviews.judge(OWNER, take)
    offers = fakes.Model.offers
    monkeypatch.setattr(
        fakes.Model,
        "offers",
        lambda self, role: replace(offers(self, role), name="aaa"),  # sorts before the first
    )
    _agree(world)
    world.model.replies = [judged(5), _line()]
    world.app.reviews.judge(OWNER, take)
    review = world.app.reviews.review(OWNER, take)
    assert (review.report.findings[0].level, "aaa" in review.report.assessor) == (5, True)
    assert len(_kept(world)) == 3


def test_takes_are_compared_as_read_by_one_reader(world: World) -> None:
    """Both by the model, else both without; progress never by the model."""
    one, other = _take(world), _take(world)
    world.model.replies = [judged(2), _line()]
    world.app.reviews.judge(OWNER, one)
    levels = [review.report.findings[0].level for review in world.app.reviews.side_by_side(OWNER, one, other)]
    assert levels == [4, 4]
    world.app.reviews.judge(OWNER, other)
    levels = [review.report.findings[0].level for review in world.app.reviews.side_by_side(OWNER, one, other)]
    assert levels == [2, 2]
    for take in (one, other):
        world.app.rehearse.stop(OWNER, take)
    assert [step.level for step in world.app.reviews.progress(OWNER, fakes.TRAINING)] == [4, 4]


def test_two_tabs_at_once_are_one_question(world: World) -> None:
    """The second waits for the first and reads what it made."""
    take = _take(world)
    world.model.replies = [judged(2), _line()]
    found: list[Any] = []
    tabs = [Thread(target=lambda: found.append(world.app.reviews.judge(OWNER, take))) for _ in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert found[0] == found[1]
    assert [call.role for call in world.model.calls] == ["judge", "coach"]


def test_no_transaction_is_open_while_a_model_answers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else can write meanwhile."""
    take = _take(world)
    world.model.replies = [judged(2), _line()]
    structured = fakes.Model.structured

    def write_first(self: fakes.Model, *asked: Any) -> Any:
        world.app.account.settle(uid("other learner"), language="en")
        return structured(self, *asked)

    monkeypatch.setattr(fakes.Model, "structured", write_first)
    assert world.app.reviews.judge(OWNER, take).model is not None
