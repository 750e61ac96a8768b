"""Values with every field filled in, so that a store that drops one is found out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from coach.conversation.takes import Take
from coach.conversation.turns import Turn
from coach.feedback.report import Finding, HabitSeen, Keep, Quote, Report, TryInstead
from coach.llm.chat import CallRecord, Usage
from coach.programme.models import Contest, Shown, TrainerLevel
from coach.programme.people import Person, Relation
from coach.programme.sharing import Document, Intention, Reflection, Reply, Share, SharedExcerpt, SharedRating
from coach.scenario.version import Version

NOW = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)
LATER = datetime(2026, 12, 4, 23, 0, tzinfo=UTC)
HARD = 'Dág 👩‍🏭 <b>vet</b> *ster* שלום \u202eomgekeerd\u202c it\'s 100% \\ "quoted"\n\ttab'
"""Text with everything that databases, pages and formats trip over."""

VERSION = Version("a" * 64, "scenario", "tiny", {"tiny.yaml": HARD, "tiny.en.yaml": "b: 2\n"})
TRAINED = Version("b" * 64, "training", "assertive-meetings", {"training.yaml": "x"})


def uid(name: str) -> UUID:
    """An id by name."""
    return uuid5(UUID(int=0), name)


def person(handle: str = "lotte") -> Person:
    """Somebody."""
    return Person(uid(handle), handle, f"{handle.title()} V", handle.title(), "Europe/Lisbon", "nl", {"hair": "bob"})


def relation(handle: str = "lotte") -> Relation:
    """That they are a member of a team, until next year."""
    return Relation(uid(f"{handle}-member"), uid(handle), "member", "facturatie", date(2026, 1, 1), date(2027, 1, 1))


def take(name: str = "take", number: int = 1, **changes: object) -> Take:
    """A take with nothing left at its default."""
    fields: dict[str, object] = {
        "id": uid(name), "learner": uid("lotte"), "scenario": "tiny", "training": "assertive-meetings",
        "number": number, "language": "nl", "pressure": "tense", "seed": 2**32 - 1, "choices_hidden": True,
        "version": VERSION.sha256, "training_version": TRAINED.sha256, "status": "stopped", "started": NOW,
        "closed": LATER, "parent": None, "forked_after": 0, "confidence_before": 3, "confidence_after": 7,
        "habit": HARD, "habit_id": "apologise",
    }  # fmt: skip
    return Take(**{**fields, **changes})  # type: ignore[arg-type]  # values of each field's type


def turns() -> tuple[Turn, ...]:
    """One turn of each kind, with every field filled in somewhere."""
    return (
        Turn(1, "director", "directed", node="opening", at=NOW),
        Turn(
            2, "tom", "cue", HARD, node="opening", beat="next", move="press", silence=3, cut_at=12,
            doing=(("tom", "kijkt"), ("greet", "tikt")), cause="Nog zes minuten.", tension=4, at=NOW,
        ),
        Turn(3, "learner", "said", HARD, node="opening", choices_visible=False, turn_key="key-1", at=NOW),
        Turn(4, "director", "directed", choice="stay", answers=3, node="opening", at=NOW),
    )  # fmt: skip


def report() -> Report:
    """Feedback with everything in it."""
    quote = Quote(3, 1, "opening", HARD, "said", 4, None)
    picked = Quote(5, 2, "again", "Vijf minuten.", "picked", None, "hold")
    finding = Finding("holding-ground", 4, "said", sure=False, opportunity=True, mode="passive", quotes=(quote, picked))
    return Report(
        "assessor-1", 3, (finding,), Keep(quote, "holding-ground", 4),
        TryInstead(picked, "holding-ground", "Nog niet."), HabitSeen("sorry", watched=True, quotes=(quote,)),
        (3,), (5,),
    )  # fmt: skip


def share() -> Share:
    """A share with everything in its document."""
    document = Document(
        "nl", "Als…\ndan…", HARD, (SharedExcerpt("Tom: En?", HARD, spoken=True),),
        (SharedRating("holding-ground", "Voet bij stuk", "Anker"),), "Ruimte.",
    )  # fmt: skip
    return Share(uid("share"), uid("lotte"), uid("karim"), document, NOW, LATER, LATER, NOW)


def contest(name: str = "contest", **changes: object) -> Contest:
    """A contested level with everything in it."""
    shown = Shown("tiny", HARD, "nl", 1, "holding-ground", 2, "said", (HARD, "Nee."), "judge-1-m-abc", TRAINED.sha256)
    fields: dict[str, object] = {
        "id": uid(name), "take": uid("take"), "learner": uid("lotte"), "training": "assertive-meetings",
        "shown": shown, "level": 4, "words": HARD, "said": NOW, "withdrawn": None,
    }  # fmt: skip
    return Contest(**{**fields, **changes})  # type: ignore[arg-type]  # values of each field's type


def trainer_level(level: int = 3) -> TrainerLevel:
    """What a trainer makes of it."""
    return TrainerLevel(uid("contest"), uid("karim"), level, HARD, LATER)


def call(**changes: object) -> CallRecord:
    """A call of a model."""
    fields: dict[str, object] = {
        "person": str(uid("lotte")), "take": str(uid("take")), "seq": 3, "role": "judge", "model": "m", "host": "h",
        "usage": Usage(900, 40, 800, estimated=True), "first_ms": None, "total_ms": 1200, "outcome": "model-slow",
        "attempts": 2, "at": NOW,
    }  # fmt: skip
    return CallRecord(**{**fields, **changes})  # type: ignore[arg-type]  # same


def intention(**changes: object) -> Intention:
    """An intention from a take."""
    fields: dict[str, object] = {
        "id": uid("intention"), "learner": uid("lotte"), "cue": HARD, "behaviour": "zeg ik",
        "competency": "holding-ground", "take": uid("take"), "written": NOW, "dropped": None,
    }  # fmt: skip
    return Intention(**{**fields, **changes})  # type: ignore[arg-type]  # values of each field's type


def reflection(text: str = HARD) -> Reflection:
    """A reflection on the take."""
    return Reflection(uid("take"), uid("lotte"), text, NOW)


def reply() -> Reply:
    """What the manager answers."""
    return Reply(uid("reply"), uid("share"), uid("karim"), HARD, NOW)
