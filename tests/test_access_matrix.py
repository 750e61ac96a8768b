"""Who may see and do what: every use case times every kind of person.

A use case without a row here fails the first test. A refusal must leave the database exactly as it was.
"""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from coach.errors import NotAllowed, NotFound
from coach.services.account import Account
from coach.services.chosen import Chosen
from coach.services.contests import Contests
from coach.services.library import Library
from coach.services.models import Models
from coach.services.reflect import Reflect
from coach.services.rehearse import Rehearse
from coach.services.review import Reviews
from coach.services.room import NewTake
from coach.services.share import Sharing
from tests import access_rows_followup, access_rows_guide, access_rows_joint, access_rows_meetings, access_rows_team
from tests.access_rows import EVERYBODY, OWNER, Row
from tests.fakes import TRAINING
from tests.values import uid
from tests.world import NEVER_SHARED, PEOPLE, SECRET, UNKNOWN, World, opened, populate, rehearse

TOPICS = (access_rows_team, access_rows_followup, access_rows_guide, access_rows_joint, access_rows_meetings)
"""Files with rows of their own: ``SERVICES``, ``ROWS``, and ``furnish``, which says what they stand on."""

SERVICES: dict[str, type] = {
    "account": Account,
    "library": Library,
    "rehearse": Rehearse,
    "reviews": Reviews,
    "reflect": Reflect,
    "sharing": Sharing,
    "contests": Contests,
    "models": Models,
}
for topic in TOPICS:
    SERVICES |= topic.SERVICES
KINDS = (*PEOPLE, UNKNOWN)
LEARNERS_AND_TRAINERS = frozenset({"owner", "other learner", "trainer"})
TRAINER = frozenset({"trainer"})
TRAINERS = frozenset({"trainer", "other training's trainer"})
MANAGED = frozenset({"owner", "other learner", "colleague"})


def _seq(w: World, name: str) -> int:
    """The last seq that the owner's page shows."""
    return w.app.rehearse.room(uid("owner"), w.ids[name]).position.last_seq


def _first(w: World) -> int:
    """The owner's first turn."""
    return next(t.seq for t in w.app.rehearse.room(uid("owner"), w.ids["take"]).turns if t.is_learners)


