"""Intentions, sharing, what was shared, and the receiver's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from coach.services.meetings import NewMeeting
from coach.ui.parts.document import document
from coach.ui.parts.intention import joined
from coach.wording import wording
from tests.pages import look, staged, text
from tests.values import HARD, share, uid
from tests.values import person as somebody
from tests.world import NEVER_SHARED, SECRET, World, rehearse

OWNER, MANAGER = uid("owner"), uid("manager")


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The app that pages find, with one rehearsal and one share."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        made.ids.update(rehearse(made))
        yield made


def _shares(world: World) -> list[UUID]:
    return [given.share.id for given in world.app.sharing.given(OWNER)]


def test_nothing_is_ticked_for_anybody(world: World) -> None:
    """Every box and the ratings are off, the preview is empty and the button waits."""
    at = look("owner", "learner/share", take=world.ids["take"])
    assert at.checkbox
    assert not any(box.value for box in at.checkbox)
    assert not any(toggle.value for toggle in at.toggle)
    assert "Nog niets." in text(at)
    assert at.button("share").disabled


def test_the_preview_is_the_very_document_that_the_manager_gets(world: World) -> None:
    """One function draws both; what was not ticked is in neither."""
    at = look("owner", "learner/share", take=world.ids["take"])
    at.checkbox("share-intention").check().run()
    preview = next(element.proto.body for element in at.main if "<article" in getattr(element.proto, "body", ""))
    at.button("share").click().run()
    (new,) = [one for one in _shares(world) if one != world.ids["share"]]
    seen = text(look("manager", "manager/inbox", share=new))
    assert preview in seen
    assert SECRET not in seen
    assert NEVER_SHARED not in seen
    assert "Als iemand me onderbreekt, dan maak ik mijn punt af." in seen


def test_a_coming_meeting_is_chosen_and_reaches_the_manager_without_what_it_is_for(world: World) -> None:
    """Nobody without one is asked; with two it says which."""
    assert "share-meeting" not in {box.key for box in look("owner", "learner/share").checkbox}
    for name, days in (("Projectoverleg", 3), ("Begroting", 5)):
        day = world.clock.now.date() + timedelta(days=days)
        told = NewMeeting(name, "Veronique", "Zaal.", "Vanaf januari.", worry=NEVER_SHARED, day=day)
        world.app.meetings.write(OWNER, told)
    at = look("owner", "learner/share")
    at.checkbox("share-meeting").check().run()
    mine = {one.title: one.id for one in world.app.meetings.coming(OWNER)}
    assert at.radio("share-which-meeting").value == mine["Projectoverleg"]
    at.radio("share-which-meeting").set_value(mine["Begroting"]).run()
    assert "Begroting, op " in text(at)
    at.button("share").click().run()
    (new,) = [one for one in _shares(world) if one != world.ids["share"]]
    seen = text(look("manager", "manager/inbox", share=new))
    assert "Begroting, op " in seen
    for hidden in ("Projectoverleg", "Veronique", "januari", NEVER_SHARED):
        assert hidden not in seen


def test_an_excerpt_a_reflection_and_ratings_go_along_only_when_ticked(world: World) -> None:
    """Each piece appears in the preview with its own tick; the reflection can be changed first."""
    take = world.ids["take"]
    at = look("owner", "learner/share", take=take)
    at.checkbox(f"share-{take}-5").check().run()
    assert SECRET in text(at)
    at.checkbox("share-reflection").check().run()
    assert at.text_area[0].value == NEVER_SHARED
    at.text_area[0].set_value("Dit mag wel.").run()
    assert "Dit mag wel." in text(at)
    assert NEVER_SHARED not in text(at)
    at.toggle("share-ratings").set_value(True).run()
    assert "<dt>Voet bij stuk</dt>" in text(at)
    assert "de feedback" not in text(at)


@pytest.mark.usefixtures("world")
def test_a_request_can_be_taken_from_the_training_or_written() -> None:
    """Either stands in the preview."""
    at = look("owner", "learner/share")
    at.selectbox("share-request-nl").set_value("Geef me even ruimte.").run()
    assert '<p class="rc-p">Geef me even ruimte.</p>' in text(at)
    at.selectbox("share-request-nl").set_value("own").run()
    at.text_input("share-request-words").set_value("Luister <i>mee</i>.").run()
    assert "Luister &lt;i&gt;mee&lt;/i&gt;." in text(at)


def test_the_take_to_quote_from_is_in_the_address(world: World) -> None:
    """Choosing one brings its moments; choosing none takes them away."""
    at = look("owner", "learner/share")
    at.selectbox("share-take-nl").set_value(world.ids["take"]).run()
    assert str(world.ids["take"]) in at.query_params["take"]
    assert at.checkbox(f"share-{world.ids['take']}-5")
    at.selectbox("share-take-nl").set_value("none").run()
    assert "take" not in at.query_params


@pytest.mark.usefixtures("world")
def test_without_a_manager_there_is_nobody_to_share_with() -> None:
    """The page says so instead of offering an empty list."""
    assert "nog niemand met wie je kan delen" in text(look("trainer", "learner/share"))


def test_somebody_elses_take_offers_no_moments(world: World) -> None:
    """An address with a foreign take is as good as none."""
    at = look("other learner", "learner/share", take=world.ids["take"])
    assert SECRET not in text(at)
    assert [box.key for box in at.checkbox] == ["share-reflection"]


def test_what_was_shared_says_to_whom_until_when_and_whether_it_was_opened(world: World) -> None:
    """Not opened, then opened on a day."""
    assert "Nog niet geopend." in text(look("owner", "learner/shared"))
    look("manager", "manager/inbox", share=world.ids["share"])
    page = text(look("owner", "learner/shared"))
    assert "Voor Manager" in page
    assert "tot en met 4 december" in page
    assert "Geopend op 23 november." in page


def test_taking_it_back_leaves_the_reply(world: World) -> None:
    """The share moves to what has ended; kind words stay."""
    world.app.sharing.reply(MANAGER, world.ids["share"], "Dank je.")
    at = look("owner", "learner/shared")
    at.button(f"revoke-yes-{world.ids['share']}").click().run()
    page = text(at)
    assert "Je deelt nu niets." in page
    assert "Niet meer te zien" in page
    assert "“Dank je.”" in page


def test_the_inbox_shows_what_was_shared_and_notes_one_opening(world: World) -> None:
    """Clicking about on the page is one visit in the access log."""
    at = look("manager", "manager/inbox")
    at.button(f"open-{world.ids['share']}").click().run()
    at.run()
    assert "Dit mag je zien." in text(at)
    opened = [row for row in world.rows()["access"] if "open-share" in row]
    assert len(opened) == 1


def test_a_reply_goes_back(world: World) -> None:
    """It stands on both pages, as text."""
    at = look("manager", "manager/inbox", share=world.ids["share"])
    at.text_area[0].set_value("<b>Dank</b> je.").run()
    at.button("send").click().run()
    assert "&lt;b&gt;Dank&lt;/b&gt; je." in text(at)
    assert at.text_area[0].value == ""
    assert "&lt;b&gt;Dank" in text(look("owner", "learner/shared"))


def test_an_empty_reply_is_refused_calmly(world: World) -> None:
    """The page stays and says what is missing."""
    at = look("manager", "manager/inbox", share=world.ids["share"])
    at.button("send").click().run()
    assert at.warning


def test_a_share_that_is_taken_back_is_gone_from_an_open_page_and_the_draft_is_not(world: World) -> None:
    """At the next action nothing of it is left but what the manager had typed."""
    at = look("manager", "manager/inbox", share=world.ids["share"])
    at.text_area[0].set_value("Nog een gedachte.")
    world.app.sharing.revoke(OWNER, world.ids["share"])
    at.button("send").click().run()
    assert "Dit mag je zien." not in text(at)
    assert at.text_area[0].value == "Nog een gedachte."
    at.run()
    assert at.text_area[0].value == "Nog een gedachte."


def test_a_share_that_has_ended_is_gone(world: World) -> None:
    """At midnight after the last day."""
    at = look("manager", "manager/inbox", share=world.ids["share"])
    world.clock.forward(days=12)
    at.run()
    assert "Dit mag je zien." not in text(at)
    assert "Er is nu niets met jou gedeeld." in text(look("manager", "manager/inbox"))


@pytest.mark.parametrize("wrong", ["x", str(uuid4()), "owner"])
def test_every_share_that_is_not_there_looks_the_same(world: World, wrong: str) -> None:
    """No id, an unknown one, and somebody else's."""
    address = str(world.ids["share"]) if wrong == "owner" else wrong
    who = "other team's manager" if wrong == "owner" else "manager"
    at = look(who, "manager/inbox", share=address)
    assert at.info[0].value == "Hier is niets te zien."
    assert "Dit mag je zien." not in text(at)


