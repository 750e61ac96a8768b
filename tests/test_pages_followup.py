"""The pages of following up: what each side sees and does, and what a reload or a failing mail server leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap.following_up import FollowingUp
from coach.programme.people import Person, Relation
from coach.services.talks import NewTalk
from tests.pages import look, staged, text
from tests.values import uid
from tests.world import START, TEAM, World

OWNER, MANAGER = uid("owner"), uid("manager")
MORNING = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001 - what the clock on a wall says
HOW, SUPPORT = f"message-how-{TEAM}", f"message-support-{TEAM}"


@pytest.fixture
def world(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Everybody in, nothing followed up yet."""
    with staged(url, monkeypatch) as world:
        yield world


@pytest.fixture
def use(world: World) -> FollowingUp:
    """The use cases behind the pages."""
    return world.app.followup


def _message(use: FollowingUp) -> None:
    use.messages.send(MANAGER, TEAM, "Ik vraag <b>elke</b> maand hoe het gaat.", "Wat helpt jullie?")


def _talk(use: FollowingUp) -> object:
    moments = [MORNING, MORNING + timedelta(days=1)]
    return use.talks.propose(MANAGER, NewTalk(OWNER, ["Wat *lukte* al?"], moments))[0]


def _said(at: AppTest) -> str:
    return text(at) + "\n".join(one.value for one in at.text_area)


@pytest.mark.usefixtures("world")
def test_a_message_without_its_second_part_says_so_and_stays() -> None:
    """Nothing is lost by a press too early, nor by a reload; with both parts it goes."""
    at = look("manager", "manager/message")
    assert "Het eerste deel is er nog niet" in text(at)
    at.text_area(HOW).set_value("Elke maand een kwartier.").run()
    assert "Het eerste deel is er nog niet" not in text(at)
    at.button("send").click().run()
    assert at.warning[0].value.startswith("Het tweede deel is er nog niet")
    again = look("manager", "manager/message")
    assert again.text_area(HOW).value == "Elke maand een kwartier."
    again.text_area(SUPPORT).set_value("Wat helpt?").run()
    assert "Beide delen staan er." in text(again)
    again.button("send").click().run()
    assert "Je team heeft je bericht." in text(again)
    assert again.text_area(HOW).value == ""
    assert "Elke maand een kwartier." in text(look("owner", "learner/followup"))
    assert "Elke maand een kwartier." in text(look("colleague", "learner/followup"))


@pytest.mark.usefixtures("world")
def test_an_example_fills_what_is_empty_and_nothing_else() -> None:
    """What somebody wrote themselves stays."""
    at = look("manager", "manager/message")
    at.text_area(SUPPORT).set_value("Mijn vraag").run()
    at.button("template-assertive-meetings").click().run()
    assert "‘Assertief’" in at.text_area(HOW).value
    assert at.text_area(SUPPORT).value == "Mijn vraag"


def test_the_same_words_can_go_another_way(world: World) -> None:
    """Copied, or in one's own mail program with nobody filled in; line breaks and signs cannot become headers."""
    del world
    at = look("manager", "manager/message")
    at.text_area(HOW).set_value("Zo.\nBcc: x@y.be&cc=z").run()
    at.text_area(SUPPORT).set_value("En jij?").run()
    assert "Bcc: x@y.be&cc=z" in at.code[0].value
    page = text(at)
    address = page[page.index("mailto:") :].split('"')[0]
    assert address.startswith("mailto:?subject=")
    assert "\n" not in address
    assert "%0D%0ABcc%3A%20x%40y.be%26cc%3Dz" in address


def test_answers_stand_side_by_side_and_nobody_is_missing(use: FollowingUp) -> None:
    """Who did not answer is not named among the answers, and nothing is counted."""
    _message(use)
    page = text(look("manager", "manager/message"))
    assert "rc-answers" not in page
    at = look("owner", "learner/followup")
    message = use.messages.received(OWNER)[0].message.id
    at.text_area(f"helps-{message}").set_value("<i>Tijd</i>").run()
    at.button(f"answer-{message}").click().run()
    assert "Manager heeft je antwoord." in text(at)
    page = text(look("manager", "manager/message"))
    table = page[page.index("rc-answers") :]
    assert "&lt;i&gt;Tijd&lt;/i&gt;" in table
    assert "Owner" in table
    assert "Colleague" not in table
    at.button(f"back-{message}").click().run()
    assert at.text_area(f"helps-{message}").value == ""
    assert "rc-answers" not in text(look("manager", "manager/message"))


