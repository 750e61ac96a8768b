"""Feedback that an AI reads along, what a learner sees differently in it, and the page that says what an AI gets."""

from __future__ import annotations

import json
from uuid import UUID

from streamlit.testing.v1 import AppTest

from coach.errors import ModelFailed
from coach.programme.people import Relation
from tests import fakes
from tests.pages import look, text
from tests.values import uid
from tests.world import START, World

OWNER, TRAINER = uid("owner"), uid("trainer")
WORDS = "stay want ik weet het zelf"
WHY = "Je zegt wat je zelf weet, en niet wat je wil."


def _judged(level: int) -> str:
    rating = {
        "competency": "holding-ground", "reason": WHY, "observed": True, "level": level,
        "mode": "passive" if level < 3 else "none", "quote": "ik weet het zelf",
    }  # fmt: skip
    return json.dumps({"ratings": [rating], "style": "passive"})


def _agree(world: World) -> None:
    notice = world.app.models.notice(OWNER)
    assert notice is not None
    world.app.models.accept(OWNER, notice.id)


def _take(world: World) -> UUID:
    take = world.take()
    world.say(take, WORDS)
    world.pick(take, "drop")
    return take


def _feedback(take: UUID, who: str = "owner") -> AppTest:
    return look(who, "learner/feedback", take=take)


def _keys(at: AppTest) -> set[str]:
    return {str(button.key) for button in at.button}


def test_without_a_model_nobody_is_offered_a_second_reader(alone: World) -> None:
    """It was made without a language model, and says so."""
    at = _feedback(_take(alone))
    assert "read-along" not in _keys(at)
    assert "nagekeken op deze computer, zonder taalmodel" in text(at)


def test_the_notice_comes_before_a_second_reader(world: World) -> None:
    """Asking shows where the words go; agreeing lets it read at once; until then nothing was sent."""
    take = _take(world)
    world.model.replies = [_judged(2), json.dumps({"line": "Nee, ik maak mijn punt eerst af."})]
    at = _feedback(take)
    at.button("read-along").click().run()
    assert world.model.calls == []
    assert "fake-1" in text(at)
    at.button("ai-agree").click().run()
    page = text(at)
    assert f"De AI: {WHY}" in page
    assert {"read-along", "ai-agree"}.isdisjoint(_keys(at))


def test_what_an_ai_read_leads_and_says_so(world: World) -> None:
    """The anchor, the reason below the words, whose line it is, and versions; the other reader where they differ."""
    take = _take(world)
    _agree(world)
    world.model.replies = [_judged(2), ModelFailed("model-slow")]
    at = _feedback(take)
    at.button("read-along").click().run()
    page = text(at)
    assert "“ik weet het zelf”" in page
    assert "gelezen door een AI-model (fake-1)" in page
    assert "Een AI kan zich vergissen." in page
    assert "De coach zonder taalmodel las dit anders" in page
    assert "Anker 2." in page
    assert "judge-2-fake-1-" in page
    assert "fours-1" in page
    assert text(_feedback(take)).count(WHY) == page.count(WHY)


def test_readers_that_agree_are_not_laid_side_by_side(world: World) -> None:
    """One level apart is no quarrel."""
    take = _take(world)
    _agree(world)
    world.model.replies = [_judged(5), ModelFailed("model-slow")]
    at = _feedback(take)
    at.button("read-along").click().run()
    assert WHY in text(at)
    assert "las dit anders" not in text(at)


def test_a_model_that_fails_costs_one_calm_sentence(world: World) -> None:
    """The feedback is all there, and one click asks again."""
    take = _take(world)
    _agree(world)
    world.model.replies = [ModelFailed("model-auth", host="geheim.example", model="x")]
    at = _feedback(take)
    at.button("read-along").click().run()
    page = text(at)
    assert "De AI las deze keer niet mee." in page
    assert "Hier stond je" in page
    assert all(word not in page for word in ("geheim.example", "sleutel", "model-auth"))
    assert not at.error
    world.model.replies = [_judged(2), ModelFailed("model-slow")]
    at.button("read-along").click().run()
    assert WHY in text(at)
    assert "las deze keer niet mee" not in text(at)


