"""A demo team in the middle of things: for pictures, and for tests of pages that must have something on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from coach.bootstrap import App, build, now
from coach.bootstrap.parts import real_parts
from coach.services.chosen import Chosen
from coach.services.meetings import NewMeeting
from coach.services.room import NewTake
from coach.settings import Settings
from tests.following import follow_up
from tests.together import Together

SCENARIO = "may-i-finish"
WELL = ("facts", "reclaim", "ask-five", "own", "impact", "together", "how", "today", "call")
BADLY = ("facts", "sorry", "roundup", "mailtje", "footnote", "fine")
OWN_WORDS = {
    "nl": "Tom, ik maak mijn punt nog even af. Veertien op zestig is voor mij te veel om vrijdag live te gaan.",
    "en": "Tom, I am going to finish my point. Fourteen out of sixty is too many for me to go live on Friday.",
}
IMPROVISED = "two-mornings"
KEPT = {"nl": "Jonas blijft bij ons tot maandag, Helen.", "en": "Jonas stays with us until Monday, Helen."}
REFLECTION = {
    "nl": "Ik wou weer sorry zeggen toen Tom lachte. Deze keer bleef ik bij mijn cijfer.",
    "en": "I wanted to say sorry again when Tom laughed. This time I stayed with my figure.",
}
WHEN = {"nl": "iemand me onderbreekt", "en": "somebody interrupts me"}
THEN = {"nl": "maak ik rustig mijn zin af", "en": "I calmly finish my sentence"}
REPLY = {
    "nl": "Dank je, Lotte. Donderdag vraag ik jou eerst.",
    "en": "Thank you, Lotte. On Thursday I ask you first.",
}
OTHERWISE = {
    "nl": "Ik bleef bij mijn cijfer, ook toen Tom lachte.",
    "en": "I stayed with my figure, also when Tom laughed.",
}
ANSWER = {
    "nl": "Je bleef bij je cijfer. Zeg er volgende keer bij wat je vraagt.",
    "en": "You stayed with your figure. Next time, add what you are asking for.",
}


MEETING = {
    "nl": NewMeeting("Projectoverleg van donderdag", "Veronique", "Zaal 2. Er moet een klant bij.", "Niet deze maand."),
    "en": NewMeeting("Thursday's project meeting", "Veronica", "Room 2. There's one more client.", "Not this month."),
}


@dataclass(frozen=True, slots=True)
class Furnished:
    """What there is."""

    learner: str
    """The handle of whose it is."""
    finished: UUID
    """A take that was played to its end, with a reflection, an intention, and a confidence afterwards."""
    other: UUID
    """Another finished take of the same scenario."""
    running: UUID
    """A take that stands right after an interruption."""
    improvised: UUID
    """An improvised take in which one turn was said and a hint asked for."""
    share: UUID
    """Shared with the manager, who has replied."""
    contest: UUID
    """Something in the finished take that the learner sees differently; the trainer has answered."""
    joint: UUID
    """A joint rehearsal with the manager in which it is the manager's turn, and a colleague looks on."""
    talk: UUID
    """Another that was played; the learner has spoken and the manager has given a view."""
    waiting: UUID
    """Another that was agreed on and has not begun."""
    person: UUID
    """The learner's id."""
    meeting: UUID
    """A coming meeting of theirs."""


@contextmanager
def beside(data: Path) -> Iterator[App]:
    """The use cases on a data folder, beside a server that runs on it."""
    settings = Settings(data=data)
    app = build(settings, parts=real_parts(settings, now))
    yield app
    app.close()


def furnish(app: App, language: str = "nl", learner: str = "lotte") -> Furnished:
    """Let a learner of the demo team rehearse, look back, and share; and let the manager reply."""
    ids = {person.handle: person.id for person in app.account.demo_people()}
    who, manager = ids[learner], ids["karim"]
    app.account.settle(who, language=language)
    app.account.settle(manager, language=language)
    other = play(app, who, language, BADLY)
    finished = play(app, who, language, WELL)
    running = begin(app, who, language, ("facts",))
    improvised = improvise(app, who, language)
    app.reviews.confidence(who, finished, 7)
    app.reflect.write(who, finished, REFLECTION[language])
    intention = app.reflect.intend(who, WHEN[language], THEN[language], take=finished)
    room = app.rehearse.room(who, finished)
    said = next(turn.seq for turn in room.turns if turn.kind == "said")
    chosen = Chosen(
        manager, take=finished, intention=intention, reflection=REFLECTION[language], moments=(said,), ratings=True
    )
    share = app.sharing.share(who, chosen)
    app.sharing.open(manager, share)
    app.sharing.reply(manager, share, REPLY[language])
    contest = app.contests.differ(who, finished, "holding-ground", 5, OTHERWISE[language])
    app.contests.set_level(ids["an"], contest, 4, ANSWER[language])
    follow_up(app, who, manager, language)
    meeting = app.meetings.write(who, MEETING[language])
    together = Together(app, who, manager, ids["sofie" if learner == "lotte" else "lotte"], language)
    talk, joint, waiting = together.talk(), together.joint(), together.agreed()
    return Furnished(learner, finished, other, running, improvised, share, contest, joint, talk, waiting, who, meeting)


def play(app: App, who: UUID, language: str, picks: Sequence[str]) -> UUID:
    """A take to its end: these picks where they are offered; the line that takes the floor back is said."""
    take = begin(app, who, language, picks[:1])
    wanted = list(picks[1:])
    while (room := app.rehearse.room(who, take)).open:
        offered = [choice.id for choice in room.choices]
        key, seq = uuid4().hex, room.position.last_seq
        if "reclaim" in offered and "reclaim" in wanted:
            wanted.remove("reclaim")
            app.rehearse.say(who, take, seq, key, OWN_WORDS[language])
        else:
            app.rehearse.pick(who, take, seq, key, next((one for one in wanted if one in offered), offered[0]))
        app.rehearse.answer(who, take)
    return take


def begin(app: App, who: UUID, language: str, picks: Sequence[str]) -> UUID:
    """A take that has been begun, with these picks made."""
    habit = app.catalogue.trainings()["assertive-meetings"].habits[0]
    brief = NewTake(SCENARIO, language, "tense", 4, habit.name[language], habit.id)
    take = app.rehearse.start(who, brief)
    for pick in picks:
        seq = app.rehearse.room(who, take).position.last_seq
        app.rehearse.pick(who, take, seq, uuid4().hex, pick)
        app.rehearse.answer(who, take)
    return take


def improvise(app: App, who: UUID, language: str) -> UUID:
    """An improvised take after its first turn, with a hint."""
    take = app.rehearse.start(who, NewTake(IMPROVISED, language, "tense"))
    seq = app.rehearse.room(who, take).position.last_seq
    app.rehearse.say(who, take, seq, uuid4().hex, KEPT[language])
    app.rehearse.answer(who, take)
    app.rehearse.hint(who, take, app.rehearse.room(who, take).position.last_seq)
    return take