def test_an_empty_answer_is_refused_calmly(use: FollowingUp) -> None:
    """And nothing is sent."""
    _message(use)
    at = look("owner", "learner/followup")
    message = use.messages.received(OWNER)[0].message.id
    at.button(f"answer-{message}").click().run()
    assert at.warning[0].value.startswith("Er staat nog niets.")


def test_a_newcomer_is_offered_the_message(world: World, use: FollowingUp) -> None:
    """One press, and they have it."""
    _message(use)
    with world.database.write() as stores:
        stores.people.put(Person(uid("nora"), "nora", "Nora Nieuw", "Nora"))
        stores.people.relate(Relation(uid("nora-in"), uid("nora"), "member", TEAM, START))
    assert "elke" not in text(look("nora", "learner/followup"))
    at = look("manager", "manager/message")
    message = use.messages.desk(MANAGER).sent[0].message.id
    at.button(f"again-{message}").click().run()
    assert "nog zonder dit bericht" not in text(at)
    assert "&lt;b&gt;elke&lt;/b&gt;" in text(look("nora", "learner/followup"))


@pytest.mark.usefixtures("world")
def test_the_board_shows_people_and_no_gaps() -> None:
    """Everybody has a face, a name, and the same three things that one can do; nobody is said to lack anything."""
    page = look("manager", "manager/followup")
    drawn = text(page)
    names = [drawn.index(name) for name in ("Colleague", "Other Learner", "Owner")]
    assert names == sorted(names)
    for name in ("owner", "other learner", "colleague"):
        assert {one.key for one in page.button} >= {f"talk-with-{uid(name)}", f"rehearse-{uid(name)}"}
    for word in ("nog niet", "geen", "0", "niets"):
        assert word not in drawn.replace("Scores zijn er niet.", "").split("data:image")[0]
    assert "Met jou gedeeld" not in drawn


def test_the_board_leads_to_what_was_shared(world: World) -> None:
    """In a few words; the document itself is one press away, and gone when it is taken back."""
    share = world.share(reflection="Dit mag je zien.")
    at = look("manager", "manager/followup")
    assert "Met jou gedeeld" in text(at)
    assert "Dit mag je zien." not in text(at)
    at.button(f"read-{share}").click().run()
    assert "Dit mag je zien." in text(at)
    world.app.sharing.revoke(OWNER, share)
    assert "Met jou gedeeld" not in text(look("manager", "manager/followup"))


def test_a_promise_is_made_done_and_removed(use: FollowingUp) -> None:
    """The member reads along; only the manager can mark it."""
    at = look("manager", "manager/followup")
    at.text_input(f"promise-what-{OWNER}").set_value("Ik vraag jou <eerst>.").run()
    at.button(f"promise-it-{OWNER}").click().run()
    assert "Ik vraag jou &lt;eerst&gt;." in text(at)
    assert at.text_input(f"promise-what-{OWNER}").value == ""
    (promise,) = use.board.board(MANAGER)[-1].promises
    theirs = look("owner", "learner/followup")
    assert "Ik vraag jou &lt;eerst&gt;." in text(theirs)
    assert not [one for one in theirs.checkbox if one.key == f"is-done-{promise.id}"]
    at.checkbox(f"is-done-{promise.id}").check().run()
    assert use.board.board(MANAGER)[-1].promises[0].done is not None
    at.button(f"remove-{promise.id}").click().run()
    assert "eerst" not in text(look("owner", "learner/followup"))


@pytest.mark.usefixtures("world")
def test_a_promise_without_words_is_refused_calmly() -> None:
    """The page says what to do."""
    at = look("manager", "manager/followup")
    at.button(f"promise-it-{OWNER}").click().run()
    assert at.warning[0].value.startswith("Er staat nog niets.")


