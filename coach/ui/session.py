"""Who is in this tab and in which language: kept in the address and a cookie, so that a reload changes nothing."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from uuid import UUID, uuid4

import streamlit as st

from coach.errors import CoachError, StorageFailed
from coach.services.access import Actor
from coach.ui.wiring import app
from coach.wording import LANGUAGES, Wording, wording

_LOG = logging.getLogger(__name__)
LANGUAGE_COOKIE = "coach_language"
_PERSON, _LANGUAGE = "as", "lang"


def language() -> str:
    """The language of this page: chosen in this tab, kept in the cookie, the person's, the browser's, else English."""
    chosen = st.query_params.get(_LANGUAGE) or st.session_state.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    kept = st.context.cookies.get(LANGUAGE_COOKIE)
    if kept in LANGUAGES:
        return str(kept)
    wanted = str(st.context.locale or "")[:2].lower()
    return wanted if wanted in LANGUAGES else app().settings.language or "en"


def words() -> Wording:
    """The texts in the language of this page."""
    return wording(language())


def choose_language(chosen: str) -> None:
    """Switch the language here and remember it: in the tab, with the person, and in the cookie."""
    st.session_state["language"] = chosen
    st.query_params[_LANGUAGE] = chosen
    if "person" in st.session_state:
        _settle(UUID(st.session_state["person"]), language=chosen)


def keep_cookie() -> None:
    """Have the browser fetch the small image whose answer sets the language cookie, after a switch."""
    chosen = st.session_state.get("language")
    if chosen in LANGUAGES and st.context.cookies.get(LANGUAGE_COOKIE) != chosen:
        st.html(f'<img src="language/{chosen}.gif?{uuid4().hex}" alt="" width="1" height="1" class="rc-pixel">')


def enter(handle: str) -> None:
    """Come in as somebody of the demo team, in this tab."""
    person = app().account.enter_demo(handle)
    st.session_state["person"] = str(person.id)
    st.query_params[_PERSON] = handle


def leave() -> None:
    """Go back to the welcome page; drafts and all else that this tab held stay with nobody."""
    kept = st.session_state.get("language")
    st.session_state.clear()
    if kept is not None:
        st.session_state["language"] = kept
    for name in set(st.query_params) - {_LANGUAGE}:  # takes and shares in the address were theirs too
        del st.query_params[name]
    st.session_state["left"] = True


_WHO: ContextVar[Actor | None] = ContextVar("who", default=None)


def current() -> Actor | None:
    """Who is in this tab, or None: then the welcome page shows."""
    who = _current()
    _WHO.set(who)
    return who


def _current() -> Actor | None:
    handle = st.query_params.get(_PERSON)
    if "person" not in st.session_state:
        if not handle:
            return None
        try:
            enter(handle)
        except CoachError:
            leave()
            return None
    who = app().account.me(UUID(st.session_state["person"]))
    st.query_params[_PERSON] = who.person.handle
    _keep_zone(who)
    return who


def me() -> Actor:
    """Who is in this tab; pages run only when somebody is, whom the frame round them has asked for already."""
    who = _WHO.get() or current()
    if who is None:
        st.rerun()
    return who


def _keep_zone(who: Actor) -> None:
    zone = _zone()
    if not zone or zone == who.person.zone or st.session_state.get("zone") == zone:
        return
    st.session_state["zone"] = zone
    _settle(who.id, zone=zone)


def _zone() -> str | None:
    return st.context.timezone


def _settle(person: UUID, **what: str) -> None:
    """Remember it with the person where that can be done: a full disk must not keep anybody from their page."""
    try:
        app().account.settle(person, **what)
    except StorageFailed as error:
        _LOG.warning("Not kept with the person: %s %s", error.code, error.values)


def take_in_address() -> UUID | None:
    """The take that the address names, or None."""
    return id_in_address("take")


def id_in_address(name: str) -> UUID | None:
    """An id that the address gives by a name, or None when there is none that can be read."""
    try:
        return UUID(st.query_params.get(name, ""))
    except ValueError:
        return None
