"""Whatever a manager and a team write to each other is shown as the text that it is, on each of their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coach.services.debrief_room import NewAgreement
from coach.services.meetings import NewMeeting
from coach.services.proposing import NewProposal
from coach.services.talks import NewTalk
from coach.ui.parts.text import plain, safe
from tests.access_rows_followup import walls
from tests.fakes import TRAINING
from tests.joint_world import begun
from tests.pages import look, staged, text
from tests.shown import BOLD, labels
from tests.values import uid
from tests.world import PEOPLE, TEAM, World

TYPED = f"{BOLD} <b>x</b> <script>x()</script>"
OWNER, MANAGER, COLLEAGUE = uid("owner"), uid("manager"), uid("colleague")


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """An organisation in which everybody's name is full of signs, and everything that was written."""
    (tmp_path / "coach.db").write_bytes(sqlite_template.read_bytes())
    with staged(f"sqlite:///{tmp_path / 'coach.db'}", monkeypatch) as made:
        with made.database.write() as stores:
            for somebody in stores.people.many([uid(who) for who in PEOPLE]).values():
                stores.people.put(replace(somebody, first_name=BOLD, name=f"{BOLD} <b>x</b>", demo=True))
        _follow_up(made)
        _rehearse(made)
        yield made


def _follow_up(w: World) -> None:
    use = w.app.followup
    message, _ = use.messages.send(MANAGER, TEAM, TYPED, TYPED)
    use.messages.answer(OWNER, message, TYPED, TYPED, TYPED)
    asked = (use.talks.propose(MANAGER, NewTalk(OWNER, [TYPED], walls(w, 30, 50)))[0] for _ in range(2))
    w.ids["settled"], w.ids["proposed"] = asked
    slot = next(view.talk.slots[0] for view in use.board.mine(OWNER).talks if view.talk.id == w.ids["settled"])
    use.talks.pick(OWNER, w.ids["settled"], slot)
    use.talks.ask_others(OWNER, w.ids["proposed"], TYPED)
    use.promises.promise(MANAGER, OWNER, TYPED)
    w.app.guide.note(MANAGER, TRAINING, "floor", OWNER, TYPED)
    w.app.team.join(COLLEAGUE, w.app.team.suggest(OWNER, TEAM, TYPED, TYPED), on=True)
    w.ids["meeting"] = w.app.meetings.write(OWNER, NewMeeting(TYPED, BOLD, TYPED, TYPED, BOLD, TYPED))
    w.share(meeting=w.ids["meeting"], request=TYPED, reflection=TYPED)


def _rehearse(w: World) -> None:
    w.app.joints.propose(MANAGER, NewProposal(OWNER, words=TYPED))
    over, running = begun(w, watched=True), begun(w, watched=True)
    for one in (over, running):
        one.speak(TYPED)
        one.say(f"stay {TYPED}")
        w.app.joints.note(MANAGER, one.joint, TYPED)
    w.app.joints.stop(OWNER, over.joint)
    w.app.debriefs.speak_first(OWNER, over.joint, TYPED, TYPED)
    w.app.debriefs.view(MANAGER, over.joint, "holding-ground", 2, TYPED)
    w.app.debriefs.agree(OWNER, over.joint, NewAgreement(MANAGER, TYPED))
    w.ids.update({"over": over.joint, "running": running.joint})


VISITS = [
    ("owner", "together", {}),
    ("manager", "together", {}),
    ("owner", "joint", {"joint": "running"}),
    ("manager", "joint", {"joint": "running"}),
    ("colleague", "joint", {"joint": "running"}),
    ("owner", "debrief", {"joint": "over"}),
    ("manager", "debrief", {"joint": "over"}),
    ("colleague", "debrief", {"joint": "over"}),
    ("owner", "learner/followup", {}),
    ("owner", "learner/meeting", {}),
    ("owner", "learner/meeting", {"meeting": "meeting"}),
    ("owner", "learner/share", {}),
    ("owner", "learner/today", {}),
    ("owner", "team", {}),
    ("manager", "team", {}),
    ("manager", "manager/home", {}),
    ("manager", "manager/guide", {}),
    ("manager", "manager/guide", {"member": "owner"}),
    ("manager", "manager/followup", {}),
    ("manager", "manager/message", {}),
    ("manager", "manager/talk", {"talk": "settled"}),
    ("manager", "manager/talk", {"talk": "proposed"}),
    ("manager", "manager/talk", {"member": "owner"}),
    ("manager", "manager/inbox", {}),
]


@pytest.mark.parametrize(("who", "page", "address"), VISITS, ids=str)
def test_signs_are_signs(world: World, who: str, page: str, address: dict[str, str]) -> None:
    """No page takes them for bold, a picture, a link or an element, in labels, boxes or notices."""
    ids = {name: uid(wanted) if name == "member" else world.ids[wanted] for name, wanted in address.items()}
    at = look(who, page, **ids)
    read, drawn = labels(at), text(at)
    assert any(plain(BOLD) in label for label in read) or safe(BOLD) in drawn
    assert not [label for label in read if BOLD in label]
    assert BOLD not in drawn.replace(safe(BOLD), "")
    assert not re.search(r"(?<!\\)<(?:b>x|script)", drawn)  # in labels a backslash keeps it a sign
