"""The team's page, the sponsor's page, and the question below an intention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from coach.errors import InputRefused, NotFound
from coach.programme.aggregate import MEASURES, Figure
from coach.programme.checks import due
from tests.fakes import TRAINING
from tests.pages import look, staged, text
from tests.values import uid
from tests.world import TEAM, World


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find."""
    path = tmp_path / "coach.db"
    path.write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{path}", monkeypatch) as opened:
        yield opened


def intend(world: World) -> UUID:
    """An intention of the owner's."""
    return world.app.reflect.intend(uid("owner"), "iemand me onderbreekt", "maak ik mijn punt af")


def publish(world: World) -> None:
    """Figures of October for the team and another one."""
    with world.database.write() as stores:
        figures = [
            Figure(date(2026, 10, 1), team, TRAINING, measure, 25 if measure == "kept" else None)
            for team in (TEAM, "zaal") for measure in MEASURES
        ]  # fmt: skip
        stores.figures.close(date(2026, 10, 1), figures, world.clock())


def test_members_and_the_manager_see_the_same_page(world: World) -> None:
    """The same people, ideas without names, figures and rule."""
    publish(world)
    world.app.team.suggest(uid("colleague"), TEAM, "iemand <b>zwijgt</b>", "vragen we: ‘En jij?’")
    pages = [text(look(who, "team")).replace("AI en privacy\n", "") for who in ("owner", "manager", "other learner")]
    assert pages[0] == pages[1] == pages[2]
    for told in ("Facturatie", "&lt;b&gt;zwijgt&lt;/b&gt;", "zo’n 25", "oktober 2026", "geen cijfer", "zeven of meer"):
        assert told in pages[0]
    assert "zaal" not in pages[0].lower()


@pytest.mark.usefixtures("world")
def test_a_goal_is_put_forward_joined_and_chosen_on_the_page() -> None:
    """Two halves, somebody else joins in, somebody closes."""
    at = look("owner", "team")
    at.text_input(key="team-cue").set_value("we met meer dan zes samenzitten").run()
    at.text_input(key="team-behaviour").set_value("krijgt iedereen eerst één minuut").run()
    at.button(key="suggest").click().run()
    assert "iedereen eerst één minuut" in text(at)
    at.button(key="choose-yes").click().run()
    assert "Er is nog geen idee waar genoeg mensen aan meedoen" in text(at)
    other = look("colleague", "team")
    other.checkbox[0].check().run()
    at.button(key="choose-yes").click().run()
    assert "Samen gekozen in november 2026" in text(at)


def test_somebody_outside_the_rota_sees_a_way_in_and_no_pairs(world: World) -> None:
    """Who is in sees two names and the guide; the manager who is not sees what it is."""
    for who in ("owner", "other learner", "colleague"):
        world.app.team.ally(uid(who), TEAM, on=True)
    assert "heeft oog voor jou" in text(look("owner", "team"))
    outside = look("manager", "team")
    assert "heeft oog voor jou" not in text(outside)
    outside.button(key="ally-in").click().run()
    assert "heeft oog voor jou" in text(outside)
    outside.button(key="ally-out").click().run()
    assert "heeft oog voor jou" not in text(outside)


def test_a_sponsor_comes_in_on_the_report_and_saves_it(world: World) -> None:
    """Every team by the alphabet, a sum of what is printed, two files; a trainer finds no such page."""
    publish(world)
    at = look("sponsor", "sponsor/transfer")
    told = text(at)
    assert told.index("Facturatie") < told.index("Zaal") < told.index("Alle teams hierboven")
    assert "<td>50</td>" in told
    assert "25" not in text(look("trainer", "trainer/files"))


def test_an_intention_asks_after_a_week_whether_it_was_done(world: World) -> None:
    """Not before; an answer stays on the page, the next question comes after a month."""
    intention = intend(world)
    assert "Heb je het gedaan?" not in text(look("owner", "learner/intentions"))
    world.clock.forward(days=8)
    at = look("owner", "learner/intentions")
    assert "Heb je het gedaan?" in text(at)
    at.button(key=f"partly-{intention}").click().run()
    assert "Na 7 dagen: deels gedaan." in text(at)
    assert "Heb je het gedaan?" not in text(at)
    world.clock.forward(days=30)
    assert "Heb je het gedaan?" in text(look("owner", "learner/intentions"))


def test_what_was_passed_over_is_not_asked_any_more() -> None:
    """One question at a time, the latest that has come."""
    written = date(2026, 1, 1)
    assert [due(written, date(2026, 1, day), ()) for day in (7, 8, 30, 31)] == [None, 7, 7, 30]
    assert due(written, date(2026, 6, 1), (7, 30)) == 90
    assert due(written, date(2026, 6, 1), (90,)) is None


def test_an_answer_is_the_learners_alone_and_outlives_a_change(world: World) -> None:
    """Another's intention and one that was put away are not there; only what is asked can be answered."""
    intention = intend(world)
    world.clock.forward(days=8)
    with pytest.raises(NotFound):
        world.app.looking_back.answer(uid("manager"), intention, 7, "kept")
    with pytest.raises(InputRefused, match="check-not-asked"):
        world.app.looking_back.answer(uid("owner"), intention, 30, "kept")
    world.app.looking_back.answer(uid("owner"), intention, 7, "kept")
    world.app.looking_back.answer(uid("owner"), intention, 7, "not_yet")
    with world.database.write() as stores:
        found = stores.reflections.intention(intention)
        stores.reflections.put_intention(replace(found, cue="iemand me in de rede valt"))
    (looked,) = world.app.looking_back.intentions(uid("owner"))
    assert [answer.answer for answer in looked.answers] == ["not_yet"]
    world.app.reflect.drop(uid("owner"), intention)
    with pytest.raises(NotFound):
        world.app.looking_back.answer(uid("owner"), intention, 7, "kept")
