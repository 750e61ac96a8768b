"""The manager's week and the guide on screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import fakes
from tests.guided import FOCUSED, GOAL, MANAGER, MEETING, ended, joins, shares
from tests.pages import look, staged, text
from tests.values import HARD, uid
from tests.world import World

OWNER = uid("owner")
HOME, GUIDE = "manager/home", "manager/guide"


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find, twelve days after the training."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        ended(made, 12)
        yield made


def _press(at: AppTest, label: str) -> AppTest:
    return next(button for button in at.button if button.label == label).click().run()


def test_a_manager_comes_in_on_this_week(world: World) -> None:  # noqa: ARG001 - the app that the page finds
    """Two things, each with what it stands on; where nothing is shared, nothing is said of that."""
    seen = text(look("manager", HOME))
    assert "Deze week, twee dingen" in seen
    assert seen.count("Algemeen advies voor de tweede week.") == 2
    assert "gedeeld" not in seen.lower()


def test_a_share_shows_in_the_week_and_goes_from_it_when_it_is_taken_back(world: World) -> None:
    """With the first name and the day; afterwards as if it had never been."""
    plain = text(look("manager", HOME))
    share = shares(world, "owner", GOAL)
    seen = text(look("manager", HOME))
    assert "Geef Owner het woord" in seen
    assert "Op basis van het voornemen dat Owner op 23 november met je deelde." in seen
    assert "Een voornemen" in seen
    world.app.sharing.revoke(OWNER, share)
    assert text(look("manager", HOME)) == plain


def test_done_goes_and_can_be_put_back(world: World) -> None:  # noqa: ARG001 - same
    """The page says what was done, with a way back."""
    at = _press(look("manager", HOME), "Gedaan")
    seen = text(at)
    assert "staat nu bij Gedaan" in seen
    assert "Deze week, één ding" in seen
    assert "Deze week, twee dingen" in text(_press(at, "Zet het terug"))


def test_planning_puts_it_first_with_its_day(world: World) -> None:  # noqa: ARG001 - same
    """Today is what is offered."""
    at = look("manager", HOME)
    at.button(f"plan-it-{fakes.TRAINING}-floor-all").click().run()
    seen = text(at)
    assert "Gepland op maandag 23 november." in seen
    assert seen.index('<h2 class="rc-h3">Geef het woord</h2>') < seen.index('<h2 class="rc-h3">Eén regel</h2>')


def test_a_note_is_shown_as_it_was_written(world: World) -> None:  # noqa: ARG001 - same
    """Whatever signs are in it; one that is too long is refused and stays in its box."""
    at = look("manager", HOME)
    at.text_area(f"words-{fakes.TRAINING}-rule-all").set_value("<b>let op</b>").run()
    at.button(f"keep-{fakes.TRAINING}-rule-all").click().run()
    assert "&lt;b&gt;let op&lt;/b&gt;" in text(at)


@pytest.mark.parametrize(
    ("days", "told"),
    [(-5, "De training eindigt op zaterdag 28 november."), (200, "Er is nu niets meer dat je moet doen.")],
)
def test_an_empty_week_says_why(world: World, days: int, told: str) -> None:
    """Before the end of the training, and long after it; the guide is there all the same."""
    ended(world, days)
    seen = text(look("manager", HOME))
    assert told in seen
    assert "Lees de gids" in seen
    assert "Vraag waar, niet wat." in text(look("manager", GUIDE))


def test_without_a_team_or_a_training_the_pages_say_so(world: World) -> None:
    """And nothing breaks."""
    assert "Er zit nu niemand in je team." in text(look("other team's manager", HOME))
    assert "Niemand van je team volgt nu een training." in text(look("other team's manager", GUIDE))
    with world.database.write() as stores:
        stores.people._connection.exec_driver_sql("UPDATE relation SET until = '2026-11-22' WHERE kind = 'learns'")
    assert "Niemand van je team volgt nu een training." in text(look("manager", HOME))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("part", ["summary", "advice", "assignments"])
def test_the_guide_has_three_parts_in_both_languages(world: World, part: str, language: str) -> None:  # noqa: ARG001
    """Each of them draws."""
    at = look("manager", GUIDE, lang=language)
    at.segmented_control("guide-part").set_value(part).run()
    told = {
        ("summary", "nl"): "Blijft bij het punt.", ("summary", "en"): "Stays with the point.",
        ("advice", "nl"): "Geef het woord terug.", ("advice", "en"): "Give the floor back.",
        ("assignments", "nl"): "Spreek één regel af.", ("assignments", "en"): "Agree one rule.",
    }  # fmt: skip
    assert told[part, language] in text(at)


def test_a_member_who_shared_nothing_has_the_general_guide(world: World) -> None:
    """Word for word what everybody's says: nothing tells that they did not share."""
    shares(world, "owner", FOCUSED)
    general = text(look("manager", GUIDE))
    assert text(look("manager", GUIDE, member=uid("other learner"))) == general
    assert "Voor Owner, de tweede week na de training" in text(look("manager", GUIDE, member=OWNER))