def test_markup_in_a_models_reason_stays_text(world: World) -> None:
    """Angle brackets become look-alikes on the way, and are escaped besides."""
    take = _take(world)
    _agree(world)
    world.model.replies = [_judged(2).replace("niet wat je wil", "<b>niet</b> wat je wil"), ModelFailed("model-slow")]
    at = _feedback(take)
    at.button("read-along").click().run()
    assert "<b>" not in text(at)
    assert "‹b›niet‹/b› wat je wil" in text(at)


def test_lines_that_were_picked_are_no_question_for_a_model(world: World) -> None:
    """Nothing of one's own was said."""
    take = world.take()
    world.pick(take, "stay")
    world.app.rehearse.stop(OWNER, take)
    assert "read-along" not in _keys(_feedback(take))


def test_hints_that_were_asked_for_are_counted_in_the_report(world: World) -> None:
    """How often, and for which competency."""
    take = world.take(scenario="loose")
    room = world.app.rehearse.room(OWNER, take)
    world.app.rehearse.hint(OWNER, take, room.position.last_seq)
    world.say(take, "kept")
    world.app.rehearse.stop(OWNER, take)
    assert "Je vroeg één keer waar je op kon letten: Voet bij stuk." in text(_feedback(take))


def _differ(at: AppTest, words: str = "Ik hield vol.") -> AppTest:
    at.button("contest").click().run()
    at.text_area("contest-words-holding-ground").set_value(words)
    return at.button("contest-send").click().run()


def test_seeing_it_differently_shows_first_who_reads_it_and_what_goes_along(alone: World) -> None:
    """The trainer by name, the lines that go along; then it stands beside the feedback until it is taken back."""
    take = _take(alone)
    at = _feedback(take)
    at.button("contest").click().run()
    shown = "".join(element.proto.body for element in at if element.type == "html")
    assert "Dit leest Trainer" in shown
    assert f"“{WORDS}”" in shown
    assert "je leidinggevende krijgt het niet te zien" in shown
    assert not alone.app.contests.mine(OWNER, take)
    at.radio("contest-level-holding-ground").set_value(5)
    at.button("contest-send").click().run()
    (mine,) = alone.app.contests.mine(OWNER, take)
    page = text(_feedback(take))
    assert "Wat jij anders ziet" in page
    assert "Anker 5." in page
    assert "Nog geen antwoord van een trainer." in page
    at = _feedback(take)
    at.button(f"withdraw-{mine.contest.id}").click().run()
    assert "Wat jij anders ziet" not in text(at)


def test_an_empty_difference_is_told_and_stays_open(alone: World) -> None:
    """Neither a description nor words."""
    take = _take(alone)
    at = _feedback(take)
    at.button("contest").click().run()
    at.button("contest-send").click().run()
    assert at.warning
    assert not alone.app.contests.mine(OWNER, take)


def test_a_trainer_reads_and_answers_and_the_learner_sees_both(alone: World) -> None:
    """With anchors in words; the feedback stays as it was."""
    take = _take(alone)
    _differ(_feedback(take))
    (mine,) = alone.app.contests.mine(OWNER, take)
    at = look("trainer", "trainer/contests")
    assert "Owner, over ‘Voet bij stuk’" in text(at)
    assert WORDS not in text(at)
    at.button(f"open-{mine.contest.id}").click().run()
    page = text(at)
    assert f"“{WORDS}”" in page
    assert "“Ik hield vol.”" in page
    at.button("answer-send").click().run()
    assert "Kies eerst een omschrijving." in text(at)
    at.radio(f"level-{mine.contest.id}").set_value(3).run()
    at.text_area(f"words-{mine.contest.id}").set_value("Een drie, want je vroeg niets.").run()
    at.button("answer-send").click().run()
    assert "Bewaard. Owner kan het nu lezen." in text(at)
    page = text(_feedback(take))
    assert all(told in page for told in ("Trainer, trainer", "Anker 3.", "Een drie, want je vroeg niets.", "Anker 4."))
    assert "je antwoord staat erbij" in text(look("trainer", "trainer/contests"))