@pytest.mark.usefixtures("world")
def test_an_empty_inbox_reassures() -> None:
    """And does not say of anybody that they did not share."""
    page = text(look("other team's manager", "manager/inbox"))
    assert "Er is nu niets met jou gedeeld." in page
    assert "Owner" not in page


def test_intentions_are_added_and_put_away(world: World) -> None:
    """The list follows; an empty one invites."""
    at = look("owner", "learner/intentions")
    assert "Als iemand me onderbreekt, dan maak ik mijn punt af." in text(at)
    at.button(f"drop-{world.ids['intention']}").click().run()
    assert "Je hebt nog geen voornemen." in text(at)
    at.text_input("intend-cue").set_value("Greet wil doorgaan met punt vijf")
    at.text_input("intend-behaviour").set_value("zeg ik: ‘Nog één ding.’")
    at.button("intend-keep").click().run()
    assert "dan zeg ik: ‘Nog één ding.’<" in text(at)


def test_a_sentence_that_ends_in_a_spoken_line_has_one_full_stop() -> None:
    """Other ones get theirs."""
    assert joined("x", "zeg ik: ‘Nee.’", wording("nl")) == "Als x, dan zeg ik: ‘Nee.’"
    assert joined("x.", "I wait", wording("en")) == "If x, then I wait."


def test_a_document_escapes_everything_that_somebody_wrote() -> None:
    """Names, words, requests and anchors are characters."""
    drawn = document(share().document, somebody(HARD), date(2026, 11, 23), None, wording("nl"))
    assert "<b>" not in drawn
    assert "&lt;b&gt;vet" in drawn