@pytest.mark.parametrize("address", [{"member": "nonsense"}, {"member": uid("colleague")}, {"training": "another"}])
def test_an_address_that_leads_nowhere_is_told_calmly(world: World, address: dict[str, str]) -> None:  # noqa: ARG001
    """Whatever is wrong with it."""
    assert "Deze gids is er niet voor jou" in text(look("manager", GUIDE, **address))


def test_names_are_shown_as_text_and_many_members_make_no_endless_page(world: World) -> None:
    """Sixty people who share: a few of them on the page, all of them in the list to choose from."""
    for at in range(60):
        joins(world, f"lid{at}")
        shares(world, f"lid{at}", MEETING, days_ago=1)
    with world.database.write() as stores:
        person = stores.people.get(OWNER)
        assert person is not None
        stores.people._connection.exec_driver_sql(
            "UPDATE person SET first_name = '<i>Jan</i>', name = '<i>Jan</i> van de Langste Achternaam' "
            "WHERE handle = 'owner'"
        )
    shares(world, "owner", GOAL)
    at = look("manager", GUIDE)
    seen = text(at)
    assert "&lt;i&gt;Jan" in seen
    assert "><i>Jan" not in seen
    assert seen.count("rc-given") == 4
    assert len(at.selectbox[0].options) == 63
    assert "Geef <i>Jan" not in text(look("manager", HOME))


def test_a_model_words_advice_only_when_asked_and_says_that_it_did(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the manager and whoever shared it agreed; with the label, beside the trainer's own words."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    model = fakes.Model('{"advice": "Geef {name} het woord terug."}')
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch, model) as world:
        ended(world, 12)
        shares(world, "owner", FOCUSED)
        asked = "Laat dit voor Owner verwoorden"
        assert asked not in text(look("manager", GUIDE, member=OWNER))
        for who in (MANAGER, OWNER):
            notice = world.app.models.notice(who)
            assert notice is not None
            world.app.models.accept(who, notice.id)
        at = look("manager", GUIDE, member=OWNER)
        assert model.calls == []
        seen = text(_press(at, asked))
        assert "Geef Owner het woord terug." in seen
        assert "Geef het woord terug." in seen
        assert "rc-ai" in seen


def test_nobody_else_finds_these_pages(world: World) -> None:
    """A learner and a trainer are led home."""
    world.app.guide.note(MANAGER, fakes.TRAINING, "rule", None, HARD)
    for who in ("owner", "trainer", "stranger"):
        at = AppTest.from_file(str(Path(__file__).parents[1] / "app.py"), default_timeout=20)
        at.session_state["person"] = str(uid(who))
        at.run()
        assert "Deze week, " not in text(at)
