"""A learner's own words reach the choice that was meant, or get a question back."""

from __future__ import annotations

from threading import Thread

import pytest

from coach.cli.bench import matched
from coach.conversation.own_words import OwnWords
from coach.feedback.habits import attach_habit
from coach.perception.matching import Moment, Option
from tests.listening import encoder, lines, matcher, scripts, training

OPTIONS = (
    Option(
        "accept",
        "Donderdag, goed. Ik trek mijn plan wel.",
        (
            "Oké, donderdag dan.",
            "Donderdag is prima voor mij.",
            "Dan wacht ik tot donderdag.",
            "Goed, ik los het wel op.",
        ),
        ("Nee, donderdag werkt niet.",),
    ),
    Option(
        "hold",
        "Donderdag is te laat, ik presenteer woensdag.",
        (
            "Nee, donderdag gaat niet.",
            "Ik heb ze woensdag al nodig.",
            "Woensdag sta ik voor de directie.",
            "Dat is voor mij te laat.",
        ),
        ("Donderdag is niet te laat.",),
    ),
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_few_words_go_the_wrong_way_and_few_get_a_question_back(language: str) -> None:
    """At most 5 % wrong and 25 % clarified, on every third line of a set written without a look at the scenarios."""
    of = scripts()
    placed = []
    for line in [line for line in lines("matching-dev.jsonl") if line["lang"] == language][::3]:
        node = of[line["scenario"], language].nodes[line["node"]]
        placed.append((language, line["choice"], matcher().place(line["says"], node.choices, language)))
    found = matched(placed)
    assert isinstance(found["wrong"], float)
    assert found["wrong"] <= 0.05
    assert isinstance(found["clarified"], float)
    assert found["clarified"] <= 0.25
    assert isinstance(found["of_meant"], dict)
    assert found["of_meant"]["clarified"] <= 0.25


def test_one_encoder_does_where_the_second_is_not_built() -> None:
    """More questions back, but still few wrong ways."""
    alone = OwnWords(encoder())
    placed = []
    for line in lines("matching-dev.jsonl")[::4]:
        node = scripts()[line["scenario"], line["lang"]].nodes[line["node"]]
        placed.append((line["lang"], line["choice"], alone.place(line["says"], node.choices, line["lang"])))
    found = matched(placed)
    assert isinstance(found["wrong"], float)
    assert found["wrong"] <= 0.07
    assert isinstance(found["right"], float)
    assert found["right"] >= 0.7


def test_the_opposite_in_almost_the_same_words_is_not_taken_for_agreement() -> None:
    """The confident error that nearest neighbours made: a refusal that shares its topic with a yes."""
    moment = Moment(OPTIONS, "nl", encoder(), matcher()._fine)
    assert moment.place("Nee, donderdag werkt niet voor mij.") != "accept"
    assert moment.place("Nee, donderdag gaat niet!") == "hold"


@pytest.mark.parametrize("words", ["", "  ", "🙂", "Is er nog koffie?", "Hm.", "שלום", "<b>x</b>"])
def test_what_means_none_of_the_lines_gets_a_question_back(words: str) -> None:
    """Unclear is always safer than wrong."""
    assert Moment(OPTIONS, "nl", encoder(), matcher()._fine).place(words) is None


def test_the_line_itself_is_understood_whatever_its_capitals() -> None:
    """An authored line or way to say it is exact."""
    moment = Moment(OPTIONS, "nl", encoder(), matcher()._fine)
    assert moment.place("donderdag is te laat ik presenteer woensdag") == "hold"


def test_the_order_of_the_choices_does_not_matter() -> None:
    """The page shuffles them; the meaning stays."""
    node = next(node for node in scripts()["may-i-finish", "nl"].nodes.values() if len(node.choices) > 2)
    words = node.choices[0].said_as[0]
    placed = {matcher().place(words, tuple(order), "nl") for order in (node.choices, node.choices[::-1])}
    assert placed == {node.choices[0].id}
    assert matcher().place(words, (), "nl") is None


def test_a_habit_by_another_name_is_attached_or_left_alone() -> None:
    """A wrong habit would be watched for a whole take; so doubt means none."""
    habits = training().habits
    known = habits[0].said_as["nl"][0]
    assert attach_habit(known.upper(), habits, "nl", encoder()) == habits[0].id
    for other in ("Ik eet te veel koekjes in de vergadering.", "Ik kijk altijd op mijn gsm.", "", "🙂"):
        assert attach_habit(other, habits, "nl", encoder()) is None
    assert attach_habit(known, (), "nl", encoder()) is None


def test_what_is_expected_is_prepared_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that a take begins is prepared by whoever works, in turn, and is not prepared twice at once."""
    prepared: list[object] = []
    asked = OwnWords(encoder())

    def prepare(script: object) -> None:
        prepared.append(script)
        if len(prepared) == 2:
            raise KeyboardInterrupt  # the only way out of a loop that never ends

    monkeypatch.setattr(asked, "prepare", prepare)
    first, second = list(scripts().values())[:2]
    asked.expect(first)
    asked.expect(second)
    with pytest.raises(KeyboardInterrupt):
        asked.work()
    assert prepared == [first, second]


def test_whoever_waits_for_an_answer_goes_before_what_is_being_prepared() -> None:
    """Preparing stands still while somebody asks, and goes on after."""
    asked = OwnWords(encoder())
    asked._asking = 1
    preparing = Thread(target=asked.prepare, args=(next(iter(scripts().values())),), daemon=True)
    preparing.start()
    preparing.join(0.2)
    assert preparing.is_alive()
    assert asked._moments == {}
    with asked._quiet:
        asked._asking = 0
        asked._quiet.notify_all()
    preparing.join(120)
    assert len(asked._moments) > 5