MATRIX: dict[str, Row] = {
    "models.notice": Row(lambda w, who: w.app.models.notice(who), EVERYBODY, NotAllowed),
    "models.accept": Row(lambda w, who: w.app.models.accept(who, w.app.models.notice(who).id), EVERYBODY, NotAllowed),
    "models.spent_today": Row(lambda w, who: w.app.models.spent_today(who), EVERYBODY, NotAllowed),
    "models.withdraw": Row(lambda w, who: w.app.models.withdraw(who), EVERYBODY, NotAllowed),
    "account.demo_people": Row(lambda w, _: w.app.account.demo_people(), frozenset(KINDS)),
    "account.enter_demo": Row(lambda w, _: w.app.account.enter_demo("owner"), frozenset(), NotAllowed),
    "account.me": Row(lambda w, who: w.app.account.me(who), EVERYBODY),
    "account.my_managers": Row(lambda w, who: w.app.account.my_managers(who), EVERYBODY),
    "account.settle": Row(lambda w, who: w.app.account.settle(who, language="en", zone="Europe/Lisbon"), EVERYBODY),
    "library.scenarios": Row(lambda w, who: w.app.library.scenarios(who, "nl"), EVERYBODY),
    "library.trainings": Row(lambda w, who: w.app.library.trainings(who), EVERYBODY),
    "library.brief": Row(lambda w, who: w.app.library.brief(who, "tiny", "nl"), LEARNERS_AND_TRAINERS, NotAllowed),
    "library.takes": Row(lambda w, who: w.app.library.takes(who), EVERYBODY),
    "library.notices": Row(lambda w, who: w.app.library.notices(who), TRAINERS, NotAllowed),
    "rehearse.start": Row(
        lambda w, who: w.app.rehearse.start(who, NewTake("tiny", "nl", "calm")), LEARNERS_AND_TRAINERS, NotAllowed
    ),
    "rehearse.watches": Row(
        lambda w, who: w.app.rehearse.watches(who, TRAINING, "ik zwijg", "nl"), LEARNERS_AND_TRAINERS, NotAllowed
    ),
    "rehearse.room": Row(lambda w, who: w.app.rehearse.room(who, w.ids["take"]), OWNER),
    "rehearse.pick": Row(
        lambda w, who: w.app.rehearse.pick(who, w.ids["open take"], _seq(w, "open take"), "k", "stay"), OWNER
    ),
    "rehearse.say": Row(
        lambda w, who: w.app.rehearse.say(who, w.ids["open take"], _seq(w, "open take"), "k", "Hallo"), OWNER
    ),
    "rehearse.answer": Row(lambda w, who: w.app.rehearse.answer(who, w.ids["open take"]), OWNER),
    "rehearse.perform": Row(lambda w, who: list(w.app.rehearse.perform(who, w.ids["improvised"])), OWNER),
    "rehearse.hint": Row(lambda w, who: w.app.rehearse.hint(who, w.ids["improvised"], _seq(w, "improvised")), OWNER),
    "rehearse.leave": Row(lambda w, who: w.app.rehearse.leave(who, w.ids["improvised"], _seq(w, "improvised")), OWNER),
    "rehearse.stop": Row(lambda w, who: w.app.rehearse.stop(who, w.ids["open take"]), OWNER),
    "rehearse.rewind": Row(lambda w, who: w.app.rehearse.rewind(who, w.ids["take"], _first(w)), OWNER),
    "rehearse.go_on": Row(lambda w, who: w.app.rehearse.go_on(who, w.ids["open take"]), OWNER),
    "reviews.review": Row(lambda w, who: w.app.reviews.review(who, w.ids["take"]), OWNER),
    "reviews.judge": Row(lambda w, who: w.app.reviews.judge(who, w.ids["take"]), OWNER),
    "reviews.confidence": Row(lambda w, who: w.app.reviews.confidence(who, w.ids["take"], 6), OWNER),
    "reviews.side_by_side": Row(
        lambda w, who: w.app.reviews.side_by_side(who, w.ids["take"], w.ids["open take"]), OWNER
    ),
    "reviews.model_answers": Row(lambda w, who: w.app.reviews.model_answers(who, w.ids["take"], "opening"), OWNER),
    "reviews.progress": Row(lambda w, who: w.app.reviews.progress(who, TRAINING), EVERYBODY),
    "reflect.reflection": Row(lambda w, who: w.app.reflect.reflection(who, w.ids["take"]), OWNER),
    "reflect.write": Row(lambda w, who: w.app.reflect.write(who, w.ids["take"], "Anders."), OWNER),
    "reflect.intentions": Row(lambda w, who: w.app.reflect.intentions(who), EVERYBODY),
    "reflect.intend": Row(lambda w, who: w.app.reflect.intend(who, "als", "dan", take=w.ids["take"]), OWNER),
    "reflect.drop": Row(lambda w, who: w.app.reflect.drop(who, w.ids["intention"]), OWNER),
    "sharing.document": Row(lambda w, who: w.app.sharing.document(who, Chosen(uid("manager"), w.ids["take"])), OWNER),
    "sharing.share": Row(
        lambda w, who: w.app.sharing.share(who, Chosen(uid("manager"), request="Tijd?")), MANAGED, NotAllowed
    ),
    "sharing.given": Row(lambda w, who: w.app.sharing.given(who), EVERYBODY),
    "sharing.revoke": Row(lambda w, who: w.app.sharing.revoke(who, w.ids["share"]), OWNER),
    "sharing.received": Row(lambda w, who: w.app.sharing.received(who), EVERYBODY),
    "sharing.open": Row(lambda w, who: w.app.sharing.open(who, w.ids["share"]), frozenset({"manager"})),
    "sharing.reply": Row(lambda w, who: w.app.sharing.reply(who, w.ids["share"], "Knap."), frozenset({"manager"})),
    "contests.readers": Row(lambda w, who: w.app.contests.readers(who, w.ids["take"]), OWNER),
    "contests.differ": Row(
        lambda w, who: w.app.contests.differ(who, w.ids["improvised"], "holding-ground", 3, "Anders."), OWNER
    ),
    "contests.mine": Row(lambda w, who: w.app.contests.mine(who, w.ids["take"]), OWNER),
    "contests.withdraw": Row(lambda w, who: w.app.contests.withdraw(who, w.ids["contest"]), OWNER),
    "contests.for_trainer": Row(lambda w, who: w.app.contests.for_trainer(who), EVERYBODY),
    "contests.open": Row(lambda w, who: w.app.contests.open(who, w.ids["contest"]), TRAINER, shows_the_owners=TRAINER),
    "contests.set_level": Row(lambda w, who: w.app.contests.set_level(who, w.ids["contest"], 3, "Zo."), TRAINER),
}
for topic in TOPICS:
    MATRIX |= topic.ROWS


