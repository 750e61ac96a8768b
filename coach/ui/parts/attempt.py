"""A press of a button that can be refused: what came of it is told at the top of the page that is drawn next."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coach.errors import CoachError
from coach.ui.parts.notice import trouble
from coach.wording import Wording

_FAILED, _DID = "attempt-failed", "attempt-did"


def attempt(do: Callable[[], object], did: str = "") -> bool:
    """Do it; keep what to say about it. For callbacks, which cannot draw."""
    try:
        done = do()
    except CoachError as error:
        st.session_state[_FAILED] = error
        return False
    mailed = done[1] if isinstance(done, tuple) else done
    st.session_state[_DID] = (did, mailed)
    return True


def told(say: Wording) -> None:
    """What came of the last press; letters that did not go are told in one sentence."""
    failed = st.session_state.pop(_FAILED, None)
    if failed is not None:
        trouble(failed, say)
    did, mailed = st.session_state.pop(_DID, ("", None))
    if did:
        st.success(did)
    if mailed == "failed":
        st.info(say("followup.mail_failed"))
