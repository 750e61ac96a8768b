"""Calm words when something cannot be done: what happened and what to do next."""

from __future__ import annotations

import logging

import streamlit as st

from coach.errors import CoachError, Conflict, InputRefused, StorageFailed
from coach.ui.parts.text import plain
from coach.wording import Wording

_LOG = logging.getLogger(__name__)


def sentence(error: CoachError, say: Wording) -> str:
    """An error in the user's language, as Markdown in which what fills it stays what it is."""
    values = {name: plain(value) if isinstance(value, str) else value for name, value in error.values.items()}
    return say(f"errors.{error.code}", **values)


def trouble(error: CoachError, say: Wording) -> None:
    """Show an error; the log gets the cause of those that an operator must look at."""
    if isinstance(error, StorageFailed):
        _LOG.error("%s %s", error.code, error.values, exc_info=error)
        st.error(sentence(error, say))
    elif isinstance(error, Conflict | InputRefused):
        st.warning(sentence(error, say))
    else:
        st.info(sentence(error, say))


def gone(text: str, say: Wording) -> None:
    """There is nothing here (any more); where to go from here is in the navigation."""
    st.info(text)
    st.caption(say("frame.go_elsewhere"))