@pytest.fixture(scope="module")
def furnished(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, UUID]]:
    """A database in which the owner has rehearsed and shared, to be copied."""
    path = tmp_path_factory.mktemp("matrix") / "coach.db"
    shutil.copy(sqlite_template, path)
    with opened(f"sqlite:///{path}") as world:
        populate(world)
        ids = rehearse(world)
        world.ids.update(ids)
        for topic in TOPICS:
            ids |= topic.furnish(world)
    return path, ids


@pytest.fixture
def world(furnished: tuple[Path, dict[str, UUID]], tmp_path: Path) -> Iterator[World]:
    """That organisation, for one test."""
    path, ids = furnished
    shutil.copy(path, tmp_path / "coach.db")
    with opened(f"sqlite:///{tmp_path / 'coach.db'}", seed=2) as copy:
        copy.clock.forward(hours=1)
        copy.ids.update(ids)
        yield copy


def test_every_use_case_has_a_row() -> None:
    """Generated from the classes: a new public method must say here who may call it."""
    methods = {
        f"{name}.{method}"
        for name, service in SERVICES.items()
        for method, _ in inspect.getmembers(service, inspect.isfunction)
        if not method.startswith("_")
    }
    assert methods == set(MATRIX)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", MATRIX)
def test_the_matrix(name: str, kind: str, world: World) -> None:
    """Whoever may, can, and sees nothing of the owner's; whoever may not, is refused and changes nothing."""
    row, who = MATRIX[name], world.person(kind)
    before = world.rows()
    if kind in row.allowed:
        answer = repr(row.call(world, who))
        if kind not in row.shows_the_owners:
            assert SECRET not in answer
            assert NEVER_SHARED not in answer
            assert str(world.ids["take"]) not in answer
        return
    refusal = NotAllowed if kind == UNKNOWN else row.refusal
    with pytest.raises(refusal):
        row.call(world, who)
    assert world.rows() == before


def test_a_refusal_does_not_tell_whether_a_thing_exists(world: World) -> None:
    """Somebody else's take or share, and one that never was, are refused in the same words."""
    never = uid("never")
    for there, gone in (
        (lambda: world.app.rehearse.room(uid("manager"), world.ids["take"]),
         lambda: world.app.rehearse.room(uid("manager"), never)),
        (lambda: world.app.sharing.open(uid("trainer"), world.ids["share"]),
         lambda: world.app.sharing.open(uid("trainer"), never)),
        (lambda: world.app.reflect.drop(uid("manager"), world.ids["intention"]),
         lambda: world.app.reflect.drop(uid("manager"), never)),
    ):  # fmt: skip
        with pytest.raises(NotFound) as first:
            there()
        with pytest.raises(NotFound) as second:
            gone()
        assert (first.value.code, first.value.values) == (second.value.code, second.value.values)


def test_own_things_do_not_open_the_door_to_anothers(world: World) -> None:
    """One take of mine beside one of yours, my share with your intention: refused as a whole."""
    mine = world.take("other learner")
    me = uid("other learner")
    for call in (
        lambda: world.app.reviews.side_by_side(me, mine, world.ids["take"]),
        lambda: world.app.sharing.document(me, Chosen(uid("manager"), mine, intention=world.ids["intention"])),
        lambda: world.app.sharing.document(me, Chosen(uid("manager"), world.ids["take"])),
    ):
        with pytest.raises(NotFound):
            call()
