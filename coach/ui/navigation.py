"""Which pages there are for whom. A page that is not listed for somebody does not exist for them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach.errors import CoachError
from coach.ui import style
from coach.ui.doors import check_visit
from coach.ui.parts.frame import frame
from coach.ui.parts.notice import trouble
from coach.ui.session import current, keep_cookie, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from streamlit.navigation.page import StreamlitPage

    from coach.services.access import Actor
    from coach.wording import Wording

_LOG = logging.getLogger(__name__)
_NAME = "Rehearsal Coach"
_PAGES = Path(__file__).parent / "pages"


def page(name: str) -> str:
    """The file of a page (``learner/room``), as ``st.switch_page`` wants it."""
    return str(_PAGES / f"{name}.py")


def run() -> None:
    """Draw the frame and the page that the address names."""
    st.set_page_config(page_title=_NAME, page_icon=str(_PAGES.parent.parent.parent / "static/lamp.svg"))
    style.apply()
    say = words()
    try:
        check_visit()
        _draw(say)
    except CoachError as error:
        trouble(error, say)
    except Exception:  # noqa: BLE001 - whatever it is, a person gets a calm sentence and the log the cause
        _LOG.exception("A page failed")
        st.error(say("frame.unexpected"))


def _draw(say: Wording) -> None:
    who = current()
    if who is None:
        door = [st.Page(page("welcome"), title=say("nav.welcome"), default=True)]
        chosen = st.navigation([*door, *_elsewhere("welcome", say("nav.welcome"), taken=())], position="hidden")
        if st.session_state.pop("left", False) and chosen is not door[0]:
            st.switch_page(door[0], query_params=dict(st.query_params))
    else:
        pages = _pages(who, say)
        home = _home(who)
        taken = {one.url_path for one in pages}
        chosen = st.navigation([*pages, *_elsewhere(home, pages[0].title, taken=taken)], position="top")
    st.set_page_config(page_title=f"{chosen.title} · {_NAME}")
    frame(who, say)
    keep_cookie()
    chosen.run()


def _home(who: Actor) -> str:
    """The page that somebody comes in on; the same as the first of their pages."""
    if who.trains:
        return "trainer/files"
    if who.manages:
        return "manager/home"
    if who.learns:
        return "learner/today"
    if who.subjects("member"):
        return "together"
    return "sponsor/transfer" if who.sponsors else "nothing"


def _elsewhere(home: str, title: str, *, taken: Collection[str]) -> list[StreamlitPage]:
    """Addresses of pages that are somebody else's lead home: an old link is no reason for an English error."""
    return [
        st.Page(page(home), title=title, url_path=address, visibility="hidden")
        for address in _ADDRESSES
        if address not in taken
    ]


def _pages(who: Actor, say: Wording) -> Sequence[StreamlitPage]:
    found: list[StreamlitPage] = []

    def add(name: str, title: str, *, hidden: bool = False, address: str = "") -> None:
        # The page at the root would keep its own name reserved without answering to it.
        url = address or (name.rsplit("/", 1)[-1].replace("_", "-") if found else _ROOT)
        found.append(
            st.Page(
                page(name), title=title, url_path=url, default=not found, visibility="hidden" if hidden else "visible"
            )
        )

    if who.trains:
        add("trainer/files", say("nav.files"))
        add("trainer/contests", say("nav.contests"))
    if who.manages:
        add("manager/home", say("nav.home"))
        add("manager/guide", say("nav.guide"))
        add("together", say("nav.together"))
        add("manager/followup", say("nav.followup"))
        add("manager/inbox", say("nav.inbox"))
        add("manager/message", say("nav.message"), hidden=True)
        add("manager/talk", say("nav.talk"), hidden=True)
    _for_learners(who, say, add)
    _rooms_together(who, say, add)
    if who.subjects("member"):
        add("learner/followup", say("nav.my_followup"), address="my-follow-up")
    if who.in_a_team:
        add("team", say("nav.team"))
    if who.sponsors:
        add("sponsor/transfer", say("nav.transfer"))
    if not found:
        add("nothing", say("nav.welcome"))
    return found


def _for_learners(who: Actor, say: Wording, add: Callable[..., None]) -> None:
    if not (who.learns or who.trains):
        return
    both = who.manages and not who.trains  # a row of ten pages is no row: the others are found on the first
    if not who.trains:
        add("learner/today", say("nav.myself") if both else say("nav.today"))
    add("learner/rehearsals", say("nav.rehearsals"), hidden=both)
    if who.learns and not who.manages:
        add("together", say("nav.together"))
    add("learner/intentions", say("nav.intentions"), hidden=both)
    add("learner/shared", say("nav.shared"), hidden=both)
    for name, title in _HIDDEN.items():
        add(name, say(title), hidden=True)


def _rooms_together(who: Actor, say: Wording, add: Callable[..., None]) -> None:
    """Where people rehearse together, for whoever is in a team or learns something."""
    if not (who.learns or who.manages or who.subjects("member")):
        return
    if not (who.learns or who.manages):
        add("together", say("nav.together"))
    add("joint", say("nav.joint"), hidden=True)
    add("debrief", say("nav.debrief"), hidden=True)


_ROOT = "start"
_HIDDEN = {
    "learner/brief": "nav.brief",
    "learner/room": "nav.room",
    "learner/feedback": "nav.feedback",
    "learner/takes": "nav.takes",
    "learner/progress": "nav.progress",
    "learner/share": "nav.share",
    "learner/ai": "nav.ai",
    "learner/meeting": "nav.meeting",
}
_ADDRESSES = (
    "today", "rehearsals", "intentions", "shared", "brief", "room", "feedback", "takes", "progress", "share", "inbox",
    "files", "contests", "ai", "meeting", "home", "guide", "team", "transfer", "together",
    "joint", "debrief", "followup", "my-follow-up", "message", "talk",
)  # fmt: skip