def test_a_talk_is_proposed_picked_and_looked_back_on(world: World, use: FollowingUp) -> None:
    """From the guide's questions and two moments to notes of which one is shown."""
    at = look("manager", "manager/talk", member=OWNER)
    at.text_area(f"questions-{OWNER}").set_value("Wat *lukte* al?\n\nEn wat niet?").run()
    at.button("send").click().run()
    assert "Owner heeft je voorstel." in text(at)
    (view,) = use.board.mine(OWNER).talks
    assert view.talk.questions == ("Wat *lukte* al?", "En wat niet?")
    key = view.talk.id
    theirs = look("owner", "learner/followup")
    assert "Wat *lukte* al?" in text(theirs)
    theirs.button(f"pick-{key}").click().run()
    assert use.board.mine(OWNER).talks[0].state == "planned"
    assert "Gesprek met Manager" in text(theirs)
    world.clock.forward(days=9)
    theirs = look("owner", "learner/followup")
    theirs.button(f"held-{key}").click().run()
    theirs.text_area(f"note-{key}").set_value("Voor mij alleen").run()
    theirs.button(f"note-keep-{key}").click().run()
    page = look("manager", "manager/followup")
    assert "Dit gesprek is geweest." in text(page)
    assert "Voor mij alleen" not in _said(page)
    theirs.checkbox(f"note-shown-{key}").check().run()
    theirs.button(f"note-keep-{key}").click().run()
    assert "Voor mij alleen" in text(look("manager", "manager/followup"))
    theirs.text_input(f"promise-what-{key}").set_value("Ik begin met mijn cijfer.").run()
    theirs.button(f"promise-it-{key}").click().run()
    assert "Ik begin met mijn cijfer." in text(look("manager", "manager/followup"))


def test_a_no_changes_nothing_on_the_managers_page(use: FollowingUp) -> None:
    """Not a word, not a mark; on the member's page it is gone."""
    key = _talk(use)
    before = text(look("manager", "manager/followup"))
    at = look("owner", "learner/followup")
    at.button(f"no-{key}").click().run()
    assert "Wat *lukte* al?" not in text(at)
    assert text(look("manager", "manager/followup")) == before


def test_another_moment_is_asked_for_and_offered(use: FollowingUp) -> None:
    """The wish stands at the manager, who proposes others; a talk that is off can be taken out of the calendar."""
    key = _talk(use)
    at = look("owner", "learner/followup")
    at.text_input(f"other-words-{key}").set_value("Na de middag").run()
    at.button(f"ask-{key}").click().run()
    assert "Je vroeg Manager om een ander moment." in text(at)
    page = look("manager", "manager/followup")
    assert "Na de middag" in text(page)
    assert page.button(f"offer-{key}")
    look("manager", "manager/talk", talk=key).button("send").click().run()
    assert use.board.mine(OWNER).talks[0].state == "proposed"
    at.run()
    at.button(f"pick-{key}").click().run()
    page = look("manager", "manager/followup")
    page.button(f"cancel-{key}").click().run()
    assert "gaat niet door" in text(page)
    assert "gaat niet door" in text(look("owner", "learner/followup"))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("address", [{}, {"member": "x"}, {"member": uid("stranger")}, {"talk": uid("never")}])
def test_a_talk_with_nobody_is_nothing(address: dict[str, str]) -> None:
    """Whatever the address names: somebody of another team, and nobody, look the same."""
    at = look("manager", "manager/talk", **address)
    assert at.info
    assert not [one for one in at.button if one.key == "send"]


@pytest.mark.usefixtures("world")
def test_a_team_of_somebody_else_is_nothing() -> None:
    """Its address leads to a calm sentence."""
    assert look("manager", "manager/message", team="logistiek").info
    assert look("other team's manager", "manager/message", team=TEAM).info


def test_today_tells_of_what_waits_in_one_quiet_line(use: FollowingUp) -> None:
    """With no number in it, and gone once there is nothing left to do."""
    assert "schreef aan het team" not in text(look("owner", "learner/today"))
    _message(use)
    at = look("owner", "learner/today")
    assert "Manager schreef aan het team." in text(at)
    at.button("to-followup-0").click().run()
    assert "Ik vraag &lt;b&gt;elke&lt;/b&gt; maand" in text(at)
    use.messages.answer(OWNER, use.messages.received(OWNER)[0].message.id, "Tijd", "", "")
    assert "schreef aan het team" not in text(look("owner", "learner/today"))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_page_with_nothing_on_it_reassures(lang: str) -> None:
    """In both languages."""
    at = look("owner", "learner/followup", lang=lang)
    assert ("Hier is nog niets." if lang == "nl" else "Nothing here yet.") in text(at)
