"""Two takes side by side, and the steps over all takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from coach.services.review import moments
from coach.ui.parts.side_by_side import aligned
from coach.ui.parts.step_plot import Point, plot, table, told
from coach.wording import wording
from tests.pages import look, staged, text, training
from tests.values import uid
from tests.world import World

OWNER = uid("owner")
SAY = wording("nl")


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        yield made


def _two(world: World) -> tuple[UUID, UUID]:
    one = world.take()
    world.pick(one, "yield")
    world.pick(one, "hold")
    other = world.take(pressure="heated")
    world.say(other, "joke en dan verder")
    world.say(other, "stay")
    world.pick(other, "hold")
    return one, other


def test_the_same_moment_stands_beside_itself(world: World) -> None:
    """A second visit to a node is a moment of its own; one that a take did not reach is empty there."""
    one, other = (world.app.reviews.review(OWNER, take) for take in _two(world))
    rows = [
        (row.one.node.id if row.one else None, row.other.node.id if row.other else None) for row in aligned(one, other)
    ]
    assert rows == [("opening", "opening"), (None, "opening"), ("again", "again")]


def test_a_shared_beginning_is_told_once(world: World) -> None:
    """A take that was rewound says the same as its parent up to the fork."""
    one, _ = _two(world)
    second = moments(world.app.reviews.review(OWNER, one))[1].turn
    assert second is not None
    new = world.app.rehearse.rewind(OWNER, one, second.seq)
    world.say(new, "hold het vast")
    page = text(look("owner", "learner/takes", one=one, other=new))
    assert page.count("Oké, laat maar dan.") == 1
    assert "In allebei" in page


def test_takes_tell_how_each_ended_and_what_was_heard(world: World) -> None:
    """Endings and anchors in words, and the pressure of each."""
    one, other = _two(world)
    page = text(look("owner", "learner/takes", one=one, other=other))
    assert "poging 1 gespannen, poging 2 verhit" in page
    assert "Wat er anders was" in page
    assert "Voet bij stuk, poging 2" in page
    assert "uit je keuzes" in page
    assert "Zover kwam het in deze poging niet." in page


def test_going_back_from_here_forks_the_newer_take(world: World) -> None:
    """The handle of a moment begins a take before it."""
    one, other = _two(world)
    look("owner", "learner/takes", one=one, other=other).button("from-1").click().run()
    assert world.app.library.takes(OWNER)[0].parent == other


def test_another_take_can_be_chosen_and_goes_into_the_address(world: World) -> None:
    """So that a reload shows the same pair."""
    one, other = _two(world)
    third = world.take()
    world.pick(third, "yield")
    world.app.rehearse.stop(OWNER, third)
    at = look("owner", "learner/takes", one=one, other=other)
    at.selectbox[1].set_value(third).run()
    assert str(third) in at.query_params["other"]
    assert "Poging 3" in text(at)


def test_one_take_alone_offers_another_try(world: World) -> None:
    """There is nothing to lay beside it yet."""
    take = world.take()
    world.app.rehearse.stop(OWNER, take)
    assert "nog maar één poging" in text(look("owner", "learner/takes", one=take))


@pytest.mark.parametrize("wrong", ["", "x", str(uuid4())])
def test_takes_that_are_not_there_are_told_calmly(world: World, wrong: str) -> None:
    """A wrong first take shows nothing; a wrong second one gives way to the newest."""
    one, other = _two(world)
    assert look("owner", "learner/takes", one=wrong, other=other).info
    assert "Poging 2" in text(look("owner", "learner/takes", one=one, other=wrong))


def test_somebody_elses_takes_show_nothing(world: World) -> None:
    """Not to a colleague who follows the same training."""
    one, other = _two(world)
    at = look("other learner", "learner/takes", one=one, other=other)
    assert at.info
    assert "laat maar" not in text(at)


def test_progress_draws_a_plot_and_says_it_in_a_table(world: World) -> None:
    """A plot where something was heard, with words for who does not see it; a sentence where nothing was."""
    _two(world)
    at = look("owner", "learner/progress")
    page = text(at)
    assert "Lees Voet bij stuk als tabel" in page
    assert "<td>in eigen woorden</td>" in page
    assert "<td>uit je keuzes</td>" in page
    assert "Nog niet gezien." in page
    assert all(sign not in page for sign in ("%", "/5"))


@pytest.mark.usefixtures("world")
def test_progress_before_the_first_rehearsal_is_empty() -> None:
    """An invitation, no axes."""
    assert "na je eerste repetitie" in text(look("owner", "learner/progress"))


def test_progress_in_a_training_that_one_does_not_follow_is_not_there(world: World) -> None:
    """Nor in one that does not exist."""
    _two(world)
    assert look("owner", "learner/progress", training="elsewhere").info


def test_the_plot_says_anchors_and_tells_said_from_picked_by_shape(world: World) -> None:
    """Levels are words; colour is never the only sign; a take without the competency is a gap."""
    _two(world)
    steps = [step for step in world.app.reviews.progress(OWNER, training().id) if step.competency == "holding-ground"]
    points = [Point(step, "23 nov", "Klein, poging 1") for step in steps]
    competency = training().competencies["holding-ground"]
    drawn = json.dumps(plot(points, competency, SAY, "dark").to_dict())
    assert all(f"Anker {level}." in drawn for level in range(1, 6))
    assert '"circle"' in drawn
    assert '"diamond"' in drawn
    assert '"labels": false' in drawn
    assert "Anker" in told(points, competency, SAY)
    assert table(points, competency, SAY).count("<tr>") == len(points) + 1