def test_two_trainers_stand_side_by_side(alone: World) -> None:
    """For the learner, oldest first; and each trainer reads the other's, with their own in the form."""
    take, second = _take(alone), uid("other training's trainer")
    _differ(_feedback(take))
    (mine,) = alone.app.contests.mine(OWNER, take)
    with alone.database.write() as stores:
        stores.people.relate(Relation(uid("trains too"), second, "trains", fakes.TRAINING, START))
    alone.app.contests.set_level(TRAINER, mine.contest.id, 3, "Een drie.")
    alone.app.contests.set_level(second, mine.contest.id, 5, "Een vijf.")
    page = text(_feedback(take))
    assert page.index("“Een drie.”") < page.index("“Een vijf.”")
    assert page.count(", trainer<") == 2
    at = look("trainer", "trainer/contests")
    at.button(f"open-{mine.contest.id}").click().run()
    assert "“Een vijf.”" in text(at)
    assert "“Een drie.”" not in text(at)
    assert at.text_area(f"words-{mine.contest.id}").value == "Een drie."


def test_reading_is_noted_once_a_visit(alone: World) -> None:
    """Choosing a description is not reading again."""
    take = _take(alone)
    _differ(_feedback(take))
    (mine,) = alone.app.contests.mine(OWNER, take)
    at = look("trainer", "trainer/contests")
    at.button(f"open-{mine.contest.id}").click().run()
    at.radio(f"level-{mine.contest.id}").set_value(3).run()
    at.radio(f"level-{mine.contest.id}").set_value(4).run()
    assert [row[2] for row in alone.rows()["access"]] == ["open-contest"]


def test_what_was_taken_back_meanwhile_is_gone_calmly(alone: World) -> None:
    """Also while the trainer has it open."""
    take = _take(alone)
    _differ(_feedback(take))
    (mine,) = alone.app.contests.mine(OWNER, take)
    at = look("trainer", "trainer/contests")
    at.button(f"open-{mine.contest.id}").click().run()
    alone.app.contests.withdraw(OWNER, mine.contest.id)
    at.radio(f"level-{mine.contest.id}").set_value(3).run()
    assert at.info
    assert WORDS not in text(at)


def test_a_trainer_with_nothing_to_read_is_told_so(alone: World) -> None:
    """And a wrong address says the same as one that is gone."""
    assert "Er is nu niets dat een deelnemer anders ziet." in text(look("trainer", "trainer/contests"))
    assert look("trainer", "trainer/contests", contest="no-id").info
    assert alone.rows()["access"] == []


def test_the_ai_page_says_who_gets_what_and_agreement_can_be_given_and_taken_back(world: World) -> None:
    """With what went there today, in tokens."""
    at = look("owner", "learner/ai")
    page = text(at)
    assert "Je ging hier niet mee akkoord." in page
    assert "Vandaag ging er van jou niets naar een AI." in page
    at.button("ai-agree").click().run()
    notice = world.app.models.notice(OWNER)
    assert notice is not None
    assert notice.accepted
    at.button("ai-withdraw").click().run()
    assert "Je ging hier niet mee akkoord." in text(at)


def test_the_ai_page_without_a_model_says_that_there_is_none(alone: World) -> None:
    """Nothing to agree to; the same in English."""
    assert alone.app.models.notice(OWNER) is None
    assert "Hier is geen AI ingesteld." in text(look("owner", "learner/ai"))
    assert "No AI is set up here." in text(look("owner", "learner/ai", lang="en"))
