"""The feedback page: what was said and where, what to keep and to try, and every state that a take can be in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.pages import look, staged, text
from tests.values import HARD, uid
from tests.world import World

OWNER = uid("owner")


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        yield made


def _played(world: World, **brief: object) -> UUID:
    take = world.take(**brief)
    world.say(take, "stay want ik weet het zelf")
    world.pick(take, "drop")
    return take


def test_feedback_shows_words_with_their_moment_and_the_anchor_in_words(world: World) -> None:
    """The quote is verbatim, the link goes to a moment on the page, and a level is never a number."""
    page = text(look("owner", "learner/feedback", take=_played(world)))
    assert "“stay want ik weet het zelf”" in page
    assert 'href="#moment-5">Moment 1, Greet wil doorgaan' in page
    assert 'id="moment-5"' in page
    assert "Hier stond je" in page
    assert "Een stap verder" in page
    assert "Zin 4." in page
    assert all(sign not in page for sign in ("4/5", "%", "Niveau"))


def test_picks_stand_apart_from_what_was_said(world: World) -> None:
    """A picked line is shown under "from your choices", with what its author says that it did."""
    page = text(look("owner", "learner/feedback", take=_played(world)))
    assert "Uit je keuzes" in page
    assert "Los." in page
    assert "eigen woorden (moment 1) en uit gekozen zinnen (moment 2)" in page


def test_what_was_not_observed_is_a_sentence(world: World) -> None:
    """No chance and no sign are told in words, without a mark."""
    page = text(look("owner", "learner/feedback", take=_played(world)))
    assert "Luisteren" in page
    assert "Niet gezien. Er was weinig kans toe." in page


@pytest.mark.parametrize(
    ("habit", "told"),
    [("silence", "kwam één keer langs"), ("op mijn gsm kijken", "kunnen we niet letten"), (None, "")],
)
def test_the_old_habit_came_or_cannot_be_watched_or_was_not_named(world: World, habit: str | None, told: str) -> None:
    """The page says which, and nothing about habits when none was named."""
    page = text(look("owner", "learner/feedback", take=_played(world, habit=habit)))
    assert told in page
    assert ("gewoonte" in page) == bool(habit)


def test_a_habit_that_stayed_away_is_told_as_such(world: World) -> None:
    """Watched for and not found."""
    take = world.take(habit="silence")
    world.say(take, "stay")
    world.pick(take, "hold")
    assert "Je oude gewoonte bleef weg" in text(look("owner", "learner/feedback", take=take))


def test_markup_in_what_was_said_stays_text(world: World) -> None:
    """HTML and Markdown in a turn are characters."""
    take = world.take()
    world.say(take, f"stay {HARD}")
    world.pick(take, "hold")
    page = text(look("owner", "learner/feedback", take=take))
    assert "&lt;b&gt;vet&lt;/b&gt;" in page
    assert "<b>" not in page


def test_confidence_afterwards_is_kept_beside_what_was_chosen_before(world: World) -> None:
    """Sliding keeps it; the number from before stays in view."""
    take = _played(world, confidence=3)
    at = look("owner", "learner/feedback", take=take)
    at.slider[0].set_value(8).run()
    assert "Voor je begon, koos je 3. Bewaard." in text(at)
    assert world.app.rehearse.room(OWNER, take).take.confidence_after == 8


def test_still_as_sure_as_before_takes_one_tap(world: World) -> None:
    """A slider that stands right already can be kept as it is."""
    take = _played(world, confidence=3)
    at = look("owner", "learner/feedback", take=take)
    at.button("sure-same").click().run()
    assert world.app.rehearse.room(OWNER, take).take.confidence_after == 3


def test_a_reflection_is_kept(world: World) -> None:
    """What is written is there at the next visit."""
    take = _played(world)
    at = look("owner", "learner/feedback", take=take)
    at.text_area[0].set_value("Ik hield vol.").run()
    assert "Bewaard." in text(at)
    assert look("owner", "learner/feedback", take=take).text_area[0].value == "Ik hield vol."


def test_a_vague_intention_gets_a_hint_and_can_be_kept_all_the_same(world: World) -> None:
    """The hint shows once; the same button then keeps it as it stands."""
    at = look("owner", "learner/feedback", take=_played(world))
    at.text_input("intend-cue").set_value("ik in het overleg zit")
    at.text_input("intend-behaviour").set_value("wil ik assertiever zijn")
    at.button("intend-keep").click().run()
    assert "Dit zegt hoe je wil zijn." in text(at)
    assert not world.app.reflect.intentions(OWNER)
    at.button("intend-keep").click().run()
    assert [one.behaviour for one in world.app.reflect.intentions(OWNER)] == ["wil ik assertiever zijn"]
    assert at.text_input("intend-cue").value == ""


def test_half_an_intention_keeps_its_draft(world: World) -> None:
    """The error says what is missing and the typed half stays."""
    at = look("owner", "learner/feedback", take=_played(world))
    at.text_input("intend-cue").set_value("iemand me onderbreekt in het overleg")
    at.button("intend-keep").click().run()
    assert at.warning
    assert at.text_input("intend-cue").value == "iemand me onderbreekt in het overleg"


def test_trying_it_there_makes_a_new_take_from_that_moment(world: World) -> None:
    """The old take stays as it is; the new one goes on from before that turn."""
    take = _played(world)
    look("owner", "learner/feedback", take=take).button("try-there").click().run()
    new = world.app.library.takes(OWNER)[0]
    assert (new.parent, new.status) == (take, "open")


def test_model_answers_come_with_why(world: World) -> None:
    """Own words, a strong and a weak answer."""
    at = look("owner", "learner/feedback", take=_played(world))
    at.button("models-5").click().run()
    shown = "".join(element.proto.body for element in at if element.type == "html")
    assert "Een sterk antwoord" in shown
    assert "Kern." in shown
    assert "Een zwak antwoord" in shown


def test_an_open_take_offers_to_go_on(world: World) -> None:
    """No feedback in the middle of it; stopping here gives it."""
    take = world.take()
    world.say(take, "stay")
    at = look("owner", "learner/feedback", take=take)
    assert "Deze poging loopt nog" in text(at)
    at.button("stop-here").click().run()
    assert "Wat je liet horen" in text(at)
    assert "Je stopte hier." in text(at)


def test_a_take_without_a_word_is_no_failure(world: World) -> None:
    """Nothing to speak of, and a way to go on."""
    take = world.take()
    world.app.rehearse.stop(OWNER, take)
    at = look("owner", "learner/feedback", take=take)
    assert "Je stopte voor je iets zei." in text(at)
    at.button("go-on").click().run()
    assert world.app.library.takes(OWNER)[0].status == "open"


@pytest.mark.parametrize("address", ["", "no-id", str(uuid4())])
def test_a_wrong_address_is_told_calmly(world: World, address: str) -> None:
    """No id, no uuid, and a uuid that nobody has."""
    _played(world)
    at = look("owner", "learner/feedback", take=address)
    assert at.info
    assert "Hier stond je" not in text(at)


@pytest.mark.parametrize("who", ["other learner", "trainer"])
def test_somebody_elses_take_shows_nothing(world: World, who: str) -> None:
    """Whoever else rehearses here does not learn that it exists."""
    at = look(who, "learner/feedback", take=_played(world))
    assert at.info
    assert "weet het zelf" not in text(at)


def test_feedback_reads_in_english(world: World) -> None:
    """Labels and anchors follow the page; the words stay as they were said."""
    page = text(look("owner", "learner/feedback", take=_played(world), lang="en"))
    assert "What you put into words" in page
    assert "Anchor 4." in page
    assert "“stay want ik weet het zelf”" in page
